"""The plot of columns: axis, columns, gaps and labels.

The plot is the content box of its SVG and all positions in it are percentages. Labels of the axes lie in the padding,
so they need no share of the width that would be too small on phones.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import east_asian_width

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import Direction, element, percent
from mkdocs_advocacy.results.charts.scale import Scale

_LETTER = 7
"""The average width of a character in pixels, for text of 12 to 13 pixels; twice that for East Asian characters."""
_AIR = 12
"""The least space between two labels in pixels."""
_UPRIGHT = 18
"""The least width of a slot in pixels for upright text."""
_TALLEST = 140
"""The most pixels of upright text that fit into a plot's height."""
_SLOT, _COLUMN, _HEIGHT = 20, 14, 1000
"""The sizes of the stretched drawing of columns: a slot with its column, and the axis."""
_LEAST = 8
"""The height of the smallest column, about a pixel, so that it differs from none."""
_BREAK = 1.5
"""The percent of the plot by which lines are interrupted where the way of counting changed."""
_WIDEST = 12
"""The most percent of the plot that a column takes."""
_WIDE = " advocacy-plot__wide"
"""A further class of labels that only wide screens show."""
_GUTTERS = ((3, "short", 32), (5, "medium", 48), (9, "long", 80), (sys.maxsize, "longest", 128))
"""Characters of the longest number of the axis, and the class and width in pixels of the padding that holds it."""
_END = 12
"""The width in pixels of the padding at the other end."""


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
    is_after_break: bool = False
    """Whether it was counted in another way than the one before, so that the two can't be compared."""


