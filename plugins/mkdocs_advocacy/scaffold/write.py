"""Putting new files where there are none: all of them, or none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs_advocacy.core.files import written_aside


class InTheWay(Exception):
    """Files that would have been overwritten; nothing was written."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write `files`, by path below `folder`. InTheWay where one of them is there already; then nothing is written."""
    if taken := [name for name in files if _is_taken(folder, name)]:
        raise InTheWay(taken)
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        written_aside(path, content)


def _is_taken(folder: Path, name: str) -> bool:
    """Whether something is where the file or one of its folders belongs."""
    path = folder / name
    above = [parent for parent in path.parents if parent.is_relative_to(folder)]
    return path.exists() or path.is_symlink() or any(parent.exists() and not parent.is_dir() for parent in above)
