"""Render the board, the pages of entries, and their search records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.feedback.details import Describer, FeedbackDetails
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.kinds.feedback.model import FINAL, STAGES, Feedback, FeedbackTemplate, Stage, text_in
from mkdocs_advocacy.kinds.feedback.telling import TellUs, Way, list_ways
from mkdocs_advocacy.rendering.addresses import address_in, base_of
from mkdocs_advocacy.rendering.choices import STYLES as CHOICE_STYLES
from mkdocs_advocacy.rendering.choices import Choices, if_different
from mkdocs_advocacy.rendering.entries import Alternate, alternates_of, mark_of, search_record, time_of
from mkdocs_advocacy.rendering.page_styles import CARDS
from mkdocs_advocacy.rendering.search.record import SearchRecord

DID = "you-said-we-did"
"""The name of the page with all answers."""
STYLES: Sequence[str] = (*CARDS, *CHOICE_STYLES, "components/actions", "kinds/programme", "kinds/feedback")


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """An entry, prepared for templates."""

    id: str
    address: str
    title: str
    summary: str | None
    language: str
    until: str | None
    mark: str | None
    has_ended: bool
    alternates: Sequence[Alternate]
    details: FeedbackDetails


@dataclass(frozen=True, slots=True)
class Column:
    """The entries of a stage."""

    stage: Stage
    title: str
    hint: str
    """An explanation of the stage."""
    is_final: bool
    count: str
    shows: str
    """The attribute `data-show` of the stage: the numbers of all choices that show an entry in it."""
    views: Sequence[FeedbackView]


class Views:
    """Prepares entries for templates, in the language of `words`."""

    def __init__(self, hub: Hub, words: Catalogue) -> None:
        self._hub, self._words, self._describer = hub, words, Describer(hub, words)

    def of(self, entry: Feedback) -> FeedbackView:
        """Return the view of an entry in its own language."""
        return FeedbackView(
            id=entry.id,
            address=entry.address,
            title=entry.title,
            summary=entry.summary,
            language=entry.language,
            until=time_of(entry, self._words),
            mark=mark_of(entry, self._words, self._hub),
            has_ended=entry.has_ended,
            alternates=alternates_of(self._hub.of(FEEDBACK)[entry.id], entry, self._words),
            details=self._describer.describe(entry),
        )

    def current(self) -> Sequence[FeedbackView]:
        """Return the views of all entries that aren't retired, in the language of the words if available."""
        entries = self._hub.of(FEEDBACK).values()
        return [self.of(entry.in_language(self._words.language)) for entry in entries if not entry.has_ended]


class FeedbackRenderer:
    """The renderer of the board and of entries."""

    def __init__(self, hub: Hub, environment: Environment, tell_us: TellUs | None) -> None:
        self._hub, self._tell_us = hub, tell_us
        self._entry = environment.get_template("advocacy/feedback/entry.html")
        self._board = environment.get_template("advocacy/feedback/entries.html")
        self._views: dict[str, Views] = {}

    def body(self, entry: Feedback, heading: bool) -> Markup:
        """Render the main part of an entry's page. Pages created by the writer need no heading."""
        words = self._hub.words(entry.language)
        return Markup(
            self._entry.render(
                kind=FEEDBACK.name,
                view=self.views(words).of(entry),
                t=words,
                base=base_of(entry.address),
                heading=heading,
            )
        )

    def board(self, heading: bool) -> Markup:
        """Render the board: entries by stage, in the hub's first language if available."""
        words = self._hub.words(self._hub.language)
        views = self.views(words).current()
        kinds = [(view.details.kind, view.details.kind_title) for view in views]
        teams = [(name, link.text) for view in views for name, link in view.details.teams]
        choices = Choices((if_different(kinds), if_different(teams)), words)
        columns = [self._make_column(stage, views, choices, words) for stage in STAGES]
        return Markup(
            self._board.render(
                columns=[column for column in columns if column.views],
                choices=choices,
                shows={view.address: choices.shows(_values_of(view)) for view in views},
                ways=self.ways(words),
                did=address_in(DID, words.language, self._hub.language),
                t=words,
                base="../",
                heading=heading,
            )
        )

    def search_records(self, texts: Mapping[str, str]) -> list[SearchRecord]:
        """Return the search records of current entries in all languages. `texts` maps addresses to page text."""
        return [
            search_record(FEEDBACK, one, " · ".join(filter(None, (self._text_of(one), texts.get(one.address, "")))))
            for entry in self._hub.of(FEEDBACK).values()
            for one in entry.all_languages
            if not one.has_ended
        ]

    def ways(self, words: Catalogue) -> Sequence[Way]:
        """Return the ways to send feedback, in the language of `words`."""
        return list(list_ways(self._tell_us, words))

    def views(self, words: Catalogue) -> Views:
        """Return the views in the language of `words`, which are prepared once."""
        if words.language not in self._views:
            self._views[words.language] = Views(self._hub, words)
        return self._views[words.language]

    def _text_of(self, entry: Feedback) -> str:
        template: FeedbackTemplate = entry.template
        return text_in(template.answer.text, entry.language, self._hub.language)[0] if template.answer else ""

    def _make_column(self, stage: Stage, views: Sequence[FeedbackView], choices: Choices, words: Catalogue) -> Column:
        own = sorted(
            (view for view in views if view.details.stage == stage),
            key=lambda view: (*view.details.order, view.title.casefold()),
        )
        return Column(
            stage=stage,
            title=words(f"feedback_stage_{stage}"),
            hint=words(f"feedback_stage_{stage}_hint"),
            is_final=stage in FINAL,
            count=words.number(len(own)),
            shows=choices.shows(dict.fromkeys(value for view in own for value in _values_of(view))),
            views=own,
        )


def _values_of(view: FeedbackView) -> Iterator[str]:
    yield view.details.kind
    yield from (name for name, _ in view.details.teams)
