"""Read files that consist of a single table, as databases and web services write them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source
from mkdocs_advocacy.results.tables import Table, find_table, read_rows


def read_whole_table(source: Source, headings: Collection[str]) -> Table | None:
    """Return the table with all these headings, or None. Raises Refused if a row has another number of cells.

    Such a row was damaged by a spreadsheet program or a broken transfer, so its cells can't be trusted.
    """
    table = find_table(read_rows(source, headings), headings, at_least=len(headings), to_the_end=True)
    return Table(table.header, tuple(_check_rows(table.header, table.rows))) if table else None


def _check_rows(header: Row, rows: Sequence[Row]) -> Iterator[Row]:
    width = len(header.cells)
    for row in rows:
        if len(row.cells) < width or any(map(str.strip, row.cells[width:])):
            message = f"the row has {len(row.cells)} cells, but the header has {width}"
            raise Refused(message, "export the file again: this copy is damaged", line=row.number)
        yield row
