"""Read a spreadsheet from a CSV or XLSX file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.delimited import NoTable, decode_text, read_csv_rows
from mkdocs_advocacy.core.tables.limits import LAST_ROW, MAX_BYTES, MAX_ROWS
from mkdocs_advocacy.core.tables.workbook import Sheet, read_workbook
from mkdocs_advocacy.importing.folding import ranges
from mkdocs_advocacy.importing.layouts import is_name
from mkdocs_advocacy.importing.model import Table

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_table(name: str, data: bytes, sheet: str | None = None) -> tuple[Table | None, list[Problem]]:
    """Return the spreadsheet in `data`, or None with a problem. `name` is for messages; `sheet` selects a sheet."""
    try:
        found, encoding = _rows(data, sheet)
    except NoTable as error:
        return None, [Problem(name, error.row, 1, Severity.ERROR, error.message, error.hint)]
    rows, sheets = found.rows, found.names
    if len(rows) - 1 > MAX_ROWS:
        message = f"the spreadsheet has more than {MAX_ROWS:,} rows"
        return None, [Problem(name, rows[-1].number, 1, Severity.ERROR, message, "import it in parts")]
    if not rows:
        message, hint = "the spreadsheet is empty", ""
        if others := sheets[1:]:
            named = ", ".join(f"“{title}”" for title in others)
            message = f"the sheet “{sheets[0]}” is empty; other sheets have rows: {named}"
            hint = f'select one: --sheet "{others[0]}"'
        return None, [Problem(name, 1, 1, Severity.ERROR, message, hint)]
    table = Table(name, rows[0], rows[1:], sheet=sheets[0] if sheets else "")
    return table, list(_notices(name, found, encoding))


def _notices(name: str, found: Sheet, encoding: str) -> Iterator[Problem]:
    """Yield notices about guesses, and about parts of the file that were not read."""
    if encoding:
        special = (word for row in found.rows for cell in row.cells for word in cell.split() if not word.isascii())
        example = f", such as in “{word[:40]}”" if (word := next(special, "")) else ""
        message = f"the file does not name its encoding, so it is read as {encoding}{example}"
        yield Problem(name, 1, 1, Severity.NOTICE, message, "if letters are wrong, save it as “CSV UTF-8” or as .xlsx")
    if others := found.names[1:]:
        message = f"only the sheet “{found.names[0]}” is read, not {' and '.join(f'“{title}”' for title in others)}"
        yield Problem(name, 1, 1, Severity.NOTICE, message, f'to import another sheet: --sheet "{others[0]}"')
    hint = "delete what should not be imported, or set its status to “Draft”"
    if hidden := found.hidden_rows:
        named = f"row {hidden[0]} is" if len(hidden) == 1 else f"rows {ranges(hidden)} are"
        yield Problem(name, hidden[0], 1, Severity.NOTICE, f"{named} hidden, but imported like the others", hint)
    if letters := found.hidden_columns:
        named = f"column {letters[0]} is" if len(letters) == 1 else f"columns {', '.join(letters)} are"
        yield Problem(name, 1, 1, Severity.NOTICE, f"{named} hidden, but imported like the others", hint)


def _rows(data: bytes, sheet: str | None) -> tuple[Sheet, str]:
    """Return the rows, and the encoding of a CSV file if it is a guess. CSV files become a sheet without a name."""
    if len(data) > MAX_BYTES:
        raise NoTable(f"the file is larger than the maximum of {MAX_BYTES:,} bytes", "import it in parts")
    if data.startswith(_OLD_EXCEL):
        raise NoTable(
            "the file is an Excel workbook from before 2007, or has a password",
            "save it as .xlsx, without a password",
        )
    if data.startswith(b"PK\x03\x04"):
        return read_workbook(data, sheet), ""
    text, encoding = decode_text(data)
    return Sheet((), tuple(islice(read_csv_rows(text, is_name), LAST_ROW))), encoding
