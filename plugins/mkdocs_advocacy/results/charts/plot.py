"""The plot of columns: axis, columns, gaps and labels.

The plot is the content box of its SVG and all positions in it are percentages. Labels of the axes lie in the padding,
so they need no share of the width that would be too small on phones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import Direction, element, percent
from mkdocs_advocacy.results.charts.scale import Scale

_LETTER = 7
"""The average width of a character in pixels, for text of 12 to 13 pixels."""
_AIR = 12
"""The least space between two labels in pixels."""
_UPRIGHT = 18
"""The least width of a slot in pixels for upright text."""
_LENGTH = 20
"""The most characters of upright text that fit into a plot's height."""
_SLOT, _COLUMN, _HEIGHT = 20, 14, 1000
"""The sizes of the stretched drawing of columns: a slot with its column, and the axis."""
_LEAST = 8
"""The height of the smallest column, about a pixel, so that it differs from none."""
_WIDEST = 12
"""The most percent of the plot that a column takes."""
_WIDE = " advocacy-plot__wide"
"""A further class of labels that only wide screens show."""
_GUTTERS = ((3, "short"), (5, "medium"), (9, "long"))
"""Characters of the longest number of the axis, and the class of the padding that holds it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A period with its number."""

    name: str
    """The period in full: 7–13 December 2026."""
    label: str
    """The period as short as possible: 7 Dec."""
    value: int | None
    """None if there is no number: the column is a gap, not 0."""
    text: str
    """The formatted number, or why there is none: no data."""


