"""Rows of an Excel workbook. Formulas are read as the values that were saved with them; macros are never looked at."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from mkdocs_advocacy.importing.delimited import NoTable
from mkdocs_advocacy.importing.model import Row

_MOST_PARTS = 5_000
_MOST_UNPACKED = 200_000_000
"""In bytes. A workbook of 10,000 posts has a few million."""
_MOST_COLUMNS = 300


def workbook_rows(data: bytes, sheet: str | None, most: int) -> tuple[list[str], list[Row]]:
    """The rows of one sheet, the first that is shown if none is named; empty ones are left out. NoTable if unreadable.

    Not more than `most` rows are read. Before them come the names of the sheets that have cells, that of the one first.
    """
    _check_package(data)
    try:
        return _read(data, sheet, most)
    except NoTable:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged part makes its parsers raise
        raise NoTable(
            f"the workbook is damaged: {type(error).__name__}", "open it in Excel and save it again"
        ) from None


def _check_package(data: bytes) -> None:
    """Refuse packages that unfold into more than any spreadsheet, or whose parts could name others to unfold."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise NoTable("the workbook unpacks into more than a spreadsheet of posts can have")
            names = {part.filename for part in parts}
            if "xl/workbook.xml" not in names and not any(name.startswith("xl/") for name in names):
                raise NoTable("the file is a package of another program", "save the spreadsheet as .xlsx or .csv")
            left = _MOST_UNPACKED
            for part in parts:
                with package.open(part) as opened:  # the sizes above are what the package says of itself
                    content = opened.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise NoTable("the workbook unpacks into more than a spreadsheet of posts can have")
                if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
                    raise NoTable("the workbook has a part that no spreadsheet program writes: a document type")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        if isinstance(error, NoTable):
            raise
        raise NoTable("the workbook is damaged or locked by a password", "save it again without a password") from None


def _read(data: bytes, sheet: str | None, most: int) -> tuple[list[str], list[Row]]:
    from openpyxl import load_workbook  # here: every other command would wait for it

    values = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    formulas = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    names = [found.title for found in values.worksheets if found.sheet_state == "visible"]
    if not names:
        raise NoTable("the workbook has no sheet that is shown")
    if sheet is not None and sheet not in names:
        raise NoTable(f"the workbook has no sheet “{sheet}”", f"there are {', '.join(names)}")
    chosen = sheet or names[0]
    _refuse_merged_rows(data, vars(values[chosen])["_worksheet_path"])  # sheets that are only read know no merged cells
    for page in (values[chosen], formulas[chosen]):
        page.reset_dimensions()  # what a file says of its own size may be wrong
    others = [name for name in names if name != chosen and sheet is None and _has_cells(values[name])]
    return [chosen, *others], list(_rows_of(values[chosen], formulas[chosen], most))


def _has_cells(page: Any) -> bool:
    page.reset_dimensions()
    rows = page.iter_rows(max_row=_MOST_COLUMNS, max_col=_MOST_COLUMNS, values_only=True)
    return any(cell is not None for row in rows for cell in row)


def _rows_of(values: Any, formulas: Any, most: int) -> Iterator[Row]:
    pairs = zip(
        values.iter_rows(max_row=most + 1, max_col=_MOST_COLUMNS, values_only=True),
        formulas.iter_rows(max_row=most + 1, max_col=_MOST_COLUMNS, values_only=True),
        strict=False,
    )
    for number, (cells, written) in enumerate(pairs, start=1):
        for place, (cell, formula) in enumerate(zip(cells, written, strict=False), start=1):
            if cell is None and isinstance(formula, str) and formula.startswith("="):
                message = f"column {place} holds a formula whose value was not saved with it"
                raise NoTable(message, "open the workbook in Excel and save it, or paste the values", number)
        texts = tuple(_text(cell) for cell in cells)
        while texts and not texts[-1]:
            texts = texts[:-1]
        if texts:
            yield Row(number, texts)


def _refuse_merged_rows(data: bytes, part: str) -> None:
    """Refuse cells that are merged over several rows: of these, only the first would have the day or the network.

    Titles above the table, which begin in the first row, may be merged.
    """
    with zipfile.ZipFile(BytesIO(data)) as package:
        content = package.read(part.removeprefix("/"))
    for first, last in re.findall(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="[A-Z]+(\d+):[A-Z]+(\d+)"', content):
        if 1 < int(first) < int(last):
            message = f"rows {int(first)} to {int(last)} share a merged cell, so all but the first would lack its value"
            raise NoTable(message, "split the cell in the spreadsheet, and fill in each row", int(first))


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
