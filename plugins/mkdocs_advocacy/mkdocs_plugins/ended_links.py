"""Remove links from Markdown pages to brand files that have expired, and to content for other audiences.

Files expire without any change to the pages that use them, and a build for one audience has the same pages as the
hub. Such a page must not show a broken image or fail a strict build, so its images are removed and its links become
plain text.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from mkdocs_advocacy.content.for_others import ForOthers
from mkdocs_advocacy.core.link_removal import remove_links

BEFORE_MKDOCS = 1
"""MkDocs resolves links, and warns about broken ones, in a processor with priority 0."""


class EndedLinks(Extension):
    """A processor that removes links to `files` from the page `page`. Set both before a page is converted."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Collection[str] = ()
        """The expired files, relative to the published folder."""
        self.sets: Collection[str] = ()
        """The folders of the files' sets, whose archives and renditions are gone too."""
        self.for_others = ForOthers()
        """The content that is only for other audiences than the build's."""
        self.is_there: Callable[[str], bool] = lambda path: True
        """Whether the site has a file at the given path."""
        self.page = ""
        """The source of the page being converted, relative to the published folder."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the processor."""
        md.treeprocessors.register(_Processor(self), "advocacy_ended_links", BEFORE_MKDOCS)

    def leads_to_ended(self, link: str) -> bool:
        """Return whether a link on the page leads to an expired file, or to content for other audiences."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return False
        if parts.scheme or parts.netloc or not parts.path:
            return False
        path = posixpath.join("/", posixpath.dirname(self.page), unquote(parts.path))
        return self.has_ended(posixpath.normpath(path).lstrip("/"))

    def has_ended(self, path: str) -> bool:
        """Return whether `path`, relative to the published folder, has expired, or is only for other audiences.

        This includes what was made from such files.
        """
        if path in self.files or self.for_others.holds(path):
            return True
        folder, _, below = path.partition("/")[2].partition("/")
        is_derived = below.startswith("renditions/") or below == f"{folder}.zip"
        return is_derived and f"brand/{folder}" in self.sets and path.startswith("brand/") and not self.is_there(path)

    def without_ended(self, nav: Any) -> Any:
        """Return the navigation of mkdocs.yml without entries for such files and pages."""
        if isinstance(nav, list):
            kept = (self.without_ended(entry) for entry in nav)
            return [entry for entry in kept if entry not in (None, {})]
        if isinstance(nav, dict):
            pairs = ((title, self.without_ended(entry)) for title, entry in nav.items())
            return {title: entry for title, entry in pairs if entry not in (None, [])}
        return None if isinstance(nav, str) and self.has_ended(posixpath.normpath(nav).lstrip("/")) else nav


class _Processor(Treeprocessor):
    def __init__(self, ended: EndedLinks) -> None:
        super().__init__()
        self._ended = ended

    def run(self, root: Element) -> None:
        if self._ended.files or self._ended.for_others:
            remove_links(root, self._ended.leads_to_ended)
