"""Colours in other notations, and how well a text can be read on them."""

from __future__ import annotations

import colorsys
from typing import Literal

Level = Literal["AAA", "AA", "large", "none"]
"""What WCAG 2.2 (1.4.3 and 1.4.6) allows: any text (AAA is better), large text alone, or none."""


def rgb(color: str) -> tuple[int, int, int]:
    """Red, green and blue from 0 to 255, of a colour as # and six hexadecimal digits."""
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return red, green, blue


def as_rgb(color: str) -> str:
    """The colour as CSS writes its red, green and blue."""
    return "rgb({}, {}, {})".format(*rgb(color))


def as_hsl(color: str) -> str:
    """The colour as CSS writes its hue in degrees, saturation and lightness in per cent, rounded."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(part / 255 for part in rgb(color)))
    return f"hsl({round(hue * 360) % 360}, {round(saturation * 100)}%, {round(lightness * 100)}%)"


def luminance(color: str) -> float:
    """The relative luminance as WCAG 2.2 defines it, from 0 for black to 1 for white."""
    red, green, blue = (_linear(part / 255) for part in rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def level(ratio: float) -> Level:
    """What a contrast ratio is enough for; it is never rounded up to a level."""
    if ratio >= 7:
        return "AAA"
    if ratio >= 4.5:
        return "AA"
    return "large" if ratio >= 3 else "none"
