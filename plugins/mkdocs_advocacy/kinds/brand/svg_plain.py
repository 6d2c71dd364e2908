"""Drawings for a renderer that knows less of CSS than browsers do.

A browser draws `fill: oklch(60% .2 25)`, variables, and rules for `:root`. The renderer of renditions, resvg, silently
draws black wherever it doesn't understand a colour. So colours and rules that depend on the file alone are written out
for it, and all others are named: no one downloads a logo in the wrong colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_color import as_hex
from mkdocs_advocacy.kinds.brand.svg_length import letter_size, pixels
from mkdocs_advocacy.kinds.brand.svg_sheet import ROOT, Declaration, Rule, declarations_in, holds_for_pictures, rules_of
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
"""The properties that are colours, with their initial values."""
_INHERITED = frozenset(("color", "fill", "stroke"))
_AMOUNTS = frozenset(("fill-opacity", "flood-opacity", "opacity", "stop-opacity", "stroke-opacity", "stroke-width"))
_SHAPES = ("clip-path", "display", "fill-rule", "mask", "stroke-dasharray", "transform", "visibility")
_MARKERS = ("marker", "marker-end", "marker-mid", "marker-start")
_DRAWN = frozenset(
    (*_INITIAL, *_AMOUNTS, *_SHAPES, *_MARKERS, "all", "background", "color-scheme", "filter", "mix-blend-mode")
)
"""The properties by which a drawing looks different."""
_LENGTHS = frozenset(("cx", "cy", "dx", "dy", "height", "r", "rx", "ry", "width", "x", "x1", "x2", "y", "y1", "y2"))
_UNKNOWN_UNIT = re.compile(r"[\d.](?:[qQ]|[rR][eE][mM]|[A-Z]{2})\s*$")
_WORDS = {
    "none": "none",
    "currentcolor": "currentColor",
    "inherit": "inherit",
    "context-fill": "context-fill",
    "context-stroke": "context-stroke",
}
_REFERENCE = re.compile(r"(url\(\s*[\"']?#[\w.:-]+[\"']?\s*\))\s*(.*)", re.IGNORECASE | re.DOTALL)
_IN_FILTER = re.compile(r"(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([^()]*\)", re.IGNORECASE)
_UNKNOWN_IN_FILTER = re.compile(r"(?:color-mix|light-dark|calc|var)\(", re.IGNORECASE)
_LONGEST_NAME = 60


def make_plain(root: Element) -> tuple[str, ...]:
    """Write out the colours and rules that the renderer doesn't know, in place; the parts that it still can't draw."""
    sheets = [(element, _rules(element)) for element in root.iter(f"{_SVG}style")]
    rules = [rule for _, found in sheets for rule in found]
    plain = _Plain(variables_of(root, rules))
    plain.refuse_unclear(rules)
    for element, found in sheets:
        element.attrib.clear()
        element.text = "".join(plain.rule(rule) for rule in found if rule.selectors)
    letter = letter_size(root)
    for element in root.iter():
        if element.tag.startswith(_SVG):
            plain.write_out(element, letter)
    root.set(ROOT, "")
    return tuple(plain.undrawable)


def _rules(element: Element) -> Sequence[Rule]:
    """The rules of a `style` element; all of them are unclear if its `media` depend on the screen."""
    holds = holds_for_pictures(element.get("media", ""))
    if element.get("type", "text/css").strip().lower() not in ("", "text/css") or holds is False:
        return ()
    found = list(rules_of(element.text or ""))
    return found if holds else [Rule((), rule.declarations, f"media={element.get('media')}") for rule in found]


class _Plain:
    """Writes out a drawing, and notes the parts that cannot be written out."""

    def __init__(self, variables: Variables) -> None:
        self._variables = variables
        self.undrawable: dict[str, None] = {}

    def refuse_unclear(self, rules: Iterable[Rule]) -> None:
        """Note the rules that change how the drawing looks, if only a browser knows where they apply."""
        for rule in rules:
            if rule.unclear and any(one.name in _DRAWN for one in rule.declarations):
                self._refuse(rule.unclear)

    def rule(self, rule: Rule) -> str:
        """The rule in a form that the renderer knows."""
        return f"{','.join(rule.selectors)}{{{self._all(rule.declarations, {})}}}\n"

    def write_out(self, element: Element, letter: float) -> None:
        """Write out the style and the attributes of an element."""
        own: dict[str, str] = {}
        if style := element.get("style"):
            declarations = tuple(declarations_in(style))
            own = {one.name: one.value for one in declarations if one.name.startswith("--")}
            element.set("style", self._all(declarations, own))
        for name, value in list(element.attrib.items()):
            if name in _DRAWN:
                known = self._value(name, value, own)
                if known is None:
                    del element.attrib[name]
                else:
                    element.set(name, known)
            elif name in _LENGTHS and _UNKNOWN_UNIT.search(value) and (length := pixels(value, letter)) is not None:
                element.set(name, f"{length:.6g}")

    def _all(self, declarations: Iterable[Declaration], own: Mapping[str, str]) -> str:
        known: list[str] = []
        for one in declarations:
            if one.name.startswith("--"):
                continue
            # the shorthand: a drawing has no images that it could set besides
            name = "background-color" if one.name == "background" else one.name
            if value := self._value(name, one.value, own):
                known.append(f"{name}:{value}{one.important}")
        return ";".join(known)

    def _value(self, name: str, written: str, own: Mapping[str, str]) -> str | None:
        """The value of a property in the renderer's notation; None where it has none."""
        value = self._variables.put_into(written, own)
        known = _known(name, value) if value else value
        if known is None and name in _DRAWN:
            self._refuse(f"{name}: {written}")
        return known or None

    def _refuse(self, part: str) -> None:
        words = " ".join(part.split())
        self.undrawable.setdefault(words if len(words) <= _LONGEST_NAME else f"{words[:_LONGEST_NAME]}…")


def _known(name: str, value: str) -> str | None:
    """The value, without variables, in the renderer's notation; None where it has none."""
    if name in _INITIAL:
        return _color(name, value)
    if name == "filter":
        return _filter(value)
    is_dark = name == "color-scheme" and "dark" in value.lower() and "light" not in value.lower()
    return None if is_dark or name == "all" or (name in _AMOUNTS and "(" in value) else value


def _color(name: str, value: str) -> str | None:
    """The colour, or the reference to one, of the property `name`."""
    lower = value.strip().lower()
    if lower in ("unset", "revert", "revert-layer"):
        lower = "inherit" if name in _INHERITED else "initial"
    if lower == "initial":
        return _INITIAL[name]
    if name == "color" and lower == "currentcolor":
        return "inherit"
    if name == "background-color" and lower == "none":
        return _INITIAL[name]
    if lower in _WORDS:
        return _WORDS[lower]
    if found := _REFERENCE.fullmatch(value.strip()):
        otherwise = found[2].lower()
        color = _WORDS.get(otherwise) or as_hex(otherwise) if otherwise else ""
        return None if color is None else f"{found[1]} {color}".strip()
    return as_hex(lower)


def _filter(value: str) -> str | None:
    """The filter with its colours written out."""
    plain = _IN_FILTER.sub(lambda found: as_hex(found[0]) or "var()", value)
    return None if _UNKNOWN_IN_FILTER.search(plain) else plain
