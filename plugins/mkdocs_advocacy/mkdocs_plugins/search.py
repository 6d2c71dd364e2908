"""The hub's search in MkDocs: what it finds, and the index in place of the one that Material's plugin makes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.mkdocs_plugins.static_i18n import is_later_build
from mkdocs_advocacy.rendering.search.index import FOLDER, SearchFailed, SearchIndex
from mkdocs_advocacy.rendering.search.kept import Files as IndexFiles
from mkdocs_advocacy.rendering.search.kept import index_key, keep_index, kept_index
from mkdocs_advocacy.rendering.search.record import SearchRecord, Section

POSTS, PAGES = "posts", "pages"
_REPLACED = ("page_context", "post_build")
"""The events in which Material's plugin reads pages and writes its index."""
_FOR_SEARCH = re.compile(r"\s?data-search-\w+=\"[^\"]+\"")


class SiteSearch:
    """The index of one site: records are added, `begin` makes it beside the pages, `finish` writes it."""

    def __init__(self) -> None:
        self._records: dict[str, SearchRecord] = {}
        self._version = ""
        self._index: SearchIndex | None = None
        self._key = ""
        self._kept: tuple[str, IndexFiles] | None = None
        """The files of the last index, and the key of what it is made of."""

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

    def read_pages(self, files: Files, config: MkDocsConfig, kinds: Sequence[Kind[Any]], hub: Hub) -> None:
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
        """Begin to make the index of the hub in `root`, unless it is the one of an earlier build."""
        self.stop()
        records = self._sorted()
        key = index_key(records, self._version)
        if self._kept and self._kept[0] == key:
            return
        if files := kept_index(root, key):
            self._kept = key, files
            return
        self._index, self._key = SearchIndex(records, self._version), key
        self._index.begin()

    def finish(self, root: Path, site: Path, *, keep: bool) -> None:
        """Write the index into the site, and keep it for the next build; with `keep`, in memory too."""
        if self._index:
            try:
                self._kept = self._key, list(self._index.finish())
            except SearchFailed as failed:
                raise PluginError(str(failed)) from None
            finally:
                self.stop()
            keep_index(root, *self._kept)
        shutil.rmtree(site / FOLDER, ignore_errors=True)
        for name, content in self._kept[1] if self._kept else ():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if not keep:
            self._kept = None

    def stop(self) -> None:
        """Leave nothing behind of an index that is not finished."""
        if self._index:
            self._index.close()
            self._index = None

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
