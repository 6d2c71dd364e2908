"""Rows of a CSV file, whatever program saved it: its encoding and its delimiter are found out."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO

from mkdocs_advocacy.importing.limits import EMPTY_ROWS, LAST_COLUMN, LONGEST_CELL
from mkdocs_advocacy.importing.model import Row

DELIMITERS = (",", ";", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOST_HEADINGS = 10
"""How many rows are looked at for the names of columns."""


class NoTable(ValueError):
    """The file holds no spreadsheet that can be read; the message is a sentence."""

    def __init__(self, message: str, hint: str = "", row: int = 1) -> None:
        super().__init__(message)
        self.message, self.hint, self.row = message, hint, row


def text_of(data: bytes) -> tuple[str, str]:
    """The text in `data`, and the name of its encoding where that is a guess. NoTable for a damaged file.

    UTF-8, UTF-16 and UTF-32, with or without a mark, show by themselves. Anything else is Windows-1252, or Mac Roman
    if its lines end as those of Excel for Mac do, or it has bytes that Windows-1252 lacks.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data[len(mark) :], encoding)), ""
    for encoding, nulls in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if len(nulls) > 1 and nulls.count(0) > 0.8 * len(nulls):
            return _checked(_decoded(data, encoding)), ""
    try:
        return _checked(data.decode("utf-8")), ""
    except UnicodeDecodeError:
        of_mac = b"\r" in data and b"\n" not in data
    for encoding, name in (
        (("mac_roman", "Mac Roman"),) if of_mac else (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))
    ):
        try:
            return _checked(data.decode(encoding)), name
        except UnicodeDecodeError:
            continue
    raise NoTable("the file is no text in an encoding that is known", "save it as “CSV UTF-8” or as .xlsx")


def csv_rows(text: str, is_name: Callable[[str], bool]) -> Iterator[Row]:
    """The rows of the file, empty ones left out, numbered as a spreadsheet program shows them.

    `is_name` says whether a cell may be the name of a column, which shows where cells end.
    """
    said = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = said[1] if said else _delimiter(text, is_name)
    record: list[str] = []
    reader = csv.reader(_noted(text, record), delimiter=delimiter, strict=False)
    limit = csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for cells in reader:
            number += 1
            written = "".join(record)
            record.clear()
            if number > EMPTY_ROWS:
                raise NoTable("the file has more rows than any spreadsheet program writes", "delete the empty rows")
            if not any(cells):
                continue
            _refuse_open_quote(written, delimiter, number)
            if any(cell.strip() for cell in cells) and not (said and number == 1):
                within = _within(_with_single_marks(cells, written, delimiter), number)
                yield Row(number, within, _misquoted(written, delimiter))
    except csv.Error as error:
        long = "limit" in str(error)
        message = f"has a cell of more than {LONGEST_CELL:,} characters" if long else f"cannot be read: {error}"
        hint = "look for a quotation mark that is never closed"
        raise NoTable(f"the row {message}", hint, number + 1) from None
    finally:
        csv.field_size_limit(limit)


def _noted(text: str, record: list[str]) -> Iterator[str]:
    """The lines of a text, however they end; each is added to `record`, which the reader of a row empties."""
    for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text):
        record.append(line[0])
        yield line[0]


def _within(cells: list[str], number: int) -> tuple[str, ...]:
    """The cells of a row. NoTable if it has some beyond the columns that are read."""
    for place, cell in enumerate(cells[LAST_COLUMN:], start=LAST_COLUMN + 1):
        if cell.strip():
            message = f"the row has a value in column {place:,}, and only {LAST_COLUMN} columns are read"
            raise NoTable(message, "delete it if it is not meant to be there; a comma too many shifts cells", number)
    return tuple(cells[:LAST_COLUMN])


def _refuse_open_quote(record: str, delimiter: str, number: int) -> None:
    """Refuse a row that goes on over several lines because a quotation mark in it is never closed, or goes on after it.

    It would swallow the rows below it.
    """
    if not re.search(r"[\r\n].", record, re.DOTALL):
        return
    try:
        for _ in csv.reader(StringIO(record, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        opened = re.search(rf'(?:^|{re.escape(delimiter)})"([^\r\n]*)', record)
        shown = f" (“{opened[1][:40]}”)" if opened else ""
        message = f"a quotation mark is opened in row {number} and not closed{shown}, so it takes in the rows below"
        hint = "remove it, or close it at the end of the cell; quotation marks inside a cell are written twice"
        raise NoTable(message, hint, number) from None


def _with_single_marks(cells: list[str], record: str, delimiter: str) -> list[str]:
    """The cells with one quotation mark for each two in a cell that is not in quotes itself: He said ""hi"" to us."""
    if '""' not in record:
        return cells
    plain = re.sub(rf'(^|(?<={re.escape(delimiter)}))"(?:[^"]|"")*"', "", record)
    doubled = {cell for cell in plain.rstrip("\r\n").split(delimiter) if '""' in cell}
    return [cell.replace('""', '"') if cell in doubled else cell for cell in cells]


def _misquoted(record: str, delimiter: str) -> int | None:
    """The column, from 0, of the first cell with text behind its closing quotation mark; None if there is none.

    A cell that opens with a quotation mark behind a blank, which does not count as an opening one, is as uncertain.
    """
    if '"' not in record:
        return None
    sign = re.escape(delimiter)
    cell = re.compile(rf'"(?:[^"]|"")*"[ \t]*(?={sign}|[\r\n]*$)|(?![ ]*")[^{sign}\r\n]*(?={sign}|[\r\n]*$)')
    position = column = 0
    while found := cell.match(record, position):
        if found.end() >= len(record) or record[found.end()] in "\r\n":
            return None
        position, column = found.end() + 1, column + 1
    return column


def _delimiter(text: str, is_name: Callable[[str], bool]) -> str:
    """What stands between cells: what the row of names has, else the first row that has any, outside of quotes."""
    plain = re.sub(r'"((?:[^"\n]|"")*)"', lambda found: re.sub(r"[,;\t]", " ", found[1]), text[:20_000])
    lines = [line for line in re.split(r"[\r\n]+", plain) if line.strip()][:_MOST_HEADINGS]
    named = {sign: max((sum(map(is_name, line.split(sign))) for line in lines), default=0) for sign in DELIMITERS}
    counts = next(
        (found for line in lines if (found := Counter(sign for sign in line if sign in DELIMITERS))), Counter()
    )
    return max(DELIMITERS, key=lambda sign: (named[sign], counts[sign]))


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the file begins as {encoding.upper()} and is damaged after {error.start:,} bytes"
        raise NoTable(message, "save it again, as “CSV UTF-8” or as .xlsx") from None


def _checked(text: str) -> str:
    if text.count("\0") > len(text) / 100:
        raise NoTable(
            "the file is no text: it is full of zero bytes", "save the spreadsheet as “CSV UTF-8” or as .xlsx"
        )
    return text
