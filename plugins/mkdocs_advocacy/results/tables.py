"""The tables in text exports: rows below a header that is found by its headings."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.tables.delimited import NoTable, read_csv_rows
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose columns are known by their headings."""

    header: Row
    rows: Sequence[Row]
    above: Sequence[Row] = ()
    """The rows above the header, such as comments."""

    @property
    def columns(self) -> Mapping[str, int]:
        """The columns by heading; the first if a heading is repeated."""
        return {heading.strip(): place for place, heading in reversed([*enumerate(self.header.cells)])}

    def find(self, *headings: str) -> int | None:
        """Return the column with one of these headings, in any case, or None."""
        folded = {heading.casefold(): place for heading, place in self.columns.items()}
        return next((folded[name.casefold()] for name in headings if name.casefold() in folded), None)

    def cell(self, row: Row, column: int | None) -> str:
        """Return a cell's text; empty for a missing cell or column."""
        return row.cells[column].strip() if column is not None and column < len(row.cells) else ""


def read_rows(source: Source, headings: Collection[str] = ()) -> Sequence[Row]:
    """Return the nonempty rows of a file in any encoding and with any delimiter. Raises Refused if it's no table.

    `headings` are the headings that the reader knows, which reveal the delimiter. An Excel line `sep=;` is obeyed.
    """
    known = {heading.casefold() for heading in headings}
    try:
        return tuple(read_csv_rows(source.text, lambda cell: cell.strip().strip('"').casefold() in known))
    except NoTable as error:
        raise Refused(error.discreet, error.hint, line=error.row) from None


def find_header(source: Source, headings: Collection[str], *, at_least: int | None = None) -> Sequence[str]:
    """Return the headings of a file as it writes them, or nothing if they aren't in its first lines.

    The header is the first row with at least `at_least` of `headings`, by default with all. Never raises Refused, so
    that readers can ask about any file.
    """
    known = {heading.casefold() for heading in headings}
    try:
        for row in read_csv_rows("\n".join(source.head), lambda cell: cell.strip().strip('"').casefold() in known):
            if len({cell.strip().casefold() for cell in row.cells} & known) >= (at_least or len(known)):
                return tuple(cell.strip() for cell in row.cells)
    except NoTable:
        pass
    return ()


def find_table(rows: Sequence[Row], headings: Collection[str], *, at_least: int = 2) -> Table | None:
    """Return the first table whose header has at least `at_least` of these headings, in any case, or None.

    The table ends where the row numbers have a gap, which is an empty line, or at the end of the file.
    """
    known = {heading.casefold() for heading in headings}
    for place, row in enumerate(rows):
        if len({cell.strip().casefold() for cell in row.cells} & known) >= at_least:
            return Table(row, tuple(_until_gap(rows[place:])), rows[:place])
    return None


def _until_gap(rows: Sequence[Row]) -> Iterator[Row]:
    previous = rows[0].number
    for row in rows[1:]:
        if row.number > previous + 1:
            return
        previous = row.number
        yield row
