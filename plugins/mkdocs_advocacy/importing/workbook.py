"""Rows of an Excel workbook. Formulas are read as the values that were saved with them; macros are never looked at."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from mkdocs_advocacy.importing.delimited import NoTable
from mkdocs_advocacy.importing.limits import LAST_COLUMN, LAST_ROW, LONGEST_CELL, MAX_ROWS
from mkdocs_advocacy.importing.model import Row
from mkdocs_advocacy.importing.package import Package, checked_package
from mkdocs_advocacy.importing.parts import SheetFacts


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook, as it was read."""

    names: tuple[str, ...]
    """The sheet's name, then the names of other sheets with cells that were not asked for."""
    rows: tuple[Row, ...]
    """Rows with cells."""
    hidden_rows: tuple[int, ...] = ()
    """Numbers of rows that the spreadsheet program hides."""
    hidden_columns: tuple[str, ...] = ()
    """Letters of columns with cells that the program hides."""


def workbook_rows(data: bytes, sheet: str | None) -> Sheet:
    """The rows of one sheet, the first that is shown if none is named. NoTable if unreadable."""
    package = checked_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's quote the workbook as it is
            return _read(package, sheet)
    except NoTable:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes its parsers raise
        raise NoTable(
            f"the workbook is damaged: {type(error).__name__}", "open it in Excel and save it again"
        ) from None


def _read(package: Package, sheet: str | None) -> Sheet:
    from openpyxl import load_workbook  # here: every other command would wait for it
    from openpyxl.utils import get_column_letter

    book = load_workbook(BytesIO(package.data), read_only=True, data_only=True, keep_links=False)
    names = [found.title for found in book.worksheets if found.sheet_state == "visible"]
    if not names:
        raise NoTable("the workbook has no sheet that is shown")
    if sheet is not None and sheet not in names:
        raise NoTable(f"the workbook has no sheet “{sheet}”", f"there are {', '.join(names)}")
    chosen = sheet or names[0]
    page = book[chosen]
    path = vars(page)["_worksheet_path"]  # sheets that are only read know less of themselves
    facts = package.sheets.get(path.removeprefix("/"), SheetFacts())
    _refuse_unreadable(facts, get_column_letter)
    rows = tuple(_rows_of(page))
    others = (name for name in names if name != chosen and not (sheet and rows) and _has_cells(book[name]))
    filled = {place for row in rows for place, cell in enumerate(row.cells, start=1) if cell.strip()}
    hidden = {place for first, last in facts.hidden_columns for place in range(first, min(last, LAST_COLUMN) + 1)}
    return Sheet(
        (chosen, *others),
        rows,
        tuple(row.number for row in rows if row.number in facts.hidden_rows),
        tuple(get_column_letter(place) for place in sorted(hidden & filled)),
    )


def _refuse_unreadable(facts: SheetFacts, letter: Callable[[int], str]) -> None:
    """Refuse a sheet of which a part would be lost.

    Of cells that are merged over several rows, only the first would have the day or the network. Titles above the
    table, which begin in the first row, may be merged.
    """
    for first, last in facts.merged_rows:
        message = f"rows {first} to {last} share a merged cell, so all but the first would lack its value"
        raise NoTable(message, "split the cell in the spreadsheet, and fill in each row", first)
    if facts.not_computed:
        row, column = facts.not_computed
        message = f"column {column} holds a formula whose value was not saved with it"
        raise NoTable(message, "open the workbook in Excel and save it, or paste the values", row)
    if facts.outside:
        row, column = facts.outside
        message = (
            f"cell {letter(column)}{row} has a value, and only {MAX_ROWS:,} rows and {LAST_COLUMN} columns are read"
        )
        raise NoTable(message, "delete it if it is not meant to be there, or import the spreadsheet in parts", row)
    if facts.unordered:
        message = f"row {facts.unordered} of the sheet is saved below a row that comes after it"
        raise NoTable(message, "open the workbook in a spreadsheet program and save it again", facts.unordered)


def _has_cells(page: Any) -> bool:
    page.reset_dimensions()
    rows = page.iter_rows(max_row=LAST_COLUMN, max_col=LAST_COLUMN, values_only=True)
    return any(cell is not None for row in rows for cell in row)


def _rows_of(page: Any) -> Iterator[Row]:
    page.reset_dimensions()  # what a file says of its own size may be wrong
    found = page.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN, values_only=True)
    for number, cells in enumerate(found, start=1):
        texts = tuple(_text(cell) for cell in cells)
        while texts and not texts[-1]:
            texts = texts[:-1]
        if any(len(text) > LONGEST_CELL for text in texts):
            message = f"row {number:,} has a text of more than {LONGEST_CELL:,} characters"
            raise NoTable(message, "shorten it, or delete it", number)
        if texts:
            yield Row(number, texts)


def _text(cell: Any) -> str:
    """A cell as text; days as 2026-11-30, times as 14:30."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        has_time = (cell.hour, cell.minute, cell.second) != (0, 0, 0)
        return cell.isoformat(" ", "minutes") if has_time else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return _unescaped(str(cell))


def _unescaped(text: str) -> str:
    """The text with what Excel writes as _xD83D_; two halves of a character are put together."""
    if "_x" not in text:
        return text
    plain = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
