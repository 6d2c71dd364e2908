"""The index in one ZIP archive: the cache of the last build, and the result of the process that creates it."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import IO

from mkdocs_advocacy.core.caches import keep
from mkdocs_advocacy.core.files import check_regular
from mkdocs_advocacy.core.writing import written_aside
from mkdocs_advocacy.rendering.fast.page_cache import digest_of
from mkdocs_advocacy.rendering.fast.version_mark import version_mark
from mkdocs_advocacy.rendering.search.index import FOLDER, is_index_file

NAME = "search.zip"
"""The cached index in the folder of caches. You can delete it: the next build creates it again."""
_MAX_BYTES = 400_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"search(/[\w-][\w.-]*)+")
"""Safe paths of an index's files."""
_BLOCK = 1 << 20


def index_key(lines: Iterable[bytes], posts: str) -> str:
    """Return a digest of everything that determines an index.

    `lines` are the encoded records. For `posts`, see `SearchIndex`.
    """
    return digest_of(chain((version_mark(), posts), (line.decode("utf-8", "surrogatepass") for line in lines)))


def write_archive(target: IO[bytes], key: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Write an index's files, each with its path relative to the site's root, to `target`, an empty seekable file."""
    with zipfile.ZipFile(target, "w") as archive:
        archive.comment = key.encode()
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)


def open_cached(folder: Path, key: str) -> IO[bytes] | None:
    """Open the cached archive in the folder of caches if it is intact and has this key."""
    path = folder / NAME
    with suppress(OSError):
        check_regular(path, _MAX_BYTES)
        if not path.is_symlink():
            file = path.open("rb")
            if _is_intact(file, key):
                return file
            file.close()
    return None


def _is_intact(file: IO[bytes], key: str) -> bool:
    try:
        with zipfile.ZipFile(file) as archive:
            is_safe = all(_NAME.fullmatch(name) for name in archive.namelist())
            return archive.comment == key.encode() and is_safe and archive.testzip() is None
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return False


def keep_archive(folder: Path, archive: IO[bytes]) -> None:
    """Cache an archive for the next build, if the folder is writable."""
    archive.seek(0)
    keep(folder / NAME, iter(lambda: archive.read(_BLOCK), b""))


def write_index(site: Path, archive: IO[bytes]) -> None:
    """Replace the index in a site's folder. The last file is the first that browsers load, so they miss none."""
    with zipfile.ZipFile(archive) as files:
        names = files.namelist()
        for folder in {Path(site, name).parent for name in names}:
            folder.mkdir(parents=True, exist_ok=True)
        for name in names[:-1]:
            with files.open(name) as content, Path(site, name).open("wb") as file:
                shutil.copyfileobj(content, file)
        written_aside(Path(site, names[-1]), files.read(names[-1]))
    current = frozenset(names)
    for path, own in _list_files(site):
        if is_index_file(own) and f"{FOLDER}/{own}" not in current:
            path.unlink()


def delete_pages(site: Path) -> None:
    """Delete pages of the hub in the index's folder, which an earlier build wrote."""
    for path, own in _list_files(site):
        if not is_index_file(own):
            path.unlink()


def _list_files(site: Path) -> Iterator[tuple[Path, str]]:
    """Yield each file in the index's folder, and its path relative to that folder."""
    folder = site / FOLDER
    for path in folder.rglob("*"):
        if not path.is_dir():
            yield path, path.relative_to(folder).as_posix()
