"""Problems of rows, at their columns."""

from __future__ import annotations

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.importing.model import Columns, Row, Table


def problem_at(
    table: Table,
    columns: Columns,
    row: Row,
    column: str,
    message: str,
    hint: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    """A problem with a row, at the column with that meaning where the table has one."""
    if column == "publish" and column not in columns.places:
        column = "date"  # means the same
    shown = heading_of(table, columns, column)
    named = f"column “{shown}”: " if shown else ""
    return Problem(table.file, row.number, columns.places.get(column, 0) + 1, severity, f"{named}{message}", hint)


def heading_of(table: Table, columns: Columns, meaning: str) -> str:
    """The heading of the column with that meaning; empty if there is none."""
    place = columns.places.get(meaning)
    return table.header.cells[place].strip() if place is not None and place < len(table.header.cells) else ""
