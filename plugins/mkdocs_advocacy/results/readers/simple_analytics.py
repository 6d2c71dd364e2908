"""Read data points of Simple Analytics: page views and events, with columns that the user chooses.

Columns: docs.simpleanalytics.com/api/export-data-points, read on 2026-11-28. `is_unique` is true for the page view that
a visitor arrives with. Times have the zone that the user chooses.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.results.counts import Export, Record
from mkdocs_advocacy.results.personal import personal_headings, quotable_value
from mkdocs_advocacy.results.readers.moments import are_utc, read_moment
from mkdocs_advocacy.results.readers.tally import Tally, View, count_visits
from mkdocs_advocacy.results.readers.utm_columns import UtmColumns
from mkdocs_advocacy.results.readers.whole_table import WholeTable, read_whole_table
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import find_header

_TIMES = ("added_iso", "added_unix")
_OTHERS = (
    "is_unique",
    "is_robot",
    "session_id",
    "utm_campaign",
    "utm_content",
    "utm_source",
    "hostname",
    "query",
    "path",
)
_FIELDS = "added_iso, is_unique, is_robot, utm_source, utm_medium, utm_campaign and utm_content"
_TRUE, _FALSE = frozenset({"true", "1"}), frozenset({"false", "0", ""})


def recognises(source: Source) -> bool:
    """Return whether this is an export of data points, even if it lacks some columns."""
    return any(find_header(source, (time, other)) for time in _TIMES for other in _OTHERS)


def read(source: Source, answers: Answers) -> Export:
    """Read the visits. Raises Refused if the user chose too few columns."""
    table = read_whole_table(source, ("added_iso",))
    columns = UtmColumns.find(table, "path_and_query", "query") if table else None
    if table is None or columns is None or "campaign" not in columns.grain:
        raise Refused("the export lacks the time, or the tags, of page views", f"export it with the fields {_FIELDS}")
    left_out: Counter[str] = Counter()
    if table.find("is_unique") is not None:
        records = _count_arrivals(table, columns)
    elif table.find("session_id") is not None:
        records = count_visits(_read_views(table, columns, left_out))
    else:
        message = "the export has neither the field is_unique nor session_id, so visits can't be counted"
        raise Refused(message, f"export it with the fields {_FIELDS}")
    moments = (table.cell(row, table.find("added_iso")) for row in table.rows)
    return Export(
        tool="Simple Analytics",
        measure="visits",
        grain=columns.grain | {"day"},
        covered=None,
        records=records,
        zone="UTC" if are_utc(moments) else "the export's",
        left_out=dict(left_out),
        dropped_columns=personal_headings(table.header.cells, table.rows),
    )


def _count_arrivals(table: WholeTable, columns: UtmColumns) -> Sequence[Record]:
    """Count the page views with which visitors arrive."""
    tally = Tally()
    for view in _read_all(table, columns):
        if view.is_bot or view.visit:
            tally.add(view.day, view.tags, view.path, is_bot=view.is_bot)
    return tally.records()


def _read_views(table: WholeTable, columns: UtmColumns, left_out: Counter[str]) -> Iterator[View]:
    for view in _read_all(table, columns):
        if view.visit or view.is_bot:
            yield view
        else:
            left_out["page views without a session_id"] += 1


def _read_all(table: WholeTable, columns: UtmColumns) -> Iterator[View]:
    """Yield all rows. The visit is empty for page views within a visit."""
    added, path = table.find("added_iso") or 0, table.find("path")
    unique, robot, session = table.find("is_unique"), table.find("is_robot"), table.find("session_id")
    for row in table.rows:
        moment = read_moment(table.cell(row, added), line=row.number, column=added + 1)
        visit = table.cell(row, session) if unique is None else "1" if _is_true(table, row, unique) else ""
        is_bot = _is_true(table, row, robot)
        yield View(visit, moment.astimezone(UTC), moment.date(), columns.read(row), table.cell(row, path), is_bot)


def _is_true(table: WholeTable, row: Row, column: int | None) -> bool:
    text = table.cell(row, column).lower()
    if text not in _TRUE | _FALSE:
        message = f"{quotable_value(text)} is neither true nor false"
        raise Refused(message, "export the file again", line=row.number, column=(column or 0) + 1)
    return text in _TRUE
