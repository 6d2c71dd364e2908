"""The renditions that were made before, and what is known of them and of the files they were made of."""

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
from mkdocs_advocacy.kinds.brand.renditions.kept import keep_beside, kept, record_place
from mkdocs_advocacy.kinds.brand.renditions.model import Refusal, Rendition

KEPT = 30 * 24 * 3600
"""How long a rendition stays that no build uses, in seconds."""
_USED_AGAIN = 24 * 3600
"""How old the time of a file may be until its use is noted."""
_SETTLED = 2_000_000_000
"""A file that was changed within so many nanoseconds could change again without a newer time."""
_LONGEST_LIST = 200_000_000
"""How many bytes the list of sources may have."""
_REFUSED: dict[str, Refusal] = {}
"""Why renditions cannot be made, by their keys, for the builds of this process.

It is kept in no file: nobody could tell what was found from what somebody else has written there.
"""


_FOLDER = 2
"""How many letters of a key name the folder of its rendition."""
_OWN = re.compile(r"[0-9a-f]{64}\.(?:json|jpg|png|webp)(?:\.\d+\.part)?")
"""The names of files that were put into the folder: no others are taken away."""


def _is_digest(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[0-9a-f]{64}", value) is not None


class Store:
    """A folder of renditions by their keys. Nothing in it is needed: what is lost is made again."""

    def __init__(self, folder: Path) -> None:
        """Its `folder` need not be there."""
        self._folder = folder
        self._known: dict[str, list[object]] = {}
        self._used: set[str] = set()
        self._noted: dict[str, list[object]] = {}
        self._sizes: dict[str, int] = {}
        self._elsewhere: dict[str, str] = {}
        self._roomy: dict[str, bool] = {}
        self._linked: dict[str, bool] = {}
        self._aside: str | None = None
        read = cached_json(folder / "sources.json", _LONGEST_LIST)
        if isinstance(read, dict):
            self._known = read

    def digest(self, path: Path) -> str:
        """What the bytes of the file are; it is read only if it was changed, moved or replaced."""
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
        """Whether all that was made could be put into the folder."""
        return self._aside is None

    def place(self, rendition: Rendition) -> str:
        """Where the rendition lies, once it is made; no `Path`, as there are thousands in each build."""
        return f"{self._shelf(rendition)}/{_name(rendition)}"

    def room(self, rendition: Rendition) -> str:
        """Where to put the rendition: its place, in a temporary folder where the folder cannot be written to."""
        place, shelf = self.place(rendition), self._shelf(rendition)
        if shelf not in self._roomy:
            self._roomy[shelf] = _has_room(Path(shelf))
        if self._roomy[shelf] and not Path(place).is_dir():
            return place
        return self.room_elsewhere(rendition)

    def room_elsewhere(self, rendition: Rendition) -> str:
        """A place in a temporary folder, from which the site gets the rendition; the next build makes it again."""
        if self._aside is None:
            self._aside = tempfile.mkdtemp(prefix="advocacy-")
            weakref.finalize(self, shutil.rmtree, self._aside, ignore_errors=True)
        self._elsewhere[rendition.key] = self._aside
        return self.place(rendition)

    def size(self, rendition: Rendition) -> int | None:
        """How many bytes it has; None where it is still to be made."""
        if rendition.key not in self._sizes:
            found, name = self._looked_at(rendition), _name(rendition)
            if found is None:
                return None
            was_right = self._known.get(name) == _marks_of_rendition(found)
            is_usual = stat.S_IMODE(found.st_mode) == mode_of_new_files()
            is_known = was_right and is_usual
            size = found.st_size if is_known else kept(Path(self.place(rendition)), rendition.recipe)
            if size is None:
                return None
            self._sizes[rendition.key] = size
            self._note(name, _marks_of_rendition(found), found.st_mtime_ns)
            self._use(rendition, found.st_mtime)
        return self._sizes[rendition.key]

    def refusal(self, rendition: Rendition) -> Refusal | None:
        """Why it cannot be made, and what helps, if that is known."""
        return _REFUSED.get(rendition.key)

    def note_refusal(self, rendition: Rendition, refusal: Refusal) -> None:
        """Remembers why it cannot be made, as long as this process lives."""
        _REFUSED[rendition.key] = refusal

    def note_made(self, rendition: Rendition, size: int) -> None:
        """Says that it has been made, and how many bytes it has."""
        self._sizes[rendition.key] = size
        self._used.add(rendition.key)
        if found := self._looked_at(rendition):
            self._note(_name(rendition), _marks_of_rendition(found), found.st_mtime_ns)

    def tidy(self, now: float) -> None:
        """Notes what is known of files, and removes what no build has used for long before `now`, and what was left."""
        if self._noted != self._known:
            keep_beside(self._folder / "sources.json", json.dumps(self._noted).encode())
        for entry in self._found():
            with contextlib.suppress(OSError):
                if entry.name.partition(".")[0] in self._used or not _OWN.fullmatch(entry.name):
                    continue
                if now - entry.stat(follow_symlinks=False).st_mtime > KEPT:
                    Path(entry.path).unlink()

    def _found(self) -> Iterator[os.DirEntry[str]]:
        """What lies in the folders of renditions, to which no link leads."""
        with contextlib.suppress(OSError):  # they cannot be reached
            folders = [
                one.path for one in os.scandir(self._folder) if len(one.name) == _FOLDER and not one.is_symlink()
            ]
            for folder in folders:
                with contextlib.suppress(OSError):
                    yield from os.scandir(folder)

    def _note(self, name: str, known: list[object], changed: int) -> None:
        """Remembers what is known of a file, unless it can still change without a newer time than `changed`."""
        if time.time_ns() - changed > _SETTLED:
            self._noted[name] = known

    def _use(self, rendition: Rendition, since: float) -> None:
        """Notes that a rendition is used, last noted at the time `since`."""
        self._used.add(rendition.key)
        if time.time() - since > _USED_AGAIN:
            place = Path(self.place(rendition))
            for path in (place, record_place(place)):
                with contextlib.suppress(OSError):
                    os.utime(path)

    def _shelf(self, rendition: Rendition) -> str:
        """The folder in which the rendition lies."""
        return self._elsewhere.get(rendition.key) or f"{self._folder}/{rendition.key[:_FOLDER]}"

    def _looked_at(self, rendition: Rendition) -> os.stat_result | None:
        """What the system says of the file; None where there is none, or a link leads to its folder."""
        shelf = self._shelf(rendition)
        try:
            if shelf not in self._linked:
                self._linked[shelf] = Path(shelf).is_symlink()
            return None if self._linked[shelf] else os.lstat(self.place(rendition))
        except OSError:
            return None


def _name(rendition: Rendition) -> str:
    """The name of the rendition's file."""
    return f"{rendition.key}.{rendition.recipe.format}"


def _has_room(folder: Path) -> bool:
    """Whether files can be put into the folder, to which no link leads; it is made if need be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return not folder.is_symlink()
    except OSError:
        return False


def _marks(found: os.stat_result) -> list[object]:
    """What differs once a file has been changed, moved or replaced."""
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _marks_of_rendition(found: os.stat_result) -> list[object]:
    """As `_marks`, without the time that changes whenever a site adds or removes a hard link."""
    return [found.st_size, found.st_mtime_ns, found.st_ino]
