"""Files in the folder of caches: nothing in them is needed, so whatever cannot be used is as good as not there."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs_advocacy.core.files import regular_content
from mkdocs_advocacy.core.writing import written_aside


def cached(path: Path, longest: int, *, follow: bool = True) -> bytes | None:
    """The data at `path`; None if they cannot be read, or have more than `longest` bytes.

    Pipes and devices are not waited for, and links are followed only where that is said.
    """
    try:
        return regular_content(path, longest, follow=follow)
    except OSError:
        return None


def cached_json(path: Path, longest: int, *, follow: bool = True) -> Any:
    """The value that is kept at `path` as JSON; None where there is none, however broken it is."""
    with suppress(ValueError, RecursionError, MemoryError):
        return json.loads(cached(path, longest, follow=follow) or b"null")
    return None


def keep(path: Path, data: bytes, aside: str = "") -> bool:
    """Keep data at `path`, replacing whatever is there. Returns False if that fails: the data can be made again.

    See `written_aside` for `aside`.
    """
    try:
        kept(path, data, aside)
    except OSError:
        return False
    return True


def kept(path: Path, data: bytes, aside: str = "") -> None:
    """Like `keep`, but raises OSError if that fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    make_way(path)
    written_aside(path, data, aside)


def make_way(path: Path) -> None:
    """Delete a folder at `path`: no file could take its place."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
