"""What an engine is asked about access logs, and what it answers. Every engine gives the same answer."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from hashlib import sha256

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, LOGS, Export, Record
from mkdocs_advocacy.results.logs.arrivals import Arrival, Kind
from mkdocs_advocacy.results.periods import Period, Span

Report = Callable[[int, int], None]
"""Receives how many bytes of the files have been read, and how many they have. It may be called by another thread."""

STORM = 30
"""Programs fetch a link at the same moment when someone posts it on a network of many servers: a preview storm.

A minute is one if at least so many requests of programs for the same tags fall into it, and at least as many as visits.
Its visits aren't counted, because programs that pose as browsers take part. A popular link has more visits than that.
github.com/mastodon/mastodon/issues/4486 (400 servers at once), read on 2026-11-28.
"""

NOT_UNDERSTOOD = "lines with tags that aren't requests"
IN_STORMS = "visits during storms of link previews"
OTHER_TAGS = "requests with other tags only, such as utm_term"
CUT_SHORT = "files that are damaged at the end"
LEFT_OUT: Mapping[Kind, str] = {
    "other method": "requests that don't load a page, such as HEAD",
    "failed": "requests for pages that weren't found or failed",
    "asset": "requests for files such as pictures and styles",
}


def keep(arrival: Arrival) -> Arrival:
    """Return the arrival itself: every page is counted apart."""
    return arrival


@dataclass(frozen=True)
class Question:
    """Visits, visitors and requests by programs per period and group of arrivals.

    A visit is counted once per visitor, day and tags, for the page that was first loaded; for a redirect only if no
    page was loaded. A visitor is a network address with a user agent.
    """

    span: Span
    zone: tzinfo
    """The hub's time zone, in which its days begin."""
    group_of: Callable[[Arrival], Arrival] = keep
    """Returns the group to count an arrival in: with tags in lower case, or the page's language instead of its path.

    Groups should be as coarse as what is published, because visitors of groups can't be added.
    """
    key: bytes = field(default_factory=lambda: secrets.token_bytes(16), repr=False)
    """The key of the run, which makes visitors unrecognisable outside of it. It's never stored."""

    def visitor(self, address: str, agent: str) -> int:
        """Return a number for a visitor that only this run can tell. DuckDB computes the same."""
        text = f"{self.key.hex()} {address} {agent}"
        return int(sha256(text.encode(errors="replace")).hexdigest()[:16], 16)


@dataclass(frozen=True, slots=True)
class Row:
    """The counts of a period and a group."""

    day: date
    """The first day of the period."""
    group: Arrival
    clicks: int
    visitors: int
    bots: int
    conversions: int | None = None


def answer(question: Question, rows: Iterable[Row], left_out: Mapping[str, int], covered: Period | None) -> Export:
    """Return what an engine found in access logs as an export."""
    return Export(
        tool=LOGS,
        measure="visits",
        grain=ALL_DIMENSIONS,
        covered=covered,
        records=to_records(rows),
        zone=str(question.zone),
        left_out={name: count for name, count in sorted(left_out.items()) if count},
        dropped_columns=("network addresses", "user agents"),
    )


def to_records(rows: Iterable[Row]) -> tuple[Record, ...]:
    """Return the records of rows, in order.

    The day of a record is the first of its period, because visitors are counted per period.
    """
    return tuple(_to_record(row) for row in sorted(rows, key=lambda row: (row.day, row.group)))


def _to_record(row: Row) -> Record:
    group = row.group
    return Record(
        day=row.day,
        source=group.source,
        medium=group.medium,
        campaign=group.campaign,
        content=group.content,
        path=group.path,
        clicks=row.clicks,
        visitors=row.visitors,
        conversions=row.conversions,
        bots=row.bots,
    )
