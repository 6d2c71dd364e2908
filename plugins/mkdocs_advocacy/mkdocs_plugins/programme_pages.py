"""The MkDocs pages about the whole programme: `programme.md` and its translations, written or generated."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.groups.programme_page import NAME, STYLES, ProgrammeRenderer, address_in
from mkdocs_advocacy.mkdocs_plugins.generated_pages import GeneratedPages
from mkdocs_advocacy.rendering.pages import link_section
from mkdocs_advocacy.rendering.search.record import SearchRecord


class ProgrammePages:
    """The page about the programme in each of the hub's languages, below the writer's text if there is one."""

    def __init__(self, hub: Hub, files: Files, config: MkDocsConfig, env: Environment) -> None:
        has_analytics = bool(config.extra.get("analytics"))
        self._hub, self._renderer = hub, ProgrammeRenderer(hub, env, has_analytics=has_analytics)
        self._pages = GeneratedPages(files, config)
        self._languages: dict[str, str] = {}
        """The languages of the pages, by page source."""
        self._written: dict[str, str] = {}
        """The languages of the pages with a writer's text, by page source."""
        for language in hub.settings.languages:
            self._add(language, files)

    def _add(self, language: str, files: Files) -> None:
        is_first = language == self._hub.language
        sources = (f"{NAME}.md", f"{NAME}/index.md") if is_first else (f"{NAME}/{language}.md", f"{NAME}.{language}.md")
        written = next(filter(None, map(files.get_file_from_path, sources)), None)
        self._languages[written.src_uri if written else sources[0]] = language
        if written:
            written.dest_uri = f"{address_in(language, self._hub)}index.html"
            written.inclusion = written.inclusion if is_first else InclusionLevel.NOT_IN_NAV
            self._written[written.src_uri] = language
        body = partial(self._renderer.body, language)
        self._pages.add(sources, self._renderer.title(language), body, styles=STYLES)

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
        """Return the language of a page about the programme, or None if it's the hub's first language."""
        language = self._languages.get(page.file.src_uri)
        return language if language != self._hub.language else None

    def search_records(self) -> Iterable[SearchRecord]:
        """Yield the search records of the pages without a writer's text."""
        generated = self._languages.keys() - self._written.keys()
        return (self._renderer.search_record(self._languages[source]) for source in sorted(generated))
