"""Geometry properties, such as `width` and `cx`, which CSS can set but the renderer only reads from attributes."""

from __future__ import annotations

import re

from mkdocs_advocacy.kinds.brand.svg_length import convert_lengths, is_without_unit

SIDES = frozenset(("width", "height"))
_PLACES = frozenset(("cx", "cy", "x", "y"))
GEOMETRY = SIDES | _PLACES | {"d", "r", "rx", "ry"}
"""All geometry properties."""
GEOMETRY_OF = {
    "circle": frozenset(("cx", "cy", "r")),
    "ellipse": frozenset(("cx", "cy", "rx", "ry")),
    "path": frozenset(("d",)),
    "rect": frozenset(("x", "y", "rx", "ry", *SIDES)),
    "use": frozenset(("x", "y")),
}
"""The geometry properties of each element."""
TRANSFORM_OF = {
    "linearGradient": "gradientTransform",
    "pattern": "patternTransform",
    "radialGradient": "gradientTransform",
}
"""The transform attribute of elements that don't call it `transform`."""
LENGTHS = frozenset(
    (
        *(GEOMETRY - {"d"}),
        *("dx", "dy", "font-size", "fr", "fx", "fy", "markerHeight", "markerWidth", "refX", "refY"),
        *("startOffset", "x1", "x2", "y1", "y2"),
    )
)
"""Attributes with lengths."""
FRAMES = ("border", "border-radius", "box-shadow", "margin", "outline", "padding")
"""Properties that only apply to the root element."""
_NONE = ("auto", "initial", "unset", "revert", "revert-layer")
_ONE_LENGTH = re.compile(r"[+-]?[\d.]+(?:e[+-]?\d+)?(?:em|%)?", re.IGNORECASE)
_NO_FRAME = re.compile(r"(?:(?:0(?:px|%)?|auto|initial|none|unset)(?:\s+|$))*", re.IGNORECASE)


def geometry(name: str, value: str, letter: float, *, in_rule: bool) -> str | None:
    """Return the attribute value for a CSS value, "" to remove the attribute, or None if only browsers can draw it.

    `d` always returns None: a path in a stylesheet could be drawn any number of times.
    """
    if name == "d" or (in_rule and name in SIDES and is_without_unit(value)):
        return None
    if value.lower() in _NONE:
        return ""
    known = convert_lengths(value, letter)
    if known is None or not _ONE_LENGTH.fullmatch(known) or (known.startswith("-") and name not in _PLACES):
        return None
    return known


def is_no_frame(value: str) -> bool:
    """Return whether this value of a root element's property, such as `margin` or `transform`, has no effect."""
    return bool(_NO_FRAME.fullmatch(value.strip()))
