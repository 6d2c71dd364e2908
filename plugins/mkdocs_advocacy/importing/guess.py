"""How a spreadsheet was understood, laid out for the writer: which column is what, with an example from each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.importing.model import Columns, Table

_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Understood:
    """A column and its meaning."""

    heading: str
    meaning: str
    """As --map takes it; empty: the column is left out."""
    example: str
    """Its first cell that is not empty."""


def understood(table: Table, columns: Columns) -> list[Understood]:
    """The columns that have a heading or a cell, from left to right."""
    meanings = {place: name for name, place in columns.places.items()}
    meanings |= {place: f"network {network}" for network, place in columns.flags.items()}
    meanings |= dict.fromkeys(columns.approvals, "approval")
    width = max(len(row.cells) for row in (table.header, *table.rows))
    found = []
    for place in range(width):
        cells = (row.cells[place] for row in table.rows if place < len(row.cells))
        example = next((" ".join(cell.split()) for cell in cells if cell.strip()), "")
        heading = table.header.cells[place].strip() if place < len(table.header.cells) else ""
        if heading or example:
            found.append(Understood(" ".join(heading.split()), meanings.get(place, ""), cut(example, _LONGEST)))
    return found


def laid_out(columns: Iterable[Understood]) -> list[str]:
    """A line for each column."""
    rows = [(one.heading or "(no heading)", one.meaning or "left out", one.example) for one in columns]
    return ["Columns", *aligned([("heading", "read as", "example"), *rows])]


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """The rows with their cells below each other."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return [f"  {line.rstrip()}" for line in lines]


def cut(text: str, most: int) -> str:
    """The beginning of the text, with an ellipsis if it is longer than `most` characters.

    Half a character, which no screen can show, becomes a question mark.
    """
    text = text.encode("utf-8", "replace").decode()
    return text if len(text) <= most else f"{text[: most - 1]}…"
