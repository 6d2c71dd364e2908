"""The renditions that were made before, and what is known of the files they were made of."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
import time
import weakref
from pathlib import Path

from mkdocs_advocacy.core.files import regular_content
from mkdocs_advocacy.kinds.brand.renditions.kept import kept, record_place, written
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
        self._used: set[Path] = set()
        self._noted: dict[str, list[object]] = {}
        self._sizes: dict[str, int] = {}
        self._elsewhere: dict[str, Path] = {}
        self._aside: Path | None = None
        with contextlib.suppress(OSError, ValueError, RecursionError):
            read = json.loads(regular_content(folder / "sources.json", _LONGEST_LIST))
            self._known = read if isinstance(read, dict) else {}

    def digest(self, path: Path) -> str:
        """What the bytes of the file are; it is read only if it was changed, moved or replaced."""
        found = path.stat()
        now = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
        name = str(path).encode(errors="surrogateescape").hex()
        known = self._known.get(name)
        if not isinstance(known, list) or known[:-1] != now or not _is_digest(known[-1]):
            with path.open("rb") as file:
                known = [*now, hashlib.file_digest(file, "sha256").hexdigest()]
        if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED:
            self._noted[name] = known
        return str(known[-1])

    @property
    def works(self) -> bool:
        """Whether all that was made could be put into the folder."""
        return self._aside is None

    def place(self, rendition: Rendition) -> Path:
        """Where the rendition lies, once it is made."""
        name = f"{rendition.key}.{rendition.recipe.format}"
        return self._elsewhere.get(rendition.key, self._folder / rendition.key[:2]) / name

    def room(self, rendition: Rendition) -> Path:
        """Where to put the rendition: its place, in a temporary folder where the folder cannot be written to."""
        place = self.place(rendition)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=place.parent):
                pass
            if not place.is_dir() and not place.parent.is_symlink():
                return place
        except OSError:
            pass
        if self._aside is None:
            self._aside = Path(tempfile.mkdtemp(prefix="advocacy-"))
            weakref.finalize(self, shutil.rmtree, self._aside, ignore_errors=True)
        self._elsewhere[rendition.key] = self._aside
        return self.place(rendition)

    def size(self, rendition: Rendition) -> int | None:
        """How many bytes it has; None where it is still to be made."""
        if rendition.key not in self._sizes:
            place = self.place(rendition)
            size = kept(place, rendition.recipe)
            if size is None:
                return None
            self._sizes[rendition.key] = size
            self._use(place)
            self._use(record_place(place))
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
        place = self.place(rendition)
        self._used |= {place, record_place(place)}

    def tidy(self, now: float) -> None:
        """Notes what is known of files, and removes what no build has used for long before `now`, and what was left."""
        if self._noted != self._known:
            sources = self._folder / "sources.json"
            if sources.is_dir() and not sources.is_symlink():
                shutil.rmtree(sources, ignore_errors=True)  # nothing could take its place
            with contextlib.suppress(OSError):  # it costs time, and nothing else
                written(sources, json.dumps(self._noted).encode())
        for place in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                if place in self._used or place.parent.is_symlink() or not _OWN.fullmatch(place.name):
                    continue
                if now - place.stat(follow_symlinks=False).st_mtime > KEPT:
                    place.unlink()

    def _use(self, place: Path) -> None:
        self._used.add(place)
        with contextlib.suppress(OSError):
            if time.time() - place.stat().st_mtime > _USED_AGAIN:
                os.utime(place)
