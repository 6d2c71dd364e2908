"""CSS lengths, and the size of an SVG in pixels."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_cascade import Held, styles_of_root

_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)\s*", re.IGNORECASE)
_INCH = 96
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "in": _INCH,
    "cm": _INCH / 2.54,
    "mm": _INCH / 25.4,
    "q": _INCH / 101.6,
    "pt": _INCH / 72,
    "pc": _INCH / 6,
}
_LETTERS = {"em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5, "%": 1 / 100}
"""In font sizes; `ex` and `ch` have the values that CSS assumes without font metrics."""
_OF_TYPEFACE = ("ex", "ch")
LETTER = 16.0
"""The default font size, in pixels."""
_LARGEST = 100_000


def pixels(length: str, letter: float = LETTER) -> float | None:
    """Convert a length to pixels, given the font size `letter`; return None for relative lengths such as `100%`."""
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    number, unit = float(found[1]), found[2].lower()
    if unit in _PIXELS:
        return number * _PIXELS[unit]
    return number * _LETTERS[unit] * letter if unit in _LETTERS and unit != "%" else None


def convert_lengths(lengths: str, letter: float) -> str | None:
    """Convert lengths to pixels, `em` or `%`, the units that the renderer supports.

    Return None if only browsers can evaluate one of them. Keywords such as `none` stay unchanged.
    """
    plain: list[str] = []
    for part in re.split(r"[\s,]+", lengths.strip()):
        found = _LENGTH.fullmatch(part)
        if found is None:
            if "(" in part:
                return None
            plain.append(part)
        elif (unit := found[2].lower()) in ("", "px", "em", "%"):
            plain.append(f"{found[1]}{unit.removesuffix('px')}")
        elif unit not in _OF_TYPEFACE and (size := pixels(part, letter)) is not None:
            plain.append(f"{size:.9g}")
        else:
            return None
    return " ".join(plain)


def letter_size(root: Element) -> float:
    """Return the font size of the root element, which is the unit of `rem`."""
    return _letter_size(root, styles_of_root(root))


def _letter_size(root: Element, styles: Mapping[str, Held]) -> float:
    text = styles["font-size"].value if "font-size" in styles else root.get("font-size", "")
    if found := re.fullmatch(r"\s*([\d.]+)%\s*", text):
        text = f"{found[1]}e-2em"
    try:
        size = pixels(text)
    except ValueError:
        size = None
    return size if size and 0 < size < _LARGEST else LETTER


def size_in_pixels(root: Element) -> tuple[float, float] | None:
    """Return the width and height in browsers, or None if the SVG sets neither them nor a viewBox.

    CSS takes precedence over attributes. If only one of them is set, the viewBox's aspect ratio gives the other.
    """
    styles = styles_of_root(root)
    letter = _letter_size(root, styles)
    width, height = (_side(root, styles, name, letter) for name in ("width", "height"))
    box = _box(root)
    if width is None and height is None:
        width, height = box or (None, None)
    elif box and height is None and width is not None:
        height = width * box[1] / box[0]
    elif box and width is None and height is not None:
        width = height * box[0] / box[1]
    if width is None or height is None:
        return None
    return (width, height) if 0 < width < _LARGEST and 0 < height < _LARGEST else None


def _side(root: Element, styles: Mapping[str, Held], name: str, letter: float) -> float | None:
    """Return the width or height in pixels, from CSS or else from the attribute."""
    if (held := styles.get(name)) and not (held.in_rule and is_without_unit(held.value)):
        size = pixels(held.value, letter)
        if size is not None and size >= 0:
            return size
    return pixels(root.get(name, ""), letter)


def is_without_unit(length: str) -> bool:
    """Return whether a length is a number without a unit, other than 0."""
    found = _LENGTH.fullmatch(length)
    return bool(found and not found[2] and float(found[1]))


def _box(root: Element) -> tuple[float, float] | None:
    """Return the width and height of the viewBox."""
    numbers = [pixels(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    if len(numbers) != 4 or not numbers[2] or not numbers[3]:
        return None
    return (numbers[2], numbers[3]) if numbers[2] > 0 and numbers[3] > 0 else None
