"""Charts for tests."""

from __future__ import annotations

from collections.abc import Sequence

from mkdocs_advocacy.results.charts.bars import Bar, BarTable
from mkdocs_advocacy.results.charts.columns import ColumnChart
from mkdocs_advocacy.results.charts.elements import Direction
from mkdocs_advocacy.results.charts.figure import Figure
from mkdocs_advocacy.results.charts.multiples import Multiples, Panel
from mkdocs_advocacy.results.charts.plot import Column
from mkdocs_advocacy.results.charts.progress import Progress

HOSTILE = "<script>alert(1)</script>\"'&"
WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 5


def write_number(number: int) -> str:
    return f"{number:,}"


def figure(id_: str = "f", direction: Direction = "ltr", text: str = "") -> Figure:
    return Figure(
        id_,
        text or "LinkedIn brings most clicks",
        text or "Clicks by week",
        text or "412 clicks in the second week, then fewer.",
        text or "Numbers as a table",
        text or "No clicks yet",
        direction,
    )


def columns(values: Sequence[int | None], gap: str = "no data") -> tuple[Column, ...]:
    return tuple(
        Column(f"Week {index}, 2026", f"W{index}", value, gap if value is None else write_number(value))
        for index, value in enumerate(values, 1)
    )


def column_chart(values: Sequence[int | None], id_: str = "f", direction: Direction = "ltr") -> ColumnChart:
    return ColumnChart(figure(id_, direction), "Week", "Clicks", columns(values))


def bar_table(*bars: Bar, id_: str = "b", direction: Direction = "ltr") -> BarTable:
    return BarTable(id_, "Clicks by post", "Post", ("Clicks",), bars, "No clicks yet", direction)


def bar(name: str, value: int, *, href: str | None = None, hatched: bool = False) -> Bar:
    return Bar(name, (write_number(value),), value, href, hatched)


def progress(
    value: int | None = 1208,
    target: int | None = 4000,
    elapsed: float | None = 0.62,
    id_: str = "p",
    direction: Direction = "ltr",
) -> Progress:
    return Progress(id_, "1,208 of 4,000 clicks", value, target, "62% of the time gone", elapsed, direction)


def multiples(networks: dict[str, Sequence[int | None]], id_: str = "m", direction: Direction = "ltr") -> Multiples:
    panels = [Panel(name, f"{sum(filter(None, values))} clicks", columns(values)) for name, values in networks.items()]
    return Multiples(figure(id_, direction), "Week", tuple(panels))
