"""The images of entries, in formats that every email program shows."""

from __future__ import annotations

from pathlib import PurePosixPath

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.brand.kind import BRAND
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.newsletters.letter import Picture

_SHOWN_EVERYWHERE = (".png", ".jpg", ".jpeg", ".gif")


def picture_of(asset: Asset, language: str, hub: Hub) -> Picture | None:
    """Return an image as PNG or JPEG: its link preview, or else its fallback rendition, or else the original.

    Link previews are 1200 × 630 pixels, twice the width of an email. Return None if the image exists only as SVG or
    WebP, or isn't published.
    """
    renditions = hub.of(BRAND).renditions.get(asset.id)
    original = asset if asset.path in hub.published else None
    alt = asset.alt_in(language, hub.language)
    for shown in (renditions and renditions.link_preview, renditions and renditions.fallback, original):
        if shown and PurePosixPath(shown.path).suffix.lower() in _SHOWN_EVERYWHERE:
            return Picture(shown.address, shown.width, shown.height, alt)
    return None
