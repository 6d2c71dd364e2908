"""Disposable cache files: an unusable file is treated as missing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs_advocacy.core.config_file import CONFIG
from mkdocs_advocacy.core.files import check_regular, regular_content
from mkdocs_advocacy.core.writing import written_aside

CACHE = Path(".cache", "advocacy")
"""The folder of caches, relative to the hub's folder."""


def cache_folder(root: Path, config_file: str | Path | None) -> Path:
    """Return the folder of caches of the site that `config_file` configures, for the hub in `root`.

    A second site of the same files, such as one for customers, has caches of its own. Otherwise, each build would
    replace those of the other site.
    """
    name = Path(config_file or CONFIG).stem
    return root / CACHE / (f"site-{name}" if name != Path(CONFIG).stem else "")


def cached(path: Path, longest: int, *, follow: bool = True) -> bytes | None:
    """Return the data at `path`, or None if it can't be read or exceeds `longest` bytes.

    Never blocks on pipes or devices; follows symbolic links only with `follow`.
    """
    try:
        return regular_content(path, longest, follow=follow)
    except OSError:
        return None


def cached_lines(path: Path, longest: int) -> Iterator[bytes]:
    """Yield the lines of the file at `path` without their ends, and stop where it can't be read; see `cached`."""
    with suppress(OSError):
        check_regular(path, longest)
        with path.open("rb") as file:
            for line in file:
                yield line.removesuffix(b"\n")


def cached_json(path: Path, longest: int, *, follow: bool = True) -> Any:
    """Return the JSON value cached at `path`, or None if it is missing or broken."""
    with suppress(ValueError, RecursionError, MemoryError):
        return json.loads(cached(path, longest, follow=follow) or b"null")
    return None


def keep(path: Path, data: bytes | Iterable[bytes], aside: str = "") -> bool:
    """Cache data at `path`, replacing any previous content. Returns False on failure, since the data can be recomputed.

    See `written_aside` for `aside`.
    """
    try:
        kept(path, data, aside)
    except OSError:
        return False
    return True


def kept(path: Path, data: bytes | Iterable[bytes], aside: str = "") -> None:
    """Cache data like `keep`, but raise OSError on failure."""
    path.parent.mkdir(parents=True, exist_ok=True)
    make_way(path)
    written_aside(path, data, aside)


def make_way(path: Path) -> None:
    """Delete a folder at `path` so that a file can replace it."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
