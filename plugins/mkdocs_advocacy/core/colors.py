"""Conversion of colours and contrast according to WCAG."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Sequence
from typing import Literal

Level = Literal["AAA", "AA", "large", "none"]
"""The text that a contrast ratio is sufficient for in WCAG 2.2 (1.4.3, 1.4.6): any, large only, or none."""
TEXT, SHAPE = 4.5, 3.0
"""The contrast that WCAG 2.2 requires for text (1.4.3) and for shapes and focus rings (1.4.11)."""


def rgb(color: str) -> tuple[int, int, int]:
    """Return red, green and blue, each from 0 to 255, of a colour in the form `#RRGGBB`."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def as_rgb(color: str) -> str:
    """Return the colour in CSS `rgb()` notation."""
    return "rgb({}, {}, {})".format(*rgb(color))


def as_hsl(color: str) -> str:
    """Return the colour in CSS `hsl()` notation, rounded."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(color)))
    return f"hsl({round(hue * 360) % 360}, {round(saturation * 100)}%, {round(lightness * 100)}%)"


def luminance(color: str) -> float:
    """Return the relative luminance as WCAG 2.2 defines it, from 0 (black) to 1 (white)."""
    red, green, blue = (_linearize(part / 255) for part in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linearize(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def level(ratio: float) -> Level:
    """Return the WCAG level that a contrast ratio meets; ratios are never rounded up."""
    if ratio >= 7:
        return "AAA"
    if ratio >= 4.5:
        return "AA"
    return "large" if ratio >= 3 else "none"


def mixed(color: str, ground: str, share: float) -> str:
    """Blend `color` over `ground` with opacity `share`."""
    return _format_hex(part * share + below * (1 - share) for part, below in zip(rgb(color), rgb(ground), strict=True))


def with_contrast(color: str, grounds: Sequence[str], ratio: float) -> str:
    """Darken or lighten `color` just enough to reach the contrast `ratio` on all grounds.

    Keeps the hue; ends at black or white if necessary. The grounds must be all light or all dark.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(color)))
    step = -1 if contrast(grounds[0], "#000000") > contrast(grounds[0], "#FFFFFF") else 1
    found, level = color, round(lightness * 255)
    while min(contrast(found, ground) for ground in grounds) < ratio and 0 <= level + step <= 255:
        level += step
        found = _format_hex(255 * part for part in colorsys.hls_to_rgb(hue, level / 255, saturation))
    return found


def on(color: str) -> str:
    """Return white if white text is readable on `color`, otherwise black: one of them always is."""
    return "#FFFFFF" if contrast("#FFFFFF", color) >= TEXT else "#000000"


def _format_hex(parts: Iterable[float]) -> str:
    return "#" + "".join(f"{round(part):02X}" for part in parts)
