"""What all figures share: the finding as heading, and the same numbers as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from mkdocs_advocacy.results.charts.elements import Direction, element, isolate


@dataclass(frozen=True, slots=True)
class Figure:
    """The texts of a figure."""

    id: str
    """Unique on the page."""
    finding: str
    """The heading: LinkedIn brings most clicks."""
    title: str
    """What the figure shows: Clicks by week. Also the caption of its table."""
    description: str
    """The figure in a sentence, for those who don't see it."""
    table_label: str
    """The label of the table's disclosure: Numbers as a table."""
    empty: str
    """The text of a figure without numbers."""
    direction: Direction = "ltr"
    level: Literal[2, 3, 4] = 3
    """The level of the heading."""


def draw_figure(figure: Figure, *content: Markup | None) -> Markup:
    """Return the figure with its content."""
    caption = element(
        "figcaption",
        element(f"h{figure.level}", figure.finding, class_="advocacy-chart__finding"),
        element("p", figure.title, class_="advocacy-chart__title") if figure.title != figure.finding else None,
    )
    return element("figure", caption, *content, class_="advocacy-chart", id=figure.id, dir=figure.direction)


def draw_nothing(figure: Figure) -> Markup:
    """Return the figure when there are no numbers."""
    return draw_figure(figure, element("p", figure.empty, class_="advocacy-chart__empty"))


def draw_table(figure: Figure, headings: Sequence[str], rows: Iterable[tuple[str, Sequence[str]]]) -> Markup:
    """Return a collapsed table: for each row its name and its cells."""
    first, *others = headings
    caption = f"{figure.id}-caption"
    heads = [element("th", first, scope="col"), *(element("th", isolate(text), scope="col") for text in others)]
    body = [
        element("tr", element("th", isolate(name), scope="row"), *(element("td", cell) for cell in cells))
        for name, cells in rows
    ]
    table = element(
        "table",
        element("caption", figure.title, id=caption),
        element("thead", element("tr", *heads)),
        element("tbody", *body),
        class_="advocacy-chart__table",
    )
    scroller = wrap_table(table, caption)
    return element("details", element("summary", figure.table_label), scroller, class_="advocacy-chart__more")


def wrap_table(table: Markup, caption: str) -> Markup:
    """Return a table that scrolls if it is too wide. `caption` is the id of its caption.

    The keyboard must reach it to scroll. It is no region, because that would be a landmark of the page.
    """
    return element("div", table, class_="advocacy-chart__scroll", role="group", tabindex=0, aria_labelledby=caption)
