"""Banners: the image of a badge in the size for email signatures.

Emails that were sent can't be changed. So a banner's address names its content, and every address that was ever public
keeps an image: once the badge has another image or is no longer awarded, an empty one.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PIL import Image

from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.engine import ENGINE
from mkdocs_advocacy.kinds.brand.renditions.model import Recipe, Rendition, rendition_key

MOST_BYTES = 50_000
"""The largest file of a banner, in bytes: every email loads it."""
DENSITY = 2
"""The pixels of a banner for each pixel that emails show."""
_LARGEST = (300, 100)
"""The size in which emails show a banner, at most: as wide as a phone, and no higher than five lines of text."""
_STEPS = (1, 0.75, 0.5)
"""The factors by which an image with many details is reduced until it fits; the last one always does."""
_ADDRESS = re.compile(r"badges/([a-z0-9-]+)/banner-[0-9a-f]{12}\.png")
_EMPTY = (8, 8)


def banner_address(badge_id: str, picture: Path) -> str:
    """Return the address of the banner made from the file `picture`, relative to the hub's root.

    It doesn't depend on the version of the engine, so an upgrade doesn't change what people have copied.
    """
    found = picture.stat()
    return f"badges/{badge_id}/banner-{_digest(str(picture), found.st_size, found.st_mtime_ns)[:12]}.png"


def group_of_banner(address: str) -> str | None:
    """Return the address of the group to which a banner belongs, of today or of earlier; None for other addresses."""
    found = _ADDRESS.fullmatch(address)
    return f"groups/{found[1]}/" if found else None


def planned_banners(asset: Asset, digest: str) -> Iterator[Rendition]:
    """Yield the renditions that can be the asset's banner, from the sharpest; `digest` is that of its file."""
    width, height = asset.width, asset.height
    fit = min(1, *(DENSITY * most / size for most, size in zip(_LARGEST, (width, height), strict=True)))
    for step in _STEPS:
        size = (_even(width * fit * step), _even(height * fit * step))
        recipe = Recipe(*size, "png", whole=True, max_bytes=MOST_BYTES)
        yield Rendition("", rendition_key(digest, recipe, ENGINE), recipe)


def shown_size(banner: Rendition) -> tuple[int, int]:
    """Return the width and height in which emails show a banner."""
    return banner.width // DENSITY, banner.height // DENSITY


@cache
def empty_banner() -> bytes:
    """Return a transparent image, for the addresses of banners that are no longer shown."""
    file = io.BytesIO()
    Image.new("RGBA", _EMPTY, (0, 0, 0, 0)).save(file, "PNG")
    return file.getvalue()


def _even(length: float) -> int:
    """Round to a length that is whole in emails, too."""
    return max(1, round(length / DENSITY)) * DENSITY


@cache
def _digest(path: str, size: int, changed: int) -> str:
    """Return the digest of a file. `size` and `changed` are part of the cache key: changed files are read again."""
    del size, changed
    with Path(path).open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
