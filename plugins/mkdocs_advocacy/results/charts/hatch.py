"""The hatch of bars that stand for others, for fewer than the minimum, or for more than the target."""

from __future__ import annotations

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import element


def define_hatch(id_: str) -> Markup:
    """Return the definition of the pattern, which a chart needs once and before its first use."""
    line = element("path", class_="advocacy-hatch", d="M2 0V6")
    return element(
        "pattern", line, id=id_, width=6, height=6, patternUnits="userSpaceOnUse", patternTransform="rotate(45)"
    )


def fill_with(id_: str) -> str:
    """Return the value of `fill` for the pattern."""
    return f"url(#{id_})"
