"""Read CSV files from any program, and detect their encoding and delimiter."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO

from mkdocs_advocacy.core.tables.limits import EMPTY_ROWS, LAST_COLUMN, LONGEST_CELL
from mkdocs_advocacy.core.tables.row import Row

DELIMITERS = (",", ";", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MOST_HEADINGS = 10
"""The number of rows to search for headings."""


class NoTable(ValueError):
    """Raised if a file contains no readable spreadsheet."""

    def __init__(self, message: str, hint: str = "", row: int = 1, *, discreet: str = "") -> None:
        """Keep the message. `discreet` is the message without parts of cells, if it has any: they may hold persons."""
        super().__init__(message)
        self.message, self.hint, self.row = message, hint, row
        self.discreet = discreet or message


def decode_text(data: bytes) -> tuple[str, str]:
    """Decode `data`. Return its text, and the name of its encoding if that is a guess. Raise NoTable if it is damaged.

    UTF-8, UTF-16 and UTF-32 are recognised with or without a byte order mark. Anything else is Windows-1252, or Mac
    Roman if its lines end as in Excel for Mac or it contains bytes that Windows-1252 lacks.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _refuse_zero_bytes(_decode(data[len(mark) :], encoding)), ""
    for encoding, nulls in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if len(nulls) > 1 and nulls.count(0) > 0.8 * len(nulls):
            return _refuse_zero_bytes(_decode(data, encoding)), ""
    try:
        return _refuse_zero_bytes(data.decode("utf-8")), ""
    except UnicodeDecodeError:
        of_mac = b"\r" in data and b"\n" not in data
    for encoding, name in (
        (("mac_roman", "Mac Roman"),) if of_mac else (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"))
    ):
        try:
            return _refuse_zero_bytes(data.decode(encoding)), name
        except UnicodeDecodeError:
            continue
    raise NoTable("the file's encoding is unknown", "save it as “CSV UTF-8” or as .xlsx")


def read_csv_rows(text: str, is_name: Callable[[str], bool]) -> Iterator[Row]:
    """Yield the nonempty rows of a file, numbered as in a spreadsheet program.

    `is_name` returns whether a cell may be a heading, which reveals the delimiter.
    """
    declared = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = declared[1] if declared else _detect_delimiter(text, is_name)
    record: list[str] = []
    reader = csv.reader(_record_lines(text, record), delimiter=delimiter, strict=False)
    limit = csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for cells in reader:
            number += 1
            written = "".join(record)
            record.clear()
            if number > EMPTY_ROWS:
                raise NoTable("the file has more rows than a spreadsheet program supports", "delete the empty rows")
            if not any(cells):
                continue
            _refuse_open_quote(written, delimiter, number)
            if any(cell.strip() for cell in cells) and not (declared and number == 1):
                within = _limit_columns(_undouble_marks(cells, written, delimiter), number)
                yield Row(number, within, _find_misquoted(written, delimiter))
    except csv.Error as error:
        long = "limit" in str(error)
        message = f"has a cell with more than {LONGEST_CELL:,} characters" if long else f"cannot be read: {error}"
        hint = "look for an unclosed quotation mark"
        raise NoTable(f"the row {message}", hint, number + 1) from None
    finally:
        csv.field_size_limit(limit)


def _record_lines(text: str, record: list[str]) -> Iterator[str]:
    """Yield the lines of a text with any line ending. Also append each to `record`, which the caller empties."""
    for line in re.finditer(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text):
        record.append(line[0])
        yield line[0]


def _limit_columns(cells: list[str], number: int) -> tuple[str, ...]:
    """Return the cells of a row. Raise NoTable if there are cells beyond the last readable column."""
    for place, cell in enumerate(cells[LAST_COLUMN:], start=LAST_COLUMN + 1):
        if cell.strip():
            message = f"the row has a value in column {place:,}, but only {LAST_COLUMN} columns are allowed"
            raise NoTable(message, "delete it, or look for an extra comma that shifts the cells", number)
    return tuple(cells[:LAST_COLUMN])


def _refuse_open_quote(record: str, delimiter: str, number: int) -> None:
    """Raise NoTable if a row spans several lines because of an unclosed or misplaced quotation mark.

    It would swallow the rows below it.
    """
    within = record.rstrip("\r\n")
    if "\n" not in within and "\r" not in within:
        return
    try:
        for _ in csv.reader(StringIO(record, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error:
        opened = re.search(rf'(?:^|{re.escape(delimiter)})"([^\r\n]*)', record)
        shown = f" (“{opened[1][:40]}”)" if opened else ""
        start, end = f"a quotation mark in row {number} is never closed", ", so it includes the rows below"
        hint = "remove it, or close it at the end of the cell; double the quotation marks inside a cell"
        raise NoTable(f"{start}{shown}{end}", hint, number, discreet=f"{start}{end}") from None


def _undouble_marks(cells: list[str], record: str, delimiter: str) -> list[str]:
    """Replace doubled quotation marks with single ones in unquoted cells: He said ""hi"" to us."""
    if '""' not in record:
        return cells
    plain = re.sub(rf'(^|(?<={re.escape(delimiter)}))"(?:[^"]|"")*"', "", record)
    doubled = {cell for cell in plain.rstrip("\r\n").split(delimiter) if '""' in cell}
    return [cell.replace('""', '"') if cell in doubled else cell for cell in cells]


def _find_misquoted(record: str, delimiter: str) -> int | None:
    """Return the 0-based column of the first cell with ambiguous quotation marks, or None.

    That is a cell with text after its closing quotation mark, or with a space before its opening one.
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


def _detect_delimiter(text: str, is_name: Callable[[str], bool]) -> str:
    """Return the delimiter that yields the most headings, else the most frequent one in the first row that has any."""
    plain = re.sub(r'"((?:[^"\n]|"")*)"', lambda found: re.sub(r"[,;\t]", " ", found[1]), text[:20_000])
    lines = [line for line in re.split(r"[\r\n]+", plain) if line.strip()][:_MOST_HEADINGS]
    named = {sign: max((sum(map(is_name, line.split(sign))) for line in lines), default=0) for sign in DELIMITERS}
    counts = next(
        (found for line in lines if (found := Counter(sign for sign in line if sign in DELIMITERS))), Counter()
    )
    return max(DELIMITERS, key=lambda sign: (named[sign], counts[sign]))


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"the file is {encoding.upper()}, but damaged after {error.start:,} bytes"
        raise NoTable(message, "save it again, as “CSV UTF-8” or as .xlsx") from None


def _refuse_zero_bytes(text: str) -> str:
    if text.count("\0") > len(text) / 100:
        raise NoTable(
            "the file is not text: it is full of zero bytes", "save the spreadsheet as “CSV UTF-8” or as .xlsx"
        )
    return text
