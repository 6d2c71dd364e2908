"""Content that a build for one audience withholds because it is only for others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from mkdocs_advocacy.content.entry import EntryPage
from mkdocs_advocacy.content.page_clashes import address_of_page
from mkdocs_advocacy.core.audiences import selection_addresses


@dataclass(frozen=True)
class ForOthers:
    """The pages and files that are only for other audiences. They exist, but this build must not mention them."""

    pages: tuple[EntryPage, ...] = ()
    """The pages of entries."""
    written: frozenset[str] = frozenset()
    """Other Markdown pages, relative to the published folder."""
    files: frozenset[str] = frozenset()
    """Other files, relative to the published folder."""
    audiences: tuple[str, ...] = ()
    """The other audiences, whose selections have pages in other builds."""
    languages: tuple[str, ...] = ("",)
    """The languages of these pages, the hub's main language first."""

    @cached_property
    def addresses(self) -> frozenset[str]:
        """The addresses of all pages, relative to the hub's root."""
        return self._of_entries | self._of_written

    @cached_property
    def _of_entries(self) -> frozenset[str]:
        selections = selection_addresses(self.audiences, self.languages)
        return frozenset((*(page.address for page in self.pages), *selections))

    @cached_property
    def _of_written(self) -> frozenset[str]:
        return frozenset(map(address_of_page, self.written))

    def __bool__(self) -> bool:
        """Return whether there is any such content."""
        return bool(self.pages or self.written or self.files or self.audiences)

    def holds(self, path: str) -> bool:
        """Return whether a link to `path`, relative to the published folder, leads to such content.

        The path is that of a source file, or of a page or another file in the site. An entry's address is also the
        folder of its files; other pages can be in the folder of a written page.
        """
        parts = path.split("/")
        folders = ("/".join(parts[:count]) + "/" for count in range(1, len(parts) + 1))
        page = f"{path.removesuffix('index.html').removesuffix('.html').rstrip('/')}/"
        return path in self._sources or page in self._of_written or not self._of_entries.isdisjoint(folders)

    @cached_property
    def _sources(self) -> frozenset[str]:
        return self.files | self.written | {page.source for page in self.pages}
