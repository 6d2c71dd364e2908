"""The CSV files in `results/`: a strict reader that finds every problem with its position, and a writer.

Strict means: UTF-8, commas, these headings in any order, and one row a line. The column of a problem is the character
at which the cell begins, counted from 1, so that an editor can jump to it. (For exports, it's the number of the cell,
because people look at those in a spreadsheet program.) A file that such a program has saved with semicolons, or with
days and months in another format, is reported and never read by a guess.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from io import StringIO

from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.personal import quotable

MAX_BYTES = 20_000_000
_CELL = re.compile(r'(?P<quoted>"(?:[^"]|"")*")(?=,|$)|(?P<plain>[^,"]*)(?=,|$)')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTH = re.compile(r"\d{4}-\d{2}", re.ASCII)
YEARS = range(2000, 2200)
"""The years of results. Any other year is a typing error, or a tool's sign for an unknown day."""
_COUNT = re.compile(r"\d{1,15}", re.ASCII)
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of a cell with its position."""

    text: str
    line: int
    column: int
    """The character of the line at which the cell begins, from 1."""


Cells = Mapping[str, Cell]
"""The cells of a row by heading."""


@dataclass
class ContractFile:
    """A file in `results/`. Reading it collects its problems."""

    file: str
    """The path as shown in problems."""
    problems: list[Problem] = field(default_factory=list)

    def report(self, cell: Cell, message: str, hint: str = "", rule: str = "") -> None:
        """Add an error at a cell."""
        self.problems.append(Problem(self.file, cell.line, cell.column, Severity.ERROR, message, hint, rule))

    def read_rows(self, data: bytes, required: Sequence[str], optional: Collection[str] = ()) -> Iterator[Cells]:
        """Yield the rows of a file with these headings, in any order. A row with a problem is left out."""
        lines = self._read_lines(data)
        if lines is None:
            return
        header: Sequence[str] | None = None
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            cells = self._split(line, number)
            if cells is None:
                if header is None:
                    return
            elif header is None:
                header = self._read_header(cells, required, optional)
                if header is None:
                    return
            elif len(cells) != len(header):
                message = f"the row has {len(cells)} cells, but the header has {len(header)}"
                self.report(cells[-1], message, "put texts with commas in quotation marks")
            else:
                row = dict(zip(header, cells, strict=True))
                yield row | {name: Cell("", number, 1) for name in optional if name not in row}
        if header is None:
            self.report(Cell("", 1, 1), "the file is empty", f"the first line must be {','.join(required)}")

    def _read_lines(self, data: bytes) -> Sequence[str] | None:
        start = Cell("", 1, 1)
        if len(data) > MAX_BYTES:
            self.report(start, f"the file has {len(data):,} bytes; the limit is {MAX_BYTES:,}")
            return None
        try:
            return re.split(r"\r\n|\r|\n", data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            self.report(start, "the file is not saved as UTF-8", "save it as “CSV UTF-8”")
            return None

    def _split(self, line: str, number: int) -> Sequence[Cell] | None:
        cells, position = [], 0
        while True:
            found = _CELL.match(line, position)
            if not found:
                hint = "quote a whole cell, double the quotation marks in it, and write it in one line"
                self.report(Cell("", number, position + 1), "the cell's quotation marks are unclear", hint)
                return None
            text = found["plain"] if found["quoted"] is None else found["quoted"][1:-1].replace('""', '"')
            cells.append(Cell(text.strip(), number, position + 1))
            if found.end() == len(line):
                return cells
            position = found.end() + 1

    def _read_header(
        self, cells: Sequence[Cell], required: Sequence[str], optional: Collection[str]
    ) -> Sequence[str] | None:
        allowed = [*required, *optional]
        names = [cell.text for cell in cells]
        if len(cells) == 1 and any(sign in names[0] for sign in ";\t"):
            self.report(cells[0], "the columns aren't separated by commas", "save the file as “CSV UTF-8” with commas")
            return None
        before = len(self.problems)
        for place, cell in enumerate(cells):
            if cell.text not in allowed:
                self.report(cell, f"the column {quotable(cell.text)} is not allowed", nearest(cell.text, allowed))
            elif cell.text in names[:place]:
                self.report(cell, f"the column “{cell.text}” exists twice", "delete one of them")
        for name in required:
            if name not in names:
                self.report(cells[0], f"the column “{name}” is missing", f"required: {', '.join(required)}")
        return names if len(self.problems) == before else None

    def read_day(self, cell: Cell) -> date | None:
        """Return a day such as 2026-11-30, or report a problem and return None."""
        try:
            if _DAY.fullmatch(cell.text):
                return self._check_year(cell, date.fromisoformat(cell.text))
        except ValueError:
            pass
        self.report(cell, f"{quotable(cell.text)} is not a date", "write dates as 2026-11-30")
        return None

    def read_month(self, cell: Cell) -> Period | None:
        """Return a month such as 2026-11, or report a problem and return None."""
        try:
            if _MONTH.fullmatch(cell.text):
                day = self._check_year(cell, date.fromisoformat(f"{cell.text}-01"))
                return period_of(day, "month") if day else None
        except ValueError:
            pass
        self.report(cell, f"{quotable(cell.text)} is not a month", "write months as 2026-11")
        return None

    def _check_year(self, cell: Cell, day: date) -> date | None:
        """Return the day, or report a year that is a typing error: charts show every period since the first one."""
        if day.year in YEARS:
            return day
        self.report(cell, f"the year {day.year:04} is before {YEARS[0]} or after {YEARS[-1]}", "correct the year")
        return None

    def read_months(self, first: Cell, last: Cell) -> Period | None:
        """Return a period of whole months from its first and its last day, or report a problem and return None."""
        days = self.read_day(first), self.read_day(last)
        if not days[0] or not days[1]:
            return None
        if days[0].day != 1:
            self.report(first, f"{days[0]} is not the first day of a month", "results are counts of whole months")
        elif days[1] < days[0] or days[1] != period_of(days[1], "month").last:
            self.report(last, f"{days[1]} is not the last day of this or a later month", "results are of whole months")
        else:
            return Period(days[0], days[1])
        return None

    def read_count(self, cell: Cell) -> int | None:
        """Return a whole number from 0, or report a problem and return None."""
        if _COUNT.fullmatch(cell.text):
            return int(cell.text)
        if not cell.text:
            self.report(cell, "the count is missing", "write a whole number, such as 1234")
            return None
        self.report(cell, f"{quotable(cell.text)} is not a count", "write whole numbers with digits only, such as 1234")
        return None

    def read_optional_count(self, cell: Cell) -> int | None:
        """Return a count; None for an empty cell, which means that the count is unknown."""
        return self.read_count(cell) if cell.text else None

    def read_id(self, cell: Cell) -> str:
        """Return an id such as `ginger-launch`, or report a problem and return an empty string."""
        if _ID.fullmatch(cell.text):
            return cell.text
        hint = "use lower-case letters, digits, - and _"
        self.report(cell, f"{quotable(cell.text)} is not an id" if cell.text else "the id is missing", hint)
        return ""


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return the content of a file. None becomes an empty cell."""
    output = StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if value is None else str(value) for value in row] for row in rows)
    return output.getvalue()
