"""The pages with a selection of the hub's content for each audience."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.entry import Entry, Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.audiences import address_of_audience, audiences_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import Alternate, mark_of, time_of

POSTS_SHOWN = 4
"""The number of posts on a page, which links to the others."""
Calendars = Callable[[Kind[Any], str], str | None]
"""Returns the address of the calendar of a kind's entries for an audience, if there is one."""


@dataclass(frozen=True, slots=True)
class ShortView:
    """An entry in a section of the page."""

    address: str
    title: str
    summary: str | None
    language: str
    context: str | None
    """When it takes place, how long it is offered, or what it is."""
    mark: str | None
    """The note that a preview shows on a draft or embargoed entry."""


@dataclass(frozen=True, slots=True)
class _AudienceView:
    """The page's title, and its other languages."""

    title: str
    alternates: Sequence[Alternate]
    mark: None = None


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of a kind."""

    title: str
    address: str
    """The address of all entries of the kind."""
    entries: Sequence[ShortView]
    calendar: str | None
    """The address of a calendar with the entries, if there is one."""


class AudienceRenderer:
    """The renderer of the selections for audiences, in each of the hub's languages."""

    def __init__(
        self, kinds: Sequence[Kind[Any]], hub: Hub, environment: Environment, site: str, calendar_of: Calendars
    ) -> None:
        """Create the renderer. `site` is the absolute URL of the site, or empty."""
        self._hub, self._site, self._calendar_of = hub, site, calendar_of
        self._has_posts = "posts" in hub.plugins
        self._kinds = [
            kind for kind in kinds if kind.capability in hub.plugins and isinstance(hub.content[kind.name], Mapping)
        ]
        self._template = environment.get_template("advocacy/audiences/audience.html")

    def title(self, audience: str, language: str) -> str:
        """Return the page's title, such as “For employees”."""
        return self._hub.words(language).title_for(audience)

    def address(self, audience: str, language: str) -> str:
        """Return the page's address, relative to the hub's root."""
        return address_of_audience(audience, "" if language == self._hub.language else language)

    def markdown(self, audience: str, language: str) -> str:
        """Return the Markdown of a page that no writer wrote: the audience's newest posts.

        Pages in other languages than the hub's first one show only posts in theirs.
        """
        if not self._has_posts:
            return "\n"
        only = f"language: {language}\n" if language != self._hub.language else ""
        return f"\n```posts\naudience: {audience}\n{only}limit: {POSTS_SHOWN}\n```\n"

    def body(self, audience: str, language: str, text: Markup, heading: bool) -> Markup:
        """Render the page of an audience around its `text`. Pages created by a writer need no heading."""
        words = self._hub.words(language)
        only = f"&language={language}" if language != self._hub.language else ""
        return Markup(
            self._template.render(
                view=_AudienceView(words.title_for(audience), self._list_alternates(audience, language, words)),
                text=text,
                posts=f"posts/?audience={audience}{only}" if heading and self._has_posts else None,
                sections=list(self._list_sections(audience, words)),
                is_selection=self._hub.settings.audience is None,
                t=words,
                base=base_of(self.address(audience, language)),
                site=self._site,
                heading=heading,
            )
        )

    def _list_alternates(self, audience: str, language: str, words: Catalogue) -> list[Alternate]:
        others = (code for code in self._hub.settings.languages if code != language)
        return [Alternate(self.address(audience, code), code, words.name_of(code)) for code in others]

    def _list_sections(self, audience: str, words: Catalogue) -> Iterator[Section]:
        for kind in self._kinds:
            entries: Mapping[str, Entry[Any]] = self._hub.content[kind.name]
            meant = [entry for entry in entries.values() if audience in audiences_of(entry.template)]
            calendar = self._calendar_of(kind, audience)
            if (views := self._list_views(kind, meant, words)) or calendar:
                yield Section(words(f"{kind.name}_title"), f"{kind.name}/", views, calendar)

    def _list_views(self, kind: Kind[Any], entries: Sequence[Entry[Any]], words: Catalogue) -> list[ShortView]:
        found: list[tuple[float, str, ShortView]] = []
        for entry in (entry.in_language(words.language) for entry in entries if not entry.has_ended):
            if short := self._shorten(kind, entry, words):
                mark = mark_of(entry, words, self._hub)
                view = ShortView(entry.address, entry.title, entry.summary, entry.language, short.context, mark)
                found.append((short.order, entry.title.casefold(), view))
        found.sort(key=lambda row: row[:2])
        return [view for _, _, view in found]

    def _shorten(self, kind: Kind[Any], entry: Entry[Any], words: Catalogue) -> Short | None:
        if kind.short:
            return kind.short(entry, self._hub, words)
        return Short(time_of(entry, words))
