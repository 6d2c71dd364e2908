"""The rows of a table, as text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a spreadsheet. Cells are strings."""

    number: int
    """The row number that spreadsheet programs show, starting at 1."""
    cells: tuple[str, ...]
    misquoted: int | None = None
    """The 0-based column whose quotation marks leave its text or its end ambiguous."""
