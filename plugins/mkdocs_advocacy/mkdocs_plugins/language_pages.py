"""A page in each of the hub's languages, written or generated, such as `programme.md` and its translations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.rendering.pages import link_section
from mkdocs_advocacy.rendering.search.record import SearchRecord


class LanguageRenderer(Protocol):
    """Renders a page in each of the hub's languages."""

    name: str
    """The page's name, which is its address in the main language and the stem of the writer's file."""
    styles: Sequence[str]
    """The stylesheets it needs, by path below `css/`."""

    def address(self, language: str) -> str:
        """Return the page's address in a language, relative to the hub's root."""

    def title(self, language: str) -> str:
        """Return the title of a page without a writer's text."""

    def body(self, language: str, heading: bool) -> Markup:
        """Render the page's part below the writer's text, or the whole page with a `heading` if there's no text."""

    def sections(self, language: str) -> Sequence[tuple[str, str]]:
        """Return the headings of the part below the writer's text, each with its anchor."""

    def search_record(self, language: str) -> SearchRecord:
        """Return the search record of a page without a writer's text, which the search index doesn't read itself."""


class LanguagePages:
    """The MkDocs pages of a renderer, below the writer's text if there is one."""

    def __init__(self, renderer: LanguageRenderer, hub: Hub, files: Files, config: MkDocsConfig) -> None:
        self._hub, self._renderer = hub, renderer
        self._pages = GeneratedPages(files, config)
        self._languages: dict[str, str] = {}
        """The languages of the pages, by page source."""
        self._written: dict[str, str] = {}
        """The languages of the pages with a writer's text, by page source."""
        for language in hub.settings.languages:
            self._add(language, files)

    def _add(self, language: str, files: Files) -> None:
        is_first, name = language == self._hub.language, self._renderer.name
        sources = (f"{name}.md", f"{name}/index.md") if is_first else (f"{name}/{language}.md", f"{name}.{language}.md")
        written = next(filter(None, map(files.get_file_from_path, sources)), None)
        self._languages[written.src_uri if written else sources[0]] = language
        if written:
            written.dest_uri = f"{self._renderer.address(language)}index.html"
            written.inclusion = written.inclusion if is_first else InclusionLevel.NOT_IN_NAV
            self._written[written.src_uri] = language
        body = partial(self._renderer.body, language)
        self._pages.add(sources, self._renderer.title(language), body, styles=self._renderer.styles)

    def describe(self, page: Page) -> None:
        """Set the metadata of a generated page, as front matter would."""
        self._pages.describe(page)

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML with the rendered part appended, and list its headings in the table of contents."""
        if language := self._written.get(page.file.src_uri):
            items = page.toc.items
            below = items[0].children if items and items[0].level == 1 else items
            below += [link_section(*section) for section in self._renderer.sections(language)]
        return self._pages.completed(page, html)

    def language_of(self, page: Page) -> str | None:
        """Return the language of one of the pages, or None if it's the hub's first language or another page."""
        language = self._languages.get(page.file.src_uri)
        return language if language != self._hub.language else None

    def search_records(self) -> Iterable[SearchRecord]:
        """Yield the search records of the pages without a writer's text."""
        generated = self._languages.keys() - self._written.keys()
        return (self._renderer.search_record(self._languages[source]) for source in sorted(generated))
