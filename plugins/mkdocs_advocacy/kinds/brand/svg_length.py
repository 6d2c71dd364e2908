"""How large a drawing is: its width and height as CSS reads them, in pixels."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)([a-z%]*)\s*", re.IGNORECASE)
_FONT_SIZE = re.compile(r"(?:^|;)\s*font-size\s*:([^;!]*)", re.IGNORECASE)
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
"""In sizes of letters: `ex` and `ch` as CSS assumes them where no typeface tells more."""
LETTER = 16.0
"""The size of letters where a drawing doesn't set one, in pixels."""
_LARGEST = 100_000


def pixels(length: str, letter: float = LETTER) -> float | None:
    """A length in pixels, where letters have the size `letter`; None for a share of something else, such as `100%`."""
    found = _LENGTH.fullmatch(length)
    if found is None:
        return None
    number, unit = float(found[1]), found[2].lower()
    if unit in _PIXELS:
        return number * _PIXELS[unit]
    return number * _LETTERS[unit] * letter if unit in _LETTERS and unit != "%" else None


def letter_size(root: Element) -> float:
    """The size of letters in the outermost element, by which `em` and `rem` are measured."""
    in_style = _FONT_SIZE.findall(root.get("style", ""))
    text = in_style[-1] if in_style else root.get("font-size", "")
    if found := re.fullmatch(r"\s*([\d.]+)%\s*", text):
        text = f"{found[1]}e-2em"
    try:
        size = pixels(text)
    except ValueError:
        size = None
    return size if size and 0 < size < _LARGEST else LETTER


def size_in_pixels(root: Element) -> tuple[float, float] | None:
    """The width and height that a browser gives the drawing; None where it sets neither these nor a viewBox.

    If it sets one of them, the other follows from the shape of its viewBox.
    """
    letter = letter_size(root)
    width, height = (pixels(root.get(name, ""), letter) for name in ("width", "height"))
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


def _box(root: Element) -> tuple[float, float] | None:
    """The width and height of the viewBox."""
    numbers = [pixels(number) for number in re.split(r"[\s,]+", root.get("viewBox", "").strip())]
    if len(numbers) != 4 or not numbers[2] or not numbers[3]:
        return None
    return (numbers[2], numbers[3]) if numbers[2] > 0 and numbers[3] > 0 else None
