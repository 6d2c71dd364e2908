"""A spreadsheet from a file, of whatever kind it turns out to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

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
        rows, sheets, encoding = _rows(data, sheet)
    except NoTable as lack:
        return None, [Problem(name, lack.row, 1, Severity.ERROR, lack.message, lack.hint)]
    if len(rows) - 1 > MAX_ROWS:
        message = f"the spreadsheet has more than {MAX_ROWS:,} rows"
        return None, [Problem(name, rows[-1].number, 1, Severity.ERROR, message, "import it in parts")]
    if not rows:
        return None, [Problem(name, 1, 1, Severity.ERROR, "the spreadsheet is empty")]
    return Table(name, rows[0], tuple(rows[1:]), sheet=sheets[0] if sheets else ""), list(
        _notices(name, rows, sheets, encoding)
    )


def _notices(name: str, rows: Sequence[Row], sheets: Sequence[str], encoding: str) -> Iterator[Problem]:
    """What was guessed of the file as a whole, and what of it was not read."""
    if encoding:
        special = (word for row in rows for cell in row.cells for word in cell.split() if not word.isascii())
        example = f", such as in “{found[:40]}”" if (found := next(special, "")) else ""
        message = f"the file does not say its encoding, and is read as {encoding}{example}"
        yield Problem(name, 1, 1, Severity.NOTICE, message, "if letters are wrong, save it as “CSV UTF-8” or as .xlsx")
    if others := sheets[1:]:
        message = f"only the sheet “{sheets[0]}” is read, not {' and '.join(f'“{one}”' for one in others)}"
        yield Problem(name, 1, 1, Severity.NOTICE, message, f'import another one as well: --sheet "{others[0]}"')


def _rows(data: bytes, sheet: str | None) -> tuple[list[Row], Sequence[str], str]:
    """The rows; the sheets that have any, the one that was read first; the encoding of a CSV file if it is a guess."""
    if len(data) > MAX_BYTES:
        raise NoTable(f"the file has {len(data):,} bytes; {MAX_BYTES:,} are allowed", "import it in parts")
    if data.startswith(_OLD_EXCEL):
        raise NoTable(
            "the file is a workbook of Excel before 2007, or locked by a password",
            "save it as .xlsx, without a password",
        )
    found = []
    sheets: Sequence[str] = ()
    rows: Iterable[Row]
    if data.startswith(b"PK\x03\x04"):
        encoding, (sheets, rows) = "", workbook_rows(data, sheet, MAX_ROWS + 1)
    else:
        text, encoding = text_of(data)
        rows = csv_rows(text, is_name)
    for row in rows:
        found.append(row)
        if len(found) > MAX_ROWS + 1:
            break
    return found, sheets, encoding
