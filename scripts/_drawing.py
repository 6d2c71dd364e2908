"""Building blocks of the demo's images: colours, SVG shapes, and text rendered by Pillow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, pi, sin

import resvg_py
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630

PLUM, NIGHT, INK = "#3B1D72", "#281250", "#211030"
ORANGE, AMBER, YELLOW, CREAM = "#F9A633", "#DB7B1B", "#FFD066", "#FFF3DC"
PINK, ROSE = "#FF6F91", "#DB4268"
TEAL, DEEP_TEAL, MINT = "#0F7B78", "#0B5654", "#C0EAD8"
LIME, GREEN, LEAF, BROWN, ROOT = "#C6E24A", "#7FA61F", "#2E7D32", "#5B3A1E", "#D9A968"

LETTERS = {
    "C": ("####", "#...", "#...", "#...", "####"),
    "A": ("####", "#..#", "####", "#..#", "#..#"),
    "R": ("####", "#..#", "####", "#.#.", "#..#"),
    "L": ("#...", "#...", "#...", "#...", "####"),
    "'": ("#", "#", ".", ".", "."),
    "S": ("####", "#...", "####", "...#", "####"),
}
"""The letters of the logo, as grids of squares."""


@dataclass(frozen=True)
class Line:
    """A line of text on an image."""

    words: str
    x: int
    y: int
    size: int
    color: str
    anchor: str = "ls"
    """The Pillow anchor of `x` and `y` on the text. Default: left, baseline."""


@dataclass(frozen=True)
class Picture:
    """An image for posts: shapes, text on top, and shapes over the text."""

    ground: str
    shapes: Sequence[str]
    words: Sequence[Line]
    over: Sequence[str] = ()

    def png(self) -> bytes:
        """Render the image as a PNG file that is identical on every machine."""
        scene = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{self.ground}"/>{"".join(self.shapes)}'
        image = render_svg(svg(WIDTH, HEIGHT, scene)).convert("RGB")
        pen = ImageDraw.Draw(image)
        for line in self.words:
            bold = max(1, line.size // 28)
            font = ImageFont.load_default(line.size)
            position = (line.x, line.y)
            pen.text(position, line.words, line.color, font, line.anchor, stroke_width=bold, stroke_fill=line.color)
        if self.over:
            above = render_svg(svg(WIDTH, HEIGHT, "".join(self.over)))
            image.paste(above, (0, 0), above)
        return encode_png(image.quantize(96, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def render_svg(drawing: str, scale: int = 1) -> Image.Image:
    """Render an SVG drawing without text, enlarged by `scale`."""
    data = resvg_py.svg_to_bytes(svg_string=drawing, skip_system_fonts=True, zoom=scale)
    return Image.open(BytesIO(data))


def encode_png(image: Image.Image) -> bytes:
    """Return an image as a PNG file."""
    output = BytesIO()
    image.save(output, "PNG", optimize=True)
    return output.getvalue()


def svg(width: float, height: float, content: str) -> str:
    """Return an SVG drawing of the given size."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}">{content}</svg>'
    )


def path(outline: str, fill: str, opacity: float = 1) -> str:
    """Return a filled path."""
    return f'<path d="{outline}" fill="{fill}"{_opacity(opacity)}/>'


def stroke(outline: str, color: str, width: float, opacity: float = 1, dashes: str = "") -> str:
    """Return a path stroked with round caps and joins."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<path d="{outline}" fill="none" stroke="{color}" stroke-width="{width:g}" stroke-linecap="round" '
        f'stroke-linejoin="round"{dashed}{_opacity(opacity)}/>'
    )


def rect(x: float, y: float, width: float, height: float, fill: str, radius: float = 0, opacity: float = 1) -> str:
    """Return a rectangle, with rounded corners if `radius` is set."""
    corners = f' rx="{radius:g}"' if radius else ""
    size = f'width="{width:g}" height="{height:g}"'
    return f'<rect x="{x:g}" y="{y:g}" {size}{corners} fill="{fill}"{_opacity(opacity)}/>'


def disc(x: float, y: float, radius: float, fill: str, opacity: float = 1) -> str:
    """Return a filled circle."""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" fill="{fill}"{_opacity(opacity)}/>'


def ring(x: float, y: float, radius: float, color: str, width: float, opacity: float = 1) -> str:
    """Return the outline of a circle."""
    stroked = f'fill="none" stroke="{color}" stroke-width="{width:g}"'
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}" {stroked}{_opacity(opacity)}/>'


def move(x: float, y: float, *shapes: str, scale: float = 1, turn: float = 0) -> str:
    """Move, scale and rotate shapes; `turn` is in degrees."""
    return f'<g transform="translate({x:g} {y:g}) rotate({turn:g}) scale({scale:g})">{"".join(shapes)}</g>'


def _opacity(opacity: float) -> str:
    return f' opacity="{opacity:g}"' if opacity != 1 else ""


def word_outline(x: float, y: float, square: float) -> str:
    """Return the logo's lettering as a path of squares."""
    outline = ""
    for letter in "CARL'S":
        rows = LETTERS[letter]
        for number, row in enumerate(rows):
            for start, length in _runs(row):
                corner = f"M{x + start * square:g} {y + number * square:g}"
                outline += f"{corner}h{length * square:g}v{square:g}h-{length * square:g}z"
        x += (len(rows[0]) + 1) * square
    return outline


def _runs(row: str) -> Iterable[tuple[int, int]]:
    start = 0
    for part in row.replace("#.", "# .").replace(".#", ". #").split(" "):
        if part.startswith("#"):
            yield start, len(part)
        start += len(part)


def name(x: float, y: float, square: float, color: str) -> str:
    """Return the lettering, 29 squares wide and 5 high."""
    return path(word_outline(x, y, square), color)


def bottle(glass: str, label: str, cap: str, letters: str = INK) -> str:
    """Return a bottle with its label, 100 wide and 340 high."""
    return (
        path("M36 18V92C36 132 8 142 8 188V322Q8 340 26 340H74Q92 340 92 322V188C92 142 64 132 64 92V18Z", glass)
        + path("M20 190C20 160 40 146 45 128V200H20Z", "#FFFFFF", 0.22)
        + rect(32, 4, 36, 24, cap, 5)
        + rect(8, 204, 84, 86, label)
        + name(14.5, 232, 2.45, letters)
        + rect(24, 258, 52, 5, letters, 2)
        + rect(34, 268, 32, 5, letters, 2)
    )


def citrus(skin: str, flesh: str) -> str:
    """Return a halved fruit, 100 across, centred on the origin."""
    cuts = "".join(f"M0 0L{44 * cos(turn * pi / 4):.1f} {44 * sin(turn * pi / 4):.1f}" for turn in range(8))
    return disc(0, 0, 50, skin) + disc(0, 0, 44, CREAM) + disc(0, 0, 39, flesh) + stroke(cuts, CREAM, 4)


def ginger() -> str:
    """Return a ginger root, 200 wide and 110 high."""
    shape = (
        "M18 66C2 40 36 18 62 34C72 4 118 0 126 26C150 12 186 24 178 50"
        "C206 54 204 92 174 92C160 116 112 112 104 90C70 112 30 100 18 66Z"
    )
    lines = "M60 40C66 52 66 62 58 74M104 30C112 44 110 60 100 72M148 40C152 52 150 64 142 74"
    return path(shape, ROOT) + stroke(lines, "#B98443", 4) + disc(126, 18, 12, "#F3D9A9")
