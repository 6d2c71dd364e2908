"""A cached rendition, which is only valid with a record of its digest beside it.

The record detects truncated, replaced or damaged files. It isn't a signature: anyone who can write to the folder can
write both files. A forged file must still be an image of the right format and size, with the format's end marker, but
it can show anything. So never restore a cache that others can write to when you publish a hub: workflows only restore
caches from trusted branches.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import warnings
from pathlib import Path

from PIL import Image

from mkdocs_advocacy.core import caches
from mkdocs_advocacy.kinds.brand.pictures import PICTURES, allow_any_size
from mkdocs_advocacy.kinds.brand.renditions.model import Recipe

_LONGEST_RECORD = 1000
_HEADERS = 100_000
"""The most bytes that a file may have in addition to its pixels."""
_ENDS = {"jpg": b"\xff\xd9", "png": b"\0\0\0\0IEND\xae\x42\x60\x82", "webp": b""}


def keep(place: Path, data: bytes) -> None:
    """Write a rendition to `place` and its record beside it; without the record, it would be created again."""
    record_place(place).unlink(missing_ok=True)
    caches.kept(place, data, _aside(place))
    write_atomically(record_place(place), json.dumps({"digest": _digest(data)}).encode())


def read_size(place: Path, recipe: Recipe) -> int | None:
    """Return the size of a valid rendition at `place`; None if it is missing, invalid or behind a symbolic link."""
    if os.path.islink(place.parent):  # noqa: PTH114 - the folder may be inaccessible
        return None
    for path in (place, record_place(place)):
        caches.make_way(path)
    record = caches.cached_json(record_place(place), _LONGEST_RECORD, follow=False)
    data = caches.cached(place, 4 * recipe.width * recipe.height + _HEADERS, follow=False)
    if data is None:
        return None
    if record != {"digest": _digest(data)} or not _is_picture(data, recipe):
        return None
    return len(data)


def record_place(place: Path) -> Path:
    """Return the path of the record of the rendition at `place`."""
    return place.with_suffix(".json")


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file atomically, and return whether that succeeded."""
    return caches.keep(path, data, _aside(path))


def _aside(path: Path) -> str:
    """Return a temporary name unique to this process, as several may create the same rendition."""
    return f"{path.name}.{os.getpid()}.part"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def _is_picture(data: bytes, recipe: Recipe) -> bool:
    """Return whether the data begins and ends like an image of the recipe's format and size."""
    if recipe.format == "webp" and int.from_bytes(data[4:8], "little") != len(data) - 8:
        return False
    if not data.endswith(_ENDS[recipe.format]):
        return False
    try:
        with warnings.catch_warnings(), allow_any_size():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=[PICTURES[f".{recipe.format}"]]) as image:
                return image.size == (recipe.width, recipe.height)
    except Exception:
        return False
