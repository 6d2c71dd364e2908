"""The page about what customers say in each of the hub's languages: `listening/`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.feedback.listening.conversations import Conversations, Quarter
from mkdocs_advocacy.kinds.feedback.listening.drawing import Drawing
from mkdocs_advocacy.kinds.feedback.listening.heard import Heard
from mkdocs_advocacy.kinds.feedback.listening.places import NAME, department_address
from mkdocs_advocacy.kinds.feedback.listening.telling import Telling
from mkdocs_advocacy.rendering.addresses import address_in, base_of
from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.search.record import SearchRecord

STYLES: Sequence[str] = ("components/page", "components/charts", "kinds/listening", "kinds/results")


@dataclass(frozen=True, slots=True)
class QuarterView:
    """Both conversations in a quarter."""

    title: str
    sides: str
    """The numbers of posts and mentions."""
    drifts: Sequence[str]
    table: Markup | None


@dataclass(frozen=True, slots=True)
class DepartmentLine:
    """A department in the list."""

    link: Link
    topics: str
    """The names of its topics."""


@dataclass(frozen=True, slots=True)
class ListeningView:
    """The values that the page shows."""

    title: str
    mark: None
    alternates: Sequence[Alternate]
    lead: str
    points: Sequence[str]
    volume: Markup
    apart: str
    topics: Markup | None
    hidden: str | None
    """A sentence about the topics with too few mentions."""
    sentiments: Markup | None
    judging: Sequence[str]
    """Sentences about the tool that rated the mentions."""
    sources: Markup | None
    languages: Markup | None
    quarters: Sequence[QuarterView]
    undated: str | None
    """A sentence about posts without a date."""
    departments: Sequence[DepartmentLine]
    methods: Sequence[str]
    notes: Sequence[str]


class ListeningRenderer:
    """The renderer of the page in each of the hub's languages. The hub must have published mentions."""

    name = NAME
    styles: Sequence[str] = STYLES

    def __init__(self, hub: Hub, environment: Environment) -> None:
        self._hub, self._heard = hub, Heard(hub)
        self._conversations = Conversations(hub, self._heard.figures)
        self._template = environment.get_template("advocacy/listening/listening.html")

    def address(self, language: str) -> str:
        """Return the page's address in a language of the hub, relative to the hub's root."""
        return address_in(self.name, language, self._hub.language)

    def title(self, language: str) -> str:
        """Return the title of a page without a writer's text."""
        return self._hub.words(language)("listening_title")

    def body(self, language: str, heading: bool) -> Markup:
        """Render the page's part below the writer's text, or the whole page with a `heading` if there's no text."""
        words, base = self._hub.words(language), base_of(self.address(language))
        return Markup(self._template.render(view=self._view(words), t=words, base=base, heading=heading))

    def sections(self, language: str) -> Sequence[tuple[str, str]]:
        """Return the headings of the part below the writer's text, each with its anchor."""
        words = self._hub.words(language)
        view = self._view(words)
        parts = (
            ("topics", view.topics or view.hidden),
            ("sentiment", True),
            ("two", view.quarters),
            ("sources", view.sources),
            ("languages", view.languages),
            ("departments", view.departments),
        )
        return [
            *((words(f"listening_{name}"), name) for name, part in parts if part),
            (words("results_notes"), "notes"),
        ]

    def search_record(self, language: str) -> SearchRecord:
        """Return the search record of a page without a writer's text. It holds no numbers, which change monthly."""
        listening = self._hub.rules.listening
        titles = (listening.name_topic(topic, language, self._hub.language) for topic in listening.topics)
        return SearchRecord(
            kind="pages",
            address=self.address(language),
            title=self.title(language),
            language=language,
            group=self.name,
            text=" · ".join(titles),
        )

    def _view(self, words: Catalogue) -> ListeningView:
        drawing = Drawing(self._hub, self._heard, words)
        telling = Telling(self._hub, self._heard, words, drawing)
        lines = self._heard.lines_of(self._hub.rules.listening.topics)
        undated = self._conversations.undated
        return ListeningView(
            title=self.title(words.language),
            mark=None,
            alternates=alternates_in(self._hub, self.name, words),
            lead=telling.lead(),
            points=[*telling.points(lines)],
            volume=drawing.volume(),
            apart=telling.apart(),
            topics=drawing.topics(lines),
            hidden=telling.hidden(lines),
            sentiments=drawing.sentiments(),
            judging=[*telling.judging()],
            sources=drawing.divided("source"),
            languages=drawing.divided("language"),
            quarters=[_view_quarter(quarter, drawing, telling, words) for quarter in self._conversations.quarters()]
            if lines
            else [],
            undated=words.count("listening_undated", undated) if undated else None,
            departments=[*_list_departments(self._hub, words)],
            methods=[*telling.methods()],
            notes=[*telling.notes()],
        )


def _view_quarter(quarter: Quarter, drawing: Drawing, telling: Telling, words: Catalogue) -> QuarterView:
    return QuarterView(
        title=words.quarter(quarter.period.first),
        sides=telling.sides(quarter),
        drifts=telling.drifts(quarter),
        table=drawing.conversations(quarter) if quarter.pairs else None,
    )


def _list_departments(hub: Hub, words: Catalogue) -> Iterator[DepartmentLine]:
    listening = hub.rules.listening
    for department in listening.departments:
        name = listening.name_department(department, words.language, hub.language)
        topics = [listening.name_topic(one, words.language, hub.language) for one in listening.topics_of(department)]
        address = department_address(department, words.language, hub) or ""
        yield DepartmentLine(Link(address, name), " · ".join(topics))


def alternates_in(hub: Hub, name: str, words: Catalogue) -> Sequence[Alternate]:
    """Return the addresses of a page in the hub's other languages."""
    return [
        Alternate(address_in(name, other, hub.language), other, words.name_of(other))
        for other in hub.settings.languages
        if other != words.language
    ]
