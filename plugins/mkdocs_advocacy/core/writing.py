"""Writing files of a hub: each whole or not at all, and through no link that leads out of it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mkdocs_advocacy.core.files import LONGEST_NAME, link_on_the_way

_NAMED = 5
"""How many files a sentence names."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write."""

    path: Path
    shown: str
    """The path as the writer knows it."""
    data: bytes


class NotWritten(Exception):
    """A file could not be written, and is as it was; the message is a sentence for the writer."""

    def __init__(self, shown: str, reason: str, written: Sequence[NewFile]) -> None:
        """`written` are the files that were written before it."""
        names = ", ".join(file.shown for file in written[:_NAMED])
        more = f" and {len(written) - _NAMED:,} more" if len(written) > _NAMED else ""
        before = f"Written before it: {names}{more}." if written else "Nothing was written."
        super().__init__(f"{shown} cannot be written: {reason}. {before}")
        self.shown, self.reason, self.written = shown, reason, written


def write_files(files: Iterable[NewFile], *, below: Path | None = None) -> None:
    """Write the files, one after the other, with the folders that they need. NotWritten where that ends early.

    No link is followed that lies on the way from the folder `below` to them, where one is given.
    """
    written: list[NewFile] = []
    for file in files:
        folder = file.path.parent
        if link := link_on_the_way(folder, below) if below else None:
            shown = Path(file.shown).parents[len(folder.parts) - len(link.parts)].as_posix()
            raise NotWritten(file.shown, f"{shown} is a symbolic link", written)
        missing = [one for one in (folder, *folder.parents) if not _is_there(one)]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written_aside(file.path, file.data)
        except OSError as error:
            remove_empty(missing)
            raise NotWritten(file.shown, error.strerror or str(error), written) from None
        written.append(file)


def written_aside(path: Path, data: bytes, aside: str = "") -> None:
    """Write a file in one go: at any moment, the old one or the new one is there as a whole.

    Until then it is called `aside`, by default a hidden name made of its own.
    """
    unfinished = path.with_name(aside or _unfinished(path.name))
    try:
        unfinished.unlink(missing_ok=True)  # a link in its place is not followed
        with unfinished.open("xb") as file:
            file.write(data)
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def remove_empty(folders: Iterable[Path]) -> None:
    """Take away those of the folders, the inner ones first, that are empty."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def folders_of(files: Iterable[NewFile]) -> Iterator[Path]:
    """The folders in which the files lie and those around them, the inner ones first."""
    folders = {folder for file in files for folder in file.path.parents}
    return iter(sorted(folders, key=lambda folder: len(folder.parts), reverse=True))


def _unfinished(name: str) -> str:
    hidden = f".{name}.unfinished"
    if len(hidden.encode(errors="surrogateescape")) <= LONGEST_NAME:
        return hidden
    return f".{hashlib.sha256(name.encode(errors='surrogateescape')).hexdigest()[:16]}.unfinished"


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


@cache
def mode_of_new_files() -> int:
    """The rights that a new file has here: with others, a web server might not be able to read it."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def give_second_name(source: str, path: str) -> bool:
    """Give a file the name `path` too; whether that could be done.

    Not if it has no folder yet or is taken, nor on another disk, nor if the rights of the file are not those of new
    files.
    """
    try:
        mode = os.lstat(source).st_mode
        if not stat.S_ISREG(mode) or stat.S_IMODE(mode) != mode_of_new_files():
            return False
        os.link(source, path)  # thousands of times: with pathlib, a second build would take a tenth longer
    except OSError:
        return False
    return True


def is_regular(path: str) -> bool:
    """Whether a file is there, and no link to one."""
    return stat.S_ISREG(os.lstat(path).st_mode)
