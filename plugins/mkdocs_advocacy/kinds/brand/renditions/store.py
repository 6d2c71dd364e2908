"""The cache of renditions, and of digests of their originals."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import stat
import tempfile
import time
import weakref
from collections.abc import Iterator
from pathlib import Path

from mkdocs_advocacy.core.caches import cached_json
from mkdocs_advocacy.core.writing import mode_of_new_files
from mkdocs_advocacy.kinds.brand.renditions.kept import read_size, record_place, write_atomically
from mkdocs_advocacy.kinds.brand.renditions.model import Refusal, Rendition

KEPT = 30 * 24 * 3600
"""How long unused renditions are kept, in seconds."""
_USED_AGAIN = 24 * 3600
"""How often the timestamp of a used file is renewed, in seconds."""
_SETTLED = 2_000_000_000
"""How old a file's timestamp must be before the file is recorded in `sources.json`, in nanoseconds.

A newer file could change again with the same timestamp.
"""
_LONGEST_LIST = 200_000_000
"""The largest size of `sources.json`, in bytes."""
_REFUSED: dict[str, Refusal] = {}
"""Why renditions can't be created, by key, for all builds in this process.

Refusals are never stored in a file, because other people could edit the file.
"""


_FOLDER = 2
"""The number of characters of a key that form the name of its folder."""
_OWN = re.compile(r"[0-9a-f]{64}\.(?:json|jpg|png|webp)(?:\.\d+\.part)?")
"""Matches the names of files in the cache; no other files are ever deleted."""


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


class Store:
    """A folder of renditions by key. It is only a cache: lost files are created again."""

    def __init__(self, folder: Path) -> None:
        """Open the store; `folder` need not exist."""
        self._folder = folder
        self._known: dict[str, list[object]] = {}
        self._used: set[str] = set()
        self._noted: dict[str, list[object]] = {}
        self._sizes: dict[str, int] = {}
        self._temporary_folders: dict[str, str] = {}
        self._writable: dict[str, bool] = {}
        self._linked: dict[str, bool] = {}
        self._temporary: str | None = None
        read = cached_json(folder / "sources.json", _LONGEST_LIST)
        if isinstance(read, dict):
            self._known = read

    def digest(self, path: Path) -> str:
        """Return the digest of a file, reading the file only if its cached digest is missing or outdated."""
        found = path.stat()
        name = str(path).encode(errors="surrogateescape").hex()
        known = self._known.get(name)
        if not isinstance(known, list) or known[:-1] != _marks(found) or not _is_digest(known[-1]):
            with path.open("rb") as file:
                known = [*_marks(found), hashlib.file_digest(file, "sha256").hexdigest()]
        self._note(name, known, max(found.st_mtime_ns, found.st_ctime_ns))
        return str(known[-1])

    @property
    def works(self) -> bool:
        """Whether all new renditions could be written to the folder."""
        return self._temporary is None

    def place(self, rendition: Rendition) -> str:
        """Return the rendition's path. It is a `str`, because creating thousands of `Path` objects is slow."""
        return f"{self._shelf(rendition)}/{_name(rendition)}"

    def destination(self, rendition: Rendition) -> str:
        """Return the path to write the rendition to. It is in a temporary folder if the cache isn't writable."""
        place, shelf = self.place(rendition), self._shelf(rendition)
        if shelf not in self._writable:
            self._writable[shelf] = _is_writable(Path(shelf))
        if self._writable[shelf] and not Path(place).is_dir():
            return place
        return self.temporary_destination(rendition)

    def temporary_destination(self, rendition: Rendition) -> str:
        """Return a path in a temporary folder for a rendition that isn't cached.

        The build links or copies it into the site from there.
        """
        if self._temporary is None:
            self._temporary = tempfile.mkdtemp(prefix="advocacy-")
            weakref.finalize(self, shutil.rmtree, self._temporary, ignore_errors=True)
        self._temporary_folders[rendition.key] = self._temporary
        return self.place(rendition)

    def size(self, rendition: Rendition) -> int | None:
        """Return the size of the rendition in bytes, or None if it has to be created."""
        if rendition.key not in self._sizes:
            found, name = self._stat(rendition), _name(rendition)
            if found is None:
                return None
            was_right = self._known.get(name) == _marks_of_rendition(found)
            is_usual = stat.S_IMODE(found.st_mode) == mode_of_new_files()
            is_known = was_right and is_usual
            size = found.st_size if is_known else read_size(Path(self.place(rendition)), rendition.recipe)
            if size is None:
                return None
            self._sizes[rendition.key] = size
            self._note(name, _marks_of_rendition(found), found.st_mtime_ns)
            self._use(rendition, found.st_mtime)
        return self._sizes[rendition.key]

    def refusal(self, rendition: Rendition) -> Refusal | None:
        """Return why the rendition can't be created, with a hint, if that is known."""
        return _REFUSED.get(rendition.key)

    def note_refusal(self, rendition: Rendition, refusal: Refusal) -> None:
        """Remember why the rendition can't be created, until this process ends."""
        _REFUSED[rendition.key] = refusal

    def note_made(self, rendition: Rendition, size: int) -> None:
        """Record a new rendition and its size in bytes."""
        self._sizes[rendition.key] = size
        self._used.add(rendition.key)
        if found := self._stat(rendition):
            self._note(_name(rendition), _marks_of_rendition(found), found.st_mtime_ns)

    def tidy(self, now: float) -> None:
        """Save the digests, and delete renditions and partial files last used more than `KEPT` seconds before `now`."""
        if self._noted != self._known:
            write_atomically(self._folder / "sources.json", json.dumps(self._noted).encode())
        for entry in self._list_files():
            with contextlib.suppress(OSError):
                if entry.name.partition(".")[0] in self._used or not _OWN.fullmatch(entry.name):
                    continue
                if now - entry.stat(follow_symlinks=False).st_mtime > KEPT:
                    Path(entry.path).unlink()

    def _list_files(self) -> Iterator[os.DirEntry[str]]:
        """Yield the files in the folders of renditions. Folders that are symbolic links are skipped."""
        with contextlib.suppress(OSError):  # the folder is missing or unreadable
            folders = [
                one.path for one in os.scandir(self._folder) if len(one.name) == _FOLDER and not one.is_symlink()
            ]
            for folder in folders:
                with contextlib.suppress(OSError):
                    yield from os.scandir(folder)

    def _note(self, name: str, known: list[object], changed: int) -> None:
        """Record a file's marks, unless it changed so recently that it could change again with the same timestamp.

        `changed` is the timestamp, in nanoseconds.
        """
        if time.time_ns() - changed > _SETTLED:
            self._noted[name] = known

    def _use(self, rendition: Rendition, since: float) -> None:
        """Mark a rendition as used; `since` is when its timestamp was last renewed."""
        self._used.add(rendition.key)
        if time.time() - since > _USED_AGAIN:
            place = Path(self.place(rendition))
            for path in (place, record_place(place)):
                with contextlib.suppress(OSError):
                    os.utime(path)

    def _shelf(self, rendition: Rendition) -> str:
        """Return the folder of the rendition."""
        return self._temporary_folders.get(rendition.key) or f"{self._folder}/{rendition.key[:_FOLDER]}"

    def _stat(self, rendition: Rendition) -> os.stat_result | None:
        """Return the `stat` of the file, or None if it doesn't exist or its folder is a symbolic link."""
        shelf = self._shelf(rendition)
        try:
            if shelf not in self._linked:
                self._linked[shelf] = Path(shelf).is_symlink()
            return None if self._linked[shelf] else os.lstat(self.place(rendition))
        except OSError:
            return None


def _name(rendition: Rendition) -> str:
    """Return the file name of the rendition."""
    return f"{rendition.key}.{rendition.recipe.format}"


def _is_writable(folder: Path) -> bool:
    """Create the folder if needed, and return whether it is writable and not a symbolic link."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return not folder.is_symlink()
    except OSError:
        return False


def _marks(found: os.stat_result) -> list[object]:
    """Return values that differ once a file is changed, moved or replaced."""
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _marks_of_rendition(found: os.stat_result) -> list[object]:
    """Return `_marks` without the ctime, which changes whenever a site adds or removes a hard link."""
    return [found.st_size, found.st_mtime_ns, found.st_ino]
