"""Whether a picture is light, so that nobody would see it on a white ground."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_LIGHT = 200
"""From this grey on, of 255, a colour has a contrast of less than 1.7 to white."""
_NEARLY_ALL = 0.95
_SEEN = 128
"""The alpha from which on a pixel counts as seen."""


def is_light(sample: Path) -> bool:
    """Whether nearly all that is seen of the picture is light; a sample that cannot be read tells nothing."""
    try:
        with Image.open(sample, formats=["PNG"]) as image:
            pixels = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return False
    seen = pixels.getchannel("A").point([255 if alpha >= _SEEN else 0 for alpha in range(256)])
    greys = pixels.convert("RGB").convert("L").histogram(seen)
    return 0 < _NEARLY_ALL * sum(greys) <= sum(greys[_LIGHT:])
