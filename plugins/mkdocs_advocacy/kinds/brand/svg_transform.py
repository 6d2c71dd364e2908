"""Transforms as CSS writes them, in the notation of the attribute, which is all that the renderer reads."""

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
"""Units that CSS doesn't accept here, and those that depend on the element."""


def as_attribute(transform: str) -> str | None:
    """The transform of CSS for the attribute: `rotate(.5turn)` is `rotate(180)`; None where only a browser knows it."""
    plain = transform.strip().lower()
    if plain in ("none", "initial", "unset", "revert", "revert-layer"):
        return "none"
    if not _FUNCTIONS.fullmatch(plain):
        return None
    try:
        return " ".join(_written(name, [part.strip() for part in inside.split(",")]) for name, inside in _found(plain))
    except (ValueError, OverflowError):
        return None


def _found(plain: str) -> Sequence[tuple[str, str]]:
    return [(found[1], found[2]) for found in _FUNCTION.finditer(plain)]


def _written(name: str, parts: Sequence[str]) -> str:
    """A function of the attribute; ValueError where it has none like it."""
    match name, len(parts):
        case ("translate", 1 | 2) | ("translatex", 1):
            return _function("translate", [_length(part) for part in parts])
        case "translatey", 1:
            return _function("translate", [0, _length(parts[0])])
        case "scale", 1 | 2:
            return _function("scale", [_number(part) for part in parts])
        case "scalex", 1:
            return _function("scale", [_number(parts[0]), 1])
        case "scaley", 1:
            return _function("scale", [1, _number(parts[0])])
        case ("rotate" | "rotatez", 1):
            return _function("rotate", [_angle(parts[0])])
        case ("skew" | "skewx", 1):
            return _function("skewX", [_angle(parts[0])])
        case "skewy", 1:
            return _function("skewY", [_angle(parts[0])])
        case "skew", 2:
            across, down = (math.tan(math.radians(_angle(part))) for part in parts)
            return _function("matrix", [1, down, across, 1, 0, 0])
        case "matrix", 6:
            return _function("matrix", [float(part) for part in parts])
    raise ValueError(name)


def _function(name: str, numbers: Sequence[float]) -> str:
    if not all(map(math.isfinite, numbers)):
        raise ValueError(name)
    return f"{name}({' '.join(f'{number:.9g}' for number in numbers)})"


def _split(text: str) -> tuple[float, str]:
    found = _NUMBER.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return float(found[1]), found[2]


def _number(text: str) -> float:
    number, unit = _split(text)
    if unit not in ("", "%"):
        raise ValueError(text)
    return number / 100 if unit else number


def _length(text: str) -> float:
    number, unit = _split(text)
    size = pixels(text)
    if size is None or (number and unit in _LETTERS):
        raise ValueError(text)
    return size


def _angle(text: str) -> float:
    number, unit = _split(text)
    if number and unit not in _DEGREES:
        raise ValueError(text)
    return number * _DEGREES.get(unit, 0)
