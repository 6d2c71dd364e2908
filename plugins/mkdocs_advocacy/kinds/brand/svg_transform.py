"""Conversion of CSS transforms to the syntax of the `transform` attribute, the only one that the renderer supports."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from mkdocs_advocacy.kinds.brand.svg_length import pixels

_FUNCTIONS = re.compile(r"\s*(?:[a-z]+\([^()]*\)\s*)+", re.IGNORECASE)
_FUNCTION = re.compile(r"([a-z]+)\(([^()]*)\)", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)", re.IGNORECASE)
_DEGREES = {"deg": 1.0, "grad": 0.9, "rad": 180 / math.pi, "turn": 360.0}
_LETTERS = ("", "em", "ex", "ch")
"""Units that are invalid in transforms or depend on the element."""


def as_attribute(transform: str) -> str | None:
    """Convert a CSS transform: `rotate(.5turn)` becomes `rotate(180)`; return None if only browsers support it."""
    plain = transform.strip().lower()
    if plain in ("none", "initial", "unset", "revert", "revert-layer"):
        return "none"
    if not _FUNCTIONS.fullmatch(plain):
        return None
    try:
        parts = ((found[1], found[2].split(",")) for found in _FUNCTION.finditer(plain))
        return " ".join(_convert(name, [argument.strip() for argument in arguments]) for name, arguments in parts)
    except (ValueError, OverflowError):
        return None


def _convert(name: str, parts: Sequence[str]) -> str:
    """Return the equivalent function for the attribute; raise ValueError if there is none."""
    match name, len(parts):
        case ("translate", 1 | 2) | ("translatex", 1):
            return _format("translate", [_parse_length(part) for part in parts])
        case "translatey", 1:
            return _format("translate", [0, _parse_length(parts[0])])
        case "scale", 1 | 2:
            return _format("scale", [_parse_number(part) for part in parts])
        case "scalex", 1:
            return _format("scale", [_parse_number(parts[0]), 1])
        case "scaley", 1:
            return _format("scale", [1, _parse_number(parts[0])])
        case ("rotate" | "rotatez", 1):
            return _format("rotate", [_parse_angle(parts[0])])
        case ("skew" | "skewx", 1):
            return _format("skewX", [_parse_angle(parts[0])])
        case "skewy", 1:
            return _format("skewY", [_parse_angle(parts[0])])
        case "skew", 2:
            across, down = (math.tan(math.radians(_parse_angle(part))) for part in parts)
            return _format("matrix", [1, down, across, 1, 0, 0])
        case "matrix", 6:
            return _format("matrix", [float(part) for part in parts])
    raise ValueError(name)


def _format(name: str, numbers: Sequence[float]) -> str:
    if not all(map(math.isfinite, numbers)):
        raise ValueError(name)
    return f"{name}({' '.join(f'{number:.9g}' for number in numbers)})"


def _split(text: str) -> tuple[float, str]:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return float(found[1]), found[2]


def _parse_number(text: str) -> float:
    number, unit = _split(text)
    if unit not in ("", "%"):
        raise ValueError(text)
    return number / 100 if unit else number


def _parse_length(text: str) -> float:
    number, unit = _split(text)
    size = pixels(text)
    if size is None or (number and unit in _LETTERS):
        raise ValueError(text)
    return size


def _parse_angle(text: str) -> float:
    number, unit = _split(text)
    if number and unit not in _DEGREES:
        raise ValueError(text)
    return number * _DEGREES.get(unit, 0)
