"""The renditions that were made before, and what is known of the files they were made of."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import stat
import time
from pathlib import Path

from mkdocs_advocacy.kinds.brand.renditions.model import Rendition

_BEGINNINGS = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
}
KEPT = 30 * 24 * 3600
"""How long a rendition stays that no build uses, in seconds."""
_USED_AGAIN = 24 * 3600
"""How old the time of a file may be until its use is noted."""
_SETTLED = 2_000_000_000
"""A file that was changed within so many nanoseconds could change again without a newer time."""


class Store:
    """A folder of renditions by their keys. Nothing in it is needed: what is lost is made again."""

    def __init__(self, folder: Path) -> None:
        """Its `folder` need not be there."""
        self._folder = folder
        self._known: dict[str, list[object]] = {}
        self._used: set[Path] = set()
        self._noted: dict[str, list[object]] = {}
        with contextlib.suppress(OSError, ValueError, RecursionError):
            read = json.loads((folder / "sources.json").read_text("utf-8"))
            self._known = read if isinstance(read, dict) else {}

    def digest(self, path: Path) -> str:
        """What the bytes of the file are; it is read only if it was changed, moved or replaced."""
        found = path.stat()
        now = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
        name = str(path).encode(errors="surrogateescape").hex()
        known = self._known.get(name)
        if not isinstance(known, list) or known[:-1] != now:
            with path.open("rb") as file:
                known = [*now, hashlib.file_digest(file, "sha256").hexdigest()]
        if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) > _SETTLED:
            self._noted[name] = known
        return str(known[-1])

    def place(self, rendition: Rendition) -> Path:
        """Where the rendition lies, once it is made."""
        return self._folder / rendition.key[:2] / f"{rendition.key}.{rendition.recipe.format}"

    def size(self, rendition: Rendition) -> int | None:
        """How many bytes it has; None where it is still to be made."""
        place = self.place(rendition)
        try:
            found = place.lstat()
            if stat.S_ISDIR(found.st_mode):
                shutil.rmtree(place)  # no picture could take its place
            if not stat.S_ISREG(found.st_mode) or not _is_picture(place, rendition.recipe.format):
                return None  # something else was put there: it is not published
        except OSError:
            return None
        self._use(place, found.st_mtime)
        return found.st_size

    def refusal(self, rendition: Rendition) -> tuple[str, str] | None:
        """Why it cannot be made, and what helps, if that is known."""
        place = self.place(rendition).with_suffix(".json")
        try:
            message, hint = json.loads(place.read_text("utf-8"))
            self._use(place, place.stat().st_mtime)
        except (OSError, ValueError, TypeError, RecursionError):
            return None
        return str(message), str(hint)

    def note_refusal(self, rendition: Rendition, refusal: tuple[str, str]) -> None:
        """Remembers why it cannot be made."""
        place = self.place(rendition).with_suffix(".json")
        _write(place, json.dumps(refusal))
        self._used.add(place)

    def keep(self, rendition: Rendition) -> None:
        """Says that it is in use."""
        self._used.add(self.place(rendition))

    def tidy(self, now: float) -> None:
        """Notes what is known of files, and removes what no build has used for long before `now`, and what was left."""
        if self._noted != self._known:
            _write(self._folder / "sources.json", json.dumps(self._noted))
        for place in self._folder.glob("??/*"):
            with contextlib.suppress(OSError):
                if place not in self._used and now - place.stat().st_mtime > KEPT:
                    place.unlink()

    def _use(self, place: Path, changed: float) -> None:
        self._used.add(place)
        if time.time() - changed > _USED_AGAIN:
            with contextlib.suppress(OSError):
                os.utime(place)


def _is_picture(path: Path, form: str) -> bool:
    """Whether a file begins as pictures of that format do."""
    with path.open("rb") as file:
        return _BEGINNINGS[form].match(file.read(12)) is not None


def _write(path: Path, text: str) -> None:
    """Whole or not at all; a folder that cannot be written to costs time, and nothing else."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f"{path.name}.{os.getpid()}.part")
        aside.write_text(text, "utf-8")
        aside.replace(path)
