"""Bars: a table with a bar for each row.

The bar is in the cell of the name, so phones can show it below the name. A cell of its own would be too narrow there,
and rows that aren't displayed as rows are no table for some screen readers.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import Direction, element, isolate, join, percent
from mkdocs_advocacy.results.charts.figure import wrap_table
from mkdocs_advocacy.results.charts.hatch import define_hatch, fill_with

_LEAST = 0.5
"""The width of the smallest bar in percent, so that it differs from none."""
_FEW = 2
"""The most columns of numbers that fit beside the names on phones."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row with its bar."""

    name: str
    texts: tuple[str, ...]
    """The formatted numbers, one for each heading."""
    value: float | None
    """The length of the bar; None for no bar, such as for a number that isn't published."""
    href: str | None = None
    """The address that the name links to, relative to the page."""
    hatched: bool = False
    """Whether the row stands for several, such as for all others."""
    beside: float | None = None
    """The length of a second bar, drawn hatched below the first one, for a number to compare with."""


@dataclass(frozen=True, slots=True)
class BarTable:
    """A table with bars."""

    id: str
    """Unique on the page."""
    caption: str
    name_heading: str
    number_headings: tuple[str, ...]
    """The last heading names what the bars show."""
    bars: tuple[Bar, ...]
    empty: str
    """The text of a table without bars."""
    direction: Direction = "ltr"


def draw_bars(table: BarTable) -> Markup:
    """Return the table. The longest bar fills its place, and the others are in proportion."""
    headings = [
        element("th", table.name_heading, scope="col"),
        *(element("th", heading, class_="advocacy-bars__number", scope="col") for heading in table.number_headings),
    ]
    most = max((number or 0 for bar in table.bars for number in (bar.value, bar.beside)), default=0)
    hatched = next((bar for bar in table.bars if (bar.hatched and bar.value) or bar.beside), None)
    rows = [_draw_row(bar, table, most, defines_hatch=bar is hatched) for bar in table.bars]
    if not rows:
        rows = [element("tr", element("td", table.empty, colspan=len(headings)))]
    caption = f"{table.id}-caption"
    drawn = element(
        "table",
        element("caption", table.caption, id=caption),
        element("thead", element("tr", *headings)),
        element("tbody", *rows),
        class_="advocacy-bars",
        id=table.id,
        dir=table.direction,
    )
    return wrap_table(drawn, caption) if len(table.number_headings) > _FEW else drawn


def _draw_row(bar: Bar, table: BarTable, most: float, *, defines_hatch: bool) -> Markup:
    name = isolate(bar.name)
    parts = element(
        "div",
        element("span", element("a", name, href=bar.href) if bar.href else name, class_="advocacy-bars__name"),
        element("span", *_draw_bars_of(bar, table, most, defines_hatch=defines_hatch)),
        class_="advocacy-bars__parts",
    )
    return element(
        "tr",
        element("th", parts, scope="row"),
        *(element("td", text, class_="advocacy-bars__number") for text in bar.texts),
    )


def _draw_bars_of(bar: Bar, table: BarTable, most: float, *, defines_hatch: bool) -> Iterator[Markup]:
    """Yield the bars of a row."""
    lengths = ((bar.value, bar.hatched), (bar.beside, True))
    for length, is_hatched in lengths:
        if length:
            defines = defines_hatch and is_hatched
            yield _draw_bar(length / most, table, is_hatched=is_hatched, defines_hatch=defines)
            defines_hatch = defines_hatch and not is_hatched


def _draw_bar(share: float, table: BarTable, *, is_hatched: bool, defines_hatch: bool) -> Markup:
    hatch = f"{table.id}-hatch"
    width = max(_LEAST, 100 * share)
    shape = element(
        "rect",
        class_="advocacy-bar__part advocacy-bar__part--hatched" if is_hatched else "advocacy-bar__part",
        x=percent(100 - width) if table.direction == "rtl" else 0,
        width=percent(width),
        height="100%",
        fill=fill_with(hatch) if is_hatched else None,
    )
    parts = join([define_hatch(hatch) if defines_hatch else None, shape])
    return element("svg", parts, class_="advocacy-bar", width="100%", height=12, aria_hidden="true")
