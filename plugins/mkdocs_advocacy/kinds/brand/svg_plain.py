"""Simplification of SVGs for a renderer that supports less CSS than browsers.

Browsers support `fill: oklch(60% .2 25)`, variables, rules for `:root`, and shapes with sizes in CSS. The renderer,
resvg, silently draws unknown colours in black and omits shapes without a size. So colours, lengths and rules that
depend only on the file are written out for it, and all others are reported: nobody downloads a logo in the wrong
colours, or an empty one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_cascade import Cascade, Held
from mkdocs_advocacy.kinds.brand.svg_color import as_hex
from mkdocs_advocacy.kinds.brand.svg_geometry import (
    FRAMES,
    GEOMETRY,
    GEOMETRY_OF,
    LENGTHS,
    SIDES,
    TRANSFORM_OF,
    geometry,
    is_no_frame,
)
from mkdocs_advocacy.kinds.brand.svg_length import convert_lengths, is_without_unit, letter_size
from mkdocs_advocacy.kinds.brand.svg_sheet import ROOT, Declaration, Rule, declarations_in, sheets_of
from mkdocs_advocacy.kinds.brand.svg_transform import as_attribute
from mkdocs_advocacy.kinds.brand.svg_variables import Variables, variables_of

_SVG = "{http://www.w3.org/2000/svg}"
_INITIAL = {
    "background-color": "#00000000",
    "color": "#000000",
    "fill": "#000000",
    "flood-color": "#000000",
    "lighting-color": "#ffffff",
    "stop-color": "#000000",
    "stroke": "none",
}
"""Colour properties with their initial values."""
_AMOUNTS = frozenset(
    ("fill-opacity", "flood-opacity", "opacity", "stop-opacity", "stroke-miterlimit", "stroke-opacity")
)
_STROKES = frozenset(("stroke-dasharray", "stroke-dashoffset", "stroke-width"))
_PARTS = frozenset(("clip-path", "mask"))
_KEYWORDS = frozenset(
    (
        *("clip-rule", "display", "fill-rule", "isolation", "mask-type", "mix-blend-mode", "overflow", "paint-order"),
        *("stroke-linecap", "stroke-linejoin", "visibility"),
    )
)
_MARKERS = frozenset(("marker", "marker-end", "marker-mid", "marker-start"))
_OTHERS = frozenset(("all", "background", "color-scheme", "filter", "transform-origin"))
_ATTRIBUTES = _INITIAL.keys() | _AMOUNTS | _STROKES | _PARTS | _KEYWORDS | _MARKERS | _OTHERS
"""Properties that affect the appearance and also exist as attributes."""
_UNKNOWN = dict.fromkeys(("mask-image", "offset-path", "rotate", "scale", "translate"), "none")
_UNKNOWN |= {"transform-box": "view-box"}
"""Properties that the renderer doesn't support, with their initial values."""
_DRAWN = _ATTRIBUTES | _UNKNOWN.keys() | GEOMETRY | {"transform"}
"""All properties that affect the appearance."""
_INHERITED = frozenset(
    ("clip-rule", "color", "fill", "fill-opacity", "fill-rule", "paint-order", "stroke", "visibility")
)
_INHERITED |= _STROKES | _MARKERS | {"stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "stroke-opacity"}
_PLAIN_LENGTHS = re.compile(r"[\d\s.,+-]*(?:px|%)?")
"""Matches lengths that every program supports."""
_KEYWORD_COLORS = {
    "none": "none",
    "currentcolor": "currentColor",
    "inherit": "inherit",
    "context-fill": "context-fill",
    "context-stroke": "context-stroke",
}
_REFERENCE = re.compile(r"(url\(\s*[\"']?#[\w.:-]+[\"']?\s*\))\s*(.*)", re.IGNORECASE | re.DOTALL)
_LENGTH_IN_FILTER = re.compile(r"(?<![\w.#+-])[+-]?(?:\d+\.?\d*|\.\d+)(?!deg|g?rad|turn)[a-z]+", re.IGNORECASE)
_IN_FILTER = re.compile(r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)", re.IGNORECASE)
_UNKNOWN_IN_FILTER = re.compile(r"(?:color-mix|light-dark|calc|var)\(", re.IGNORECASE)
_LONGEST_NAME = 60


def make_plain(root: Element) -> tuple[str, ...]:
    """Write out unsupported colours and rules in place; return the parts that the renderer still can't draw."""
    sheets = sheets_of(root)
    rules = [rule for _, found in sheets for rule in found]
    plain = _Plain(variables_of(root, rules), letter_size(root))
    plain.refuse_unclear(rules)
    for element, found in sheets:
        element.attrib.clear()
        element.text = "".join(plain.simplify_rule(rule) for rule in found if rule.selectors)
    shapes, others = Cascade(rules, GEOMETRY), Cascade(rules, ("transform", *FRAMES))
    for element in root.iter():
        if element.tag.startswith(_SVG):
            own = tuple(declarations_in(element.attrib["style"])) if "style" in element.attrib else ()
            plain.write_out(element, own, is_root=element is root)
            local = element.tag.removeprefix(_SVG)
            if element is root:
                plain.check_root(element, others.of(element, own, is_root=True))
            elif local in GEOMETRY_OF:
                plain.set_shape(element, shapes.of(element, own), own)
            elif local in TRANSFORM_OF:
                plain.set_transform(element, others.of(element, own), own)
    for selector in shapes.unclear:
        plain.refuse(selector)
    root.set(ROOT, "")
    return tuple(plain.undrawable)


class _Plain:
    """A simplifier of an SVG's CSS, which records the parts that it can't simplify."""

    def __init__(self, variables: Variables, letter: float) -> None:
        """Take the SVG's variables and its root font size in pixels."""
        self._variables = variables
        self._letter = letter
        self.undrawable: dict[str, None] = {}

    def refuse_unclear(self, rules: Iterable[Rule]) -> None:
        """Record rules that affect the appearance but that only browsers can match."""
        for rule in rules:
            if rule.unclear and any(one.name in _DRAWN for one in rule.declarations):
                self.refuse(rule.unclear)

    def simplify_rule(self, rule: Rule) -> str:
        """Return the rule in CSS that the renderer supports."""
        return f"{','.join(rule.selectors)}{{{self._simplify_all(rule.declarations, {})}}}\n"

    def write_out(self, element: Element, declarations: Iterable[Declaration], *, is_root: bool) -> None:
        """Simplify an element's attributes and its style, whose parsed form is `declarations`."""
        own = _variables_in(declarations)
        if "style" in element.attrib:
            element.set("style", self._simplify_all(declarations, own))
        for name, value in list(element.attrib.items()):
            if name in _ATTRIBUTES:
                known = self._simplify_value(name, value, own)
                if known is None:
                    del element.attrib[name]
                else:
                    element.set(name, known)
            elif name in LENGTHS and not _PLAIN_LENGTHS.fullmatch(value) and not (is_root and name in SIDES):
                known = self._variables.expand(value, own)
                known = known and convert_lengths(known, self._letter)
                if known is None:
                    self.refuse(f"{name}: {value}")
                else:
                    element.set(name, known)
            elif name == "transform" and "var(" in value.lower():
                self.refuse(f"{name}: {value}")

    def set_shape(self, element: Element, held: Mapping[str, Held], declarations: Iterable[Declaration]) -> None:
        """Copy geometry from CSS to the attributes of an element."""
        wanted = GEOMETRY_OF[element.tag.removeprefix(_SVG)]
        for name, one in held.items():
            if name not in wanted:
                continue
            value = self._variables.expand(one.value, _variables_in(declarations))
            known = None if value is None else geometry(name, value, self._letter, in_rule=one.in_rule)
            if known is None:
                self.refuse(f"{name}: {one.value}")
            elif known:
                element.set(name, known)
            else:
                element.attrib.pop(name, None)

    def set_transform(self, element: Element, held: Mapping[str, Held], declarations: Iterable[Declaration]) -> None:
        """Copy a transform from CSS to the attribute of a gradient or pattern."""
        if "transform" in held:
            known = self._simplify_value("transform", held["transform"].value, _variables_in(declarations))
            element.set(TRANSFORM_OF[element.tag.removeprefix(_SVG)], known if known and known != "none" else "")

    def check_root(self, root: Element, held: Mapping[str, Held]) -> None:
        """Record transforms and frames of the root element, which only browsers draw."""
        for name, one in {"transform": Held(root.get("transform", ""), in_rule=False), **held}.items():
            if not is_no_frame(one.value):
                self.refuse(f"{name}: {one.value}")

    def refuse(self, part: str) -> None:
        """Record a part that can't be simplified."""
        name = " ".join(part.split())
        self.undrawable.setdefault(name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…")

    def _simplify_all(self, declarations: Iterable[Declaration], own: Mapping[str, str]) -> str:
        known: list[str] = []
        for one in declarations:
            if one.name.startswith("--") or one.name in GEOMETRY:
                continue
            # the shorthand sets only the colour, as safe SVGs contain no images
            name = "background-color" if one.name == "background" else one.name
            if name == "transform-origin" and any(map(is_without_unit, one.value.split())):
                self.refuse(f"{name}: {one.value}")
            elif value := self._simplify_value(name, one.value, own):
                known.append(f"{name}:{value}{one.important}")
        return ";".join(known)

    def _simplify_value(self, name: str, written: str, own: Mapping[str, str]) -> str | None:
        """Return the value of a property in syntax that the renderer supports, or None if there is none."""
        value = self._variables.expand(written, own)
        known = _simplify(name, value, self._letter) if value else value
        if known is None and name in _DRAWN:
            self.refuse(f"{name}: {written}")
        return known or None


def _variables_in(declarations: Iterable[Declaration]) -> Mapping[str, str]:
    return {one.name: one.value for one in declarations if one.name.startswith("--")}


def _simplify(name: str, value: str, letter: float) -> str | None:
    """Return a value without variables in syntax that the renderer supports, or None if there is none."""
    if name in _INITIAL:
        return _simplify_color(name, value)
    lower = value.lower()
    if name == "all":
        return None
    if lower in ("unset", "revert", "revert-layer") and name in _DRAWN:
        return "inherit" if name in _INHERITED else "initial"
    if name in _STROKES or name in ("font-size", "transform-origin"):
        return convert_lengths(value, letter)
    if name in _UNKNOWN:
        return "" if lower in (_UNKNOWN[name], "initial") else None
    if name == "transform":
        return as_attribute(value)
    if name in _PARTS:
        return _simplify_part(value)
    if name == "filter":
        return _simplify_filter(value, letter)
    is_dark = name == "color-scheme" and "dark" in lower and "light" not in lower
    if is_dark or (name in _AMOUNTS and "(" in value):
        return None
    return lower if name in _KEYWORDS else value


def _simplify_part(value: str) -> str | None:
    """Return a clip path or mask, or None if it is a CSS shape or gradient."""
    found = _REFERENCE.fullmatch(value.strip())
    if found and not found[2]:
        return f"url{found[1][3:]}"
    return value.lower() if value.lower() in ("none", "inherit", "initial") else None


def _simplify_color(name: str, value: str) -> str | None:
    """Return the colour of the property `name`, or the reference to a paint."""
    lower = value.strip().lower()
    if lower in ("unset", "revert", "revert-layer"):
        lower = "inherit" if name in _INHERITED else "initial"
    if lower == "initial":
        return _INITIAL[name]
    if name == "color" and lower == "currentcolor":
        return "inherit"
    if name == "background-color" and lower == "none":
        return _INITIAL[name]
    if lower in _KEYWORD_COLORS:
        return _KEYWORD_COLORS[lower]
    if found := _REFERENCE.fullmatch(value.strip()):
        otherwise = found[2].lower()
        color = _KEYWORD_COLORS.get(otherwise) or as_hex(otherwise) if otherwise else ""
        return None if color is None else f"{found[1]} {color}".strip()
    return as_hex(lower)


def _simplify_filter(value: str, letter: float) -> str | None:
    """Return the filter with colours and lengths written out."""
    plain = _IN_FILTER.sub(lambda found: as_hex(found[0]) or "var()", value)
    plain = _LENGTH_IN_FILTER.sub(lambda found: _pixels_in_filter(found[0], letter), plain)
    return None if _UNKNOWN_IN_FILTER.search(plain) else plain


def _pixels_in_filter(length: str, letter: float) -> str:
    known = convert_lengths(length, letter)
    return "var()" if known is None else f"{known}px" if known[-1].isdigit() else known
