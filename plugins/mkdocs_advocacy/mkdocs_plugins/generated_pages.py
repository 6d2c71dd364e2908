"""Ordinary pages of MkDocs that a plugin makes, or to which it adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_advocacy.rendering.page_styles import ask_for
from mkdocs_advocacy.rendering.pages import ALONE, GeneratedFile, describe


class GeneratedPages:
    """Ordinary pages of MkDocs with parts that are rendered: below what a writer wrote, or alone."""

    def __init__(self, files: Files, config: MkDocsConfig) -> None:
        self._files, self._config = files, config
        self._bodies: dict[str, Callable[[], Markup]] = {}
        self._titles: dict[str, str] = {}
        self._styles: dict[str, Sequence[str]] = {}
        self._begun: dict[str, str] = {}
        """The addresses of entries whose pages a writer began, by the sources of those."""
        self._shown_to_search: set[str] = set()
        """The sources of those whose words their writers let be found."""
        self.texts: dict[str, str] = {}
        """The words that writers wrote there, by address."""

    def add(
        self,
        sources: Sequence[str],
        title: str,
        body: Callable[[bool], Markup],
        *,
        styles: Sequence[str] = (),
        entry: str = "",
    ) -> None:
        """Put `body` on the first of `sources` that a writer wrote, or on a new page at the first of them.

        `body` is told whether it stands alone, and so needs a heading; `styles` are the sheets that it asks for.
        `entry` is the address of the entry whose page it is, which search finds as such.
        """
        written = next((source for source in sources if self._files.get_file_from_path(source)), None)
        self._bodies[written or sources[0]] = partial(body, written is None)
        self._styles[written or sources[0]] = styles
        if written and entry:
            self._begun[written] = entry
        if written is None:
            self._titles[sources[0]] = title
            # Directory addresses always: the address is the same in every hub.
            self._files.append(GeneratedFile.of(sources[0], "\n", self._config, use_directory_urls=True))

    def describe(self, page: Page) -> None:
        """Say of a page that nobody wrote what a writer would say in its front matter."""
        if title := self._titles.get(page.file.src_uri):
            describe(page, title=title, hide=ALONE, searched=False)
        elif page.file.src_uri in self._begun:
            if not (page.meta.get("search") or {}).get("exclude"):
                self._shown_to_search.add(page.file.src_uri)
            describe(page, searched=False)

    def completed(self, page: Page, html: str) -> str:
        """The page's HTML with what belongs below it."""
        if page.file.src_uri in self._shown_to_search and (address := self._begun.get(page.file.src_uri)):
            self.texts[address] = Markup(html).striptags()
        body = self._bodies.get(page.file.src_uri)
        ask_for(page, self._styles.get(page.file.src_uri, ()))
        return f"{html}\n{body()}" if body else html
