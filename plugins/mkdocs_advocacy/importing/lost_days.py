"""Days in columns that the writer leaves out, of rows that have no other."""

from __future__ import annotations

from mkdocs_advocacy.importing.cells import is_day
from mkdocs_advocacy.importing.headings import about, says_when
from mkdocs_advocacy.importing.model import Row
from mkdocs_advocacy.importing.row_cells import RowCells


class LostDays:
    """Names rows that would be public at once, although a column that is left out has a day for them."""

    def __init__(self, cells: RowCells) -> None:
        """Nothing has been named yet."""
        self._cells = cells
        self._places = [place for place in cells.columns.ignored if says_when(cells.heading_at(place))]
        self._read = next((name for name in ("publish", "date") if name in cells.columns.places), "")
        self._examples: dict[str, str] = {}
        """By heading; all rows name the first, so that they are told once."""

    def reports(self, row: Row) -> bool:
        """Whether the row has such a day, and was named.

        If another column is read for days, the two complete each other, so the row is stopped. If not, the writer wants
        no days at all.
        """
        cells = self._cells
        lost = next((place for place in self._places if is_day(cells.at(row, place))), None)
        if lost is None:
            return False
        heading = cells.heading_at(lost)
        example = self._examples.setdefault(heading, cells.at(row, lost))
        message = f"the only day of the row is in the column “{heading}”, which is left out, such as “{example}”"
        if self._read:
            hint = f"write its day into “{cells.heading(self._read)}”; if it may come out at once, that of today"
            cells.report(row, self._read, f"{message}, so its post would be public at once", hint)
        else:
            meaning = "embargo" if about(heading, "embargo") else "publish"
            hint = f'if that is wrong: --map "{heading}={meaning}"'
            cells.note(row, "", f"{message}, so its post is public at once", hint)
        return True
