"""Read GoatCounter's CSV export of page views.

Shape: tpl/help/export.md and export.go of arp242/goatcounter, read on 2026-11-30. The version of the format is part of
the first heading, `2Path`; version 1 has another order of columns. Times are in UTC. `FirstVisit` is true for the first
view of a page in a session. The tags of a link are removed from the path; the scheme `c` means that the referrer comes
from a tag. In version 1, that is utm_campaign by default (site.go). In version 2, it's utm_source if the link has one,
as ours do: GoatCounter keeps the campaign apart and doesn't export it (hit.go; goatcounter.com/help/campaigns). So
version 2 is refused, as is the JSON export, which has the same referrers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import UTC

from mkdocs_advocacy.results.counts import Export, Record
from mkdocs_advocacy.results.personal import personal_headings, quotable_value
from mkdocs_advocacy.results.readers.moments import read_moment
from mkdocs_advocacy.results.readers.tally import Tally
from mkdocs_advocacy.results.readers.whole_table import WholeTable, read_whole_table
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source
from mkdocs_advocacy.results.tables import find_header
from mkdocs_advocacy.results.urls import TAG_NAMES

_NEEDED = ("Event", "Bot", "Referrer", "Referrer scheme", "FirstVisit", "Date")
NO_CAMPAIGN = "GoatCounter's export contains the source of visits, but not their campaign"
OTHER_WAYS = "query its database instead: see GoatCounter in docs/results-exports.md of mkdocs-advocacy"
_YES, _NO = frozenset({"true", "1"}), frozenset({"false", "0", ""})


def recognises(source: Source) -> bool:
    """Return whether this is GoatCounter's export of page views, in any version of the format."""
    return _version_of(find_header(source, _NEEDED)) is not None


def _version_of(header: Sequence[str]) -> str | None:
    found = re.fullmatch(r"(\d+)Path", header[0]) if header else None
    return found[1] if found else None


def read(source: Source, answers: Answers) -> Export:
    """Read the visits of campaigns. Raises Refused for an export without campaigns, and for damaged rows."""
    version = _version_of(find_header(source, _NEEDED))
    if version != "1":
        raise Refused(NO_CAMPAIGN, OTHER_WAYS)
    table = read_whole_table(source, _NEEDED)
    if table is None:
        raise Refused("GoatCounter's export has no rows", "export it again")
    left_out: Counter[str] = Counter()
    return Export(
        tool="GoatCounter",
        measure="visits",
        grain=frozenset({"day", "campaign"}),
        covered=None,
        records=_count(table, left_out),
        zone="UTC",
        left_out=dict(left_out),
        dropped_columns=personal_headings(table.header.cells, table.rows),
    )


def _count(table: WholeTable, left_out: Counter[str]) -> tuple[Record, ...]:
    place = {name: place for name in _NEEDED if (place := table.find(name)) is not None}
    tally = Tally()
    for row in table.rows:
        cell = {name: table.cell(row, place[name]) for name in _NEEDED}
        column = {name: place[name] + 1 for name in _NEEDED}
        if _is_true(cell["Event"], row.number, column["Event"]):
            left_out["events"] += 1
            continue
        is_bot = _read_bot(cell["Bot"], row.number, column["Bot"])
        if not is_bot and not _is_true(cell["FirstVisit"], row.number, column["FirstVisit"]):
            continue
        day = read_moment(cell["Date"], line=row.number, column=column["Date"]).astimezone(UTC).date()
        campaign = cell["Referrer"] if cell["Referrer scheme"] == "c" else ""
        tally.add(day, {**dict.fromkeys(TAG_NAMES, ""), "campaign": campaign}, is_bot=is_bot)
    return tuple(tally.records())


def _read_bot(text: str, line: int, column: int) -> bool:
    """Return whether the number that GoatCounter gives to bots is set: 0 means a person's browser."""
    if not re.fullmatch(r"\d{0,9}", text):
        raise Refused(f"{quotable_value(text)} is not a number", "export the file again", line=line, column=column)
    return int(text or 0) > 0


def _is_true(text: str, line: int, column: int) -> bool:
    if text.lower() not in _YES | _NO:
        message = f"{quotable_value(text)} is neither true nor false"
        raise Refused(message, "export the file again", line=line, column=column)
    return text.lower() in _YES
