"""Conversion of CSS colours to #RRGGBB, which every program supports."""

from __future__ import annotations

import colorsys
import math
import re
from collections.abc import Callable, Mapping, Sequence

from PIL import ImageColor

Parts = tuple[float, float, float]
"""The three components of a colour: red, green and blue from 0 to 1, unless a function says otherwise."""
Matrix = tuple[Parts, Parts, Parts]

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"([a-z-]+)\(([^()]*)\)")
_LIGHT_DARK = re.compile(r"light-dark\(((?:[^(),]|\([^()]*\))*),(?:[^()]|\([^()]*\))*\)")
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|grad|rad|turn)?")
_DEGREES = {"": 1.0, "deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}

# The matrices in CSS Color 4, section 18.
_LMS_OF_OKLAB: Matrix = (
    (1.0, 0.3963377773761749, 0.2158037573099136),
    (1.0, -0.1055613458156586, -0.0638541728258133),
    (1.0, -0.0894841775298119, -1.2914855480194092),
)
_LINEAR_OF_LMS: Matrix = (
    (4.0767416360759583, -3.3077115392580629, 0.2309699031821043),
    (-1.2684379732850315, 2.6097573492876882, -0.3413193760026570),
    (-0.0041960761386756, -0.7034186179359362, 1.7076146940746117),
)
_LINEAR_OF_XYZ_D50: Matrix = (
    (3.1341358529001178, -1.6173863321612538, -0.4906619460083532),
    (-0.9787955765478720, 1.9162543773959876, 0.0334427303404116),
    (0.0719553798842929, -0.2289767887138810, 1.4053860358652290),
)
_LINEAR_OF_P3: Matrix = (
    (1.2249401762805598, -0.2249401762805598, 0.0),
    (-0.0420569547096881, 1.0420569547096881, 0.0),
    (-0.0196375545903344, -0.0786360455506319, 1.0982736001409663),
)
_WHITE_D50: Parts = (0.3457 / 0.3585, 1.0, (1.0 - 0.3457 - 0.3585) / 0.3585)


def as_hex(color: str) -> str | None:
    """Convert a colour to #RRGGBB, or #RRGGBBAA if it is translucent.

    Return None if it isn't a colour or depends on other values. Components outside sRGB are clipped, as in browsers.
    """
    text = color.strip().lower()
    if found := _LIGHT_DARK.fullmatch(text):
        text = found[1].strip()  # images use the light scheme by default
    if _HEX.fullmatch(text):
        return text
    if text == "transparent":
        return "#00000000"
    if text in ImageColor.colormap:
        return _to_hex(tuple(part / 255 for part in ImageColor.getrgb(text)), 1)
    function = _FUNCTION.fullmatch(text)
    return _convert_function(function[1], function[2]) if function else None


def _convert_function(name: str, inside: str) -> str | None:
    parts, alpha = _split_arguments(inside)
    space = parts.pop(0) if name == "color" and parts else name
    read = _SPACES.get(space)
    if read is None or len(parts) != 3 or (name == "color") != (space in _OF_COLOR):
        return None
    try:
        return _to_hex(read(parts), min(max(_parse_number(alpha, 1), 0), 1))
    except (ValueError, OverflowError):
        return None


def _split_arguments(inside: str) -> tuple[list[str], str]:
    """Split a function's arguments into components and alpha."""
    if "," in inside:
        parts = [part.strip() for part in inside.split(",")]
        return (parts[:3], parts[3]) if len(parts) == 4 else (parts, "1")
    before, slash, alpha = inside.partition("/")
    return before.split(), alpha.strip() if slash else "1"


def _parse_number(text: str, whole: float) -> float:
    """Parse a number or a percentage of `whole`."""
    found = _NUMBER.fullmatch(text)
    if text == "none":
        return 0
    if not found or found[2] not in (None, "%"):
        raise ValueError(text)
    return float(found[1]) * whole / 100 if found[2] else float(found[1])


def _parse_hue(text: str) -> float:
    """Parse an angle and return degrees."""
    found = _NUMBER.fullmatch(text)
    if text == "none":
        return 0
    if not found or found[2] == "%":
        raise ValueError(text)
    return float(found[1]) * _DEGREES[found[2] or ""]


def _rgb(parts: Sequence[str]) -> Parts:
    red, green, blue = (_parse_number(part, 255) / 255 for part in parts)
    return red, green, blue


def _hsl(parts: Sequence[str]) -> Parts:
    saturation, lightness = (min(max(_parse_number(part, 100) / 100, 0), 1) for part in parts[1:])
    return colorsys.hls_to_rgb(_parse_hue(parts[0]) / 360 % 1, lightness, saturation)


def _hwb(parts: Sequence[str]) -> Parts:
    white, black = (min(max(_parse_number(part, 100) / 100, 0), 1) for part in parts[1:])
    if white + black >= 1:
        grey = white / (white + black)
        return grey, grey, grey
    red, green, blue = (
        part * (1 - white - black) + white for part in colorsys.hls_to_rgb(_parse_hue(parts[0]) / 360 % 1, 0.5, 1)
    )
    return red, green, blue


def _lab(parts: Sequence[str]) -> Parts:
    return _of_lab(_parse_number(parts[0], 100), _parse_number(parts[1], 125), _parse_number(parts[2], 125))


def _lch(parts: Sequence[str]) -> Parts:
    return _of_lab(_parse_number(parts[0], 100), *_to_rectangular(_parse_number(parts[1], 150), _parse_hue(parts[2])))


def _of_lab(lightness: float, a: float, b: float) -> Parts:
    middle = (min(max(lightness, 0), 100) + 16) / 116
    x, y, z = (
        white * (part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29))
        for white, part in zip(_WHITE_D50, (middle + a / 500, middle, middle - b / 200), strict=True)
    )
    return _encode(_multiply(_LINEAR_OF_XYZ_D50, (x, y, z)))


