"""Read Matomo's log of visits: `Live.getLastVisitsDetails` as CSV, TSV, XML or JSON, one row a visit.

Facts: VisitorDetails.php and tests/System/expected of matomo-org/plugin-MarketingCampaignsReporting, read on
2026-11-30.

The file has addresses and ids of visitors. Their columns are skipped while the file is parsed. A visit with
several conversions counts as one, as in Matomo's reports of visits with conversions.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from io import StringIO

from mkdocs_advocacy.results.counts import Dimension, Export, Record
from mkdocs_advocacy.results.periods import read_period
from mkdocs_advocacy.results.personal import is_personal
from mkdocs_advocacy.results.readers.matomo_file import TextRow, TextTable, read_tables, starts_as_json, starts_as_xml
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

_PLUGIN = ("campaignName", "campaignContent", "campaignSource", "campaignMedium")
_WANTED = frozenset({"serverDate", "referrerType", "referrerName", "visitConverted", "goalConversions", *_PLUGIN})
_PERSONAL = frozenset({"idVisit", "city", "location", "customVariables", "visitLocalTime"})
"""Columns about a visitor whose headings alone don't say so."""
_AGAIN = "export the visits again, with all columns"


def recognises(source: Source) -> bool:
    """Return whether this is Matomo's log of visits."""
    text = "\n".join(source.head)
    if starts_as_xml(source):
        return "<idVisit>" in text
    if starts_as_json(source):
        return '"idVisit"' in text
    return "idVisit" in _split_header(text)


def read(source: Source, answers: Answers) -> Export:
    """Read the visits by day and tags. Raises Refused for a file without days or campaigns."""
    if starts_as_xml(source) or starts_as_json(source):
        (table,) = read_tables(source, (), _is_header, _WANTED.__contains__)
    else:
        table = _read_csv(source)
    has_plugin = "campaignName" in table.headings
    if not has_plugin and not {"referrerType", "referrerName"} <= set(table.headings):
        raise Refused("the file lacks the columns campaignName and referrerName", _AGAIN)
    grain: set[Dimension] = {"day", "campaign"}
    if "campaignContent" in table.headings:
        grain.add("content")
    if "campaignSource" in table.headings:
        grain.add("source")
    return Export(
        tool="Matomo",
        measure="visits",
        grain=frozenset(grain),
        covered=answers.period or table.stated,
        records=tuple(_count_visits(table.rows, has_plugin)),
        zone="the website's",
        dropped_columns=[name for name in table.headings if name in _PERSONAL or is_personal(name)],
    )


def _is_header(cells: Sequence[str]) -> bool:
    return "serverDate" in cells


def _read_csv(source: Source) -> TextTable:
    """Return the wanted columns. A visit's actions can take thousands of columns, so this is no ordinary table."""
    first, _, _ = source.text.partition("\n")
    text = source.text if not first.lower().startswith("sep=") else source.text.partition("\n")[2]
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        headings = next(reader, [])
        if "serverDate" not in headings:
            raise Refused("the file lacks the column serverDate, the day of each visit", _AGAIN)
        columns = [(place, name) for place, name in enumerate(headings) if name in _WANTED]
        rows = [TextRow(reader.line_num, _pick(cells, columns)) for cells in reader if any(cells)]
    except csv.Error:
        raise Refused("a row of the file can't be read", _AGAIN, line=reader.line_num) from None
    return TextTable("", headings, rows)


def _pick(cells: Sequence[str], columns: Sequence[tuple[int, str]]) -> Mapping[str, str]:
    return {name: cells[place].strip() if place < len(cells) else "" for place, name in columns}


def _split_header(text: str) -> Sequence[str]:
    lines = [line for line in text.split("\n")[:2] if not line.lower().startswith("sep=")]
    return [cell.strip().strip('"') for cell in re.split("[,;\t]", lines[0])] if lines else []


def _count_visits(rows: Sequence[TextRow], has_plugin: bool) -> Iterator[Record]:
    """Yield the visits of each day and combination of tags, ordered. Visits without tags have empty ones."""
    visits: Counter[tuple[str, ...]] = Counter()
    converted: Counter[tuple[str, ...]] = Counter()
    days: dict[str, date] = {}
    for row in rows:
        day = row.cells.get("serverDate", "")
        if day not in days:
            days[day] = _read_day(day, row.line)
        if has_plugin:
            tags = tuple(row.cells.get(name, "") for name in _PLUGIN)
        else:
            is_campaign = row.cells.get("referrerType") == "campaign"
            tags = (row.cells.get("referrerName", "") if is_campaign else "", "", "", "")
        visits[day, *tags] += 1
        converted[day, *tags] += _is_converted(row)
    has_conversions = any({"visitConverted", "goalConversions"} & set(row.cells) for row in rows)
    for key in sorted(visits):
        day, campaign, content, source, medium = key
        conversions = converted[key] if has_conversions else None
        yield Record(days[day], source, medium, campaign, content, clicks=visits[key], conversions=conversions)


def _read_day(text: str, line: int) -> date:
    period = read_period(text)
    if period is None or period.first != period.last:
        raise Refused("a cell of serverDate is not a day such as 2026-11-30", _AGAIN, line=line)
    return period.first


def _is_converted(row: TextRow) -> bool:
    """Return whether a visit has a conversion."""
    text = row.cells.get("visitConverted") or row.cells.get("goalConversions") or "0"
    if not re.fullmatch("[0-9]{1,9}", text):
        raise Refused("a cell of visitConverted or goalConversions is not a whole number", _AGAIN, line=row.line)
    return int(text) > 0
