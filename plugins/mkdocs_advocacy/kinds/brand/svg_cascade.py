"""The CSS cascade for properties that the renderer only reads from attributes.

The renderer applies stylesheets itself but supports few properties: it draws `rect{width:9px}` without a width.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_sheet import ROOT, STYLE, Declaration, Rule, declarations_in, sheets_of
from mkdocs_advocacy.kinds.brand.svg_variables import variables_of

_SELECTOR = re.compile(rf"(\*|[\w-]+)?((?:[.#][\w-]+|\[{ROOT}\])*)")
"""Matches a selector without combinators: `rect`, `.a`, `rect#b.a`."""
_PART = re.compile(r"[.#][\w-]+|\[[\w-]+\]")
_OF_ROOT = frozenset(("font-size", "height", "width"))
_MAY_SIZE = re.compile(r"(?<![\w-])(?:width|height|(?:font|inline|block)-size)", re.IGNORECASE)
_MOST = 200_000
"""The most comparisons of selectors with elements; ordinary SVGs need less than a tenth."""


_Rank = tuple[bool, bool, tuple[int, ...], int]
"""The declaration with the highest rank wins: important, in `style`, more specific, later."""


class Held(NamedTuple):
    """The value of a property after the cascade."""

    value: str
    in_rule: bool
    """Whether it comes from a stylesheet, where browsers ignore a width without a unit."""


class _Candidate(NamedTuple):
    parts: frozenset[str]
    """The name, `.class` and `#id` that the element must have."""
    specificity: tuple[int, int, int]
    declarations: Sequence[Declaration]
    selector: str


class Cascade:
    """The cascade of an SVG for certain properties."""

    def __init__(self, rules: Iterable[Rule], names: Collection[str]) -> None:
        """Index the rules that set properties in `names`."""
        self.unclear: list[str] = []
        """Ignored rules: their selectors have combinators, or there are too many."""
        self._names = names
        self._compared = 0
        self._by_key: dict[str, list[tuple[int, _Candidate]]] = {}
        for order, rule in enumerate(rules):
            wanted = [one for one in rule.declarations if one.name in names]
            for selector in rule.selectors if wanted else ():
                candidate = _candidate(selector, wanted)
                if candidate is None:
                    self.unclear.append(f"{selector} {{ {wanted[0].name} }}")
                else:
                    key = min(candidate.parts, default="*")  # `#id` sorts before `.class`, and `.class` before names
                    self._by_key.setdefault(key, []).append((order, candidate))

    def of(self, element: Element, own: Iterable[Declaration], *, is_root: bool = False) -> Mapping[str, Held]:
        """Return the element's values by property; `own` are the declarations of its `style`."""
        found: dict[str, tuple[_Rank, Held]] = {}
        has = _parts_of(element, is_root) if self._by_key else frozenset()
        for order, candidate in chain.from_iterable(self._by_key.get(key, ()) for key in ("*", *has)):
            self._compared += 1
            if self._compared > _MOST:
                self.unclear.append(candidate.selector)
                break
            if candidate.parts <= has:
                for one in candidate.declarations:
                    rank = bool(one.important), False, candidate.specificity, order
                    _put(found, one, rank, in_rule=True)
        for one in own:
            if one.name in self._names:
                _put(found, one, (bool(one.important), True, (), 0), in_rule=False)
        return {name: held for name, (_, held) in found.items()}


def styles_of_root(root: Element) -> Mapping[str, Held]:
    """Return the root element's width, height and font size from CSS, with variables expanded."""
    style = root.get("style", "")
    if not any(_MAY_SIZE.search(text) for text in (style, *(one.text or "" for one in root.iter(STYLE)))):
        return {}
    rules = [rule for _, found in sheets_of(root) for rule in found]
    own = tuple(declarations_in(style))
    variables = variables_of(root, rules)
    held = Cascade(rules, _OF_ROOT).of(root, own, is_root=True)
    mine = {one.name: one.value for one in own if one.name.startswith("--")}
    return {name: Held(variables.expand(one.value, mine) or "", one.in_rule) for name, one in held.items()}


def _candidate(selector: str, declarations: Sequence[Declaration]) -> _Candidate | None:
    found = _SELECTOR.fullmatch(selector)
    if found is None:
        return None
    parts, name = _PART.findall(found[2]), found[1] if found[1] and found[1] != "*" else ""
    ids = sum(part.startswith("#") for part in parts)
    specificity = (ids, len(parts) - ids, int(bool(name)))
    return _Candidate(frozenset([*parts, *([name] if name else [])]), specificity, declarations, selector)


def _parts_of(element: Element, is_root: bool) -> frozenset[str]:
    """Return everything that a selector can match: the element's name, classes and id."""
    parts = [element.tag.rpartition("}")[2], *(f".{name}" for name in element.get("class", "").split())]
    return frozenset([*parts, f"#{element.get('id', '')}", *([f"[{ROOT}]"] if is_root else [])])


def _put(found: dict[str, tuple[_Rank, Held]], one: Declaration, rank: _Rank, *, in_rule: bool) -> None:
    """Store the declaration unless one with a higher rank is present."""
    if one.name not in found or found[one.name][0] <= rank:
        found[one.name] = rank, Held(one.value, in_rule)