@dataclass(frozen=True, slots=True)
class Room:
    """The widths in pixels for which labels are chosen: the narrowest plot, and the narrowest one on wide screens."""

    narrow: int
    wide: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns on a scale, which several plots can share."""

    columns: Sequence[Column]
    scale: Scale
    room: Room
    number: Callable[[int], str]
    """Formats the numbers of the axis."""
    direction: Direction

    @property
    def slot(self) -> float:
        """The width of a column with its space, in percent."""
        return 100 / len(self.columns)

    def place(self, index: int) -> float:
        """Return the middle of a column in percent, from the left."""
        middle = (index + 0.5) * self.slot
        return 100 - middle if self.direction == "rtl" else middle

    def fits(self, texts: Iterable[str], room: int) -> bool:
        """Return whether each text fits above a column, in a plot of that width."""
        longest = max(map(len, texts), default=0)
        return longest * _LETTER + _AIR / 2 <= room / len(self.columns)

    def fits_gap(self, text: str) -> bool:
        """Return whether a text fits into a gap, if necessary upright."""
        fits_upright = self.room.narrow / len(self.columns) >= _UPRIGHT and len(text) <= _LENGTH
        return fits_upright or self.fits([text], self.room.narrow)


def draw_plot(plot: Plot, *content: Markup, **attributes: str | None) -> Markup:
    """Return the SVG of a plot, with other content before."""
    ticks = [plot.number(tick) for tick in plot.scale.ticks]
    longest = max(map(len, ticks))
    gutter = next((name for most, name in _GUTTERS if longest <= most), "longest")
    return element(
        "svg",
        *content,
        *_draw_axis(plot, ticks),
        _draw_columns(plot),
        *_draw_gaps(plot),
        *_draw_numbers(plot),
        *_draw_names(plot),
        class_=f"advocacy-plot advocacy-plot--{gutter}",
        width="100%",
        height=200,
        direction=plot.direction,
        **attributes,
    )


def _draw_axis(plot: Plot, ticks: Sequence[str]) -> Iterator[Markup]:
    """Yield the lines of the axis with their numbers, from 0 upwards."""
    edge, away = ("100%", "0.6em") if plot.direction == "rtl" else ("0", "-0.6em")
    for value, text in zip(plot.scale.ticks, ticks, strict=True):
        y = percent(100 - plot.scale.share(value))
        yield element("line", class_="advocacy-plot__line" if value else "advocacy-plot__base", x2="100%", y1=y, y2=y)
        yield element("text", text, class_="advocacy-plot__tick", x=edge, y=y, dx=away, dy="0.3em", text_anchor="end")


def _draw_columns(plot: Plot) -> Markup:
    """Return all columns, in a drawing that is stretched over the plot."""
    count = len(plot.columns)
    width = min(_COLUMN, _SLOT * count * _WIDEST / 100)
    shapes = []
    for index, column in enumerate(plot.columns):
        if column.value:
            place = count - 1 - index if plot.direction == "rtl" else index
            height = max(_LEAST, round(_HEIGHT * plot.scale.share(column.value) / 100))
            x, y = place * _SLOT + (_SLOT - width) / 2, _HEIGHT - height
            hint = element("title", f"{column.name} · {column.text}")
            shapes.append(element("rect", hint, x=x, y=y, width=width, height=height))
    return element(
        "svg",
        *shapes,
        class_="advocacy-plot__columns",
        width="100%",
        height="100%",
        viewBox=f"0 0 {count * _SLOT} {_HEIGHT}",
        preserveAspectRatio="none",
    )


def _draw_gaps(plot: Plot) -> Iterator[Markup]:
    """Yield a broken line for each column without a number, and why there is none if that fits."""
    turn, away = ("rotate(90)", "-0.6em") if plot.direction == "rtl" else ("rotate(-90)", "0.6em")
    for index, column in enumerate(plot.columns):
        if column.value is None:
            middle, half = plot.place(index), plot.slot * 0.35
            ends = {"x1": percent(middle - half), "x2": percent(middle + half)}
            yield element("line", class_="advocacy-plot__gap", y1="100%", y2="100%", **ends)
            if plot.fits([column.text], plot.room.narrow):
                yield element("text", column.text, x=percent(middle), y="100%", dy="-0.6em", text_anchor="middle")
            elif plot.fits_gap(column.text):
                text = element("text", column.text, transform=turn, dx=away, dy="0.3em")
                yield element("svg", text, x=percent(middle), y="100%", overflow="visible")


def _draw_numbers(plot: Plot) -> Iterator[Markup]:
    """Yield the numbers above all columns if they fit, on wide screens or on all; and above the highest in any case."""
    known = [(column.value, index) for index, column in enumerate(plot.columns) if column.value is not None]
    texts = [plot.columns[index].text for _, index in known]
    highest = max(known, key=lambda each: each[0], default=None)
    if not plot.fits(texts, plot.room.wide):
        known = [highest] if highest and highest[0] else []
    fits_narrow = plot.fits(texts, plot.room.narrow)
    for value, index in known:
        only_wide = not fits_narrow and (value, index) != highest
        yield element(
            "text",
            plot.columns[index].text,
            class_=f"advocacy-plot__number{_WIDE if only_wide else ''}",
            x=percent(plot.place(index)),
            y=percent(100 - plot.scale.share(value)),
            dy="-0.4em",
            text_anchor="middle",
        )


def _draw_names(plot: Plot) -> Iterator[Markup]:
    """Yield the labels of as many columns as fit, at equal distances; some only on wide screens."""
    wide = _find_step(plot, plot.room.wide, 1)
    narrow = _find_step(plot, plot.room.narrow, wide)
    for index in range(0, len(plot.columns), wide):
        yield element(
            "text",
            plot.columns[index].label,
            class_=f"advocacy-plot__name{'' if index % narrow == 0 else _WIDE}",
            x=percent(plot.place(index)),
            y="100%",
            dy="1.5em",
            text_anchor="middle",
        )


def _find_step(plot: Plot, room: int, unit: int) -> int:
    """Return the least multiple of `unit` such that labels that many columns apart don't touch."""
    longest = max(len(column.label) for column in plot.columns)
    slot = room / len(plot.columns)
    return unit * max(1, -int(-(longest * _LETTER + _AIR) // (slot * unit)))
