"""The sheets of Excel workbooks, as text: .xlsx files, and .xls files if the package xlrd is installed."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from io import StringIO
from types import ModuleType
from typing import Any

from mkdocs_advocacy.core.tables.delimited import NoTable
from mkdocs_advocacy.core.tables.limits import LAST_COLUMN, LAST_ROW, MAX_BYTES
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.core.tables.workbook import read_workbook
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source

_XLSX = b"PK\x03\x04"
_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WITHOUT_XLRD = "save it as .xlsx, or run: pip install 'mkdocs-advocacy[results]'"
_NUMBER, _DATE, _BOOLEAN = 2, 3, 4
"""The types of xlrd's cells that aren't text."""


def is_workbook(source: Source) -> bool:
    """Return whether a file begins like a workbook, or like any other ZIP archive."""
    return source.data.startswith((_XLSX, _XLS))


def list_sheets(source: Source) -> Sequence[str]:
    """Return the names of the visible sheets with cells; nothing for other and for unreadable files."""
    try:
        return _list_sheets(source.data) if is_workbook(source) else ()
    except (NoTable, Refused):
        return ()


def read_sheet(source: Source, name: str) -> Sequence[Row]:
    """Return the nonempty rows of a sheet. Raises Refused if the workbook is unreadable."""
    try:
        return _read_sheet(source.data, name)
    except NoTable as error:
        raise Refused(error.message, error.hint, line=error.row) from None


@lru_cache(maxsize=1)
def _read_sheet(data: bytes, name: str) -> Sequence[Row]:
    """Read a sheet once, although several readers ask for it. A large one takes seconds."""
    return _read_old_sheet(data, name) if data.startswith(_XLS) else read_workbook(data, name).rows


def needs_xlrd(source: Source) -> bool:
    """Return whether a file is a workbook in the old format, which can't be read without the package xlrd."""
    return source.data.startswith(_XLS) and _find_xlrd() is None


def refuse_old_workbook() -> Refused:
    """Return the refusal of a workbook in the old format."""
    return Refused("the file is a workbook in the old format .xls", _WITHOUT_XLRD)


@lru_cache(maxsize=2)
def _list_sheets(data: bytes) -> Sequence[str]:
    """List the sheets once, although several readers ask."""
    if data.startswith(_XLS):
        return tuple(sheet.name for sheet in _open_old(data).sheets() if sheet.visibility == 0)
    return read_workbook(data, None).names


def _find_xlrd() -> ModuleType | None:
    try:
        return importlib.import_module("xlrd")
    except ImportError:
        return None


def _open_old(data: bytes) -> Any:
    xlrd = _find_xlrd()
    if xlrd is None:
        raise refuse_old_workbook()
    if len(data) > MAX_BYTES:
        raise Refused(f"the workbook has {len(data):,} bytes; the limit is {MAX_BYTES:,}", "export fewer days")
    try:
        return xlrd.open_workbook(file_contents=data, logfile=StringIO(), on_demand=False)
    except Exception:  # xlrd passes on any exception of its parsers, and may quote cells
        raise Refused("the workbook is damaged or has a password", "open it in Excel and save it as .xlsx") from None


def _read_old_sheet(data: bytes, name: str) -> Sequence[Row]:
    book = _open_old(data)
    try:
        sheet = book.sheet_by_name(name)
        if sheet.nrows > LAST_ROW or sheet.ncols > LAST_COLUMN:
            message = f"the sheet has {sheet.nrows:,} rows and {sheet.ncols} columns"
            raise Refused(message, f"the limit is {LAST_ROW:,} rows and {LAST_COLUMN} columns; export fewer days")
        rows = [tuple(_to_text(cell, book.datemode) for cell in sheet.row(place)) for place in range(sheet.nrows)]
    except Refused:
        raise
    except Exception:
        raise Refused("the workbook is damaged", "open it in Excel and save it as .xlsx") from None
    return tuple(Row(number, cells) for number, cells in enumerate(rows, start=1) if any(map(str.strip, cells)))


def _to_text(cell: Any, datemode: int) -> str:
    """Convert a cell to text, as for .xlsx files."""
    if cell.ctype == _NUMBER:
        return str(int(cell.value)) if float(cell.value).is_integer() else str(cell.value)
    if cell.ctype == _DATE:
        xlrd = importlib.import_module("xlrd")
        moment: datetime = xlrd.xldate_as_datetime(cell.value, datemode)
        has_time = (moment.hour, moment.minute, moment.second) != (0, 0, 0)
        return moment.isoformat(" ", "minutes") if has_time else moment.date().isoformat()
    if cell.ctype == _BOOLEAN:
        return "TRUE" if cell.value else "FALSE"
    return str(cell.value) if cell.ctype == 1 else ""
