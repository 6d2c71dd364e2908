"""The page of a department in each of the hub's languages: what customers say about its topics, and its answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.feedback.details import feedback_of, newest_day
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.kinds.feedback.listening.drawing import Drawing
from mkdocs_advocacy.kinds.feedback.listening.heard import Heard
from mkdocs_advocacy.kinds.feedback.listening.page import STYLES, alternates_in
from mkdocs_advocacy.kinds.feedback.listening.places import NAME, department_name
from mkdocs_advocacy.kinds.feedback.listening.telling import Telling
from mkdocs_advocacy.kinds.feedback.model import Feedback, Source
from mkdocs_advocacy.kinds.feedback.render import STYLES as OF_FEEDBACK
from mkdocs_advocacy.kinds.feedback.render import FeedbackView, Views
from mkdocs_advocacy.rendering.addresses import address_in, base_of
from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.search.record import SearchRecord

ELSEWHERE: Sequence[Source] = ("shop", "phone", "event", "interview")
"""Sources that no listening tool counts."""
_GROUPS = "groups"
"""The name of the kind. Groups show feedback, so their declaration can't be imported here."""


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """The values that the page shows."""

    title: str
    mark: None
    alternates: Sequence[Alternate]
    points: Sequence[str]
    topics: Markup | None
    hidden: str | None
    """A sentence about the topics with too few mentions."""
    waiting: Sequence[FeedbackView]
    answered: Sequence[FeedbackView]
    elsewhere: Sequence[FeedbackView]
    """Feedback that was heard in person, answered or not."""
    bringers: Sequence[Link]
    """The teams that bring findings to departments."""
    overview: str
    """The address of the page about all topics."""
    board: str | None
    """The address of the board, if the hub has one."""


class DepartmentRenderer:
    """The renderer of a department's page in each of the hub's languages. The hub must have published mentions."""

    styles: Sequence[str] = tuple(sorted({*STYLES, *OF_FEEDBACK}))

    def __init__(self, department: str, hub: Hub, environment: Environment) -> None:
        self.name = department_name(department)
        self._department, self._hub, self._heard = department, hub, Heard(hub)
        self._template = environment.get_template("advocacy/listening/department.html")

    def address(self, language: str) -> str:
        """Return the page's address in a language of the hub, relative to the hub's root."""
        return address_in(self.name, language, self._hub.language)

    def title(self, language: str) -> str:
        """Return the title of a page without a writer's text."""
        name = self._hub.rules.listening.name_department(self._department, language, self._hub.language)
        return self._hub.words(language)("listening_to_department", department=name)

    def body(self, language: str, heading: bool) -> Markup:
        """Render the page's part below the writer's text, or the whole page with a `heading` if there's no text."""
        words, base = self._hub.words(language), base_of(self.address(language))
        return Markup(self._template.render(view=self._view(words), t=words, base=base, heading=heading))

    def sections(self, language: str) -> Sequence[tuple[str, str]]:
        """Return the headings of the part below the writer's text, each with its anchor."""
        words, view = self._hub.words(language), self._view(self._hub.words(language))
        parts = (
            ("topics", True),
            ("waiting", view.waiting),
            ("answered", view.answered),
            ("elsewhere", view.elsewhere),
        )
        return [(words(f"listening_{name}"), name) for name, part in parts if part]

    def search_record(self, language: str) -> SearchRecord:
        """Return the search record of a page without a writer's text. It holds no numbers, which change monthly."""
        listening = self._hub.rules.listening
        topics = listening.topics_of(self._department)
        return SearchRecord(
            kind="pages",
            address=self.address(language),
            title=self.title(language),
            language=language,
            group=self.name,
            text=" · ".join(listening.name_topic(topic, language, self._hub.language) for topic in topics),
        )

    def _view(self, words: Catalogue) -> DepartmentView:
        drawing = Drawing(self._hub, self._heard, words)
        telling = Telling(self._hub, self._heard, words, drawing)
        lines = self._heard.lines_of(self._hub.rules.listening.topics_of(self._department))
        has_programme = FEEDBACK.capability in self._hub.plugins
        entries, views = self._find_feedback() if has_programme else (), Views(self._hub, words)
        shown = [views.of(entry.in_language(words.language)) for entry in entries]
        heard_in = {entry.id: entry.template.heard.source if entry.template.heard else None for entry in entries}
        online = [view for view in shown if heard_in[view.id] not in ELSEWHERE]
        return DepartmentView(
            title=self.title(words.language),
            mark=None,
            alternates=alternates_in(self._hub, self.name, words),
            points=[*telling.changes(lines)],
            topics=drawing.topics(lines, with_counts=True),
            hidden=telling.hidden(lines),
            waiting=[view for view in online if view.details.answer is None],
            answered=[view for view in online if view.details.answer],
            elsewhere=[view for view in shown if heard_in[view.id] in ELSEWHERE],
            bringers=[*self._find_bringers(words)] if has_programme else [],
            overview=address_in(NAME, words.language, self._hub.language),
            board=f"{FEEDBACK.name}/" if has_programme else None,
        )

    def _find_feedback(self) -> Sequence[Feedback]:
        """Return the current feedback for the department, the newest first."""
        found = [
            entry
            for entry in feedback_of(self._hub).values()
            if self._department in entry.template.addressees
            and entry.template.stage != "merged"
            and not entry.has_ended
        ]
        return sorted(found, key=lambda entry: (-newest_day(entry.template).toordinal(), entry.id))

    def _find_bringers(self, words: Catalogue) -> Iterator[Link]:
        """Yield the teams that councils work with, such as the insights team."""
        groups: Mapping[str, Any] = {
            name: group for name, group in self._hub.content[_GROUPS].items() if not group.has_ended
        }
        councils = (group.template for group in groups.values() if group.template.kind == "council")
        named = dict.fromkeys(name for council in councils for name in council.works_with)
        for name in named:
            if name in groups and groups[name].template.kind == "team":
                shown = groups[name].in_language(words.language)
                yield Link(shown.address, shown.title)
