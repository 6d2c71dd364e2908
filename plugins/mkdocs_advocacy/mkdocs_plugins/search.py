"""The hub's search in MkDocs. It replaces the records and index of Material's plugin."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files as SiteFiles
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.fast.kept_pages import KeptFolder
from mkdocs_advocacy.rendering.search.archive import delete_pages
from mkdocs_advocacy.rendering.search.index import FOLDER
from mkdocs_advocacy.rendering.search.make import IndexMaker, LateIndexMaker
from mkdocs_advocacy.rendering.search.pagefind import SearchFailed
from mkdocs_advocacy.rendering.search.record import SearchRecord, Section

POSTS, PAGES = "posts", "pages"
_REPLACED = ("page_context", "post_build")
"""The events when Material's plugin reads pages and writes its index."""
_FOR_SEARCH = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")


class SiteSearch:
    """The search index of a site: `add` records, `begin` to create the index, and `finish` to write it."""

    def __init__(self) -> None:
        self._records: dict[str, SearchRecord] = {}
        self._version = ""
        self._maker: IndexMaker | LateIndexMaker | None = None
        self._kept, self._is_written = KeptFolder(), False
        """The last index of a preview."""

    def put_away(self, site: Path) -> None:
        """In a preview, move the index out of the site before MkDocs deletes its files."""
        if self._is_written:
            self._kept.put_away(site / FOLDER)

    def replace_search_of_theme(self, config: MkDocsConfig) -> None:
        """Prevent Material's plugin from writing its index. It still enables the search field and reads pages."""
        material_search = _material_search(config)
        for event in _REPLACED:
            methods = config.plugins.events[event]
            methods[:] = [
                method
                for method in methods
                if material_search is None or getattr(method, "__self__", None) is not material_search
            ]

    def clear(self, config: MkDocsConfig) -> None:
        """Remove the records of an earlier build, unless this build adds another language to the same site."""
        if not is_later_build(config):
            self._records, self._version = {}, ""

    def add(self, records: Iterable[SearchRecord], version: str = "") -> None:
        """Add records to the index. For `version`, see `posts` of `SearchIndex`."""
        self._version = version or self._version
        for record in records:
            self._records[record.address] = record

    def read_pages(self, files: SiteFiles, config: MkDocsConfig, kinds: Sequence[Kind[Any]], hub: Hub) -> None:
        """Add the Markdown pages, as Material's plugin reads them, except excluded ones."""
        index: Any = getattr(_material_search(config), "search_index", None)
        for file in files.documentation_pages() if index is not None else ():
            if (page := file.page) and page.content:
                index.entries = []
                index.add_entry_from_context(page)
                page.content = _FOR_SEARCH.sub("", page.content)
                if index.entries:
                    kind = next((kind.name for kind in kinds if page.url.startswith(f"{kind.name}/")), PAGES)
                    self.add([_build_record(page, kind, index.entries, config, hub)])

    def begin(self, caches: Path, *, keep_records: bool) -> None:
        """Start to create the index, or take it from the folder `caches`. A preview that has one waits for `finish`.

        `keep_records` if a later build adds records to them.
        """
        self.stop()
        if not self._kept.is_away:
            self._maker = IndexMaker(caches, self._sort_records(), self._version)
            self._maker.start()
            if not keep_records:
                self._records = {}  # frees memory

    def finish(self, caches: Path, site: Path) -> None:
        """Write the index to the site. A preview that already has an index gets the new one a few seconds later."""
        if isinstance(self._maker, IndexMaker):
            try:
                self._maker.write(site)
            except SearchFailed as failed:
                raise PluginError(f"The search index could not be created: {failed}") from None
            self._maker, self._is_written = None, True
        else:
            if self._kept.put_back(site / FOLDER):
                delete_pages(site)
            self._maker = LateIndexMaker(IndexMaker(caches, self._sort_records(), self._version), site)
            self._maker.start()

    def stop(self) -> None:
        """Stop creating an index. A preview keeps the last index that was finished."""
        if self._maker:
            self._maker.stop()
            self._maker = None

    def clear_kept(self) -> None:
        """Delete the index that a preview has moved out of the site."""
        self._kept.clear()

    def _sort_records(self) -> list[SearchRecord]:
        """Return the records with posts first, because the feed's scripts number its posts from 0."""
        return sorted(self._records.values(), key=lambda record: record.kind != POSTS)


def _material_search(config: MkDocsConfig) -> Any:
    return config.plugins.get("search") or config.plugins.get("material/search")


def _build_record(page: Page, kind: str, entries: Sequence[Any], config: MkDocsConfig, hub: Hub) -> SearchRecord:
    """Return a page's record; `entries` are its sections, as Material's plugin reads them."""
    first, *others = entries
    parts = page.url.strip("/").split("/")
    languages = [part for part in (parts[-1], parts[0]) if part in hub.spoken]
    language = languages[0] if languages else str(config.theme.get("language") or hub.language)
    return SearchRecord(
        kind=kind,
        address=page.url if page.url != "./" else "",
        title=_strip_tags(str(page.meta.get("title") or page.title or first["title"])),
        language=language,
        group="/".join(part for part in parts if part not in languages) or page.url,
        summary=_strip_tags(str(page.meta.get("description") or "")),
        text=_strip_tags(first["text"]),
        sections=tuple(map(_build_section, others)),
        tags=tuple(map(str, first.get("tags", ()))),
    )


def _build_section(entry: Any) -> Section:
    return Section(entry["location"].partition("#")[2], _strip_tags(entry["title"]), _strip_tags(entry["text"]))


def _strip_tags(html: str) -> str:
    """Return the text of HTML."""
    return Markup(html.replace("<", " <")).striptags()
