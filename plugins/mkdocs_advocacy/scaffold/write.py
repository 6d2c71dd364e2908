"""Putting new files where there are none: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs_advocacy.core.writing import NewFile, NotWritten, folders_of, remove_empty, write_files


class InTheWay(Exception):
    """Files that would have been overwritten; nothing was written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def write_new(folder: Path, files: Mapping[str, bytes], *, shown: str = "", below: Path | None = None) -> None:
    """Write `files`, by path below `folder`. InTheWay where one of them is there already; then nothing is written.

    Nor is it where one cannot be written: see `write_files`. Writers know the folder as `shown`.
    """
    if taken := [name for name in files if _is_taken(folder, name)]:
        raise InTheWay(taken)
    all_files = [NewFile(folder / name, f"{shown}{name}", content) for name, content in files.items()]
    made = [one for one in folders_of(all_files) if not one.exists()]
    try:
        write_files(all_files, below=below)
    except NotWritten as lack:
        for file in lack.written:
            file.path.unlink(missing_ok=True)
        remove_empty(made)
        raise NotWritten(lack.shown, lack.reason, ()) from None


def _is_taken(folder: Path, name: str) -> bool:
    """Whether something is where the file or one of its folders belongs."""
    path = folder / name
    above = [parent for parent in path.parents if parent.is_relative_to(folder)]
    return path.exists() or path.is_symlink() or any(parent.exists() and not parent.is_dir() for parent in above)
