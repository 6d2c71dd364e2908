"""Create the search index in a thread, during the build or, in a preview, after it."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from pathlib import Path
from threading import Thread

from mkdocs_advocacy.core.writing import written_aside
from mkdocs_advocacy.rendering.search.index import FOLDER, SearchIndex
from mkdocs_advocacy.rendering.search.kept import Files, index_key, keep_index, kept_index
from mkdocs_advocacy.rendering.search.record import SearchRecord

log = logging.getLogger("mkdocs.plugins.advocacy")


class IndexMaker(Thread):
    """A thread that creates the files of an index or loads them from the cache."""

    def __init__(self, root: Path, records: Sequence[SearchRecord], posts: str) -> None:
        """`root` is the hub's folder. For `posts`, see `SearchIndex`."""
        super().__init__(daemon=True)
        self._root, self._records, self._posts = root, records, posts
        self._index = SearchIndex(records, posts)
        self._failure: Exception | None = None
        self._is_stopped = False
        self.files: Files = ()

    def run(self) -> None:
        """Create the files, or save the exception for `wait`."""
        try:
            key = index_key(self._records, self._posts)
            cached = kept_index(self._root, key)
            self.files = list(self._index.create_files(os.cpu_count() or 1)) if cached is None else cached
            if cached is None:
                keep_index(self._root, key, self.files)
        except Exception as failure:
            self._failure = failure

    def wait(self) -> None:
        """Wait for the files. Raise SearchFailed or any other exception of the thread."""
        self.join()
        if self._failure:
            raise self._failure

    def stop(self) -> None:
        """Stop the thread early and wait until it has ended."""
        self._is_stopped = True
        self._index.stop()
        if self.is_alive():
            self.join()


class LateIndexMaker(IndexMaker):
    """A thread that writes the index into the site of a preview, which serves the pages before the index is ready."""

    def __init__(self, root: Path, records: Sequence[SearchRecord], posts: str, site: Path, files: Files) -> None:
        """`files` are the previous index, which the preview serves until the new index is ready."""
        super().__init__(root, records, posts)
        self._site, self.files = site, files

    def run(self) -> None:
        """Write the previous index, then create and write the new one."""
        write_index(self._site, self.files)
        super().run()
        if not self._is_stopped:
            write_index(self._site, self.files)
            if self._failure:
                log.warning("The search index is out of date, because it could not be created again: %s", self._failure)


def write_index(site: Path, files: Files) -> None:
    """Replace the index in a site's folder. The last file is the first that browsers load, so they miss none."""
    for folder in {Path(site, name).parent for name, _ in files}:
        folder.mkdir(parents=True, exist_ok=True)
    for name, content in files[:-1]:
        Path(site, name).write_bytes(content)
    for name, content in files[-1:]:
        written_aside(Path(site, name), content)
    names = {name for name, _ in files}
    for path in (site / FOLDER).rglob("*"):
        if path.relative_to(site).as_posix() not in names and not path.is_dir():
            path.unlink()
