"""The page “You said, we did”: all answers, the newest first, with feeds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.kinds.feedback.model import NEEDS_ANSWER, Feedback
from mkdocs_advocacy.kinds.feedback.render import DID, STYLES, FeedbackRenderer, FeedbackView
from mkdocs_advocacy.rendering.addresses import address_in, base_of
from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.search.record import SearchRecord

NEWEST = 100
"""The number of answers on the page and in a feed. The board lists all."""


@dataclass(frozen=True, slots=True)
class DidView:
    """The values that the page shows."""

    title: str
    lead: str | None
    """How many entries were done and how many were declined."""
    answers: Sequence[FeedbackView]
    more: bool
    """Whether there are more answers than the page shows."""
    mark: None
    alternates: Sequence[Alternate]


class DidRenderer:
    """The renderer of the page in each of the hub's languages."""

    name = DID
    styles: Sequence[str] = STYLES

    def __init__(self, hub: Hub, renderer: FeedbackRenderer, environment: Environment, *, has_feeds: bool) -> None:
        self._hub, self._renderer, self._has_feeds = hub, renderer, has_feeds
        self._template = environment.get_template("advocacy/feedback/did.html")

    def address(self, language: str) -> str:
        """Return the page's address in a language of the hub, relative to the hub's root."""
        return address_in(self.name, language, self._hub.language)

    def title(self, language: str) -> str:
        """Return the title of a page without a writer's text."""
        return self._hub.words(language)("feedback_did_title")

    def body(self, language: str, heading: bool) -> Markup:
        """Render the page's part below the writer's text, or the whole page with a `heading` if there's no text."""
        address, words = self.address(language), self._hub.words(language)
        return Markup(
            self._template.render(
                view=self._view(language),
                feed=f"{address}feed.xml" if self._has_feeds else None,
                ways=self._renderer.ways(words),
                t=words,
                base=base_of(address),
                heading=heading,
            )
        )

    def sections(self, language: str) -> Sequence[tuple[str, str]]:
        """Return the headings of the part below the writer's text: none, because every entry has one."""
        del language
        return ()

    def search_record(self, language: str) -> SearchRecord:
        """Return the search record of a page without a writer's text. Entries have records of their own."""
        return SearchRecord(
            kind="pages",
            address=self.address(language),
            title=self.title(language),
            language=language,
            group=self.name,
            text=self._hub.words(language)("feedback_did_intro"),
        )

    def answers(self, language: str) -> Sequence[FeedbackView]:
        """Return the newest answers in a language of the hub."""
        views = self._renderer.views(self._hub.words(language))
        return [views.of(entry.in_language(language)) for entry in self._list_answered()[:NEWEST]]

    def _list_answered(self) -> Sequence[Feedback]:
        """Return all entries with an answer, the newest answer first."""
        entries: Mapping[str, Feedback] = self._hub.of(FEEDBACK)
        days = {
            name: entry.template.answer.date
            for name, entry in entries.items()
            if entry.template.answer and not entry.has_ended
        }
        return [entries[name] for name in sorted(days, key=lambda name: (-days[name].toordinal(), name))]

    def _view(self, language: str) -> DidView:
        words, answered = self._hub.words(language), self._list_answered()
        stages = Counter(entry.template.stage for entry in answered)
        counts = [words.count(f"feedback_{stage}", stages[stage]) for stage in NEEDS_ANSWER if stages[stage]]
        return DidView(
            title=self.title(language),
            lead=words.listed(counts) if counts else None,
            answers=self.answers(language),
            more=len(answered) > NEWEST,
            mark=None,
            alternates=[
                Alternate(self.address(other), other, words.name_of(other))
                for other in self._hub.settings.languages
                if other != language
            ],
        )
