"""Read visits of short links from Shlink.

Shape: shlinkio/shlink-web-component@f7902064, read on 2026-11-28. `visitedUrl` exists since Shlink 4.1: the short
address with its query, so it has our tags if they are added to the short link. The table of visits covers one link, tag
or domain. The table of links has one count for the whole life of a link, so it can't be divided into weeks or months.
"""

from __future__ import annotations

from collections import Counter

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Export, Record
from mkdocs_advocacy.results.personal import personal_headings, quotable_value
from mkdocs_advocacy.results.readers.moments import are_utc, read_moment
from mkdocs_advocacy.results.readers.tally import Tally
from mkdocs_advocacy.results.readers.whole_table import WholeTable, read_whole_table
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import find_header
from mkdocs_advocacy.results.urls import tags_of

_VISITS = ("date", "potentialBot")
_LINKS = ("shortCode", "longUrl", "visits")
_NO_LINK = "visits of addresses that are not short links"


def recognises(source: Source) -> bool:
    """Return whether this is a table of visits or of links."""
    return bool(find_header(source, _VISITS) or find_header(source, _LINKS))


def read(source: Source, answers: Answers) -> Export:
    """Read the visits of each day. Raises Refused for the table of links, and for versions before 4.1."""
    if find_header(source, _LINKS):
        message = "Shlink's table of links counts visits since each link was created, so they can't be divided by day"
        raise Refused(message, "in Shlink, open the visits of a link or a tag, choose Export, and import that file")
    table = read_whole_table(source, _VISITS)
    if table is None or table.find("visitedUrl") is None:
        message = "the table of visits has no column visitedUrl, so their tags are unknown"
        raise Refused(message, "update Shlink to 4.1 or later, or import the access logs of the site instead")
    left_out: Counter[str] = Counter()
    dates = (table.cell(row, table.find("date")) for row in table.rows)
    return Export(
        tool="Shlink",
        measure="visits",
        grain=ALL_DIMENSIONS,
        covered=None,
        records=_count(table, left_out),
        zone="UTC" if are_utc(dates) else "the server's",
        left_out=dict(left_out),
        dropped_columns=personal_headings(table.header.cells, table.rows),
    )


def _count(table: WholeTable, left_out: Counter[str]) -> tuple[Record, ...]:
    date, bot = table.find("date") or 0, table.find("potentialBot") or 0
    address, kind = table.find("visitedUrl"), table.find("type")
    tally = Tally()
    for row in table.rows:
        if table.cell(row, kind) not in ("", "valid_short_url"):
            left_out[_NO_LINK] += 1
            continue
        is_bot = table.cell(row, bot).lower()
        if is_bot not in ("true", "false", "1", "0", ""):
            message = f"{quotable_value(is_bot)} is neither true nor false"
            raise Refused(message, "export the file again", line=row.number, column=bot + 1)
        day = read_moment(table.cell(row, date), line=row.number, column=date + 1).date()
        tally.add(day, tags_of(table.cell(row, address))[1], is_bot=is_bot in ("true", "1"))
    return tuple(tally.records())
