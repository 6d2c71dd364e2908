"""The days of Matomo's reports."""

from __future__ import annotations

import re
from datetime import date

from mkdocs_advocacy.results.periods import Period, read_period
from mkdocs_advocacy.results.personal import quotable_value
from mkdocs_advocacy.results.readers.matomo_file import TextRow, TextTable
from mkdocs_advocacy.results.refusal import Refused

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Days:
    """The days or the period that a report states, in its column of dates or for groups of rows."""

    def __init__(self, table: TextTable, name: str | None) -> None:
        """`name` is the heading of the column of dates. Raises Refused for a report of several weeks or months."""
        self._name = name
        self._stated = table.stated
        self._periods = {row.cells.get(name, ""): self._read(row) for row in table.rows} if name else {}
        spans = {period for period in self._periods.values() if period.first != period.last}
        self.are_single = bool(self._periods) and not spans
        """Whether the report divides by day."""
        if spans and len({*self._periods.values()}) > 1:
            message = "the file divides by several weeks, months or years"
            raise Refused(message, "export it by day: choose the period “day” and a range of days")

    def day_of(self, row: TextRow) -> date | None:
        """Return the day of a row, or None if the report doesn't divide by day."""
        return self._periods[row.cells.get(self._name, "")].first if self.are_single and self._name else None

    def covered(self, answer: Period | None) -> Period | None:
        """Return the days that the report covers: as the file states them, else the user's answer.

        None means that only the rows tell. Raises Refused if nothing tells.
        """
        stated = self._stated or (None if self.are_single else next(iter(self._periods.values()), None))
        if stated is None and answer is None and not self.are_single:
            message = "the file doesn't state its days, because Matomo writes them only for several days"
            hint = "add the period that you chose in Matomo, such as --period 2026-11 or "
            raise Refused(message, f"{hint}--period 2026-11-02..2026-11-08")
        return stated or answer

    def _read(self, row: TextRow) -> Period:
        text = row.cells.get(self._name or "", "")
        days = _DAY.findall(text)
        period = read_period("..".join(days) if len(days) == 2 else text)
        if period is None:
            raise Refused(
                f"{quotable_value(text)} is not a day such as 2026-11-30", "export the file again", line=row.line
            )
        return period
