"""Progress of a number towards its target, with a mark for the time gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import Direction, element, join, percent
from mkdocs_advocacy.results.charts.hatch import define_hatch, fill_with


@dataclass(frozen=True, slots=True)
class Progress:
    """A number, its target and the time gone."""

    id: str
    """Unique on the page."""
    text: str
    """The number and its target: 1,208 of 4,000 clicks."""
    value: int | None
    """None if the number isn't measured or isn't published."""
    target: int | None
    time: str | None = None
    """62 % of the time gone; or when the time begins, or ended."""
    elapsed: float | None = None
    """The share of the time gone, between 0 and 1; None for no mark, such as before the start and after the end."""
    direction: Direction = "ltr"


def draw_progress(progress: Progress) -> Markup:
    """Return the texts, and the bar between them if there are a number and a target."""
    return element(
        "div",
        element("p", progress.text),
        _draw_bar(progress),
        _draw_time(progress),
        class_="advocacy-progress",
        dir=progress.direction,
    )


def _draw_time(progress: Progress) -> Markup | None:
    """Return the text about the time, after the mark's shape if the bar has the mark."""
    if progress.time is None:
        return None
    key = None
    if progress.value is not None and progress.target and progress.elapsed is not None:
        mark = element("rect", class_="advocacy-bar__mark", width="100%", height="100%")
        key = element("svg", mark, class_="advocacy-progress__key", width=3, height=14, aria_hidden="true")
    return element("p", key, progress.time, class_="advocacy-progress__time")


def _draw_bar(progress: Progress) -> Markup | None:
    if progress.value is None or not progress.target:
        return None
    return element(
        "svg",
        *_draw_parts(progress, progress.value, progress.target),
        class_="advocacy-bar advocacy-bar--progress",
        width="100%",
        height=16,
        aria_hidden="true",
    )


def _draw_parts(progress: Progress, value: int, target: int) -> Iterator[Markup]:
    """Yield the parts from back to front. The bar ends at the target, or at the number if that is larger."""
    end = max(value, target)
    goal, reached = 100 * target / end, 100 * min(value, target) / end
    yield element("rect", class_="advocacy-bar__track", width="100%", height="100%")
    yield _draw_part(progress, 0, reached, class_="advocacy-bar__part")
    if value > target:
        hatch = f"{progress.id}-hatch"
        more = {"class_": "advocacy-bar__part advocacy-bar__part--hatched", "fill": fill_with(hatch)}
        yield join([define_hatch(hatch), _draw_part(progress, goal, 100 - goal, **more)])
        yield _draw_line(progress, goal, element("rect", x=-1.5, width=3, height="100%", class_="advocacy-bar__goal"))
    if progress.elapsed is not None:
        mark = element("rect", x=-1.5, y=-4, width=3, height=24, class_="advocacy-bar__mark")
        yield _draw_line(progress, goal * min(1.0, max(0.0, progress.elapsed)), mark)


def _draw_part(progress: Progress, start: float, width: float, **attributes: str) -> Markup:
    x = 100 - start - width if progress.direction == "rtl" else start
    return element("rect", x=percent(x), width=percent(width), height="100%", **attributes)


def _draw_line(progress: Progress, place: float, line: Markup) -> Markup:
    x = percent(100 - place if progress.direction == "rtl" else place)
    return element("svg", line, x=x, overflow="visible")
