"""One rendition in the folder of caches: it counts only with a record of its bytes beside it.

The record tells what was cut short, replaced or damaged from what was made. It is no signature: whoever can write into
the folder can write both. Such a file still has to be a picture of the right format and size, with the mark of the
format at its end, but it can show anything. So a folder that others can write into must not be restored where a hub is
published: workflows restore caches of trusted branches alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import shutil
import warnings
from pathlib import Path

from PIL import Image

from mkdocs_advocacy.core.files import regular_content
from mkdocs_advocacy.kinds.brand.pictures import PICTURES, any_size
from mkdocs_advocacy.kinds.brand.renditions.model import Recipe

_LONGEST_RECORD = 1000
_HEADERS = 100_000
"""How many bytes a file may have beyond those of its pixels."""
_ENDS = {"jpg": b"\xff\xd9", "png": b"\0\0\0\0IEND\xae\x42\x60\x82", "webp": b""}


def keep(place: Path, data: bytes) -> None:
    """Puts a rendition at `place`, and its record beside it; without the record it would be made again."""
    record_place(place).unlink(missing_ok=True)
    written(place, data)
    with contextlib.suppress(OSError):
        written(record_place(place), json.dumps({"digest": _digest(data)}).encode())


def kept(place: Path, recipe: Recipe) -> int | None:
    """How many bytes the rendition at `place` has; None where it is to be made, or a link leads to its folder."""
    if place.parent.is_symlink():
        return None
    for path in (place, record_place(place)):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)  # nothing could take its place
    try:
        record = json.loads(regular_content(record_place(place), _LONGEST_RECORD, follow=False))
        data = regular_content(place, 4 * recipe.width * recipe.height + _HEADERS, follow=False)
    except (OSError, ValueError, RecursionError):
        return None
    if record != {"digest": _digest(data)} or not _is_picture(data, recipe):
        return None
    return len(data)


def record_place(place: Path) -> Path:
    """Where the record of the rendition at `place` lies."""
    return place.with_suffix(".json")


def written(path: Path, data: bytes) -> None:
    """Writes a file whole or not at all, and through no link."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{os.getpid()}.part")
    aside.unlink(missing_ok=True)
    with aside.open("xb") as file:
        file.write(data)
    aside.replace(path)


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
