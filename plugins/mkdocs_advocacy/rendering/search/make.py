"""Make the search index in a thread beside the build, or after it in a preview."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from mkdocs_advocacy.rendering.search.index import FOLDER, SearchIndex
from mkdocs_advocacy.rendering.search.kept import Files, index_key, keep_index, kept_index
from mkdocs_advocacy.rendering.search.record import SearchRecord

log = logging.getLogger("mkdocs.plugins.advocacy")


class IndexMaker(Thread):
    """Makes the files of an index, or takes them from the cache."""

    def __init__(self, root: Path, records: Sequence[SearchRecord], posts: str) -> None:
        """`root` is the hub's folder; see `SearchIndex` for `posts`."""
        super().__init__(daemon=True)
        self._root, self._records, self._posts = root, records, posts
        self._index = SearchIndex(records, posts)
        self._failure: Exception | None = None
        self._is_stopped = False
        self.files: Files = ()

    def run(self) -> None:
        """Make the files, or keep the failure for `wait`."""
        try:
            key = index_key(self._records, self._posts)
            cached = kept_index(self._root, key)
            self.files = list(self._index.files(os.cpu_count() or 1)) if cached is None else cached
            if cached is None:
                keep_index(self._root, key, self.files)
        except Exception as failure:
            self._failure = failure

    def wait(self) -> None:
        """Wait for the files. Raise SearchFailed, or whatever else prevents them."""
        self.join()
        if self._failure:
            raise self._failure

    def stop(self) -> None:
        """End early, and wait until nothing runs any more."""
        self._is_stopped = True
        self._index.stop()
        if self.is_alive():
            self.join()


class LateIndexMaker(IndexMaker):
    """Writes the files into the site of a preview, which shows the pages before they are made."""

    def __init__(self, root: Path, records: Sequence[SearchRecord], posts: str, site: Path, files: Files) -> None:
        """`files` are those of the last index, which fill in until then."""
        super().__init__(root, records, posts)
        self._site, self.files = site, files

    def run(self) -> None:
        """Write the last index, then make this one and write it."""
        write_index(self._site, self.files)
        super().run()
        if not self._is_stopped:
            write_index(self._site, self.files)
            if self._failure:
                log.warning("Search does not find the last changes: %s", self._failure)


def write_index(site: Path, files: Files) -> None:
    """Write the files of an index into a site, in place of those of an older one."""
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    for folder in {Path(site, name).parent for name, _ in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        Path(site, name).write_bytes(content)
