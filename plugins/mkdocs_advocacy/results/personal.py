"""Columns of exports that hold persons: their names, addresses, telephone numbers and ids. No reader reads them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from ipaddress import ip_address
from itertools import islice

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.tables.row import Row

_EMAIL = re.compile(r"(?:mailto:)?<?[^\s@<>,;]{1,64}@[^\s@<>,;]+\.[^\s@<>,;.]{2,}>?", re.IGNORECASE)
_VALUE = re.compile(r"[\d\W_]*\d[\d\W_]*(?:[^\W\d_]{1,4}[\d\W_]*){0,2}|[^\W\d_]{1,2}")
"""What a number or a day looks like, with a currency, a month or a time zone, or a short word such as `no`."""
_ENOUGH = 1_000
"""The number of rows examined to find columns with personal data."""


def is_personal(heading: str) -> bool:
    """Return whether a heading says that its column holds persons, in any of the languages in `personal.yml`."""
    words = _split_words(heading)
    if not words or _pattern("harmless").search(words):
        return False
    return bool(_pattern("whole").fullmatch(words) or _pattern("within").search(words))


def looks_personal(cells: Iterable[str]) -> bool:
    """Return whether most of a column's cells are email addresses or IP addresses. Empty cells don't count."""
    filled = [text for cell in islice(cells, _ENOUGH) if (text := cell.strip())]
    return 2 * sum(map(_is_address, filled)) > len(filled)


def find_personal_columns(header: Sequence[str], rows: Iterable[Row]) -> Sequence[int]:
    """Return the places of the columns that hold persons, by their headings or by their cells."""
    first = list(islice(rows, _ENOUGH))
    return [
        place
        for place, heading in enumerate(header)
        if is_personal(heading) or looks_personal(row.cells[place] for row in first if place < len(row.cells))
    ]


def personal_headings(header: Sequence[str], rows: Iterable[Row]) -> Sequence[str]:
    """Return the headings of the columns that hold persons, or “column 3” where a heading can't be shown."""
    return tuple(
        f"column {place + 1}"
        if not header[place].strip() or _is_address(header[place].strip())
        else header[place].strip()
        for place in find_personal_columns(header, rows)
    )


def quotable(text: str) -> str:
    """Return a cell's text for a message, in quotes and shortened, or a substitute if it's the address of a person."""
    shown = text.strip()
    return "an email or IP address" if _is_address(shown) else f"“{shown[:60]}”"


def quotable_value(text: str) -> str:
    """Return the text of a cell for numbers, days or yes and no, in quotes, or a substitute if it's anything else.

    In a row with shifted cells, it may be a name, a comment or a telephone number.
    """
    shown = text.strip()
    is_value = len(shown) <= 60 and not is_telephone(shown) and _VALUE.fullmatch(shown)
    return quotable(shown) if is_value or _is_address(shown) else "the cell"


def is_telephone(text: str) -> bool:
    """Return whether a text of digits and signs is a telephone number with the code of its country."""
    return text.startswith(("+", "00")) and sum(map(str.isdigit, text)) > 7


def _is_address(text: str) -> bool:
    if "@" in text:
        return bool(_EMAIL.fullmatch(text))
    if not text[:1].isalnum() and text[:1] not in "[:":
        return False
    if not ("." in text or ":" in text) or len(text) > 60:
        return False
    plain = re.sub(r"^\[(.+)\](?::\d+)?$", r"\1", text)
    plain = re.sub(r"^(\d+(?:\.\d+){3})(?::\d+|/\d+)$", r"\1", plain)
    try:
        ip_address(plain)
    except ValueError:
        return False
    return True


def _split_words(heading: str) -> str:
    """Return the words of a heading in lower case, separated by spaces. IPAddress and visitorId have two each."""
    apart = re.sub("(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", unicodedata.normalize("NFKC", heading))
    return " ".join(re.findall(r"[^\W_]+", apart.casefold()))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    entries = package_data("results", "personal.yml")[kind]
    spelled = (r"\w*".join(map(re.escape, _split_entry(entry))) for entry in entries)
    return re.compile(f"(?<!\\w)(?:{'|'.join(spelled)})(?!\\w)")


def _split_entry(entry: str) -> list[str]:
    return unicodedata.normalize("NFKC", entry).casefold().split("*")
