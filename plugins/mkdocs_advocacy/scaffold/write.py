"""All-or-nothing creation of new files, without overwriting existing ones."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs_advocacy.core.writing import NewFile, NotWritten, folders_of, remove_empty, write_files


class InTheWay(Exception):
    """Raised if files would have been overwritten; nothing was written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def write_new(folder: Path, files: Mapping[str, bytes], *, shown: str = "", below: Path | None = None) -> None:
    """Write `files`, given by path below `folder`; messages call that folder `shown`.

    Raise InTheWay if a file exists already, or NotWritten if one can't be written (see `write_files`). In both cases,
    nothing is written.
    """
    if taken := [name for name in files if _is_taken(folder, name)]:
        raise InTheWay(taken)
    all_files = [NewFile(folder / name, f"{shown}{name}", content) for name, content in files.items()]
    new_folders = [path for path in folders_of(all_files) if not path.exists()]
    try:
        write_files(all_files, below=below)
    except NotWritten as error:
        for file in error.written:
            file.path.unlink(missing_ok=True)
        remove_empty(new_folders)
        raise NotWritten(error.shown, error.reason, ()) from None


def _is_taken(folder: Path, name: str) -> bool:
    """Check whether the path exists, or one of its parent folders is a file."""
    path = folder / name
    parents = [parent for parent in path.parents if parent.is_relative_to(folder)]
    return path.exists() or path.is_symlink() or any(parent.exists() and not parent.is_dir() for parent in parents)
