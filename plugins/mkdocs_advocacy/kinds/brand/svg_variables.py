"""CSS variables whose values depend only on the SVG."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element

from mkdocs_advocacy.kinds.brand.svg_sheet import ROOT, Rule, declarations_in

_USE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,([^()]*(?:\([^()]*\)[^()]*)*))?\)", re.IGNORECASE)
_OF_ALL = frozenset(("*", "svg", f"[{ROOT}]", f"svg[{ROOT}]"))
"""Selectors that apply to the whole SVG."""
_DEEPEST = 10
"""The deepest nesting of variables."""
_LONGEST = 1000
"""The longest expanded value in characters, as each variable could use many others."""


class Variables:
    """The variables of an SVG."""

    def __init__(self, known: Mapping[str, str | None]) -> None:
        """Take the values for the whole SVG by name; None for a variable with several values."""
        self._known = known

    def expand(self, value: str, own: Mapping[str, str]) -> str | None:
        """Expand the variables in `value`; the element's `own` variables take precedence.

        Return None if a variable is unknown or contains a reference, as `check_expansion` only counts references where
        they are written.
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
    """Collect the variables of the whole SVG from its rules and the style of its root element."""
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
