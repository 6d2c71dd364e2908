"""Show the writer how each column was interpreted, with an example."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.importing.headings import is_about
from mkdocs_advocacy.importing.model import Columns, Table

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """A column and its meaning, for the preview."""

    heading: str
    meaning: str
    """The meaning as in --map; empty if the column is ignored."""
    example: str
    """The first nonempty cell."""


def describe_columns(table: Table, columns: Columns) -> list[Understood]:
    """Return the columns that have a heading or a cell, from left to right."""
    meanings = {place: name for name, place in columns.places.items()}
    meanings |= {place: f"network {network}" for network, place in columns.flags.items()}
    meanings |= dict.fromkeys(columns.approvals, "approval")
    headings = table.header.cells
    zones = (place for place in columns.unused if place < len(headings) and is_about(headings[place], "zone"))
    meanings |= dict.fromkeys(zones, "time zone")
    width = max(len(row.cells) for row in (table.header, *table.rows))
    found = []
    for place in range(width):
        cells = (row.cells[place] for row in table.rows if place < len(row.cells))
        example = next((" ".join(cell.split()) for cell in cells if cell.strip()), "")
        heading = headings[place].strip() if place < len(headings) else ""
        if heading or example:
            found.append(Understood(" ".join(heading.split()), meanings.get(place, ""), truncate(example, _LONGEST)))
    return found


def laid_out(columns: Iterable[Understood]) -> list[str]:
    """Return a table with a line for each column."""
    rows = [(column.heading or "(no heading)", column.meaning or "ignored", column.example) for column in columns]
    return ["Columns", *align([("heading", "read as", "example"), *rows])]


def align(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Format rows as lines with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [f"  {line.rstrip()}" for line in lines]


def truncate(text: str, most: int) -> str:
    """Truncate a text to `most` characters, with an ellipsis. Lone surrogates become question marks."""
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= most else f"{text[: most - 1]}…"
