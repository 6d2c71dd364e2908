"""MkDocs pages that a plugin generates or extends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import ALONE, GeneratedFile, describe
from mkdocs_advocacy.rendering.search.text import text_of


class GeneratedPages:
    """MkDocs pages with a rendered part, either below the writer's content or alone."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config
        self._bodies: dict[str, Callable[[], Markup]] = {}
        self._titles: dict[str, str] = {}
        self._styles: dict[str, Sequence[str]] = {}
        self._begun: dict[str, str] = {}
        """The addresses of entries whose pages a writer created, by page source."""
        self._shown_to_search: set[str] = set()
        """The sources of such pages that aren't excluded from search."""
        self.texts: dict[str, str] = {}
        """The writers' text on such pages, by address."""

    def add(
        self,
        sources: Sequence[str],
        title: str,
        body: Callable[[bool], Markup],
        *,
        styles: Sequence[str] = (),
        entry: str = "",
    ) -> None:
        """Add `body` to the first of `sources` that exists, or to a new page at the first of them.

        `body` is called with True if it needs a heading because it's alone on the page. `styles` are the stylesheets
        it needs. `entry` is the address of the page's entry, under which search finds the page.
        """
        written = next((source for source in sources if self._files.get_file_from_path(source)), None)
        self._bodies[written or sources[0]] = partial(body, written is None)
        self._styles[written or sources[0]] = styles
        if written and entry:
            self._begun[written] = entry
        if written is None:
            self._titles[sources[0]] = title
            # Directory URLs keep the address the same in every hub, whatever its use_directory_urls.
            self._files.append(GeneratedFile.of(sources[0], "\n", self._config, use_directory_urls=True))

    def describe(self, page: Page) -> None:
        """Set the metadata of a generated page, as front matter would."""
        if title := self._titles.get(page.file.src_uri):
            describe(page, title=title, hide=ALONE, searched=False)
        elif page.file.src_uri in self._begun:
            if not (page.meta.get("search") or {}).get("exclude"):
                self._shown_to_search.add(page.file.src_uri)
            describe(page, searched=False)

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML with the rendered part appended."""
        if page.file.src_uri in self._shown_to_search and (address := self._begun.get(page.file.src_uri)):
            self.texts[address] = text_of(html)
        body = self._bodies.get(page.file.src_uri)
        ask_for(page, self._styles.get(page.file.src_uri, ()))
        return f"{html}\n{body()}" if body else html
