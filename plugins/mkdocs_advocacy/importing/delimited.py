"""Rows of a CSV file, whatever program saved it: its encoding and its delimiter are found out."""

from __future__ import annotations

import codecs
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO

from mkdocs_advocacy.importing.model import Row

DELIMITERS = (",", ";", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_LONGEST_CELL = 200_000
_MOST_HEADINGS = 10
"""How many rows are looked at for the names of columns."""


class NoTable(ValueError):
    """The file holds no spreadsheet that can be read; the message is a sentence."""

    def __init__(self, message: str, hint: str = "", row: int = 1) -> None:
        super().__init__(message)
        self.message, self.hint, self.row = message, hint, row


def text_of(data: bytes) -> str:
    """The text in `data`: UTF-8, UTF-16 or UTF-32 with or without a mark, else Windows-1252. NoTable if none fits."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data[len(mark) :], encoding))
    for encoding, nulls in (("utf-16-le", data[1:2000:2]), ("utf-16-be", data[0:2000:2])):
        if len(nulls) > 1 and nulls.count(0) > 0.8 * len(nulls):
            return _checked(_decoded(data, encoding))
    for encoding in ("utf-8", "cp1252"):
        try:
            return _checked(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise NoTable("the file is no text in an encoding that is known", "save it as “CSV UTF-8” or as .xlsx")


def csv_rows(text: str, is_name: Callable[[str], bool]) -> Iterator[Row]:
    """The rows of the file, empty ones left out, numbered as a spreadsheet program shows them.

    `is_name` says whether a cell may be the name of a column, which shows where cells end.
    """
    said = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    delimiter = said[1] if said else _delimiter(text, is_name)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=False)
    limit = csv.field_size_limit(_LONGEST_CELL)
    number = 0
    try:
        for cells in reader:
            number += 1
            if any(cell.strip() for cell in cells) and not (said and number == 1):
                yield Row(number, tuple(cells))
    except csv.Error as error:
        raise NoTable(
            f"the row cannot be read: {error}", "look for a quotation mark that is never closed", number + 1
        ) from None
    finally:
        csv.field_size_limit(limit)


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
    if found := _NO_TEXT.search(text):
        message = f"the file is no text: it holds the control character U+{ord(found.group()):04X}"
        raise NoTable(message, "save the spreadsheet as “CSV UTF-8” or as .xlsx")
    return text