@dataclass(frozen=True, slots=True)
class Room:
    """The widths in pixels for which labels are chosen: the narrowest SVG, and the narrowest one on wide screens."""

    narrow: int
    wide: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Columns on a scale, which several plots can share."""

    columns: Sequence[Column]
    scale: Scale
    ticks: Sequence[str]
    """The formatted numbers of the axis."""
    gutter: str
    room: Room
    """The widths without padding."""
    direction: Direction

    @classmethod
    def of(
        cls,
        columns: Sequence[Column],
        scale: Scale,
        room: Room,
        number: Callable[[int], str],
        direction: Direction,
    ) -> Plot:
        """Return the plot for an SVG. `number` formats the numbers of the axis."""
        ticks = [number(tick) for tick in scale.ticks]
        longest = max(map(_measure, ticks))
        gutter, padding = next((name, width) for most, name, width in _GUTTERS if longest <= most * _LETTER)
        inner = Room(room.narrow - padding - _END, room.wide - padding - _END)
        return cls(columns, scale, ticks, gutter, inner, direction)

    @property
    def slot(self) -> float:
        """The width of a column with its space, in percent."""
        return 100 / len(self.columns)

    @property
    def share_of_slot(self) -> float:
        """The share of its slot that a column takes."""
        return min(_COLUMN / _SLOT, _WIDEST / self.slot)

    @property
    def breaks(self) -> Sequence[int]:
        """The columns that were counted in another way than those before."""
        return [index for index, column in enumerate(self.columns) if column.is_after_break and index]

    def place(self, index: int, shift: float = 0) -> float:
        """Return the middle of a column in percent, from the left, or a place that much further onwards."""
        place = (index + 0.5) * self.slot + shift
        return 100 - place if self.direction == "rtl" else place

    def fits(self, texts: Iterable[str], room: int) -> bool:
        """Return whether each text fits above a column, in a plot of that width."""
        return max(map(_measure, texts), default=0) + _AIR / 2 <= room / len(self.columns)

    def fits_gap(self, text: str) -> bool:
        """Return whether a text fits into a gap, if necessary upright."""
        fits_upright = self.room.narrow / len(self.columns) >= _UPRIGHT and _measure(text) <= _TALLEST
        return fits_upright or self.fits([text], self.room.narrow)


def draw_plot(plot: Plot, *content: Markup, **attributes: str | None) -> Markup:
    """Return the SVG of a plot, with other content before."""
    return element(
        "svg",
        *content,
        *_draw_axis(plot),
        *_draw_breaks(plot),
        _draw_columns(plot),
        *_draw_gaps(plot),
        *_draw_numbers(plot),
        *_draw_names(plot),
        class_=f"advocacy-plot advocacy-plot--{plot.gutter}",
        width="100%",
        height=200,
        direction=plot.direction,
        **attributes,
    )


def _draw_axis(plot: Plot) -> Iterator[Markup]:
    """Yield the lines of the axis with their numbers, from 0 upwards."""
    edge, away = ("100%", "0.6em") if plot.direction == "rtl" else ("0", "-0.6em")
    for value, text in zip(plot.scale.ticks, plot.ticks, strict=True):
        y = percent(100 - plot.scale.share(value))
        for start, end in _find_pieces(plot):
            css = "advocacy-plot__line" if value else "advocacy-plot__base"
            yield element("line", class_=css, x1=start if start != "0%" else None, x2=end, y1=y, y2=y)
        yield element("text", text, class_="advocacy-plot__tick", x=edge, y=y, dx=away, dy="0.3em", text_anchor="end")


def _find_pieces(plot: Plot) -> Iterator[tuple[str, str]]:
    """Yield where each line of the axis starts and ends: it is broken where the way of counting changed."""
    breaks = sorted(plot.place(index, -plot.slot / 2) for index in plot.breaks)
    gap = min(_BREAK, plot.slot * (1 - plot.share_of_slot)) / 2
    edges = [0, *(edge for place in breaks for edge in (place - gap, place + gap)), 100]
    return ((percent(start), percent(end)) for start, end in zip(edges[::2], edges[1::2], strict=True))


def _draw_breaks(plot: Plot) -> Iterator[Markup]:
    """Yield a broken line before each column that was counted in another way."""
    for index in plot.breaks:
        x = percent(plot.place(index, -plot.slot / 2))
        yield element("line", class_="advocacy-plot__break", x1=x, x2=x, y1="-8%", y2="108%")


def _draw_columns(plot: Plot) -> Markup:
    """Return all columns, in a drawing that is stretched over the plot."""
    count = len(plot.columns)
    width = _SLOT * plot.share_of_slot
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
    if plot.fits(texts, plot.room.narrow):
        yield from (_draw_number(plot, index) for _, index in known)
        return
    most, highest = max(known, key=lambda each: each[0], default=(0, 0))
    if most:
        aside = _find_way_aside(plot, highest)
        yield _draw_number(plot, highest, aside=aside)
        if not aside and plot.fits(texts, plot.room.wide):
            yield from (_draw_number(plot, index, _WIDE) for _, index in known if index != highest)


def _draw_number(plot: Plot, index: int, further_class: str = "", *, aside: int = 0) -> Markup:
    """Return the number above a column. With `aside`, 1 or -1, it starts or ends with the column."""
    column = plot.columns[index]
    shift = -aside * plot.slot * plot.share_of_slot / 2
    return element(
        "text",
        column.text,
        class_=f"advocacy-plot__number{further_class}",
        x=percent(plot.place(index, shift)),
        y=percent(100 - plot.scale.share(column.value or 0)),
        dy="-0.4em",
        text_anchor={1: "start", 0: "middle", -1: "end"}[aside],
    )


def _find_way_aside(plot: Plot, index: int) -> int:
    """Return where a number must move to stay within a narrow plot: 1 forwards, -1 backwards, or 0."""
    half = (_measure(plot.columns[index].text) + _AIR) / 2
    middle = (index + 0.5) * plot.room.narrow / len(plot.columns)
    return 1 if middle < half else -1 if plot.room.narrow - middle < half else 0


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
    longest = max(_measure(column.label) for column in plot.columns)
    slot = room / len(plot.columns)
    return unit * max(1, ceil((longest + _AIR) / (slot * unit)))


def _measure(text: str) -> int:
    """Return the approximate width of a text in pixels."""
    return _LETTER * sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