def _oklab(parts: Sequence[str]) -> Parts:
    return _of_oklab(_parse_number(parts[0], 1), _parse_number(parts[1], 0.4), _parse_number(parts[2], 0.4))


def _oklch(parts: Sequence[str]) -> Parts:
    return _of_oklab(_parse_number(parts[0], 1), *_to_rectangular(_parse_number(parts[1], 0.4), _parse_hue(parts[2])))


def _of_oklab(lightness: float, a: float, b: float) -> Parts:
    long, medium, short = _multiply(_LMS_OF_OKLAB, (min(max(lightness, 0), 1), a, b))
    return _encode(_multiply(_LINEAR_OF_LMS, (long**3, medium**3, short**3)))


def _to_rectangular(chroma: float, hue: float) -> tuple[float, float]:
    return max(chroma, 0) * math.cos(math.radians(hue)), max(chroma, 0) * math.sin(math.radians(hue))


def _srgb(parts: Sequence[str]) -> Parts:
    red, green, blue = (_parse_number(part, 1) for part in parts)
    return red, green, blue


def _srgb_linear(parts: Sequence[str]) -> Parts:
    return _encode(_srgb(parts))


def _display_p3(parts: Sequence[str]) -> Parts:
    red, green, blue = map(_decode, _srgb(parts))
    return _encode(_multiply(_LINEAR_OF_P3, (red, green, blue)))


def _multiply(matrix: Matrix, parts: Parts) -> Parts:
    one, two, three = (sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)
    return one, two, three


def _decode(part: float) -> float:
    size = abs(part)
    return math.copysign(size / 12.92 if size <= 0.04045 else ((size + 0.055) / 1.055) ** 2.4, part)


def _encode(linear: Parts) -> Parts:
    red, green, blue = (
        math.copysign(abs(part) * 12.92 if abs(part) <= 0.0031308 else 1.055 * abs(part) ** (1 / 2.4) - 0.055, part)
        for part in linear
    )
    return red, green, blue


def _to_hex(parts: Sequence[float], alpha: float) -> str:
    numbers = [round(min(max(part, 0), 1) * 255) for part in (*parts[:3], alpha)]
    return "#" + bytes(numbers if alpha < 1 else numbers[:3]).hex()


_OF_COLOR = frozenset(("srgb", "srgb-linear", "display-p3"))
_SPACES: Mapping[str, Callable[[Sequence[str]], Parts]] = {
    "rgb": _rgb,
    "rgba": _rgb,
    "hsl": _hsl,
    "hsla": _hsl,
    "hwb": _hwb,
    "lab": _lab,
    "lch": _lch,
    "oklab": _oklab,
    "oklch": _oklch,
    "srgb": _srgb,
    "srgb-linear": _srgb_linear,
    "display-p3": _display_p3,
}
