"""Detection of light images, which would be invisible on white."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

_LIGHT = 200
"""The lowest grey level (0 to 255) that counts as light. Its contrast with white is 1.67."""
_NEARLY_ALL = 0.95
_VISIBLE = 128
"""The minimum alpha of a visible pixel."""


def is_light(sample: Path) -> bool:
    """Return whether nearly all visible pixels are light; False if the sample can't be read."""
    try:
        with Image.open(sample, formats=["PNG"]) as image:
            pixels = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return False
    visible = pixels.getchannel("A").point([255 if alpha >= _VISIBLE else 0 for alpha in range(256)])
    greys = pixels.convert("RGB").convert("L").histogram(visible)
    return 0 < _NEARLY_ALL * sum(greys) <= sum(greys[_LIGHT:])
