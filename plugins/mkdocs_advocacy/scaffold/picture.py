"""Images of the sample brand set, drawn by code so that a new hub can use them without a licence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from io import BytesIO

from PIL import Image, ImageDraw

SIZE = (1200, 628)
"""Width and height in pixels: 1.91:1, which most networks use for link previews."""
_SCALE = 2
"""The scale for drawing images, which are then scaled down for smooth edges."""

Brush = ImageDraw.ImageDraw


def sample_pictures() -> dict[str, bytes]:
    """Return the images as PNG data, by name."""
    return {name: _render(background, draw) for name, (background, draw) in _PICTURES.items()}


def _render(background: str, draw: Callable[[Brush], None]) -> bytes:
    image = Image.new("RGB", (SIZE[0] * _SCALE, SIZE[1] * _SCALE), background)
    draw(ImageDraw.Draw(image))
    buffer = BytesIO()
    image.resize(SIZE, Image.Resampling.LANCZOS).quantize(64).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _draw_circles(brush: Brush) -> None:
    for color, radius, x, y in (("#1F7A8C", 210, 250, 330), ("#BFDBF7", 125, 690, 240), ("#E1E5F2", 65, 985, 420)):
        _draw_disc(brush, color, radius, x, y)


def _draw_bars(brush: Brush) -> None:
    for index, (color, height) in enumerate(
        (("#F4D35E", 180), ("#EE964B", 270), ("#F95738", 360), ("#EE964B", 450), ("#F4D35E", 540))
    ):
        left = 190 + index * 170
        brush.rectangle([side * _SCALE for side in (left, SIZE[1] - height, left + 140, SIZE[1])], fill=color)


def _draw_rings(brush: Brush) -> None:
    for color, radius in (("#52796F", 470), ("#84A98C", 360), ("#CAD2C5", 250), ("#354F52", 140)):
        _draw_disc(brush, color, radius, 600, SIZE[1])


def _draw_disc(brush: Brush, color: str, radius: int, x: int, y: int) -> None:
    brush.ellipse([side * _SCALE for side in (x - radius, y - radius, x + radius, y + radius)], fill=color)


_PICTURES: Mapping[str, tuple[str, Callable[[Brush], None]]] = {
    "circles": ("#12344D", _draw_circles),
    "bars": ("#0D3B66", _draw_bars),
    "rings": ("#2F3E46", _draw_rings),
}
