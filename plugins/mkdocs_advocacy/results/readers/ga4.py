"""Read reports and free-form explorations of Google Analytics 4, saved as CSV.

Shapes: fixtures of public parsers, read on 2026-11-28. GA4 documents no format of its files.

- Comments with the report's name and days (20261101), in the language of the interface, stand above a table. An
  exploration adds a row with the grand total that is one cell longer than the header.
- `(not set)`, `(other)` and other values in brackets are GA4's own. Rows with them don't name the tags of a link, so
  they are counted apart. `(other)` collects what exceeds the limits of GA4's tables
  (support.google.com/analytics/answer/9309767).
- Users can't be added over rows and are not read. GA4's “Engagement rate” is a share of sessions, not of impressions,
  and is not read either.
- Key events can be fractions where GA4 shares one between channels. Rows get whole numbers, and what rounding adds or
  removes is carried over to the next fraction, so that the file's sum stays right within one half. Rounding each row
  alone would turn 100 rows of 0.4 into none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.counts import Dimension, Export, Record
from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.personal import looks_personal, personal_headings, quotable_value
from mkdocs_advocacy.results.readers.ga4_file import Report, read_report, starts_as_ga4
from mkdocs_advocacy.results.readers.headings import Headings
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

_TAGS = ("campaign", "content", "source_medium", "source", "medium")
"""The columns with values of tags, the most telling first."""
_OWN_VALUE = re.compile(r"\([\w -]{1,60}\)")
_LIMITS = frozenset({10, 25, 50, 100, 250, 500})
"""The numbers of rows that can be chosen for an exploration, 10 by default. A file of so many rows was cut off if its
total is higher. As in GA4's interface, to be confirmed."""
_MOST_ADDED = 1.1
"""The largest acceptable sum of rows, as a multiple of the file's total.

It is above 1 because a session past midnight belongs to two days.
"""


@cache
def headings() -> Headings:
    """Return the known headings of GA4."""
    return Headings.load("ga4_headings.yml")


def recognises(source: Source) -> bool:
    """Return whether this is a report of GA4, in any language, or its table without the comments."""
    return starts_as_ga4(source) or any(_is_header(re.split("[,;\t]", line)) for line in source.head[:20])


def read(source: Source, answers: Answers) -> Export:
    """Read the sessions by tags. Raises Refused for files without the columns that are needed."""
    report = read_report(source, headings(), _is_header)
    _refuse_repeated_sessions(report)
    if not report.rows:
        message = "the report has no rows"
        raise Refused(message, "check its days and filters in Google Analytics", line=report.header.number)
    columns = headings().find(report.header.cells)
    if not {"campaign", "content"} & set(columns):
        message = "the file has neither campaigns nor manual ad contents, so no sessions can be the hub's"
        hint = (
            "add the dimension “Session campaign” or “Session manual ad content” in Google Analytics, and export again"
        )
        raise Refused(message, hint, line=report.header.number)
    _refuse_persons(report, columns)
    covered = report.covered or answers.period
    if "day" not in columns and covered is None:
        message = "the file states no days"
        hint = "add the period, such as --period 2026-11 or --period 2026-11-02..2026-11-08"
        raise Refused(message, hint, line=report.header.number)
    reading = _Reading(report, columns, _find_format(report, columns, answers))
    records = tuple(reading.read())
    return Export(
        tool="Google Analytics 4",
        measure="sessions",
        grain=frozenset(_grain_of(columns)),
        covered=covered,
        records=records,
        zone="the property's",
        left_out=reading.count_left_out(records),
        dropped_columns=personal_headings(report.header.cells, report.rows),
    )


def _is_header(cells: Sequence[str]) -> bool:
    found = headings().find(cells)
    return "sessions" in found and any(tag in found for tag in _TAGS if tag != "medium")


def _grain_of(columns: Mapping[str, int]) -> Iterator[Dimension]:
    if "day" in columns:
        yield "day"
    if "source" in columns or "source_medium" in columns:
        yield "source"
    if "campaign" in columns:
        yield "campaign"
    if "content" in columns:
        yield "content"


def _refuse_repeated_sessions(report: Report) -> None:
    """Raise Refused for a table that counts a session several times, or that has several columns of sessions.

    A dimension of events counts a session for each event. A pivot table has a column of sessions for each value.
    """
    cells = report.header.cells
    if places := headings().find_all(cells, "event"):
        message = f"the column “{cells[places[0]].strip()}” can count a session several times"
        hint = "remove this dimension in Google Analytics and export again"
        raise Refused(message, hint, line=report.header.number, column=places[0] + 1)
    if len(places := headings().find_all(cells, "sessions")) > 1:
        message = f"the column “{cells[places[1]].strip()}” is repeated"
        hint = "move the dimensions from columns to rows in Google Analytics, and export again"
        raise Refused(message, hint, line=report.header.number, column=places[1] + 1)


def _refuse_persons(report: Report, columns: Mapping[str, int]) -> None:
    """Raise Refused if a column of tags holds addresses of persons."""
    for place in (columns[name] for name in _TAGS if name in columns):
        if looks_personal(row.cells[place] for row in report.rows if place < len(row.cells)):
            message = f"the column “{report.header.cells[place].strip()}” holds addresses of persons"
            raise Refused(message, "remove it in Google Analytics and export again", column=place + 1)


def _find_format(report: Report, columns: Mapping[str, int], answers: Answers) -> Numbers:
    """Return the number format, which any cell with a number can show, even in columns that aren't read."""
    texts = {columns[name] for name in (*_TAGS, "day", "path") if name in columns}
    cells = (cell for row in report.rows for place, cell in enumerate(row.cells) if place not in texts)
    return Numbers.of(cells, answers)


