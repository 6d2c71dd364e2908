"""The pictures that customers of the demo sent: snapshots without words, in their own sizes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

from PIL import Image

from _drawing import (
    BROWN,
    CREAM,
    GREEN,
    INK,
    LEAF,
    MINT,
    ORANGE,
    PINK,
    PLUM,
    ROSE,
    TEAL,
    YELLOW,
    disc,
    encode_png,
    move,
    path,
    rect,
    render_svg,
    stroke,
    svg,
)

_PAPER, _SILL, _SKY = "#F4E3C1", "#F4E3C1", "#8FD3E8"


def customers() -> Iterator[tuple[str, bytes]]:
    """Yield the path of each file, relative to the folder of brand assets, and its content."""
    yield "customers/bike.png", _snap(1200, 800, "#FFB3C7", _bike())
    yield "customers/canal.png", _snap(1200, 900, YELLOW, _canal())
    yield "customers/label.png", _snap(1200, 900, _PAPER, _label())
    yield "customers/vases.png", _snap(900, 1125, MINT, _vases())


def _snap(width: int, height: int, ground: str, shapes: Sequence[str]) -> bytes:
    scene = rect(0, 0, width, height, ground) + "".join(shapes)
    image = render_svg(svg(width, height, scene)).convert("RGB")
    return encode_png(image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE))


def _plain_bottle(x: float, y: float, height: float, label: str = CREAM, cap: str = BROWN) -> str:
    """Return a bottle that stands at a point, without lettering."""
    shapes = (
        path("M36 18V92C36 132 8 142 8 188V322Q8 340 26 340H74Q92 340 92 322V188C92 142 64 132 64 92V18Z", BROWN)
        + rect(32, 4, 36, 24, cap, 5)
        + rect(8, 204, 84, 86, label)
    )
    scale = height / 340
    return move(x - 50 * scale, y - height, shapes, scale=scale)


def _canal() -> Sequence[str]:
    stripes = "".join(path(f"M{330 + place * 115} 620h52l{place * 6 - 10} 202h-66z", ROSE) for place in range(6))
    bottles = [(360, 700), (440, 738), (520, 690), (600, 745), (680, 700), (770, 740)]
    labels, caps = (CREAM, MINT, YELLOW), (ORANGE, ROSE, GREEN)
    waves = "".join(stroke(f"M{60 + place * 135} {455 + place * 2}h60", MINT, 6) for place in range(9))
    return [
        disc(930, 200, 110, CREAM),
        path("M0 420L1200 360V900H0Z", GREEN),
        path("M0 420L1200 360V520L0 560Z", TEAL) + waves,
        rect(90, 250, 160, 180, ROSE, 6) + rect(120, 280, 40, 50, CREAM, 4) + rect(180, 280, 40, 50, CREAM, 4),
        rect(270, 300, 110, 125, PLUM, 6),
        path("M300 620L960 590L1080 800L180 830Z", CREAM) + stripes,
        "".join(_plain_bottle(x, y, 170, labels[place % 3], caps[place % 3]) for place, (x, y) in enumerate(bottles)),
        disc(925, 725, 66, BROWN) + disc(925, 695, 50, ORANGE) + disc(925, 675, 34, ROSE),
    ]


def _flower(x: float, y: float, color: str) -> str:
    petals = "".join(disc(x + 44 * cos(turn * pi / 4), y + 44 * sin(turn * pi / 4), 30, color) for turn in range(8))
    return petals + disc(x, y, 26, YELLOW)


def _vases() -> Sequence[str]:
    flowers = [(330, 270, 300, ROSE), (450, 460, 220, ORANGE), (560, 630, 330, PLUM)]
    return [
        rect(110, 90, 680, 670, CREAM, 10) + rect(135, 115, 300, 620, _SKY) + rect(465, 115, 300, 620, _SKY),
        disc(610, 240, 70, YELLOW),
        rect(60, 760, 780, 60, _SILL, 6) + rect(0, 820, 900, 305, TEAL),
        "".join(
            stroke(f"M{x} 520Q{x} {(520 + y) / 2:g} {top} {y}", LEAF, 9) + _flower(top, y, color)
            for x, top, y, color in flowers
        ),
        "".join(_plain_bottle(x, 765, 290) for x, _, _, _ in flowers),
    ]


def _label() -> Sequence[str]:
    rays = "".join(
        stroke(
            f"M{600 + 240 * cos(turn):.0f} {440 + 240 * sin(turn):.0f}"
            f"L{600 + 310 * cos(turn):.0f} {440 + 310 * sin(turn):.0f}",
            ROSE,
            16,
        )
        for turn in (pi + place * pi / 8 for place in range(9))
    )
    crayons = "".join(
        rect(230 + place * 110, 720, 70, 25, color, 8) + path(f"M{300 + place * 110} 720l25 12l-25 13z", _PAPER)
        for place, color in enumerate((ROSE, ORANGE, GREEN, TEAL, PLUM))
    )
    smile = disc(535, 495, 15, INK) + disc(665, 495, 15, INK) + stroke("M540 560Q600 610 665 555", INK, 10)
    hills = path("M430 610L520 430L600 600L690 400L780 610Z", GREEN)
    return [
        path("M170 110L1050 70L1080 800L140 830Z", "#FFFFFF"),
        rays + disc(600, 440, 220, YELLOW) + disc(600, 440, 170, ORANGE),
        hills + smile + crayons,
    ]


def _bike() -> Sequence[str]:
    wheels = "".join(
        disc(x, 520, 140, INK)
        + disc(x, 520, 118, "#FFD9E3")
        + "".join(
            stroke(
                f"M{x + 118 * cos(turn):.0f} {520 + 118 * sin(turn):.0f}"
                f"L{x - 118 * cos(turn):.0f} {520 - 118 * sin(turn):.0f}",
                "#8A6A96",
                3,
            )
            for turn in (place * pi / 6 for place in range(6))
        )
        for x in (360, 860)
    )
    frame = stroke("M360 520H520L640 320H430L520 520M640 320L860 520M430 320L360 520", TEAL, 18)
    caps = (ROSE, GREEN, PLUM, TEAL, PINK)
    return [
        rect(0, 560, 1200, 240, PLUM),
        wheels + frame,
        rect(370, 280, 100, 30, INK, 10) + stroke("M640 320L620 240L690 230", INK, 14),
        rect(700, 250, 310, 150, ORANGE, 8),
        "".join(_plain_bottle(745 + place * 55, 320, 150, cap=cap) for place, cap in enumerate(caps)),
        rect(700, 290, 310, 110, ROSE, 8) + rect(800, 320, 110, 30, PLUM, 10),
    ]
