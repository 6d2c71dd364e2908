"""Small multiples: the same columns for several networks, on one scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.results.charts.columns import draw_key
from mkdocs_advocacy.results.charts.elements import element, isolate
from mkdocs_advocacy.results.charts.figure import Figure, draw_figure, draw_nothing, draw_table
from mkdocs_advocacy.results.charts.plot import Column, Plot, Room, draw_plot
from mkdocs_advocacy.results.charts.scale import Scale

_ROOM = Room(narrow=144, wide=144)


@dataclass(frozen=True, slots=True)
class Panel:
    """The columns of one network. All panels of a figure have the same periods."""

    name: str
    total: str
    """1,208 clicks."""
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels with the heading of the table's first column."""

    figure: Figure
    name_heading: str
    """Week, or Month."""
    panels: tuple[Panel, ...]


def draw_multiples(multiples: Multiples, number: Callable[[int], str]) -> Markup:
    """Return the figure. `number` formats the numbers of the axis.

    Screen readers get the names, totals and table. The pictures are hidden, because each would repeat a column of it.
    """
    figure, panels = multiples.figure, [panel for panel in multiples.panels if panel.columns]
    if not panels:
        return draw_nothing(figure)
    scale = Scale.of(column.value for panel in panels for column in panel.columns)
    plots = [Plot.of(panel.columns, scale, _ROOM, number, figure.direction) for panel in panels]
    items = [_draw_panel(panel, plot) for panel, plot in zip(panels, plots, strict=True)]
    rows = [
        (periods[0].name, tuple(column.text for column in periods))
        for periods in zip(*(panel.columns for panel in panels), strict=True)
    ]
    table = draw_table(figure, (multiples.name_heading, *(panel.name for panel in panels)), rows)
    return draw_figure(figure, element("ul", *items, class_="advocacy-multiples"), draw_key(plots), table)


def _draw_panel(panel: Panel, plot: Plot) -> Markup:
    name = element("strong", isolate(panel.name), class_="advocacy-multiples__name")
    total = element("span", panel.total, class_="advocacy-multiples__total")
    return element("li", element("p", name, " ", total), draw_plot(plot, aria_hidden="true"))
