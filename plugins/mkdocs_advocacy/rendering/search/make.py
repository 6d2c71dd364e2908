"""Create the search index during the build or, in a preview, after it."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryFile
from threading import Thread
from typing import IO

from mkdocs_advocacy.rendering.search.archive import index_key, keep_archive, open_cached, write_archive, write_index
from mkdocs_advocacy.rendering.search.index import SHARD, SearchIndex
from mkdocs_advocacy.rendering.search.pagefind import SearchFailed
from mkdocs_advocacy.rendering.search.record import SearchRecord, encode_record

log = logging.getLogger("mkdocs.plugins.advocacy")


class IndexMaker(Thread):
    """A thread that opens the archive of the cached index, or creates a new one.

    The index of a large hub is created in a process of its own, because it needs as much memory as the hub itself.
    """

    def __init__(self, caches: Path, records: Sequence[SearchRecord], posts: str) -> None:
        """`caches` is the folder of caches. For `posts`, see `SearchIndex`."""
        super().__init__(daemon=True)
        self._caches, self._records, self._posts = caches, records, posts
        self._index: SearchIndex | None = None
        self._process: subprocess.Popen[str] | None = None
        self._failure: Exception | None = None
        self._is_stopped = False
        self._archive: IO[bytes] | None = None

    def run(self) -> None:
        """Open or create the archive, or save the exception for `write`."""
        try:
            with TemporaryFile() as lines:
                key = index_key(self._write_records(lines), self._posts)
                self._archive = open_cached(self._caches, key)
                if self._archive is None and not self._is_stopped:
                    is_large = len(self._records) > SHARD
                    self._archive = self._create_apart(key, lines) if is_large else self._create(key)
                    keep_archive(self._caches, self._archive)
        except Exception as failure:
            self._failure = failure
        self._records = ()

    def _write_records(self, file: IO[bytes]) -> Iterator[bytes]:
        """Write each record to the file and yield its line."""
        for record in self._records:
            line = encode_record(record) + b"\n"
            file.write(line)
            yield line

    def _create(self, key: str) -> IO[bytes]:
        archive = TemporaryFile()  # noqa: SIM115 - `write` closes it
        self._index = SearchIndex(self._records, self._posts)
        if self._is_stopped:
            self._index.stop()
        write_archive(archive, key, self._index.create_files(os.cpu_count() or 1))
        return archive

    def _create_apart(self, key: str, lines: IO[bytes]) -> IO[bytes]:
        """Create the archive in another process."""
        self._records = ()  # frees memory
        archive = TemporaryFile()  # noqa: SIM115 - `write` closes it
        lines.seek(0)
        command = [sys.executable, "-P", "-m", "mkdocs_advocacy.rendering.search", key, self._posts]
        self._process = subprocess.Popen(
            command, stdin=lines, stdout=archive, stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        if self._is_stopped:
            self._end_process()
        _, message = self._process.communicate()
        if self._process.returncode:
            raise SearchFailed(message.strip().rpartition("\n")[2] or f"exit code {self._process.returncode}")
        return archive

    def write(self, site: Path) -> None:
        """Wait for the index and write it to the site's folder. Raise SearchFailed if it could not be created."""
        self.join()
        if self._failure:
            raise self._failure
        if self._archive:
            write_index(site, self._archive)
            self._archive.close()

    def stop(self) -> None:
        """Stop the thread early and wait until it has ended."""
        self._is_stopped = True
        if self._index:
            self._index.stop()
        self._end_process()
        if self.is_alive():
            self.join()

    def _end_process(self) -> None:
        """End the other process and Pagefind, which it may have started."""
        if self._process and self._process.poll() is None:
            with suppress(OSError):
                if hasattr(os, "killpg"):
                    os.killpg(self._process.pid, signal.SIGKILL)
                else:
                    self._process.kill()


class LateIndexMaker(Thread):
    """A thread that replaces the index of a preview, which serves pages before their index is ready."""

    def __init__(self, maker: IndexMaker, site: Path) -> None:
        """`maker` creates the index."""
        super().__init__(daemon=True)
        self._maker, self._site = maker, site
        self._is_stopped = False

    def run(self) -> None:
        """Wait for the new index and write it."""
        try:
            self._maker.start()
            self._maker.join()
            if not self._is_stopped:
                self._maker.write(self._site)
        except Exception as failure:
            log.warning("The search index is out of date, because it could not be created again: %s", failure)

    def stop(self) -> None:
        """Stop the thread early and wait until it has ended. The site keeps the previous index or gets the new one."""
        self._is_stopped = True
        self._maker.stop()
        if self.is_alive():
            self.join()
