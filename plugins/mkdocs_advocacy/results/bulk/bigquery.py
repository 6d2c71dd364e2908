"""Read the BigQuery export of Google Analytics 4, as Parquet files or lines of JSON.

Shape: developers.google.com/analytics/bigquery/event-schema and …/traffic-attribution-data, read on 2026-11-28.
Their tables are one per day, `events_20261102`, and `events_intraday_20261102` for a day that isn't complete.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Export
from mkdocs_advocacy.results.duck import connect, fetch, quote, read_statement, register
from mkdocs_advocacy.results.logs.arrivals import Arrival, clean, path_of
from mkdocs_advocacy.results.logs.question import Question, Row, to_records
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import LogFile

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MEMORY = "500MB"
_COLUMNS = {
    "event_date": "VARCHAR",
    "event_timestamp": "BIGINT",
    "event_name": "VARCHAR",
    "user_pseudo_id": "VARCHAR",
    "event_params": 'STRUCT("key" VARCHAR, "value" STRUCT(string_value VARCHAR, int_value BIGINT))[]',
    "collected_traffic_source": (
        "STRUCT(manual_source VARCHAR, manual_medium VARCHAR, manual_campaign_name VARCHAR, manual_content VARCHAR)"
    ),
    "session_traffic_source_last_click": (
        "STRUCT(manual_campaign STRUCT(source VARCHAR, medium VARCHAR, campaign_name VARCHAR, content VARCHAR))"
    ),
}
"""What is read. The user's first source, `traffic_source`, isn't: it says nothing about a visit."""
_NEEDED = ("event_date", "event_name", "event_params", "user_pseudo_id")
_PARQUET, _GZIP = b"PAR1", b"\x1f\x8b"
_FIRST_LINE = 10_000_000
_LAST = 100_000
"""The bytes at the end of a Parquet file in which the names of its columns are."""


def recognises(file: LogFile) -> bool:
    """Return whether a file is such an export."""
    with file.path.open("rb") as stream:
        if stream.read(4) == _PARQUET:
            stream.seek(max(0, file.path.stat().st_size - _LAST))
            footer = stream.read()
            return all(name.encode() in footer for name in _NEEDED)
    try:
        first = json.loads(_read_first_line(file.path))
    except (EOFError, OSError, RecursionError, ValueError, zlib.error):
        return False
    return isinstance(first, dict) and {"event_date", "event_name", "event_params"} <= first.keys()


def read(files: Sequence[LogFile], question: Question, conversion: str = "") -> Export:
    """Count the sessions with tags, all files together. Days are those of the property's time zone.

    `conversion` is the name of an event: sessions with it are counted as conversions. Raises Refused for files that
    can't be counted together.
    """
    are_unfinished = {"intraday" in file.name for file in files}
    if len(are_unfinished) > 1:
        message = "some files are of tables “events_intraday”, which hold the same events as “events” when a day ends"
        raise Refused(message, "import the files of “events” only")
    paths = [file.path.resolve() for file in files]
    with TemporaryDirectory(prefix="advocacy-") as folder, connect(Path(folder), _MEMORY, paths) as connection:
        selects = " UNION ALL BY NAME ".join(_select(connection, path) for path in paths)
        query = read_statement("mkdocs_advocacy.results.bulk", "sessions", files=selects)
        connection.execute(query, {"key": question.key.hex(), "conversion": conversion})
        groups = _register_groups(connection, question)
        connection.execute(_COUNT)
        rows = [
            Row(date.fromordinal(period), groups[rank], clicks, visitors, 0, conversions if conversion else None)
            for period, rank, clicks, visitors, conversions in fetch(connection, "FROM counted")
        ]
        days = fetch(connection, "SELECT min(day), max(last_day) FROM sessions")[0]
        left_out = dict(fetch(connection, _LEFT_OUT))
    return Export(
        tool="Google Analytics 4",
        measure="sessions",
        grain=ALL_DIMENSIONS,
        covered=Period(*days) if days[0] else None,
        records=to_records(rows),
        zone="the property's",
        left_out={name: count for name, count in left_out.items() if count},
        dropped_columns=("user_pseudo_id", "user_id", "user_properties", "device", "geo"),
    )


def _select(connection: DuckDBPyConnection, path: Path) -> str:
    """Return a query of the needed columns of a file, without any guess about their types."""
    with path.open("rb") as stream:
        head = stream.read(4)
    if head != _PARQUET:
        columns = ", ".join(f"{name}: {quote(kind)}" for name, kind in _COLUMNS.items())
        packing = "gzip" if head.startswith(_GZIP) else "uncompressed"
        return (
            f"SELECT * FROM read_json({quote(str(path))}, format = 'newline_delimited', compression = '{packing}', "
            f"ignore_errors = true, columns = {{{columns}}})"
        )
    table = f"read_parquet({quote(str(path))})"
    present = {name for name, *_ in fetch(connection, f"DESCRIBE FROM {table}")}
    if missing := [name for name in _NEEDED if name not in present]:
        raise Refused(f"{path.name} lacks the columns {', '.join(missing)}", "export all columns of the table")
    parts = (f"CAST({name if name in present else 'NULL'} AS {kind}) AS {name}" for name, kind in _COLUMNS.items())
    return f"SELECT {', '.join(parts)} FROM {table}"


def _register_groups(connection: DuckDBPyConnection, question: Question) -> Sequence[Arrival]:
    """Register the group of each distinct set of tags and page, and the period of each day. Return the groups."""
    places = fetch(connection, f"SELECT DISTINCT {_PLACE} {_TAGGED}")
    found = [question.group_of(_read_arrival(*place)) for place in places]
    groups = sorted(set(found))
    numbers = {group: number for number, group in enumerate(groups)}
    sources, mediums, campaigns, contents, pages = zip(*places, strict=True) if places else ((),) * 5
    register(
        connection,
        "groups",
        source=("VARCHAR", sources),
        medium=("VARCHAR", mediums),
        campaign=("VARCHAR", campaigns),
        content=("VARCHAR", contents),
        page=("VARCHAR", pages),
        number=("BIGINT", [numbers[group] for group in found]),
    )
    days = [day for (day,) in fetch(connection, f"SELECT DISTINCT day {_TAGGED}")]
    starts = [period_of(day, question.span).first.toordinal() for day in days]
    register(connection, "periods", day=("DATE", days), period=("BIGINT", starts))
    return groups


def _read_arrival(source: str, medium: str, campaign: str, content: str, page: str | None) -> Arrival:
    path = clean(unquote(path_of(page or "")))
    return Arrival(clean(source), clean(medium), clean(campaign), clean(content), path)


def _read_first_line(path: Path) -> bytes:
    with path.open("rb") as stream:
        is_packed = stream.read(2) == _GZIP
    with gzip.open(path) if is_packed else path.open("rb") as lines:
        return lines.readline(_FIRST_LINE)


_TAGGED = "FROM sessions WHERE session IS NOT NULL AND tags IS NOT NULL AND day IS NOT NULL"
_PLACE = "tags.source, tags.medium, tags.campaign, tags.content, landing.page"
_COUNT = f"""
    CREATE TABLE counted AS
    SELECT period, number, count(*), count(DISTINCT visitor), count(*) FILTER (is_converted)
    FROM (SELECT day, visitor, is_converted, {_PLACE} {_TAGGED}) AS found
    JOIN periods USING (day)
    JOIN groups ON groups.source = found.source AND groups.medium = found.medium
        AND groups.campaign = found.campaign AND groups.content = found.content
        AND groups.page IS NOT DISTINCT FROM found.page
    GROUP BY period, number
"""
_LEFT_OUT = """
    SELECT 'events of visitors without consent, which belong to no session', sum(tagged_events)::BIGINT
    FROM sessions WHERE session IS NULL
    UNION ALL
    SELECT 'lines that aren''t events', sum(broken_events)::BIGINT FROM sessions
"""
