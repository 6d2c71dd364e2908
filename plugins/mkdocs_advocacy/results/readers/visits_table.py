"""Read a table of visits that you make yourself, with a query of your tool's database.

Its columns have fixed names: `day`, `visits`, and the tags `utm_source`, `utm_medium`, `utm_campaign` and
`utm_content`, as far as the tool knows them. The counts are added up in the database, so no row is about one visit.
"""

from __future__ import annotations

from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.mapping.model import Columns, MappedExport
from mkdocs_advocacy.results.readers.mapped import read_mapped
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import find_header
from mkdocs_advocacy.results.urls import TAG_NAMES

NAME = "Table of visits"
_NEEDED = ("day", "utm_campaign", "visits")


def recognises(source: Source) -> bool:
    """Return whether the file has the columns `day`, `utm_campaign` and `visits`."""
    return bool(find_header(source, _NEEDED))


def read(source: Source, answers: Answers) -> Export:
    """Read the columns that the table has. Raises Refused for damaged rows."""
    header = [heading.casefold() for heading in find_header(source, _NEEDED)]
    tags = {name: f"utm_{name}" for name in TAG_NAMES if f"utm_{name}" in header}
    conversions = "conversions" if "conversions" in header else None
    columns = Columns(day="day", clicks="visits", conversions=conversions, **tags)
    mapped = MappedExport(name=NAME, recognised_by=_NEEDED, columns=columns, measure="visits")
    return read_mapped(mapped, source, answers)
