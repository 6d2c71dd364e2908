"""A spreadsheet from a file, of whatever kind it turns out to be."""

from __future__ import annotations

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.importing.delimited import NoTable, csv_rows, text_of
from mkdocs_advocacy.importing.layouts import is_name
from mkdocs_advocacy.importing.model import Row, Table
from mkdocs_advocacy.importing.workbook import workbook_rows

MAX_BYTES = 20_000_000
MAX_ROWS = 10_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_table(name: str, data: bytes, sheet: str | None = None) -> tuple[Table | None, list[Problem]]:
    """The spreadsheet in `data`, or why there is none. `name` is for the problems; `sheet` is for workbooks."""
    try:
        rows = _rows(data, sheet)
    except NoTable as lack:
        return None, [Problem(name, lack.row, 1, Severity.ERROR, lack.message, lack.hint)]
    if len(rows) - 1 > MAX_ROWS:
        message = f"the spreadsheet has more than {MAX_ROWS:,} rows"
        return None, [Problem(name, rows[-1].number, 1, Severity.ERROR, message, "import it in parts")]
    if not rows:
        return None, [Problem(name, 1, 1, Severity.ERROR, "the spreadsheet is empty")]
    return Table(name, rows[0], tuple(rows[1:])), []


def _rows(data: bytes, sheet: str | None) -> list[Row]:
    if len(data) > MAX_BYTES:
        raise NoTable(f"the file has {len(data):,} bytes; {MAX_BYTES:,} are allowed", "import it in parts")
    if data.startswith(_OLD_EXCEL):
        raise NoTable(
            "the file is a workbook of Excel before 2007, or locked by a password",
            "save it as .xlsx, without a password",
        )
    found = []
    is_workbook = data.startswith(b"PK\x03\x04")
    for row in workbook_rows(data, sheet, MAX_ROWS + 1) if is_workbook else csv_rows(text_of(data), is_name):
        found.append(row)
        if len(found) > MAX_ROWS + 1:
            break
    return found
