"""Links in Markdown pages to brand files whose last day has passed.

The files leave the site by themselves, without a change to any page: a page must neither show a broken picture then nor
fail a strict build. So pictures are left out, and words keep standing without their link.
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

BEFORE_MKDOCS = 1
"""MkDocs resolves links in a processor of priority 0, and warns of those that lead nowhere."""


class EndedLinks(Extension):
    """Takes links to `files` out of the page whose source is `page`; both are set before a page is converted."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Collection[str] = ()
        """The files that have ended, relative to the published folder."""
        self.sets: Collection[str] = ()
        """The folders of the sets that they were in: what was made of them is gone too."""
        self.is_there: Callable[[str], bool] = lambda path: True
        """Whether the site has a file, by its path."""
        self.page = ""
        """The page that is converted, relative to the published folder."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Registers the processor."""
        md.treeprocessors.register(_Processor(self), "advocacy_ended_links", BEFORE_MKDOCS)

    def leads_to_ended(self, link: str | None) -> bool:
        """Whether a link on the page leads to a file that has ended."""
        try:
            parts = urlsplit(link or "")
        except ValueError:
            return False
        if parts.scheme or parts.netloc or not parts.path:
            return False
        path = posixpath.join("/", posixpath.dirname(self.page), unquote(parts.path))
        return self.has_ended(posixpath.normpath(path).lstrip("/"))

    def has_ended(self, path: str) -> bool:
        """Whether the file at that path, relative to the published folder, has ended or was made of such files."""
        if path in self.files:
            return True
        folder, _, below = path.partition("/")[2].partition("/")
        is_made = below.startswith("renditions/") or below == f"{folder}.zip"
        return is_made and f"brand/{folder}" in self.sets and path.startswith("brand/") and not self.is_there(path)

    def without_ended(self, nav: Any) -> Any:
        """The navigation of mkdocs.yml without entries for files that have ended."""
        if isinstance(nav, list):
            kept = (self.without_ended(entry) for entry in nav)
            return [entry for entry in kept if entry not in (None, {})]
        if isinstance(nav, dict):
            pairs = ((title, self.without_ended(entry)) for title, entry in nav.items())
            return {title: entry for title, entry in pairs if entry not in (None, [])}
        return None if isinstance(nav, str) and self.has_ended(posixpath.normpath(nav)) else nav


class _Processor(Treeprocessor):
    def __init__(self, ended: EndedLinks) -> None:
        super().__init__()
        self._ended = ended

    def run(self, root: Element) -> None:
        if self._ended.files:
            self._clean(root)

    def _clean(self, parent: Element) -> None:
        for child in list(parent):
            had_pictures = len(child) > 0
            self._clean(child)
            is_empty = had_pictures and not len(child) and not (child.text or "").strip()
            if child.tag == "img" and self._ended.leads_to_ended(child.get("src")):
                _remove(parent, child)
            elif child.tag == "a" and is_empty:
                _remove(parent, child)  # nothing of it could be seen
            elif child.tag == "a" and self._ended.leads_to_ended(child.get("href")):
                child.tag = "span"
                child.attrib.pop("href")


def _remove(parent: Element, child: Element) -> None:
    """Remove the child, and keep the words after it."""
    place = list(parent).index(child)
    parent.remove(child)
    if not child.tail:
        return
    if place:
        before = parent[place - 1]
        before.tail = (before.tail or "") + child.tail
    else:
        parent.text = (parent.text or "") + child.tail
