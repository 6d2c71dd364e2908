"""The declarations that hold for an element, of properties that the renderer takes from attributes alone.

The renderer applies style sheets itself, but knows few properties: it draws `rect{width:9px}` with no width.
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
"""A selector without relations: `rect`, `.a`, `rect#b.a`."""
_PART = re.compile(r"[.#][\w-]+|\[[\w-]+\]")
_OF_ROOT = frozenset(("font-size", "height", "width"))
_MAY_SIZE = re.compile(r"(?<![\w-])(?:width|height|(?:font|inline|block)-size)", re.IGNORECASE)
_MOST = 200_000
"""How often a selector is compared with an element; drawings have less than a tenth."""


_Rank = tuple[bool, bool, tuple[int, ...], int]
"""Of two declarations the one with the higher rank holds: important, in `style`, more specific, later."""


class Held(NamedTuple):
    """A value that holds for an element."""

    value: str
    in_rule: bool
    """Whether it is in a style sheet: there, browsers ignore a width without a unit."""


class _Candidate(NamedTuple):
    parts: frozenset[str]
    """What the element must have: its name, `.class` and `#id`."""
    specificity: tuple[int, int, int]
    declarations: Sequence[Declaration]
    selector: str


class Cascade:
    """The declarations of a drawing for some properties."""

    def __init__(self, rules: Iterable[Rule], names: Collection[str]) -> None:
        """Of its rules, for the properties of these names."""
        self.unclear: list[str] = []
        """The rules that are left out, as their selectors have relations, or are too many."""
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
                    key = min(candidate.parts, default="*")  # `#id` comes before `.class`, and that before a name
                    self._by_key.setdefault(key, []).append((order, candidate))

    def of(self, element: Element, own: Iterable[Declaration], *, is_root: bool = False) -> Mapping[str, Held]:
        """The values that hold for the element, by the property; `own` are the declarations of its `style`."""
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
    """The width, the height and the size of letters that CSS sets for the outermost element, without variables."""
    style = root.get("style", "")
    if not any(_MAY_SIZE.search(text) for text in (style, *(one.text or "" for one in root.iter(STYLE)))):
        return {}
    rules = [rule for _, found in sheets_of(root) for rule in found]
    own = tuple(declarations_in(style))
    variables = variables_of(root, rules)
    held = Cascade(rules, _OF_ROOT).of(root, own, is_root=True)
    mine = {one.name: one.value for one in own if one.name.startswith("--")}
    return {name: Held(variables.put_into(one.value, mine) or "", one.in_rule) for name, one in held.items()}


def _candidate(selector: str, declarations: Sequence[Declaration]) -> _Candidate | None:
    found = _SELECTOR.fullmatch(selector)
    if found is None:
        return None
    parts, name = _PART.findall(found[2]), found[1] if found[1] and found[1] != "*" else ""
    ids = sum(part.startswith("#") for part in parts)
    specificity = (ids, len(parts) - ids, int(bool(name)))
    return _Candidate(frozenset([*parts, *([name] if name else [])]), specificity, declarations, selector)


def _parts_of(element: Element, is_root: bool) -> frozenset[str]:
    """All that a selector can ask of the element."""
    parts = [element.tag.rpartition("}")[2], *(f".{name}" for name in element.get("class", "").split())]
    return frozenset([*parts, f"#{element.get('id', '')}", *([f"[{ROOT}]"] if is_root else [])])


def _put(found: dict[str, tuple[_Rank, Held]], one: Declaration, rank: _Rank, *, in_rule: bool) -> None:
    """Add the declaration where none of a higher rank holds."""
    if one.name not in found or found[one.name][0] <= rank:
        found[one.name] = rank, Held(one.value, in_rule)
