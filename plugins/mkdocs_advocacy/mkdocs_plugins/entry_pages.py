"""The MkDocs pages of entries and of their translations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.rendering.entries import EntryRenderer, InLanguages
from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import Chrome, Chromes, Spliced, SplicedFile, describe_entry
from mkdocs_advocacy.rendering.search.record import SearchRecord
from mkdocs_advocacy.rendering.search.text import text_of


class Translated(InLanguages, Protocol):
    """Content that can have a page rendered outside MkDocs, such as an entry or a brand set."""

    @property
    def source(self) -> str:
        """The path of the source file, relative to the published folder."""

    @property
    def title(self) -> str:
        """The title of the page."""

    @property
    def summary(self) -> str | None:
        """A one-line summary."""

    @property
    def has_ended(self) -> bool:
        """Whether the content is no longer offered but keeps its address."""


T = TypeVar("T", bound=Translated)


class TranslatedPages:
    """Pages rendered outside MkDocs, such as those of translations. The theme's frame is rendered once per language."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config
        self._pages: list[tuple[SplicedFile, Translated, Callable[[], Markup], tuple[str, ...]]] = []

    def add(self, entry: T, body: Callable[[T], Markup], styles: Sequence[str], *, source: str = "") -> None:
        """Add the page of a translation, of an entry that isn't in the hub's first language, or of a launch.

        `body` renders the main part of the page, including its heading. `source` stands for its source file if that
        file already has another page.
        """
        file = SplicedFile.at(entry.address, source or entry.source, self._config)
        file.edit_uri = entry.source
        self._files.append(file)
        self._pages.append((file, entry, partial(body, entry), tuple(styles)))

    def frame(self, env: Environment, nav: Navigation) -> None:
        """Render the frames that the pages need for writing."""
        chromes = Chromes(self._config, env, nav, self._files)
        for file, entry, body, styles in self._pages:
            chrome = chromes.frame(entry.address, entry.language, has_file=True, styles=styles)
            file.render = partial(self._render_page, file, entry, body, chrome)

    @property
    def addresses(self) -> list[str]:
        """The addresses of the pages, relative to the hub's root."""
        return [entry.address for _, entry, _, _ in self._pages]

    def _render_page(self, file: SplicedFile, entry: Translated, body: Callable[[], Markup], chrome: Chrome) -> bytes:
        canonical = f"{self._config.site_url or ''}{entry.address}"
        edit, raw = file.editing(self._config)
        description = entry.summary or ""
        return chrome.page(Spliced(entry.title, description, canonical, edit, raw, head=Markup(""), body=body()))


class EntryPages:
    """The pages of all kinds without a dedicated renderer."""

    def __init__(self, hub: Hub, kinds: Sequence[Kind[Any]], files: Files, config: MkDocsConfig, env: Environment):
        self._language, self._site, self._docs = hub.language, config.site_url or "", config.docs_dir
        self._pages = GeneratedPages(files, config)
        self.translated = TranslatedPages(files, config)
        self._entries: dict[str, tuple[EntryRenderer, Entry[Any]]] = {}
        """The entries that are Markdown pages of MkDocs, by source."""
        self._texts: dict[str, str] = {}
        """The text of such pages, by the entry's address."""
        self._borrowed: set[str] = set()
        """The addresses of translations without text, which show the original's text."""
        self._renderers: list[EntryRenderer] = []
        self.ended: set[str] = set()
        """The addresses of expired and retired entries, which the sitemap omits."""
        for kind in kinds:
            if not kind.has_renderer and kind.capability in hub.plugins:
                self._add(kind, hub, files, env)

    def _add(self, kind: Kind[Any], hub: Hub, files: Files, env: Environment) -> None:
        renderer = EntryRenderer(kind, hub, env, self._site)
        self._renderers.append(renderer)
        words = hub.words(hub.language)
        self._pages.add(
            (f"{kind.name}/index.md",), words(f"{kind.name}_title"), renderer.overview, styles=renderer.styles
        )
        for group in hub.of(kind).values():
            for entry in group.all_languages:
                self.ended |= {entry.address} if entry.has_ended else set()
                if kind.is_markdown and (file := files.get_file_from_path(entry.source)):
                    file.dest_uri = f"{entry.address}index.html"
                    file.inclusion = InclusionLevel.NOT_IN_NAV
                    self._entries[entry.source] = renderer, entry
                elif entry.original or entry.language != hub.language:
                    self.translated.add(entry, partial(renderer.body, text=Markup(""), heading=True), renderer.styles)
                else:
                    sources = [f"{kind.name}/{entry.id}.md", f"{kind.name}/{entry.id}/index.md"]
                    if Path(self._docs, sources[1]).is_file():  # even if it's withheld, so that links to it work
                        sources.reverse()
                    body = partial(renderer.body, entry, Markup(""))
                    self._pages.add(sources, entry.title, body, styles=renderer.styles, entry=entry.address)

    def describe(self, page: Page) -> None:
        """Set a page's metadata, as front matter would."""
        if known := self._entries.get(page.file.src_uri):
            _, entry = known
            describe_entry(page, entry.title, getattr(entry.template, "summary", None), searched=False)
        self._pages.describe(page)

    def text_of(self, page: Page, markdown: str) -> str:
        """Return a page's Markdown. A translation without text uses the original's."""
        known = self._entries.get(page.file.src_uri)
        if known is None or markdown.strip():
            return markdown
        _, entry = known
        self._borrowed |= {entry.address} if entry.original else set()
        return entry.body

    def language_of(self, page: Page) -> str | None:
        """Return the language of an entry's page, or None if it's the hub's first language."""
        known = self._entries.get(page.file.src_uri)
        return known[1].language if known and known[1].language != self._language else None

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML, completed by the entry's template."""
        if known := self._entries.get(page.file.src_uri):
            renderer, entry = known
            ask_for(page, renderer.styles)
            text = Markup(html)
            self._texts[entry.address] = text_of(html)
            if entry.address in self._borrowed:
                text = Markup('<div lang="{}" dir="auto">{}</div>').format(entry.original, text)
            return str(renderer.body(entry, text, True))
        return self._pages.completed(page, html)

    def search_records(self) -> list[SearchRecord]:
        """Return the search records of current entries, whose pages the search index skips."""
        texts = {**self._texts, **self._pages.texts}
        return [record for renderer in self._renderers for record in renderer.search_records(texts)]
