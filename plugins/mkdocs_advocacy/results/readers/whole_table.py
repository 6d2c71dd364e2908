"""Read files that consist of a single table, as databases and web services write them, row by row."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs_advocacy.core.tables.delimited import NoTable, read_csv_rows
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source
from mkdocs_advocacy.results.tables import Table, find_table

MOST_ROWS = 1_000_000
"""The maximum number of rows. A row for each page view of a large site and a month is fewer."""


@dataclass(frozen=True)
class WholeTable:
    """A table whose rows are read from the file each time they're needed: together, they'd take a lot of memory."""

    source: Source
    headings: frozenset[str]
    """The headings that reveal the delimiter, in lower case."""
    table: Table
    """The header, without rows."""

    @property
    def header(self) -> Row:
        """The row with the headings."""
        return self.table.header

    @property
    def rows(self) -> Iterator[Row]:
        """The rows below the header. Raises Refused if one has another number of cells.

        Such a row was damaged by a spreadsheet program or a broken transfer, so its cells can't be trusted.
        """
        width = len(self.header.cells)
        for row in _read_rows(self.source, self.headings):
            if row.number <= self.header.number:
                continue
            if len(row.cells) < width or any(map(str.strip, row.cells[width:])):
                message = f"the row has {len(row.cells)} cells, but the header has {width}"
                raise Refused(message, "export the file again: this copy is damaged", line=row.number)
            yield row

    def find(self, *headings: str) -> int | None:
        """Return the column with one of these headings, in any case, or None."""
        return self.table.find(*headings)

    def cell(self, row: Row, column: int | None) -> str:
        """Return a cell's text; empty for a missing column."""
        return self.table.cell(row, column)


def read_whole_table(source: Source, headings: Collection[str]) -> WholeTable | None:
    """Return the table with all these headings in its first row, or None. Raises Refused if it's too long."""
    lines = source.text.count("\n")
    if lines > MOST_ROWS:
        message = f"the file has {lines:,} rows; the limit is {MOST_ROWS:,}"
        raise Refused(message, "export a shorter time, such as a month, and import the files one by one")
    known = frozenset(heading.casefold() for heading in headings)
    first = next(_read_rows(source, known), None)
    table = find_table([first], headings, at_least=len(known)) if first else None
    return WholeTable(source, known, table) if table else None


def _read_rows(source: Source, known: frozenset[str]) -> Iterator[Row]:
    try:
        yield from read_csv_rows(source.text, lambda cell: cell.strip().strip('"').casefold() in known)
    except NoTable as error:
        raise Refused(error.discreet, error.hint, line=error.row) from None
