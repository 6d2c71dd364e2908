"""The pages about what customers say: one about all mentions, and one for each department."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.feedback.listening.department import DepartmentRenderer
from mkdocs_advocacy.kinds.feedback.listening.page import ListeningRenderer
from mkdocs_advocacy.kinds.feedback.listening.places import has_pages
from mkdocs_advocacy.mkdocs_plugins.language_pages import LanguagePages, LanguageRenderer
from mkdocs_advocacy.rendering.search.record import SearchRecord


class ListeningPages:
    """The pages of a hub's mentions; none without published ones."""

    def __init__(self, hub: Hub, files: Files, config: MkDocsConfig, environment: Environment) -> None:
        renderers: list[LanguageRenderer] = [
            ListeningRenderer(hub, environment),
            *(DepartmentRenderer(name, hub, environment) for name in hub.rules.listening.departments),
        ]
        self._pages = [LanguagePages(one, hub, files, config) for one in renderers] if has_pages(hub) else []

    def describe(self, page: Page) -> None:
        """Set the metadata of a generated page, as front matter would."""
        for pages in self._pages:
            pages.describe(page)

    def completed(self, page: Page, html: str) -> str:
        """Return the page's HTML with the rendered part appended."""
        for pages in self._pages:
            html = pages.completed(page, html)
        return html

    def language_of(self, page: Page) -> str | None:
        """Return the language of one of the pages, or None if it's the hub's first language or another page."""
        return next((language for pages in self._pages if (language := pages.language_of(page))), None)

    def search_records(self) -> Iterator[SearchRecord]:
        """Yield the search records of the pages without a writer's text."""
        for pages in self._pages:
            yield from pages.search_records()
