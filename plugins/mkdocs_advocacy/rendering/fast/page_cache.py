"""A cache of pages from earlier builds. Each page is a file named after a digest of its input.

The file's name also contains a digest of its content. So a file that was truncated, damaged, or edited through a hard
link in the site is created again. The digest is no signature: see docs/security.md for which caches to trust.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from mkdocs_advocacy.core.writing import give_second_name

ENDING = ".html"


def digest_of(parts: Iterable[str]) -> str:
    """Return one digest of all parts, in order."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


class PageCache:
    """A folder of pages. Missing pages are created again, and if the disk is full, none are cached."""

    def __init__(self, folder: Path) -> None:
        """Create the `folder` if it doesn't exist. A symbolic link isn't used."""
        self._folder = str(folder)
        self._is_usable = True
        self._names: dict[str, str] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if folder.is_symlink():
                raise OSError
            for name in os.listdir(folder):  # noqa: PTH208 - thousands of names
                self._names[name.partition("-")[0]] = name
        except OSError:
            self._is_usable = False

    def take(self, key: str, path: str) -> bool:
        """Copy or link the page `key` to `path` if the cache has it intact. The folder of `path` must exist."""
        name = self._names.get(key)
        if name is None:
            return False
        kept = f"{self._folder}/{name}"
        try:
            with os.fdopen(os.open(kept, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
                data = file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
        except OSError:
            return False
        if name != _build_name(key, data):
            return False
        if not _link(kept, path):
            _write(path, data)
        return True

    def put(self, key: str, data: bytes, path: str) -> None:
        """Write the page `key` to `path` and cache it."""
        if self._is_usable:
            kept = f"{self._folder}/{_build_name(key, data)}"
            with suppress(OSError):
                self._forget(key)
                _write(kept, data, "xb")
                if _link(kept, path):
                    return
        _write(path, data)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Delete all pages except those with these keys."""
        wanted = frozenset(keys)
        with suppress(OSError):  # another process may delete the folder at the same time
            for name in os.listdir(self._folder) if self._is_usable else ():  # noqa: PTH208
                if name.endswith(ENDING) and name.partition("-")[0] not in wanted:
                    self._delete(name)

    def _forget(self, key: str) -> None:
        """Delete the cached page `key`, which is damaged or outdated."""
        if name := self._names.get(key):
            self._delete(name)

    def _delete(self, name: str) -> None:
        with suppress(OSError):
            os.unlink(f"{self._folder}/{name}")  # noqa: PTH108


def _build_name(key: str, data: bytes) -> str:
    return f"{key}-{hashlib.blake2b(data, digest_size=16).hexdigest()}{ENDING}"


def _link(kept: str, path: str) -> bool:
    """Create `path` as a hard link to the cached page. Return whether that worked."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - writing to a hard link would change the other file
    return give_second_name(kept, path)


def _write(path: str, data: bytes, mode: str = "wb") -> None:
    with open(path, mode) as page:  # noqa: PTH123 - measurably faster than pathlib here
        page.write(data)
