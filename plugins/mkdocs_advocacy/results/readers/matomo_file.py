"""The tables in files of Matomo: CSV, TSV, XML and JSON, as rows of texts by heading.

Formats: core/DataTable/Renderer/{Csv,Xml,Json}.php of matomo-org/matomo, read on 2026-11-30.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.periods import Period, read_period
from mkdocs_advocacy.results.readers.matomo_xml import Nested, read_xml
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source
from mkdocs_advocacy.results.tables import find_table, read_rows

_PREFIX = re.compile(r"metadata_|[^:/]{2,20}: ?(?=segment$|[A-Za-z]+_[A-Za-z_]+$)")
"""The beginning of names of metadata, which the interface translates: `metadata_segment`, `Metadaten: segment`."""
_NO_DATA = "no data available"
_LONGEST_ERROR = 10
"""The maximum number of lines of an error."""
_AGAIN = "check the report and its days in Matomo, and export it again"


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row as texts by heading."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table of a file."""

    title: str
    """The line above the table, as in scheduled reports."""
    headings: Sequence[str]
    """The headings without the prefix of metadata."""
    rows: Sequence[TextRow]
    stated: Period | None = None
    """The days that the file states, including those without rows."""


def starts_as_xml(source: Source) -> bool:
    """Return whether a file is an XML document whose root is Matomo's."""
    start = " ".join(source.head[:3]).lstrip()
    return start.startswith("<") and re.search(r"<results?[\s>/]", start) is not None


def starts_as_json(source: Source) -> bool:
    """Return whether a file starts as a JSON array or object."""
    return next((line for line in source.head if line.strip()), "").lstrip().startswith(("[", "{"))


def states_no_data(source: Source) -> bool:
    """Return whether a file consists of Matomo's words for an empty report, or of an error with its explanation."""
    lines = [line.strip().strip('"') for line in source.head if line.strip()]
    if len(lines) == 1 and lines[0].casefold().startswith(_NO_DATA):
        return True
    return 1 <= len(lines) <= _LONGEST_ERROR and lines[0].startswith("Error: ")


def read_tables(
    source: Source, known: Sequence[str], is_header: Callable[[Sequence[str]], bool], wanted: Callable[[str], bool]
) -> Sequence[TextTable]:
    """Return the tables whose headings `is_header` accepts, with the columns that are `wanted` and no others.

    Raises Refused for damaged files, and for Matomo's message that a report has no data.
    """
    if states_no_data(source):
        raise _explain_no_data(source.text.strip().strip('"'))
    if starts_as_xml(source):
        return [_as_table(read_xml(source.data, wanted), is_header)]
    if starts_as_json(source):
        return [_as_table(_read_json(source.text, wanted), is_header)]
    return [*_read_csv(source, known, is_header, wanted)]


def strip_prefix(heading: str) -> str:
    """Return a heading without the prefix of metadata."""
    return _PREFIX.sub("", heading.strip().strip('"').strip(), count=1)


def _explain_no_data(text: str) -> Refused:
    if text.casefold().startswith(_NO_DATA):
        return Refused("Matomo found no data for this report and these days", _AGAIN)
    return Refused("Matomo wrote an error into the file in place of the report", _AGAIN)


def _read_csv(
    source: Source, known: Sequence[str], is_header: Callable[[Sequence[str]], bool], wanted: Callable[[str], bool]
) -> Iterator[TextTable]:
    rows = read_rows(source, known)
    place = 0
    while place < len(rows):
        header = rows[place]
        headings = [strip_prefix(cell) for cell in header.cells]
        if not is_header(headings):
            place += 1
            continue
        title = _title_above(rows, place)
        table = find_table(rows[place:], header.cells, at_least=len({cell.strip().casefold() for cell in header.cells}))
        body = table.rows if table else ()
        columns = [(column, name) for column, name in enumerate(headings) if wanted(name)]
        yield TextTable(title, headings, [_as_text_row(row, columns) for row in body])
        place += 1 + len(body)


def _title_above(rows: Sequence[Row], place: int) -> str:
    above = rows[place - 1].cells if place else ()
    filled = [cell.strip() for cell in above if cell.strip()]
    return filled[0] if len(filled) == 1 else ""


def _as_text_row(row: Row, columns: Sequence[tuple[int, str]]) -> TextRow:
    cells: dict[str, str] = {}
    for column, name in columns:
        cells.setdefault(name, row.cells[column].strip() if column < len(row.cells) else "")
    return TextRow(row.number, cells)


def _read_json(text: str, wanted: Callable[[str], bool]) -> Nested:
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        raise Refused("the file is not valid JSON, so it may be incomplete", _AGAIN) from None
    if isinstance(content, dict) and content.get("result") == "error":
        raise _explain_no_data("Error: ")
    found = Nested()
    groups = content.items() if isinstance(content, dict) else [("", content)]
    for day, rows in groups:
        if day:
            found.days.append(day)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                found.add({"date": day} if day else {}, row, wanted)
    return found


def _as_table(found: Nested, is_header: Callable[[Sequence[str]], bool]) -> TextTable:
    if not found.rows and not found.names:
        raise _explain_no_data(_NO_DATA)
    if not is_header([*found.names]):
        shown = ", ".join([*found.names][:8])
        raise Refused(f"the file has none of the columns that are needed. It has {shown}", _AGAIN)
    rows = [TextRow(line, cells) for line, cells in found.rows]
    return TextTable("", [*found.names], rows, _stated_by(found.days))


def _stated_by(days: Sequence[str]) -> Period | None:
    """Return the days from the first to the last one, if the file divides by day."""
    periods = [period for day in days if (period := read_period(day))]
    if not periods or len(periods) < len(days):
        return None
    return Period(min(period.first for period in periods), max(period.last for period in periods))
