"""The page about the whole programme: what it gives and asks, who runs it, how to join, and what the hub can't know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.groups.details import GroupDetails, describe_group
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.groups.model import Group
from mkdocs_advocacy.kinds.guidelines.kind import GUIDELINES
from mkdocs_advocacy.rendering.addresses import address_in, base_of
from mkdocs_advocacy.rendering.entries import Alternate
from mkdocs_advocacy.rendering.page_styles import CARDS
from mkdocs_advocacy.rendering.search.record import SearchRecord

CONSENT = "consent"
"""The id of the guideline about what people agree to when they join."""
_ORDER = ("programme", "space", "council", "team")
"""The kinds of groups, in the order in which the page lists them."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group on the page."""

    link: Link
    summary: str | None
    looks_for: str | None
    details: GroupDetails


@dataclass(frozen=True, slots=True)
class ProgrammeView:
    """The values that the page shows."""

    title: str
    groups: Sequence[GroupView]
    """The groups that people can join, except teams."""
    teams: Sequence[GroupView]
    """The teams that run the programme."""
    consent: Link | None
    """The guideline about what people agree to."""
    mark: str | None
    alternates: Sequence[Alternate]


class ProgrammeRenderer:
    """The renderer of the page in each of the hub's languages."""

    name = "programme"
    """The page's name, which is its address and the stem of the writer's file."""
    styles: Sequence[str] = (*CARDS, "components/actions", "kinds/programme")

    def __init__(self, hub: Hub, environment: Environment, *, has_analytics: bool) -> None:
        """`has_analytics` tells whether the hub's owner added an analytics tool, which the page must not conceal."""
        self._hub, self._has_analytics = hub, has_analytics
        self._template = environment.get_template("advocacy/groups/programme.html")

    def address(self, language: str) -> str:
        """Return the page's address in a language of the hub, relative to the hub's root."""
        return address_in(self.name, language, self._hub.language)

    def title(self, language: str) -> str:
        """Return the title of a page without a writer's text."""
        return self._hub.words(language)("programme_title")

    def body(self, language: str, heading: bool) -> Markup:
        """Render the page's part below the writer's text, or the whole page with a `heading` if there's no text."""
        return Markup(
            self._template.render(
                view=self._view(language),
                has_analytics=self._has_analytics,
                t=self._hub.words(language),
                base=base_of(self.address(language)),
                heading=heading,
            )
        )

    def sections(self, language: str) -> list[tuple[str, str]]:
        """Return the headings of the part below the writer's text, each with its anchor."""
        view, words = self._view(language), self._hub.words(language)
        names = [
            *(("gives", "asks", "join") if view.groups else ()),
            *(("run",) if view.teams else ()),
            *("voluntary", "unknown"),
        ]
        return [(words(f"programme_{name}"), name) for name in names]

    def search_record(self, language: str) -> SearchRecord:
        """Return the search record of a page without a writer's text, which the search index doesn't read itself."""
        view = self._view(language)
        texts = ((group.link.text, *group.details.gives, *group.details.asks) for group in (*view.groups, *view.teams))
        return SearchRecord(
            kind="pages",
            address=self.address(language),
            title=view.title,
            language=language,
            group=self.name,
            text=" · ".join(chain.from_iterable(texts)),
        )

    def _view(self, language: str) -> ProgrammeView:
        words = self._hub.words(language)
        groups = [group.in_language(language) for group in self._hub.of(GROUPS).values() if not group.has_ended]
        groups.sort(key=lambda group: (_ORDER.index(group.template.kind), group.title.casefold()))
        return ProgrammeView(
            title=self.title(language),
            groups=[self._view_group(group, words) for group in groups if group.template.kind != "team"],
            teams=[self._view_group(group, words) for group in groups if group.template.kind == "team"],
            consent=self._link_to_consent(words),
            mark=None,
            alternates=[
                Alternate(self.address(other), other, words.name_of(other))
                for other in self._hub.settings.languages
                if other != language
            ],
        )

    def _view_group(self, group: Group, words: Catalogue) -> GroupView:
        details = describe_group(group, self._hub, words)
        return GroupView(Link(group.address, group.title), group.summary, group.template.looks_for, details)

    def _link_to_consent(self, words: Catalogue) -> Link | None:
        guideline = self._hub.of(GUIDELINES).all.get(CONSENT) if "guidelines" in self._hub.plugins else None
        shown = guideline.in_language(words.language) if guideline else None
        return Link(shown.address, shown.title) if shown else None
