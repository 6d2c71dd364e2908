"""One rendition in the folder of caches: it counts only with a record of its bytes beside it.

The record tells what was cut short, replaced or damaged from what was made. It is no signature: whoever can write into
the folder can write both. Such a file still has to be a picture of the right format and size, with the mark of the
format at its end, but it can show anything. So a folder that others can write into must not be restored where a hub is
published: workflows restore caches of trusted branches alone.
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
from mkdocs_advocacy.kinds.brand.pictures import PICTURES, any_size
from mkdocs_advocacy.kinds.brand.renditions.model import Recipe

_LONGEST_RECORD = 1000
_HEADERS = 100_000
"""How many bytes a file may have beyond those of its pixels."""
_ENDS = {"jpg": b"\xff\xd9", "png": b"\0\0\0\0IEND\xae\x42\x60\x82", "webp": b""}


def keep(place: Path, data: bytes) -> None:
    """Puts a rendition at `place`, and its record beside it; without the record it would be made again."""
    record_place(place).unlink(missing_ok=True)
    caches.kept(place, data, _aside(place))
    keep_beside(record_place(place), json.dumps({"digest": _digest(data)}).encode())


def kept(place: Path, recipe: Recipe) -> int | None:
    """How many bytes the rendition at `place` has; None where it is to be made, or a link leads to its folder."""
    if os.path.islink(place.parent):  # noqa: PTH114 - it may not be reached
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
    """Where the record of the rendition at `place` lies."""
    return place.with_suffix(".json")


def keep_beside(path: Path, data: bytes) -> bool:
    """Keeps what is known of renditions, whole or not at all; whether that could be done."""
    return caches.keep(path, data, _aside(path))


def _aside(path: Path) -> str:
    """A name of this process alone: several may make the same rendition."""
    return f"{path.name}.{os.getpid()}.part"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=32).hexdigest()


def _is_picture(data: bytes, recipe: Recipe) -> bool:
    """Whether the header and the end are those of a picture of the format and the size."""
    if recipe.format == "webp" and int.from_bytes(data[4:8], "little") != len(data) - 8:
        return False
    if not data.endswith(_ENDS[recipe.format]):
        return False
    try:
        with warnings.catch_warnings(), any_size():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=[PICTURES[f".{recipe.format}"]]) as image:
                return image.size == (recipe.width, recipe.height)
    except Exception:
        return False
