"""Read the full export of Plausible: `imported_sources_<from>_<to>.csv`, alone or in its zip archive.

Shape: plausible.io/docs/csv-import and lib/plausible/exports.ex, read on 2026-11-28. The dashboard's export (the same
documentation, docs/export-stats) has one dimension in each file, no days and at most 300 rows, and counts visitors. Its
files can't be added up to visits of a post, so they are refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Export, Record
from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.personal import personal_headings, quotable_value
from mkdocs_advocacy.results.readers.whole_table import WholeTable, read_whole_table
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import find_header
from mkdocs_advocacy.results.urls import TAG_NAMES

_HEADINGS = ("date", "utm_source", "utm_medium", "utm_campaign", "utm_content", "visits", "visit_duration")
_OTHER_TABLES = (
    ("date", "visitors", "visits", "visit_duration"),
    ("date", "visitors", "pageviews", "bounces"),
    ("date", "visits", "visitors", "pageviews", "page"),
    ("date", "name", "link_url", "path", "visitors"),
    ("date", "visitors", "entrances", "visit_duration"),
    ("date", "visitors", "exits", "pageviews"),
    ("date", "unique_conversions", "total_conversions", "conversion_rate"),
    ("name", "visitors", "bounce_rate", "visit_duration"),
    ("name", "conversions", "conversion_rate"),
    ("name", "unique_conversions", "total_conversions"),
)
"""Headings of the full export's other tables, and of the dashboard's."""
OTHER_EXPORT = "in Plausible, open the site's settings, then Imports & exports, and choose Export data"
"""How to get the full export."""
_DAYS = re.compile(r"_(\d{4})(\d{2})(\d{2})_(\d{4})(\d{2})(\d{2})\.csv$")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NONE = frozenset({"(none)", "(not set)"})


def recognises(source: Source) -> bool:
    """Return whether this is a table of Plausible, even if it isn't the table of sources."""
    return bool(find_header(source, _HEADINGS)) or _find_other_table(source) is not None


def _find_other_table(source: Source) -> tuple[str, ...] | None:
    return next((headings for headings in _OTHER_TABLES if find_header(source, headings)), None)


def read(source: Source, answers: Answers) -> Export:
    """Read the visits of each day. Raises Refused for Plausible's other tables, and for damaged rows."""
    table = read_whole_table(source, _HEADINGS)
    if table is None:
        message = "Plausible's table doesn't divide visits by day, campaign and version"
        raise Refused(message, f"{OTHER_EXPORT}; then import the zip archive, or imported_sources_….csv from it")
    visits = table.find("visits")
    numbers = Numbers.of((table.cell(row, visits) for row in table.rows), answers)
    covered = _days_of(source.name)
    return Export(
        tool="Plausible",
        measure="visits",
        grain=ALL_DIMENSIONS,
        covered=covered,
        records=tuple(_read_records(table, numbers, covered)),
        zone="the site's",
        dropped_columns=personal_headings(table.header.cells, table.rows),
    )


def _read_records(table: WholeTable, numbers: Numbers, covered: Period | None) -> Iterator[Record]:
    place = {name: place for name in _HEADINGS if (place := table.find(name)) is not None}
    column = place["date"]
    for row in table.rows:
        day = _read_day(table.cell(row, column), row.number, column + 1)
        if covered and not covered.first <= day <= covered.last:
            message = f"{day} is not within {covered}, the days in the file's name"
            hint = "rename the file as Plausible named it, or export it again"
            raise Refused(message, hint, line=row.number, column=column + 1)
        source, medium, campaign, content = (_drop_nothing(table.cell(row, place[f"utm_{name}"])) for name in TAG_NAMES)
        visits = table.cell(row, place["visits"])
        clicks = numbers.read_count(visits, line=row.number, column=place["visits"] + 1)
        yield Record(day, source, medium, campaign, content, clicks=clicks)


def _drop_nothing(value: str) -> str:
    return "" if value.lower() in _NONE else value


def _read_day(text: str, line: int, column: int) -> date:
    try:
        if not _DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        message = f"{quotable_value(text)} is not a day such as 2026-11-30" if text else "the day is missing"
        hint = "export the file again, and don't save it in a spreadsheet program"
        raise Refused(message, hint, line=line, column=column) from None


def _days_of(name: str) -> Period | None:
    """Return the days in the file's name, which the export covers even if the last ones have no visits."""
    if not (found := _DAYS.search(name)):
        return None
    try:
        first, last = (date(*map(int, found.groups()[start : start + 3])) for start in (0, 3))
    except ValueError:
        return None
    return Period(first, last) if first <= last else None
