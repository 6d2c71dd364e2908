"""The badges of the demo's groups: crown caps, as PNG files with a transparent background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from PIL import ImageDraw, ImageFont

from _drawing import (
    AMBER,
    CREAM,
    DEEP_TEAL,
    INK,
    MINT,
    ORANGE,
    PLUM,
    TEAL,
    YELLOW,
    Line,
    bottle,
    disc,
    encode_png,
    move,
    path,
    rect,
    render_svg,
    ring,
    svg,
)

SIZE = 600
TEETH = 21
"""The teeth of a crown cap. All breweries and soda works agree on their number."""


def badges() -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file, relative to the folder of brand assets, and its content."""
    middle = SIZE / 2
    small = move(middle - 27, 92, bottle(CREAM, ORANGE, CREAM, PLUM), scale=0.54)
    number = [Line("100", 300, 376, 164, CREAM, "mm")]
    yield "badges/hundred.png", _draw(_cap(PLUM, AMBER, ORANGE), [small], number)
    bubble = path(
        "M176 196H424Q456 196 456 228V356Q456 388 424 388H312L236 452V388H176Q144 388 144 356V228Q144 196 176 196Z",
        CREAM,
    )
    lines = rect(190, 240, 110, 22, MINT, 11) + rect(190, 282, 150, 22, MINT, 11) + rect(190, 324, 82, 22, MINT, 11)
    yield (
        "badges/listener.png",
        _draw(_cap(TEAL, DEEP_TEAL, YELLOW), [bubble, lines], [Line("?", 394, 294, 150, AMBER, "mm")]),
    )


def _cap(top: str, edge: str, line: str) -> str:
    """Return a crown cap seen from above."""
    middle, points = SIZE / 2, []
    for step in range(TEETH * 12):
        turn = step / (TEETH * 12) * 2 * pi
        radius = 284 + 12 * cos(TEETH * turn)
        points.append(f"{middle + radius * sin(turn):.1f} {middle - radius * cos(turn):.1f}")
    return (
        path(f"M{'L'.join(points)}Z", edge)
        + disc(middle, middle, 252, top)
        + ring(middle, middle, 228, line, 8)
        + ring(middle, middle, 252, INK, 3, 0.25)
    )


def _draw(cap: str, shapes: Sequence[str], words: Sequence[Line]) -> bytes:
    image = render_svg(svg(SIZE, SIZE, cap + "".join(shapes))).convert("RGBA")
    pen = ImageDraw.Draw(image)
    for line in words:
        bold, font = max(1, line.size // 28), ImageFont.load_default(line.size)
        pen.text((line.x, line.y), line.words, line.color, font, line.anchor, stroke_width=bold, stroke_fill=line.color)
    return encode_png(image)
