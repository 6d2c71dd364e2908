"""Pages, cards and search records for kinds without a dedicated renderer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.page_styles import CARDS
from mkdocs_advocacy.rendering.search.record import SearchRecord


class Alternate(NamedTuple):
    """The same entry in another language."""

    address: str
    language: str
    name: str


class InLanguages(Protocol):
    """Content with a page in each of its languages."""

    @property
    def address(self) -> str:
        """The address of the page, relative to the hub's root."""

    @property
    def language(self) -> str:
        """The language of the page."""

    @property
    def all_languages(self) -> Sequence[InLanguages]:
        """The original and its translations."""


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry, prepared for templates."""

    address: str
    title: str
    summary: str | None
    language: str
    until: str | None
    """A sentence with the last day, or a note that the entry is no longer offered."""
    mark: str | None
    """The note that a preview shows on a draft or embargoed entry."""
    has_ended: bool
    alternates: Sequence[Alternate]
    template: Any
    """The content of the entry's file, for the kind's own templates."""
    count: str | None = None
    """How many items the entry has, as text."""
    details: object = None
    """The facts that the kind derives from the entry, for its own templates."""


class EntryRenderer:
    """The renderer of a kind's entries, with the kind's templates, or with the default templates."""

    def __init__(self, kind: Kind[Any], hub: Hub, environment: Environment, site: str) -> None:
        """Create the renderer. `site` is the absolute URL of the site, or empty."""
        self._kind, self._hub, self._site = kind, hub, site
        self._entries: Mapping[str, Entry[Any]] = hub.of(kind)
        self.styles = (*CARDS, *kind.styles)
        """The stylesheets of the pages."""
        self._page = environment.select_template([f"advocacy/{kind.name}/entry.html", "advocacy/entry.html"])
        self._overview = environment.select_template([f"advocacy/{kind.name}/entries.html", "advocacy/entries.html"])

    def body(self, entry: Entry[Any], text: Markup, heading: bool) -> Markup:
        """Render the main part of an entry's page around its `text`. Pages created by the writer need no heading."""
        words = self._hub.words(entry.language)
        return Markup(
            self._page.render(
                kind=self._kind.name,
                view=self.view(entry, words),
                text=text,
                t=words,
                base=base_of(entry.address),
                site=self._site,
                heading=heading,
            )
        )

    def overview(self, heading: bool) -> Markup:
        """Render all entries by title, current ones first, each in the hub's first language if available."""
        words = self._hub.words(self._hub.language)
        entries = [entry.in_language(self._hub.language) for entry in self._entries.values()]
        describe = self._kind.overview_details
        details = describe(entries, self._hub, words) if describe else None
        views = [self.view(entry, words) for entry in entries]
        views.sort(key=lambda view: (view.has_ended, view.title.casefold()))
        return Markup(
            self._overview.render(
                kind=self._kind.name,
                views=views,
                details=details,
                t=words,
                base="../",
                site=self._site,
                heading=heading,
            )
        )

    def search_records(self, texts: Mapping[str, str]) -> list[SearchRecord]:
        """Return the search records of current entries in all languages. `texts` maps addresses to page text."""
        return [
            search_record(self._kind, one, texts.get(one.address, ""))
            for entry in self._entries.values()
            for one in entry.all_languages
            if not one.has_ended
        ]

    def view(self, entry: Entry[Any], words: Catalogue) -> EntryView:
        """Return the view of an entry, with facts in the language of `words`."""
        group = self._entries[entry.id]
        return EntryView(
            address=entry.address,
            title=entry.title,
            summary=getattr(entry.template, "summary", None),
            language=entry.language,
            until=time_of(entry, words),
            mark=mark_of(entry, words, self._hub),
            has_ended=entry.has_ended,
            alternates=alternates_of(group, entry, words),
            template=entry.template,
            details=self._kind.details(entry, self._hub, words) if self._kind.details else None,
        )


def search_record(kind: Kind[Any], entry: Entry[Any], page: str = "") -> SearchRecord:
    """Return an entry's search record: its title, the keys that its kind declares, and the text of its page."""
    summary = str(getattr(entry.template, "summary", None) or "")
    texts = (*(getattr(entry.template, key, None) for key in kind.search if key != "summary"), page)
    return SearchRecord(
        kind=kind.name,
        address=entry.address,
        title=entry.title,
        language=entry.language,
        group=f"{kind.name}/{entry.id}",
        summary=summary if "summary" in kind.search else "",
        text=" · ".join(str(text) for text in texts if text),
        tags=tuple(f"#{tag}" for tag in getattr(entry.template, "hashtags", None) or ()),
    )


def alternates_of(group: InLanguages, shown: InLanguages, words: Catalogue) -> list[Alternate]:
    """Return the other languages of `shown`. `group` is the original."""
    others = (one for one in group.all_languages if one.language != shown.language)
    return [Alternate(one.address, one.language, words.name_of(one.language)) for one in others]


def mark_of(entry: Entry[Any], words: Catalogue, hub: Hub) -> str | None:
    """Return the note that a preview shows on a draft or embargoed entry."""
    if entry.state is State.DRAFT:
        return words("draft")
    if entry.state is State.EMBARGOED and entry.since:
        return words("embargoed", date=words.day(day_of(entry.since, hub.settings.zone)))
    return None


def time_of(entry: Entry[Any], words: Catalogue) -> str | None:
    """Return a sentence with the entry's last day, or a note that it's no longer offered. None without either."""
    if entry.state is State.RETIRED:
        return words("entry_retired")
    if entry.last_day is None:
        return None
    return words("entry_ended" if entry.has_ended else "until", date=words.day(entry.last_day))
