"""Read Excel workbooks: the saved values of formulas, and never macros."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from mkdocs_advocacy.core.tables.delimited import NoTable
from mkdocs_advocacy.core.tables.limits import LAST_COLUMN, LAST_ROW, LONGEST_CELL, MAX_ROWS
from mkdocs_advocacy.core.tables.package import Package, check_package
from mkdocs_advocacy.core.tables.parts import SheetFacts
from mkdocs_advocacy.core.tables.row import Row


@dataclass(frozen=True, slots=True)
class Sheet:
    """The content of a sheet."""

    names: tuple[str, ...]
    """The sheet's name, then the names of other sheets with cells, if no sheet was selected."""
    rows: tuple[Row, ...]
    """The rows with cells."""
    hidden_rows: tuple[int, ...] = ()
    """The numbers of hidden rows."""
    hidden_columns: tuple[str, ...] = ()
    """The letters of hidden columns with cells."""


def read_workbook(data: bytes, sheet: str | None) -> Sheet:
    """Read one sheet, by default the first visible one. Raise NoTable if it is unreadable."""
    package = check_package(data)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl's warnings quote the workbook's content
            return _read(package, sheet)
    except NoTable:
        raise
    except Exception as error:  # openpyxl passes on any exception of its parsers
        raise NoTable(
            f"the workbook is damaged: {type(error).__name__}", "open it in Excel and save it again"
        ) from None


def _read(package: Package, sheet: str | None) -> Sheet:
    from openpyxl import load_workbook  # imported here because it is slow to load
    from openpyxl.utils import get_column_letter

    book = load_workbook(BytesIO(package.data), read_only=True, data_only=True, keep_links=False)
    names = [found.title for found in book.worksheets if found.sheet_state == "visible"]
    if not names:
        raise NoTable("the workbook has no visible sheet")
    if sheet is not None and sheet not in names:
        raise NoTable(f"the workbook has no sheet “{sheet}”", f"available sheets: {', '.join(names)}")
    chosen = sheet or names[0]
    page = book[chosen]
    path = vars(page)["_worksheet_path"]  # read-only sheets have no public attribute for it
    facts = package.sheets.get(path.removeprefix("/"), SheetFacts())
    _refuse_unreadable(facts, get_column_letter)
    rows = tuple(_read_rows(page))
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
    """Raise NoTable if a part of the sheet would be lost.

    If cells are merged across rows, only the first row would have the date or the network. Titles above the table,
    which begin in the first row, may be merged.
    """
    for first, last in facts.merged_rows:
        message = f"rows {first} to {last} share a merged cell, so only the first would have its value"
        raise NoTable(message, "unmerge the cell in the spreadsheet, and fill in each row", first)
    if facts.not_computed:
        row, column = facts.not_computed
        message = f"column {column} contains a formula without a saved value"
        raise NoTable(message, "open the workbook in Excel and save it, or paste the values", row)
    if facts.outside:
        row, column = facts.outside
        message = (
            f"cell {letter(column)}{row} has a value, but only {MAX_ROWS:,} rows and {LAST_COLUMN} columns are allowed"
        )
        raise NoTable(message, "delete the value, or import the spreadsheet in parts", row)
    if facts.unordered:
        message = f"the rows of the sheet are out of order: row {facts.unordered} comes after a later one"
        raise NoTable(message, "open the workbook in a spreadsheet program and save it again", facts.unordered)


def _has_cells(page: Any) -> bool:
    page.reset_dimensions()
    rows = page.iter_rows(max_row=LAST_COLUMN, max_col=LAST_COLUMN, values_only=True)
    return any(cell is not None for row in rows for cell in row)


def _read_rows(page: Any) -> Iterator[Row]:
    page.reset_dimensions()  # the size stated in the file may be wrong
    found = page.iter_rows(max_row=LAST_ROW, max_col=LAST_COLUMN, values_only=True)
    for number, cells in enumerate(found, start=1):
        texts = tuple(_to_text(cell) for cell in cells)
        while texts and not texts[-1]:
            texts = texts[:-1]
        if any(len(text) > LONGEST_CELL for text in texts):
            message = f"row {number:,} has a text with more than {LONGEST_CELL:,} characters"
            raise NoTable(message, "shorten or delete it", number)
        if texts:
            yield Row(number, texts)


def _to_text(cell: Any) -> str:
    """Convert a cell to text: dates as 2026-11-30, times as 14:30."""
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
    return _unescape(str(cell))


def _unescape(text: str) -> str:
    """Decode Excel's escapes such as _xD83D_, and join surrogate pairs."""
    if "_x" not in text:
        return text
    plain = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
