"""Find the years for dates that are written without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from mkdocs_advocacy.importing.model import Table
from mkdocs_advocacy.importing.moments import Orders, when
from mkdocs_advocacy.importing.unclear import Unclear

_YEARS = re.compile(r"(?<!\d)(20[2-9]\d)\s?[/–-]\s?([2-9]\d)(?!\d)")
"""Two years, as in “winter 2026/27”."""
_YEAR = re.compile(r"(?<!\d)20[2-9]\d(?!\d)")


def find_years(table: Table, days: Iterable[str], orders: Mapping[str, Orders]) -> tuple[int, ...]:
    """Return the years in the sheet's titles, its name, the file name and its dates, in order."""
    titles = [table.file, table.sheet, *(cell for row in table.above for cell in row.cells)]
    found = {int(year) for title in titles for year in _YEAR.findall(title)}
    found |= {int(year[:2] + end) for title in titles for year, end in _YEARS.findall(title)}
    for written in days:
        try:
            found.add(when(written, orders).day.year)
        except Unclear:
            continue
    return tuple(sorted(found))
