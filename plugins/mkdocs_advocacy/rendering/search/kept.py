"""The index of an earlier build, cached in one file. It is made again only if the records have changed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from pathlib import Path

from mkdocs_advocacy.core.caches import cached, keep
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.rendering.fast.page_cache import digest_of
from mkdocs_advocacy.rendering.fast.version_mark import version_mark
from mkdocs_advocacy.rendering.search.record import SearchRecord

FILE = Path(".cache", "advocacy", "search.zip")
"""The cache, relative to the hub's folder. Deleting it only costs time."""
_LONGEST = 400_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"search(/[\w-][\w.-]*)+")
"""Safe paths of files of an index."""
_VALUES = attrgetter(*(field.name for field in fields(SearchRecord)))
"""All values of a record; `dataclasses.astuple` would copy them first."""

Files = Sequence[tuple[str, bytes]]
"""Path, relative to the root of the site, and content of each file."""


def index_key(records: Iterable[SearchRecord], posts: str) -> str:
    """Return a digest of everything that an index is made of; see `SearchIndex` for `posts`."""
    return digest_of([version_mark(), posts, *(compact_json(_VALUES(record)) for record in records)])


def kept_index(root: Path, key: str) -> Files | None:
    """Return the cached files of the index with that key, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(cached(root / FILE, _LONGEST, follow=False) or b"")) as archive:
            if archive.comment != key.encode():
                return None
            files = [(name, archive.read(name)) for name in archive.namelist()]  # a wrong checksum is an error
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    return files if all(_NAME.fullmatch(name) for name, _ in files) else None


def keep_index(root: Path, key: str, files: Files) -> None:
    """Cache an index for the next build, if the folder can be written to."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = key.encode()
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    keep(root / FILE, buffer.getvalue())
