"""The index of the last build, cached in one file. It is created again only if the records have changed."""

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
"""The cache, relative to the hub's folder. You can delete it: the next build creates it again."""
_MAX_BYTES = 400_000_000
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"search(/[\w-][\w.-]*)+")
"""Safe paths of an index's files."""
_VALUES = attrgetter(*(field.name for field in fields(SearchRecord)))
"""Get all values of a record, without the copies that `dataclasses.astuple` makes."""

Files = Sequence[tuple[str, bytes]]
"""The path, relative to the site's root, and the content of each file."""


def index_key(records: Iterable[SearchRecord], posts: str) -> str:
    """Return a digest of everything that determines an index. For `posts`, see `SearchIndex`."""
    return digest_of([version_mark(), posts, *(compact_json(_VALUES(record)) for record in records)])


def kept_index(root: Path, key: str) -> Files | None:
    """Return the cached files of the index with this key, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(cached(root / FILE, _MAX_BYTES, follow=False) or b"")) as archive:
            if archive.comment != key.encode():
                return None
            files = [(name, archive.read(name)) for name in archive.namelist()]  # a wrong checksum raises BadZipFile
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return None
    return files if all(_NAME.fullmatch(name) for name, _ in files) else None


def keep_index(root: Path, key: str, files: Files) -> None:
    """Cache an index for the next build, if the folder is writable."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.comment = key.encode()
        for name, content in files:
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content)
    keep(root / FILE, buffer.getvalue())
