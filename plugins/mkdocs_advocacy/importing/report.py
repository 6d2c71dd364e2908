"""Problems in rows, with the position of their column."""

from __future__ import annotations

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.model import Columns, Table


def make_problem(
    table: Table,
    columns: Columns,
    row: Row,
    column: str,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    """Return a problem with a row, at the column with the meaning `column` if the table has one."""
    if column == "publish" and column not in columns.places:
        column = "date"  # a synonym
    shown = find_heading(table, columns, column)
    named = f"column “{shown}”: " if shown else ""
    return Problem(table.file, row.number, columns.places.get(column, 0) + 1, severity, f"{named}{message}", hint)


def find_heading(table: Table, columns: Columns, meaning: str) -> str:
    """Return the heading of the column with that meaning, or an empty string."""
    place = columns.places.get(meaning)
    return table.header.cells[place].strip() if place is not None and place < len(table.header.cells) else ""
