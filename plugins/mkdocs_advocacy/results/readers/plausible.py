"""Read the full export of Plausible: `imported_sources_<from>_<to>.csv`, alone or in its zip archive.

Shape: plausible.io/docs/csv-import and lib/plausible/exports.ex, read on 2026-11-28.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Export, Record
from mkdocs_advocacy.results.numbers import Numbers
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import Table, find_table, read_rows

_HEADINGS = ("date", "source", "utm_source", "utm_medium", "utm_campaign", "utm_content", "visits", "visitors")
_DAYS = re.compile(r"_(\d{4})(\d{2})(\d{2})_(\d{4})(\d{2})(\d{2})\.csv$")


def recognises(source: Source) -> bool:
    """Return whether this is Plausible's table of sources."""
    header = source.head[0].replace('"', "").split(",") if source.head else []
    return {"date", "source", "utm_content", "visits", "visit_duration"} <= set(header)


def read(source: Source, answers: Answers) -> Export:
    """Read the visits of each day. Raises Refused for a file without the columns that are needed."""
    table = find_table(read_rows(source, _HEADINGS), _HEADINGS, at_least=len(_HEADINGS))
    if table is None:
        raise Refused(f"the file lacks some of the columns {', '.join(_HEADINGS)}", "export it again from Plausible")
    return Export(
        tool="Plausible",
        measure="visits",
        grain=ALL_DIMENSIONS,
        covered=_days_of(source.name),
        records=tuple(_read_records(table, Numbers("point" if answers.decimal_sign is None else answers.decimal_sign))),
        zone="the site's",
    )


def _read_records(table: Table, numbers: Numbers) -> Iterator[Record]:
    place = table.columns
    for row in table.rows:
        day = table.cell(row, place["date"])
        try:
            yield Record(
                day=date.fromisoformat(day),
                source=table.cell(row, place["utm_source"]),
                medium=table.cell(row, place["utm_medium"]),
                campaign=table.cell(row, place["utm_campaign"]),
                content=table.cell(row, place["utm_content"]),
                clicks=numbers.read_count(
                    table.cell(row, place["visits"]), line=row.number, column=place["visits"] + 1
                ),
            )
        except ValueError as error:
            if isinstance(error, Refused):
                raise
            message = f"“{day}” is not a day such as 2026-11-30"
            raise Refused(message, line=row.number, column=place["date"] + 1) from None


def _days_of(name: str) -> Period | None:
    """Return the days in the file's name, which the export covers even if the last ones have no visits."""
    if not (found := _DAYS.search(name)):
        return None
    first, last = (date(*map(int, found.groups()[start : start + 3])) for start in (0, 3))
    return Period(first, last)
