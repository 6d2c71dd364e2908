"""The picture of the sample set of brand assets, painted so that a new hub has one without a licence to ask for."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 628)
"""The size that most networks show beside a link, 1.91:1, in pixels."""
_GROUND, _CIRCLES = (
    "#12344D",
    (("#1F7A8C", 420, (250, 330)), ("#BFDBF7", 250, (690, 240)), ("#E1E5F2", 130, (985, 420))),
)
_SMOOTH = 2


def sample_picture() -> bytes:
    """Three circles on blue, as PNG."""
    width, height = (side * _SMOOTH for side in SIZE)
    picture = Image.new("RGB", (width, height), _GROUND)
    brush = ImageDraw.Draw(picture)
    for color, diameter, (x, y) in _CIRCLES:
        radius = diameter * _SMOOTH // 2
        x, y = x * _SMOOTH, y * _SMOOTH
        brush.ellipse((x - radius, y - radius, x + radius, y + radius), fill=color)
    held = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(held, "PNG", optimize=True)
    return held.getvalue()
