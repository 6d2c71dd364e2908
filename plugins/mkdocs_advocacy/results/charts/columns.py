"""Columns: the numbers of one campaign by week or month."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import element
from mkdocs_advocacy.results.charts.figure import Figure, draw_figure, draw_nothing, draw_table
from mkdocs_advocacy.results.charts.plot import Column, Plot, Room, draw_plot
from mkdocs_advocacy.results.charts.scale import Scale

_ROOM = Room(narrow=288, wide=688)


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns with the headings of their table."""

    figure: Figure
    name_heading: str
    """Week, or Month."""
    number_heading: str
    columns: tuple[Column, ...]
    break_text: str = ""
    """What the mark between columns means that were counted in different ways."""


def draw_columns(chart: ColumnChart, number: Callable[[int], str]) -> Markup:
    """Return the figure. `number` formats the numbers of the axis."""
    figure = chart.figure
    if not chart.columns:
        return draw_nothing(figure)
    scale = Scale.of(column.value for column in chart.columns)
    plot = Plot.of(chart.columns, scale, _ROOM, number, figure.direction)
    title, description = f"{figure.id}-title", f"{figure.id}-description"
    picture = draw_plot(
        plot,
        element("title", figure.title, id=title),
        element("desc", figure.description, id=description),
        role="img",
        aria_labelledby=f"{title} {description}",
    )
    rows = [(column.name, (column.text,)) for column in chart.columns]
    table = draw_table(figure, (chart.name_heading, chart.number_heading), rows)
    return draw_figure(figure, picture, draw_key([plot]), _explain_breaks(plot, chart.break_text), table)


def _explain_breaks(plot: Plot, text: str) -> Markup | None:
    if not plot.breaks:
        return None
    line = element("line", class_="advocacy-plot__break", x1="50%", x2="50%", y2="100%")
    swatch = element("svg", line, class_="advocacy-chart__swatch", width=24, height=16, aria_hidden="true")
    return element("p", swatch, text, class_="advocacy-chart__key")


def draw_key(plots: list[Plot]) -> Markup | None:
    """Return what a gap means, if a gap is too narrow for its text."""
    gaps = [(plot, column) for plot in plots for column in plot.columns if column.value is None]
    texts = dict.fromkeys(column.text for plot, column in gaps if not plot.fits_gap(column.text))
    if not texts:
        return None
    line = element("line", class_="advocacy-plot__gap", x2="100%", y1="50%", y2="50%")
    swatch = element("svg", line, class_="advocacy-chart__swatch", width=24, height=8, aria_hidden="true")
    return element("p", swatch, " · ".join(texts), class_="advocacy-chart__key")
