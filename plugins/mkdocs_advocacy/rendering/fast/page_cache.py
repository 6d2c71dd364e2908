"""Pages of earlier builds, kept in a folder by the digest of everything that they are made of.

The name of a file holds the digest of its content too: a file that was cut short, damaged, or edited in the site that
shares it is made again. This is no signature: docs/security.md says whose caches to trust.
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
    """One digest for all the parts, in their order."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


class PageCache:
    """A folder of pages. Nothing in it is needed: lost pages are made again, and on a full disk none are kept."""

    def __init__(self, folder: Path) -> None:
        """The `folder` is made if it doesn't exist, and isn't used if it is a symbolic link."""
        self._folder = str(folder)
        self._works = True
        self._known: dict[str, str] = {}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if folder.is_symlink():
                raise OSError
            for name in os.listdir(folder):  # noqa: PTH208 - thousands of names
                self._known[name.partition("-")[0]] = name
        except OSError:
            self._works = False

    def take(self, key: str, path: str) -> bool:
        """Put the page `key` at `path`, where it is kept as it was made; the folder of `path` is there."""
        name = self._known.get(key)
        if name is None:
            return False
        kept = f"{self._folder}/{name}"
        try:
            with os.fdopen(os.open(kept, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as file:
                data = file.read() if stat.S_ISREG(os.fstat(file.fileno()).st_mode) else b""
        except OSError:
            return False
        if name != _name(key, data):
            return False
        if not _is_linked(kept, path):
            _write(path, data)
        return True

    def put(self, key: str, data: bytes, path: str) -> None:
        """Write the page `key` to `path`, and keep it."""
        if self._works:
            kept = f"{self._folder}/{_name(key, data)}"
            with suppress(OSError):
                self._forget(key)
                _write(kept, data, "xb")
                if _is_linked(kept, path):
                    return
        _write(path, data)

    def keep_only(self, keys: Iterable[str]) -> None:
        """Delete the pages of other builds."""
        wanted = frozenset(keys)
        with suppress(OSError):  # somebody else may empty the folder at the same time
            for name in os.listdir(self._folder) if self._works else ():  # noqa: PTH208
                if name.endswith(ENDING) and name.partition("-")[0] not in wanted:
                    self._delete(name)

    def _forget(self, key: str) -> None:
        """Delete a page that is not as it was made."""
        if name := self._known.get(key):
            self._delete(name)

    def _delete(self, name: str) -> None:
        with suppress(OSError):
            os.unlink(f"{self._folder}/{name}")  # noqa: PTH108


def _name(key: str, data: bytes) -> str:
    return f"{key}-{hashlib.blake2b(data, digest_size=16).hexdigest()}{ENDING}"


def _is_linked(kept: str, path: str) -> bool:
    """Whether the page at `path` is the one that is kept, under a second name."""
    with suppress(FileNotFoundError):
        os.unlink(path)  # noqa: PTH108 - what is written into a second name changes the first
    return give_second_name(kept, path)


def _write(path: str, data: bytes, mode: str = "wb") -> None:
    with open(path, mode) as page:  # noqa: PTH123 - measurably faster than pathlib here
        page.write(data)
