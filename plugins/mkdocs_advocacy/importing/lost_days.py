"""Detect rows whose only date is in a column that the writer ignores."""

from __future__ import annotations

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.cells import is_day
from mkdocs_advocacy.importing.headings import is_about, says_when
from mkdocs_advocacy.importing.row_cells import RowCells


class LostDays:
    """A reporter of rows that would be public immediately although an ignored column has a date for them."""

    def __init__(self, cells: RowCells) -> None:
        """Find the ignored columns that may contain publishing dates."""
        self._cells = cells
        self._places = [place for place in cells.columns.ignored if says_when(cells.heading_at(place))]
        self._read = next((name for name in ("publish", "date") if name in cells.columns.places), "")
        self._examples: dict[str, str] = {}
        """The first date by heading. All rows quote it, so that their messages are merged."""

    def reports(self, row: Row) -> bool:
        """Report the row if its only date is in an ignored column, and return whether it was.

        If another column has dates, the row is an error. Otherwise the writer wants no dates at all, so it is a notice.
        """
        cells = self._cells
        lost = next((place for place in self._places if is_day(cells.at(row, place))), None)
        if lost is None:
            return False
        heading = cells.heading_at(lost)
        example = self._examples.setdefault(heading, cells.at(row, lost))
        message = f"the row's only date, such as “{example}”, is in the ignored column “{heading}”"
        if self._read:
            hint = f"write its date in “{cells.heading(self._read)}”; to publish it immediately, use today's date"
            cells.report(row, self._read, f"{message}, so its post would be published immediately", hint)
        else:
            meaning = "embargo" if is_about(heading, "embargo") else "publish"
            hint = f'if that is wrong: --map "{heading}={meaning}"'
            cells.note(row, "", f"{message}, so its post is published immediately", hint)
        return True
