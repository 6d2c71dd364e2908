"""The parts of a file of Google Analytics 4: comments with the days that it covers, and the table of sessions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers.headings import Headings
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source
from mkdocs_advocacy.results.tables import find_table, read_rows

_COMMENT = re.compile(r'"?#')
_DASHES = re.compile(r'"?# ?-{10,}')
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_DAY = re.compile(r"\b20\d{6}\b")


@dataclass(frozen=True, slots=True)
class Report:
    """A table of sessions and what its comments state."""

    header: Row
    rows: Sequence[Row]
    covered: Period | None
    """The days in the comments above the table."""
    rows_below: int
    """The number of rows in tables below this one."""


def starts_as_ga4(source: Source) -> bool:
    """Return whether a file starts with the comments of GA4: a line of dashes, and days such as 20261130."""
    comments = _comments_at_start(source.head)
    return any(_DASHES.match(line) for line in comments) and any(_DAY.search(line) for line in comments)


def read_report(source: Source, known: Headings, is_header: Callable[[Sequence[str]], bool]) -> Report:
    """Return the first table whose header `is_header` accepts. Raises Refused, with the headings found, without one."""
    rows = read_rows(_without_comments(source), known.all)
    place = next((place for place, row in enumerate(rows) if is_header(row.cells)), None)
    if place is None:
        raise _explain_missing_columns(rows, known)
    header = rows[place]
    table = find_table(rows[place:], header.cells, at_least=len({cell.strip().casefold() for cell in header.cells}))
    body = table.rows if table else ()
    below = [row for row in rows[place + 1 + len(body) :] if not _COMMENT.match(row.cells[0])]
    return Report(header, body, _find_period(source.text, header.number), len(below))


def _without_comments(source: Source) -> Source:
    """Return the file with empty lines in place of the comments at its start.

    They can contain any delimiter, such as the comma in the name of a company.
    """
    lines = _LINE.findall(source.text)
    for place, line in enumerate(lines):
        if _COMMENT.match(line):
            lines[place] = "\n"
        elif line.strip(" \t\r\n;,") and not re.match(r"sep=.\s*$", line, re.IGNORECASE):
            break
    return Source(source.name, "".join(lines).encode())


def _comments_at_start(lines: Sequence[str]) -> Sequence[str]:
    return [line for line in lines[:40] if _COMMENT.match(line)]


def _find_period(text: str, header: int) -> Period | None:
    """Return the first two days in the comments nearest above the header: the report's own, not a comparison's."""
    days: list[date] = []
    for line in _LINE.findall(text)[: header - 1]:
        if not _COMMENT.match(line):
            days = days if not line.strip(" \t\r\n;,") else []
            continue
        days += _days_in(line)
    if not days:
        return None
    first, last = (days * 2)[:2]
    return Period(first, last) if first <= last else None


def _days_in(line: str) -> Iterator[date]:
    for found in _DAY.findall(line):
        try:
            yield date(int(found[:4]), int(found[4:6]), int(found[6:]))
        except ValueError:
            continue


def _explain_missing_columns(rows: Sequence[Row], known: Headings) -> Refused:
    """Return the reason why no table can be read: its columns, or the language of its headings."""
    if not rows:
        return Refused("the file has no table", "check that the report shows rows, and export it again")
    widest = max(rows[:20], key=lambda row: len([cell for cell in row.cells if cell.strip()]))
    header = next((row for row in rows[:20] if known.find(row.cells)), widest)
    shown = ", ".join(f"“{cell.strip()[:40]}”" for cell in header.cells[:8] if cell.strip())
    lacking = (
        "campaigns, manual ad content or sources of sessions" if "sessions" in known.find(header.cells) else "sessions"
    )
    languages = f"{', '.join(known.languages[:-1])} and {known.languages[-1]}"
    message = f"no column of {lacking} is known among {shown}. The headings are known in {languages}"
    hint = "add the column in Google Analytics or switch its language to English, and export again; "
    return Refused(message, hint + "or describe the file's columns in results/results.yml", line=header.number)
