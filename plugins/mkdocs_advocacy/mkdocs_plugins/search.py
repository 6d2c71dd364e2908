"""The hub's search in MkDocs: what it finds, and the index in place of the one that Material's plugin makes."""

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
from mkdocs_advocacy.rendering.search.kept import Files
from mkdocs_advocacy.rendering.search.make import IndexMaker, LateIndexMaker, write_index
from mkdocs_advocacy.rendering.search.pagefind import SearchFailed
from mkdocs_advocacy.rendering.search.record import SearchRecord, Section

POSTS, PAGES = "posts", "pages"
_REPLACED = ("page_context", "post_build")
"""The events in which Material's plugin reads pages and writes its index."""
_FOR_SEARCH = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")


class SiteSearch:
    """The index of one site: `add` records, `begin` to make the index beside the pages, `finish` to write it."""

    def __init__(self) -> None:
        self._records: dict[str, SearchRecord] = {}
        self._version = ""
        self._maker: IndexMaker | None = None
        self._shown: Files = ()
        """The files of the last index of a preview."""

    def replace_search_of_theme(self, config: MkDocsConfig) -> None:
        """Keep Material's plugin from writing an index of its own: it says that there is search, and reads pages."""
        search = _plugin(config)
        for event in _REPLACED:
            methods = config.plugins.events[event]
            methods[:] = [one for one in methods if search is None or getattr(one, "__self__", None) is not search]

    def clear(self, config: MkDocsConfig) -> None:
        """Forget what an earlier build found, unless this one is for another language of the same site."""
        if not is_later_build(config):
            self._records, self._version = {}, ""

    def add(self, records: Iterable[SearchRecord], version: str = "") -> None:
        """Have search find these too; see `SearchIndex` for the version of posts."""
        self._version = version or self._version
        for record in records:
            self._records[record.address] = record

    def read_pages(self, files: SiteFiles, config: MkDocsConfig, kinds: Sequence[Kind[Any]], hub: Hub) -> None:
        """Add the Markdown pages that their writers let be found, as Material's plugin reads them."""
        index: Any = getattr(_plugin(config), "search_index", None)
        for file in files.documentation_pages() if index is not None else ():
            if (page := file.page) and page.content:
                index.entries = []
                index.add_entry_from_context(page)
                page.content = _FOR_SEARCH.sub("", page.content)
                if index.entries:
                    kind = next((kind.name for kind in kinds if page.url.startswith(f"{kind.name}/")), PAGES)
                    self.add([_record(page, kind, index.entries, config, hub)])

    def begin(self, root: Path) -> None:
        """Start to make the index of the hub in `root`, except in a preview that has one: `finish` renews it."""
        self.stop()
        if not self._shown:
            self._maker = IndexMaker(root, self._sorted(), self._version)
            self._maker.start()

    def finish(self, root: Path, site: Path, *, is_preview: bool) -> None:
        """Write the index into the site. A preview that has an index gets the new one a few seconds later."""
        if self._maker is None:
            self._maker = LateIndexMaker(root, self._sorted(), self._version, site, self._shown)
            self._maker.start()
            return
        try:
            self._maker.wait()
        except SearchFailed as failed:
            raise PluginError(f"The search index cannot be made: {failed}") from None
        write_index(site, self._maker.files)
        self._shown = self._maker.files if is_preview else ()
        self._maker = None

    def stop(self) -> None:
        """End what still runs; a preview keeps the last index that was made."""
        if self._maker:
            self._maker.stop()
            self._shown = self._maker.files if self._shown else ()
            self._maker = None

    def _sorted(self) -> list[SearchRecord]:
        """Posts first: scripts know them by their place."""
        return sorted(self._records.values(), key=lambda record: record.kind != POSTS)


def _plugin(config: MkDocsConfig) -> Any:
    return config.plugins.get("search") or config.plugins.get("material/search")


def _record(page: Page, kind: str, entries: Sequence[Any], config: MkDocsConfig, hub: Hub) -> SearchRecord:
    """A page as one record; `entries` are its sections, as Material's plugin reads them."""
    first, *others = entries
    parts = page.url.strip("/").split("/")
    spoken = [part for part in (parts[-1], parts[0]) if part in hub.spoken]
    language = spoken[0] if spoken else str(config.theme.get("language") or hub.language)
    return SearchRecord(
        kind=kind,
        address=page.url if page.url != "./" else "",
        title=_plain(str(page.meta.get("title") or page.title or first["title"])),
        language=language,
        group="/".join(part for part in parts if part not in spoken) or page.url,
        summary=_plain(str(page.meta.get("description") or "")),
        text=_plain(first["text"]),
        sections=tuple(map(_section, others)),
        tags=tuple(map(str, first.get("tags", ()))),
    )


def _section(entry: Any) -> Section:
    return Section(entry["location"].partition("#")[2], _plain(entry["title"]), _plain(entry["text"]))


def _plain(html: str) -> str:
    """The words of some HTML."""
    return Markup(html.replace("<", " <")).striptags()
