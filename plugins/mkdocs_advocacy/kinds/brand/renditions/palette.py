"""Conversion of images with few colours, such as drawings, to palettes."""

from __future__ import annotations

import itertools
import operator

from PIL import Image, ImageColor

_DIRECTIONS = tuple(itertools.product((1.0, 0.6, 0.1), (1.0, 0.4, -0.3, -0.9), (0.7, 0.2, -0.5, -1.0)))
"""The directions in RGB space that colours are projected onto."""
_MOST = 256
"""The most colours in a palette."""


def to_palette(picture: Image.Image, ground: str | None = None) -> Image.Image | None:
    """Convert an image to a palette without loss, for half the file size in a third of the time.

    Return None if it has too many colours. The palette includes the colour of its background, `ground`. To map colours
    to indexes, the function searches for a direction in RGB space along which all colours have different positions.
    """
    counted = picture.getcolors(_MOST) if picture.mode == "RGB" else None
    found = [color for _, color in counted or () if isinstance(color, tuple)]
    if not found:
        return None
    if ground is not None and (color := ImageColor.getrgb(ground)) not in found:
        if len(found) == _MOST:
            return None
        found.append(color)
    colors = Image.frombytes("RGB", (len(found), 1), bytes(itertools.chain.from_iterable(found)))
    for direction in _DIRECTIONS:
        along = [sum(map(operator.mul, color, direction)) for color in found]
        scale = 255 / (max(along) - min(along) or 1)
        weights = (*(part * scale for part in direction), -min(along) * scale)
        numbers = colors.convert("L", weights).tobytes()
        if len(set(numbers)) < len(found):
            continue
        by_number = sorted(zip(numbers, found, strict=True))
        ranks = {number: rank for rank, (number, _) in enumerate(by_number)}
        small = picture.convert("L", weights).point([ranks.get(number, 0) for number in range(256)])
        small.putpalette([part for _, color in by_number for part in color])
        return small
    return None


def index_of(color: str, picture: Image.Image) -> int:
    """Return the index of a colour in the image's palette."""
    parts = picture.getpalette() or []
    return next(n for n in range(len(parts) // 3) if tuple(parts[3 * n : 3 * n + 3]) == ImageColor.getrgb(color)[:3])
