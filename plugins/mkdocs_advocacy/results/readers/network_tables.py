"""Shared by the readers of network exports: strict counts, and columns of personal data."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers
from mkdocs_advocacy.results.tables import Table

_ENGLISH = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.0)?", re.ASCII)
"""A count as these exports write it: 1234, 1,234 or 1234.0."""
_QUOTABLE = re.compile(r"[\d.,'’+ \u00a0\u202f–%KM=-]{1,20}")
"""What a number looks like. Messages quote nothing else, because a shifted row may have a text or a name here."""
_EMPTY = frozenset({"", "-", "–", "—"})


def read_count(table: Table, row: Row, column: int | None, answers: Answers) -> int | None:
    """Return a count; None if the column is missing. An empty cell or a dash counts 0.

    Raises Refused for a number in another format. The user's answer on the decimal sign serves files that a
    spreadsheet program has saved again.
    """
    text = table.cell(row, column)
    if column is None:
        return None
    if text in _EMPTY:
        return 0
    if answers.decimal_sign:
        return Numbers(answers.decimal_sign).read_count(text, line=row.number, column=column + 1)
    if not _ENGLISH.fullmatch(text):
        hint = "export the file again, or add --decimal comma or --decimal point if it was saved by another program"
        shown = f"“{text}”" if _QUOTABLE.fullmatch(text) else "the cell"
        raise Refused(f"{shown} is not a count", hint, line=row.number, column=column + 1)
    return int(text.removesuffix(".0").replace(",", ""))


def read_impressions(table: Table, row: Row, column: int | None, answers: Answers) -> int | None:
    """Return a count of impressions; None for an empty cell, because rates divide by it."""
    return None if table.cell(row, column) in _EMPTY else read_count(table, row, column, answers)


def sum_counts(table: Table, row: Row, columns: Sequence[int | None], answers: Answers) -> int | None:
    """Return the sum of counts; None if a column is missing, because the sum would be too low."""
    counts = [read_count(table, row, column, answers) for column in columns]
    return None if None in counts else sum(count for count in counts if count is not None)


def find_personal(table: Table, headings: Collection[str]) -> Sequence[str]:
    """Return the headings of a table that are among these, which are known to hold personal data."""
    known = {heading.casefold() for heading in headings}
    return tuple(cell.strip() for cell in table.header.cells if cell.strip().casefold() in known)
