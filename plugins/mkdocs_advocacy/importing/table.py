"""A spreadsheet from a file, of whatever kind it turns out to be."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.importing.delimited import NoTable, csv_rows, text_of
from mkdocs_advocacy.importing.folding import ranges
from mkdocs_advocacy.importing.layouts import is_name
from mkdocs_advocacy.importing.limits import LAST_ROW, MAX_BYTES, MAX_ROWS
from mkdocs_advocacy.importing.model import Table
from mkdocs_advocacy.importing.workbook import Sheet, workbook_rows

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def read_table(name: str, data: bytes, sheet: str | None = None) -> tuple[Table | None, list[Problem]]:
    """The spreadsheet in `data`, or why there is none. `name` is for the problems; `sheet` is for workbooks."""
    try:
        found, encoding = _rows(data, sheet)
    except NoTable as lack:
        return None, [Problem(name, lack.row, 1, Severity.ERROR, lack.message, lack.hint)]
    rows, sheets = found.rows, found.names
    if len(rows) - 1 > MAX_ROWS:
        message = f"the spreadsheet has more than {MAX_ROWS:,} rows"
        return None, [Problem(name, rows[-1].number, 1, Severity.ERROR, message, "import it in parts")]
    if not rows:
        message, hint = "the spreadsheet is empty", ""
        if others := sheets[1:]:
            message = (
                f"the sheet “{sheets[0]}” is empty; there are rows in {' and '.join(f'“{one}”' for one in others)}"
            )
            hint = f'say which one to read: --sheet "{others[0]}"'
        return None, [Problem(name, 1, 1, Severity.ERROR, message, hint)]
    table = Table(name, rows[0], rows[1:], sheet=sheets[0] if sheets else "")
    return table, list(_notices(name, found, encoding))


def _notices(name: str, found: Sheet, encoding: str) -> Iterator[Problem]:
    """What was guessed of the file as a whole, and what of it was not read."""
    if encoding:
        special = (word for row in found.rows for cell in row.cells for word in cell.split() if not word.isascii())
        example = f", such as in “{word[:40]}”" if (word := next(special, "")) else ""
        message = f"the file does not say its encoding, and is read as {encoding}{example}"
        yield Problem(name, 1, 1, Severity.NOTICE, message, "if letters are wrong, save it as “CSV UTF-8” or as .xlsx")
    if others := found.names[1:]:
        message = f"only the sheet “{found.names[0]}” is read, not {' and '.join(f'“{one}”' for one in others)}"
        yield Problem(name, 1, 1, Severity.NOTICE, message, f'import another one as well: --sheet "{others[0]}"')
    hint = "delete what is not meant to be imported, or write “Draft” into the status"
    if hidden := found.hidden_rows:
        named = f"row {hidden[0]} is" if len(hidden) == 1 else f"rows {ranges(hidden)} are"
        yield Problem(name, hidden[0], 1, Severity.NOTICE, f"{named} hidden, and read like the others", hint)
    if letters := found.hidden_columns:
        named = f"column {letters[0]} is" if len(letters) == 1 else f"columns {', '.join(letters)} are"
        yield Problem(name, 1, 1, Severity.NOTICE, f"{named} hidden, and read like the others", hint)


def _rows(data: bytes, sheet: str | None) -> tuple[Sheet, str]:
    """What was read, a CSV file as a sheet without a name, and the encoding of that if it is a guess."""
    if len(data) > MAX_BYTES:
        raise NoTable(f"the file has more than {MAX_BYTES:,} bytes, which are allowed", "import it in parts")
    if data.startswith(_OLD_EXCEL):
        raise NoTable(
            "the file is a workbook of Excel before 2007, or locked by a password",
            "save it as .xlsx, without a password",
        )
    if data.startswith(b"PK\x03\x04"):
        return workbook_rows(data, sheet), ""
    text, encoding = text_of(data)
    return Sheet((), tuple(islice(csv_rows(text, is_name), LAST_ROW))), encoding
