"""Content that a build for one audience withholds because it is only for others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.core.lifecycle import State


@dataclass(frozen=True)
class Elsewhere:
    """The pages and files that are only for other audiences. They exist, but this build must not mention them."""

    pages: tuple[EntryPage, ...] = ()
    files: frozenset[str] = field(default=frozenset())
    """Other files, relative to the published folder."""

    @classmethod
    def among(cls, pages: Iterable[EntryPage], files: Iterable[str]) -> Elsewhere:
        """Return the pages of a hub that are for other audiences, and these `files`, which are too."""
        return cls(tuple(page for page in pages if page.state is State.ELSEWHERE), frozenset(files))

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of the pages, relative to the hub's root."""
        return frozenset(page.address for page in self.pages)

    def __bool__(self) -> bool:
        """Return whether there is any such content."""
        return bool(self.pages or self.files)

    def holds(self, path: str) -> bool:
        """Return whether a link to `path`, relative to the published folder, leads to such content.

        The path is that of a source file, or of a page or another file in the site.
        """
        parts = path.split("/")
        folders = ("/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1))
        return path in self._sources or not self.addresses.isdisjoint(folders)

    @cached_property
    def _sources(self) -> frozenset[str]:
        return self.files | {page.source for page in self.pages}
