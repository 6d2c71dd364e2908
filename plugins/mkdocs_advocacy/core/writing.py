"""Atomic writes of a hub's files, which never follow a symbolic link out of the hub."""

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
"""Maximum number of files named in an error message."""


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to write."""

    path: Path
    shown: str
    """The path shown to the writer."""
    data: bytes


class NotWritten(Exception):
    """A file could not be written and is unchanged; the message is readable by writers."""

    def __init__(self, shown: str, reason: str, written: Sequence[NewFile]) -> None:
        """Describe the failure; `written` lists the files already written."""
        names = ", ".join(file.shown for file in written[:_NAMED])
        more = f" and {len(written) - _NAMED:,} more" if len(written) > _NAMED else ""
        before = f"Already written: {names}{more}." if written else "Nothing was written."
        super().__init__(f"{shown} cannot be written: {reason}. {before}")
        self.shown, self.reason, self.written = shown, reason, written


def write_files(files: Iterable[NewFile], *, below: Path | None = None) -> None:
    """Write the files in order, creating missing folders. Raises NotWritten at the first failure.

    Symbolic links between the folder `below`, if given, and a file are refused.
    """
    written: list[NewFile] = []
    for file in files:
        folder = file.path.parent
        if link := link_on_the_way(folder, below) if below else None:
            shown = Path(file.shown).parents[len(folder.parts) - len(link.parts)].as_posix()
            raise NotWritten(file.shown, f"{shown} is a symbolic link", written)
        missing = [parent for parent in (folder, *folder.parents) if not _is_there(parent)]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            written_aside(file.path, file.data)
        except OSError as error:
            remove_empty(missing)
            raise NotWritten(file.shown, error.strerror or str(error), written) from None
        written.append(file)


def write_together(files: Sequence[NewFile], *, below: Path | None = None) -> None:
    """Write the files like `write_files`, or none of them: after a failure, earlier contents are restored."""
    before = {file.path: file.path.read_bytes() if file.path.is_file() else None for file in files}
    try:
        write_files(files, below=below)
    except NotWritten as error:
        for file in error.written:
            data = before[file.path]
            with suppress(OSError):
                file.path.unlink() if data is None else written_aside(file.path, data)
        raise NotWritten(error.shown, error.reason, ()) from None


def written_aside(path: Path, data: bytes | Iterable[bytes], aside: str = "", *, is_private: bool = False) -> None:
    """Write a file atomically: readers see either the old or the new content, never a part.

    The data is first written to a temporary file named `aside`, by default a hidden name derived from the file's name.
    With `is_private`, other users of the machine can't read the file.
    """
    unfinished = path.with_name(aside or _choose_temporary_name(path.name))
    try:
        unfinished.unlink(missing_ok=True)  # don't follow a symbolic link
        with open(unfinished, "xb", opener=_open_private if is_private else None) as file:  # the opener
            file.writelines([data] if isinstance(data, bytes) else data)
        unfinished.replace(path)
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove the empty folders among `folders`, which must list inner folders first."""
    for folder in folders:
        with suppress(OSError):
            folder.rmdir()


def folders_of(files: Iterable[NewFile]) -> Iterator[Path]:
    """Return all parent folders of the files, innermost first."""
    folders = {folder for file in files for folder in file.path.parents}
    return iter(sorted(folders, key=lambda folder: len(folder.parts), reverse=True))


def _choose_temporary_name(name: str) -> str:
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
    """Return the permissions of new files: with stricter ones, a web server might not be able to read a file."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def give_second_name(source: str, path: str) -> bool:
    """Hard-link a file to `path`. Returns False if that isn't possible.

    Reasons are a missing folder, an existing file, another disk, or permissions that differ from those of new files.
    """
    try:
        mode = os.lstat(source).st_mode
        if not stat.S_ISREG(mode) or stat.S_IMODE(mode) != mode_of_new_files():
            return False
        os.link(source, path)  # called thousands of times; pathlib would slow a rebuild by 10%
    except OSError:
        return False
    return True


def is_regular(path: str) -> bool:
    """Return whether `path` is a regular file and not a symbolic link."""
    return stat.S_ISREG(os.lstat(path).st_mode)
