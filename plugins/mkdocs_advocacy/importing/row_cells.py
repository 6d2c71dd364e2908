"""Access the cells of rows by meaning, and report problems in them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.exporting.formulas import unguarded, unguarded_at_start
from mkdocs_advocacy.importing.guess import truncate
from mkdocs_advocacy.importing.headings import is_about
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.report import find_heading, make_problem
from mkdocs_advocacy.importing.words import says_nothing

_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WORDINGS = ("text", "wording")
_MAY_SAY_NOTHING = frozenset(
    ("text", "title", "summary", "audience", "topics", "hashtags", "media", "disclosure", "campaign", "link", "picture")
)
"""Meanings whose cells may contain “n/a” instead of being empty. For dates, times and networks it is a problem."""


class RowCells:
    """The cells of a table."""

    def __init__(self, table: Table, columns: Columns) -> None:
        """Start without problems and notices."""
        self.table, self.columns = table, columns
        self.problems: list[Problem] = []
        self.notices: list[Problem] = []
        self.heading = partial(find_heading, table, columns)

    def text(self, row: Row, name: str) -> str:
        """Return the trimmed cell with that meaning, or an empty string if it is missing or says “n/a”."""
        text = self.written(row, name).strip()
        return "" if name.partition(":")[0] in _MAY_SAY_NOTHING and says_nothing(text) else text

    def written(self, row: Row, name: str) -> str:
        """Return a cell including the spaces around its text."""
        place = self.columns.places.get(name)
        text = row.cells[place] if place is not None and place < len(row.cells) else ""
        text = _LINE_BREAK.sub("\n", text)
        return unguarded(text) if self.columns.layout.has_placeholders else unguarded_at_start(text)

    def at(self, row: Row, place: int) -> str:
        """Return the trimmed cell at that position."""
        return row.cells[place].strip() if place < len(row.cells) else ""

    def heading_at(self, place: int) -> str:
        """Return the heading of that column, or an empty string."""
        return self.at(self.table.header, place)

    def zone_of(self, row: Row) -> str:
        """Return the row's cell in an otherwise unused time zone column, or an empty string."""
        cells = (self.at(row, place) for place in self.columns.unused if is_about(self.heading_at(place), "zone"))
        return next((cell for cell in cells if not says_nothing(cell)), "")

    def all(self, name: str) -> Iterator[str]:
        """Yield all cells with that meaning."""
        return (self.text(row, name) for row in self.table.rows)

    def has_words(self, row: Row) -> bool:
        """Return whether the row has a text in any language."""
        return any(self.text(row, name) for name in self.columns.places if name.partition(":")[0] in _WORDINGS)

    def days_are_usual(self) -> bool:
        """Return whether at least half of several rows with texts have a date, in a table without ids."""
        written = [row for row in self.table.rows if self.has_words(row)]
        dated = sum(any(self.text(row, name) for name in ("date", "publish")) for row in written)
        return "id" not in self.columns.places and 2 * dated >= len(written) > 1

    def parts_others(self, row: Row) -> str:
        """Return the text of a divider row such as “WEEK 50”, otherwise an empty string."""
        filled = [place for place, cell in enumerate(row.cells) if cell.strip()]
        if len(filled) != 1 or len(self.columns.places) < 2:
            return ""
        place = filled[0]
        if any(
            place == at and name.partition(":")[0] in (*_WORDINGS, "title") for name, at in self.columns.places.items()
        ):
            return ""
        return row.cells[place].strip()

    def beyond_headings(self, row: Row) -> str:
        """Return the first cell beyond the headings of a CSV file, as after an unquoted comma, or an empty string."""
        width = len(self.table.header.cells)
        if self.table.sheet or not self.table.header.number:
            return ""
        return next((cell.strip() for cell in row.cells[width:] if cell.strip()), "")

    def report_misquoted(self, row: Row, place: int) -> None:
        """Report a cell whose quotation marks leave its text or its end ambiguous."""
        heading = self.heading_at(place)
        named = f"column “{heading}”: " if heading else ""
        message = f"{named}the quotation marks in “{truncate(self.at(row, place), 40)}” do not show where the cell ends"
        hint = (
            'double the quotation marks inside a cell, as in "Hello ""one"" there"; remove spaces before an opening one'
        )
        self.problems.append(Problem(self.table.file, row.number, place + 1, Severity.ERROR, message, hint))

    def strange_sign(self, row: Row) -> str:
        """Return the name of an invalid character in the row, or an empty string."""
        sign = next((found[0] for cell in row.cells if (found := _NO_TEXT.search(cell))), "")
        if not sign:
            return ""
        kind = "half a character" if "\ud800" <= sign <= "\udfff" else "the control character"
        return f"{kind} (U+{ord(sign):04X})"

    def report(self, row: Row, column: str, message: str, hint: str = "") -> None:
        """Add an error for a column of the row."""
        self.problems.append(make_problem(self.table, self.columns, row, column, message, hint))

    def note(self, row: Row, column: str, message: str, hint: str = "") -> None:
        """Add a notice for a column of the row."""
        self.notices.append(make_problem(self.table, self.columns, row, column, message, hint, Severity.NOTICE))


def split_entries(cell: str, *, spaces: bool = False) -> list[str]:
    """Split a cell into entries: a JSON list, or entries separated by commas, semicolons or line breaks."""
    if cell.startswith("["):
        read = parse_json(cell)
        if isinstance(read, list) and all(isinstance(entry, str) for entry in read):
            return read
    entries = re.split(r"[,;\n]|\s" if spaces else r"[,;\n]", cell)
    return [entry.strip() for entry in entries if entry.strip()]


def parse_json(cell: str) -> Any:
    """Parse a cell as JSON. Return None if it is invalid."""
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return None
