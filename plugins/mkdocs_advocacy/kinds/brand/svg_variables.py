"""Variables of CSS whose values depend on the drawing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_sheet import ROOT, Rule, declarations_in

_USE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)", re.IGNORECASE)
_OF_ALL = frozenset(("*", "svg", f"[{ROOT}]", f"svg[{ROOT}]"))
"""The selectors of rules that apply to the whole drawing."""
_DEEPEST = 10
"""How many variables may be made of each other."""
_LONGEST = 1000
"""How long a value may be, with its variables, in characters: each could be made of many others."""


class Variables:
    """The variables of a drawing, by their names; None for a variable that has several values."""

    def __init__(self, known: Mapping[str, str | None]) -> None:
        """With the values that apply to the whole drawing."""
        self._known = known

    def put_into(self, value: str, own: Mapping[str, str]) -> str | None:
        """The value with its variables written out; the element's `own` variables come first.

        None where a variable is unknown, or where it holds a reference: `check_expansion` counts references where they
        are written.
        """
        if "var(" not in value.lower():
            return value
        text = value
        for _ in range(_DEEPEST):
            if len(text) > _LONGEST:
                return None
            found = _USE.search(text)
            if found is None:
                return None if "var(" in text.lower() or "url(" in text.lower() else text.strip()
            instead = own.get(found[1], self._known.get(found[1], found[2]))
            if instead is None:
                return None
            text = f"{text[: found.start()]}{instead.strip()}{text[found.end() :]}"
        return None


def variables_of(root: Element, rules: Iterable[Rule]) -> Variables:
    """The variables that apply to the whole drawing, from its rules and the style of its outermost element."""
    values: dict[str, set[str]] = {}
    of_all: set[str] = set()
    for rule in rules:
        for one in rule.declarations:
            if one.name.startswith("--"):
                values.setdefault(one.name, set()).add(one.value)
                of_all |= {one.name} if not _OF_ALL.isdisjoint(rule.selectors) else set()
    for element in root.iter():
        if "--" not in element.get("style", ""):
            continue
        for one in declarations_in(element.get("style", "")):
            if one.name.startswith("--"):
                values.setdefault(one.name, set()).add(one.value)
                of_all |= {one.name} if element is root else set()
    return Variables(
        {name: next(iter(found)) if len(found) == 1 and name in of_all else None for name, found in values.items()}
    )
