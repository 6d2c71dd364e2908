"""Read campaign reports of Matomo: CSV, TSV, XML and JSON, exported from the interface or from the API.

Facts: matomo-org/matomo and matomo-org/plugin-MarketingCampaignsReporting, read on 2026-11-30.

- CSV is UTF-16 unless `convertToUnicode=0`. Columns have raw names or translated ones. The column `metadata_segment`
  (`campaignContent==ginger-a`) names the tag of a row in any language, so it is used first.
- Reports with the plugin: names, contents, and source-medium as a flat table. Sources and mediums alone are refused,
  because other campaigns have the same. A label such as `keyword - content` leaves
  out a tag that a visit lacks, so the label of a link without utm_term is its content alone.
- Without the plugin there are campaigns and keywords only, so the hub gets totals of campaigns.
- Conversions are visits with a conversion (`nb_visits_converted`), so that a rate can't exceed 100 %; where the column
  is missing, they are conversions (`nb_conversions`).
- Only the 1,000 most frequent rows are kept; `Others` collects the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from mkdocs_advocacy.results.counts import Dimension, Export, Record
from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.readers.headings import Headings
from mkdocs_advocacy.results.readers.matomo_days import Days
from mkdocs_advocacy.results.readers.matomo_file import (
    TextRow,
    TextTable,
    read_tables,
    starts_as_json,
    starts_as_xml,
    states_no_data,
    strip_prefix,
)
from mkdocs_advocacy.results.readers.matomo_tags import TagReader, Tags, names_campaigns
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

_TAG_COLUMNS = ("campaign", "content", "combined", "source", "medium", "source_medium", "core_campaign")
_COUNTS = ("visits", "visitors", "converted", "conversions")
_ONE_REPORT = (
    "export one report: “Campaign Names” as a flat table, “Campaign Contents”, or “Source - Medium” as a flat table"
)


@cache
def headings() -> Headings:
    """Return the known headings of Matomo."""
    return Headings.load("matomo_headings.yml")


def recognises(source: Source) -> bool:
    """Return whether this is a report of Matomo, or Matomo's message in place of one."""
    if states_no_data(source):
        return True
    text = "\n".join(source.head)
    if starts_as_xml(source):
        signs = ("<nb_visits>", "<label>", "<error", "<result date", "<result idSite")
        return "<idVisit>" not in text and (any(sign in text for sign in signs) or "<row" not in text)
    if starts_as_json(source):
        return '"nb_visits"' in text or re.match(r'\s*\{"result":\s*"error"', text) is not None
    return any(_is_matomos(line) for line in source.head)


def read(source: Source, answers: Answers) -> Export:
    """Read the visits by tags.

    Raises Refused for a report that doesn't state its days or its tags, with the flag that does.
    """
    tables = read_tables(source, headings().all, _is_header, lambda _: True)
    table, others = _choose_table(tables)
    reading = _Reading(table, answers)
    records = tuple(reading.read())
    grain = frozenset(reading.grain)
    if not grain & {"campaign", "content"}:
        raise Refused("the report names neither campaigns nor contents, so no visits can be the hub's", _ONE_REPORT)
    reading.left_out["rows of other tables"] += others
    return Export(
        tool="Matomo",
        measure="visits",
        grain=grain,
        covered=reading.days.covered(answers.period),
        records=records,
        zone="the website's",
        left_out={name: count for name, count in reading.left_out.items() if count},
    )


def _is_matomos(line: str) -> bool:
    for delimiter in ",;\t":
        cells = [strip_prefix(cell) for cell in line.split(delimiter)]
        found = headings().find(cells)
        signs = sum(name in found for name in (*_COUNTS, "segment"))
        if _is_header(cells) and ("nb_visits" in cells or signs > 1):
            return True
    return False


def _is_header(cells: Sequence[str]) -> bool:
    found = headings().find(cells)
    return "visits" in found and any(name in found for name in ("label", *_TAG_COLUMNS))


def _choose_table(tables: Sequence[TextTable]) -> tuple[TextTable, int]:
    """Return the report of campaigns in a file, and the number of rows in others.

    Raises Refused if the file has no or several reports of campaigns.
    """
    if not tables:
        raise Refused("the file has no table with a column of labels and one of visits", _ONE_REPORT)
    filled = [table for table in tables if table.rows]
    if not filled:
        raise Refused("the report has no rows", "check its days in Matomo, and export it again")
    if len(filled) == 1:
        return filled[0], 0
    known = [table for table in filled if names_campaigns(table, headings())]
    if len(known) != 1:
        titles = ", ".join(f"“{table.title[:40]}”" for table in known or filled if table.title)
        kind = "several reports of campaigns" if known else "several reports, but none of campaigns"
        raise Refused(f"the file has {kind}{titles and ': '}{titles}", _ONE_REPORT)
    return known[0], sum(len(table.rows) for table in filled if table is not known[0])


@dataclass
class _Reading:
    """The state while the rows of a report are read."""

    table: TextTable
    answers: Answers
    left_out: Counter[str] = field(default_factory=Counter)
    grain: set[Dimension] = field(default_factory=set)

    def __post_init__(self) -> None:
        found = headings().find(self.table.headings)
        self.names: Mapping[str, str] = {role: self.table.headings[place] for role, place in found.items()}
        self.days = Days(self.table, self.names.get("day"))
        self.tags = TagReader(self.table, headings(), self.answers.labels)
        self.numbers = Numbers.of(self._numeric_cells(), self.answers)

    def read(self) -> Iterator[Record]:
        """Yield a record for each row that names tags."""
        self.grain |= {"day"} if self.days.are_single else set()
        for row in self.table.rows:
            if row.cells.get(self.names.get("aggregate", "")) == "1":
                self.left_out["rows of totals"] += 1
                continue
            tags = self.tags.read(row)
            if tags.missing:
                self.left_out[f"visits in rows “{tags.missing}”"] += self._count(row, "visits") or 0
                continue
            self.grain |= tags.grain
            yield self._as_record(row, tags)
        self.grain |= self.tags.stated_grain

    def _as_record(self, row: TextRow, tags: Tags) -> Record:
        converted = "converted" if "converted" in self.names else "conversions"
        return Record(
            day=self.days.day_of(row),
            source=tags.source,
            medium=tags.medium,
            campaign=tags.campaign,
            content=tags.content,
            clicks=self._count(row, "visits") or 0,
            # Unique visitors of a day can't be added over days.
            visitors=None if self.days.are_single else self._count(row, "visitors"),
            conversions=self._count(row, converted),
        )

    def _count(self, row: TextRow, role: str) -> int | None:
        """Return a count, or None if the report lacks the column."""
        name = self.names.get(role)
        if name is None:
            return None
        column = self.table.headings.index(name) + 1
        return self.numbers.read_count(row.cells.get(name, ""), line=row.line, column=column)

    def _numeric_cells(self) -> Iterator[str]:
        texts = {self.names[role] for role in ("label", "day", "segment", *_TAG_COLUMNS) if role in self.names}
        for row in self.table.rows:
            yield from (cell for name, cell in row.cells.items() if name not in texts)