@dataclass
class _Reading:
    """The state while the rows of a table are read."""

    report: Report
    columns: Mapping[str, int]
    numbers: Numbers
    left_out: Counter[str] = field(default_factory=Counter)
    total: int | None = None
    """The sessions in the row of totals; the largest if there are several."""
    carried: float = 0.0
    """What rounding of key events has removed so far."""

    def read(self) -> Iterator[Record]:
        """Yield a record for each row that names tags."""
        places = headings().find_all(self.report.header.cells, "comparison")
        first: Sequence[str] | None = None
        for row in self.report.rows:
            compared = [row.cells[place].strip() for place in places if place < len(row.cells)]
            first = compared if first is None and any(compared) else first
            if places and first is not None and compared != first and any(compared):
                self.left_out["rows of other date ranges, segments or comparisons"] += 1
            elif self._is_total(row):
                self.left_out["rows of totals"] += 1
                self.total = max(self.total or 0, self._count(row, "sessions"))
            elif own := next((value for value in self._tags(row) if _OWN_VALUE.fullmatch(value)), ""):
                self.left_out[f"sessions in rows “{own}”"] += self._count(row, "sessions")
            else:
                yield self._read_row(row)
        self.left_out["rows of other tables"] += self.report.rows_below

    def count_left_out(self, records: Sequence[Record]) -> Mapping[str, int]:
        """Return what was left out, including sessions in the total that no row shows.

        Raises Refused if the rows count many more sessions than the file's total, or if a limit has cut rows off.
        """
        if self.total is not None:
            named = sum(count for name, count in self.left_out.items() if name.startswith("sessions"))
            rows = named + sum(record.clicks for record in records)
            if rows > self.total * _MOST_ADDED + 5:
                message = f"the rows add up to {rows:,} sessions, but the file's total is {self.total:,}"
                hint = "export again with the dimensions date, source / medium, campaign and manual ad content only"
                raise Refused(message, hint, line=self.report.header.number)
            shown = len(self.report.rows) - self.left_out["rows of totals"]
            if shown in _LIMITS and self.total > rows:
                message = f"the file has only {shown} rows, with {rows:,} of {self.total:,} sessions"
                hint = "set “Show rows” to its largest number in Google Analytics, or export a shorter time"
                raise Refused(message, hint, line=self.report.header.number)
            self.left_out["sessions in the file's total that no row shows"] = max(0, self.total - rows)
        return {name: count for name, count in self.left_out.items() if count}

    def _read_row(self, row: Row) -> Record:
        source, medium = self._cell(row, "source"), self._cell(row, "medium")
        if "source_medium" in self.columns:
            first, _, second = self._cell(row, "source_medium").partition(" / ")
            source, medium = source or first, medium or second
        path = self._cell(row, "path")
        return Record(
            day=self._day(row) if "day" in self.columns else None,
            source=source,
            medium=medium,
            campaign=self._cell(row, "campaign"),
            content=self._cell(row, "content"),
            path=path.partition("?")[0] if path.startswith("/") else "",
            clicks=self._count(row, "sessions"),
            conversions=self._conversions(row) if "conversions" in self.columns else None,
        )

    def _tags(self, row: Row) -> Iterator[str]:
        for name in _TAGS:
            parts = self._cell(row, name).split(" / ") if name == "source_medium" else [self._cell(row, name)]
            yield from parts

    def _is_total(self, row: Row) -> bool:
        """Return whether this is a row of totals: its first cell is empty or a word for it, and it names no tags."""
        first = row.cells[0].strip()
        tags = [self._cell(row, name) for name in (*_TAGS, "day") if name in self.columns]
        return (not first or headings().is_known(first, "total")) and not any(tag for tag in tags if tag != first)

    def _cell(self, row: Row, name: str) -> str:
        place = self.columns.get(name)
        return row.cells[place].strip() if place is not None and place < len(row.cells) else ""

    def _count(self, row: Row, name: str) -> int:
        if len(row.cells) <= self.columns[name]:
            message = f"the row has {len(row.cells)} cells, but the header has {len(self.report.header.cells)}"
            raise Refused(message, "export the file again: this copy is damaged", line=row.number)
        return self.numbers.read_count(self._cell(row, name), line=row.number, column=self.columns[name] + 1)

    def _conversions(self, row: Row) -> int:
        """Return the key events as a whole number, with the remainder of earlier fractions."""
        column = self.columns["conversions"] + 1
        value = self.numbers.read_number(self._cell(row, "conversions"), line=row.number, column=column)
        if value < 0 or value > 1e12:
            raise Refused(
                f"{quotable_value(self._cell(row, 'conversions'))} is not a count", line=row.number, column=column
            )
        if value == int(value):
            return int(value)
        whole = round(value + self.carried)
        self.carried += value - whole
        return whole

    def _day(self, row: Row) -> date:
        text = self._cell(row, "day")
        try:
            if not re.fullmatch("[0-9]{8}", text):
                raise ValueError
            day = date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            message = f"{quotable_value(text)} is not a day such as 20261130"
            hint = "export the file again, without saving it in a spreadsheet program"
            raise Refused(message, hint, line=row.number, column=self.columns["day"] + 1) from None
        covered = self.report.covered
        if covered and not covered.first <= day <= covered.last:
            message = f"{day} is not within {covered}, the days that the file states"
            raise Refused(message, "export the file again", line=row.number, column=self.columns["day"] + 1)
        return day
