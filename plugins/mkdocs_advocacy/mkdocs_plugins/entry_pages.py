"""The pages of entries in MkDocs: those in the hub's own language, and their translations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
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
from mkdocs_advocacy.rendering.page_styles import CARDS, ask_for
from mkdocs_advocacy.rendering.pages import Chrome, Chromes, Spliced, SplicedFile, describe_entry
from mkdocs_advocacy.rendering.search.record import SearchRecord


class Translated(InLanguages, Protocol):
    """What can have a page that is rendered outside of MkDocs, such as an entry or a brand set."""

    @property
    def source(self) -> str:
        """The file of its texts, relative to the published folder."""

    @property
    def title(self) -> str:
        """As its page is called."""

    @property
    def summary(self) -> str | None:
        """One line on what it is."""

    @property
    def has_ended(self) -> bool:
        """Whether it keeps its address and is no longer offered."""


T = TypeVar("T", bound=Translated)


class TranslatedPages:
    """Pages in languages that are not the hub's own: the theme's frame is rendered once for each language."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config
        self._pages: list[tuple[SplicedFile, Translated, Callable[[], Markup], tuple[str, ...]]] = []

    def add(self, entry: T, body: Callable[[T], Markup], styles: Sequence[str]) -> None:
        """Add the page of a translation, or of an entry in another language than the hub's.

        `body` makes its main part, with its heading.
        """
        file = SplicedFile.at(entry.address, entry.source, self._config)
        self._files.append(file)
        self._pages.append((file, entry, partial(body, entry), tuple(styles)))

    def frame(self, env: Environment, nav: Navigation) -> None:
        """Give the pages what they need to be written."""
        chromes = Chromes(self._config, env, nav, self._files)
        for file, entry, body, styles in self._pages:
            chrome = chromes.frame(entry.address, entry.language, has_file=True, styles=styles)
            file.render = partial(self._page, file, entry, body, chrome)

    @property
    def addresses(self) -> list[str]:
        """Where the pages are, relative to the hub's root."""
        return [entry.address for _, entry, _, _ in self._pages]

    def _page(self, file: SplicedFile, entry: Translated, body: Callable[[], Markup], chrome: Chrome) -> bytes:
        canonical = f"{self._config.site_url or ''}{entry.address}"
        edit, raw = file.editing(self._config)
        description = entry.summary or ""
        return chrome.page(Spliced(entry.title, description, canonical, edit, raw, head=Markup(""), body=body()))


class EntryPages:
    """The pages of all kinds that have no renderer of their own."""

    def __init__(self, hub: Hub, kinds: Sequence[Kind[Any]], files: Files, config: MkDocsConfig, env: Environment):
        self._language = hub.language
        self._pages = GeneratedPages(files, config)
        self.translated = TranslatedPages(files, config)
        self._entries: dict[str, tuple[EntryRenderer, Entry[Any]]] = {}
        """The entries whose files are Markdown pages of MkDocs, by their sources."""
        self._texts: dict[str, str] = {}
        """The words of those pages, by the addresses of the entries."""
        self._borrowed: set[str] = set()
        """The addresses of translations that have no text of their own, and show that of the original."""
        self._renderers: list[EntryRenderer] = []
        self.ended: set[str] = set()
        """The addresses of entries that have ended: search engines are not told of them."""
        for kind in kinds:
            if not kind.has_renderer and kind.capability in hub.plugins:
                self._add(kind, hub, files, env)

    def _add(self, kind: Kind[Any], hub: Hub, files: Files, env: Environment) -> None:
        renderer = EntryRenderer(kind, hub, env)
        self._renderers.append(renderer)
        words = hub.words(hub.language)
        self._pages.add((f"{kind.name}/index.md",), words(f"{kind.name}_title"), renderer.overview, styles=CARDS)
        for group in hub.of(kind).values():
            for entry in group.all_languages:
                self.ended |= {entry.address} if entry.has_ended else set()
                if kind.is_markdown and (file := files.get_file_from_path(entry.source)):
                    file.dest_uri = f"{entry.address}index.html"
                    file.inclusion = InclusionLevel.NOT_IN_NAV
                    self._entries[entry.source] = renderer, entry
                elif entry.original or entry.language != hub.language:
                    self.translated.add(entry, partial(renderer.body, text=Markup(""), heading=True), CARDS)
                else:
                    sources = (f"{kind.name}/{entry.id}.md", f"{kind.name}/{entry.id}/index.md")
                    body = partial(renderer.body, entry, Markup(""))
                    self._pages.add(sources, entry.title, body, styles=CARDS, entry=entry.address)

    def describe(self, page: Page) -> None:
        """Say of a page what its front matter would."""
        if found := self._entries.get(page.file.src_uri):
            _, entry = found
            describe_entry(page, entry.title, getattr(entry.template, "summary", None), searched=False)
        self._pages.describe(page)

    def text_of(self, page: Page, markdown: str) -> str:
        """The Markdown of a page: for a translation without a text of its own, that of the original."""
        found = self._entries.get(page.file.src_uri)
        if found is None or markdown.strip():
            return markdown
        _, entry = found
        self._borrowed |= {entry.address} if entry.original else set()
        return entry.body

    def language_of(self, page: Page) -> str | None:
        """The language of an entry's page, where it is not the hub's own."""
        found = self._entries.get(page.file.src_uri)
        return found[1].language if found and found[1].language != self._language else None

    def completed(self, page: Page, html: str) -> str:
        """The page's HTML with what belongs around it."""
        if found := self._entries.get(page.file.src_uri):
            renderer, entry = found
            ask_for(page, CARDS)
            text = Markup(html)
            self._texts[entry.address] = text.striptags()
            if entry.address in self._borrowed:
                text = Markup('<div lang="{}" dir="auto">{}</div>').format(entry.original, text)
            return str(renderer.body(entry, text, True))
        return self._pages.completed(page, html)

    def search_records(self) -> list[SearchRecord]:
        """What search finds current entries by, whose pages it does not read itself."""
        texts = {**self._texts, **self._pages.texts}
        return [record for renderer in self._renderers for record in renderer.search_records(texts)]
