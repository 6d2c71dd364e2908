"""The pictures of the sample set of brand assets, painted so that a new hub has some without a licence to ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 628)
"""The size that most networks show beside a link, 1.91:1, in pixels."""
_SMOOTH = 2
"""How much larger they are painted, for smooth edges."""

Brush = ImageDraw.ImageDraw


def sample_pictures() -> dict[str, bytes]:
    """The pictures by name, as PNG."""
    return {name: _painted(ground, paint) for name, (ground, paint) in _PICTURES.items()}


def _painted(ground: str, paint: Callable[[Brush], None]) -> bytes:
    picture = Image.new("RGB", (SIZE[0] * _SMOOTH, SIZE[1] * _SMOOTH), ground)
    paint(ImageDraw.Draw(picture))
    held = BytesIO()
    picture.resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(held, "PNG", optimize=True)
    return held.getvalue()


def _circles(brush: Brush) -> None:
    for color, radius, x, y in (("#1F7A8C", 210, 250, 330), ("#BFDBF7", 125, 690, 240), ("#E1E5F2", 65, 985, 420)):
        _disc(brush, color, radius, x, y)


def _bars(brush: Brush) -> None:
    for place, (color, height) in enumerate(
        (("#F4D35E", 180), ("#EE964B", 270), ("#F95738", 360), ("#EE964B", 450), ("#F4D35E", 540))
    ):
        left = 190 + place * 170
        brush.rectangle([side * _SMOOTH for side in (left, SIZE[1] - height, left + 140, SIZE[1])], fill=color)


def _rings(brush: Brush) -> None:
    for color, radius in (("#52796F", 470), ("#84A98C", 360), ("#CAD2C5", 250), ("#354F52", 140)):
        _disc(brush, color, radius, 600, SIZE[1])


def _disc(brush: Brush, color: str, radius: int, x: int, y: int) -> None:
    brush.ellipse([side * _SMOOTH for side in (x - radius, y - radius, x + radius, y + radius)], fill=color)


_PICTURES: Mapping[str, tuple[str, Callable[[Brush], None]]] = {
    "circles": ("#12344D", _circles),
    "bars": ("#0D3B66", _bars),
    "rings": ("#2F3E46", _rings),
}
