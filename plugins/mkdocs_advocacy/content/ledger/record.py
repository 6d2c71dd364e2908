"""Updating of the ledger."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from mkdocs_advocacy.content.ledger.model import FOR, LIVE_HEAD, PLANNED, Entry, LedgerAudiences, Permalink

_HEAD = """\
# Every address that this hub has published, so that no shared link dies. Made by: advocacy record
"""


@dataclass(frozen=True)
class Recorded:
    """The new text of the ledger file, with the changes."""

    text: str
    added: tuple[str, ...]
    """Newly recorded addresses."""
    dropped: tuple[str, ...]
    """Removed addresses, which were never published."""


def recorded(
    entries: Mapping[str, Entry],
    planned: Iterable[Permalink],
    now: datetime,
    live: Mapping[str, Entry] | None = None,
    audiences: LedgerAudiences | None = None,
) -> Recorded:
    """Return the ledger after recording all addresses of a hub at `now`, an aware time.

    Public addresses stay for good, including the `live` addresses, which the published site lists. Planned addresses
    follow their file's `publish` date and are removed with the file. In a build for one audience, the addresses of
    others stay as they are.
    """
    audiences, live = audiences or LedgerAudiences(()), live or {}
    hub = {permalink.address: permalink for permalink in planned}
    shown = {address for address, permalink in hub.items() if is_public(permalink, now)}
    public = {address: entry for address, entry in entries.items() if was_public(entry, now) or address in shown}
    public |= {address: entry for address, entry in live.items() if address not in public}
    kept = {
        address: (min(entry.since, now), hub[address].title if address in hub else entry.title)
        for address, entry in public.items()
    }
    coming = {
        address: (permalink.since or _start_of_utc_day(now), permalink.title)
        for address, permalink in hub.items()
        if address not in public
    }
    rows = {address: (*row, row[0] > now) for address, row in (kept | coming).items()}
    of_others = ((address, entry) for address, entry in entries.items() if address in audiences.for_others)
    rows |= {address: (entry.since, entry.title, entry.is_planned) for address, entry in of_others}
    has_marks = any(entry.audiences for entry in entries.values())
    marked = {address: _merge_audiences(address, entries, live, audiences, has_marks=has_marks) for address in rows}
    return Recorded(
        _HEAD + "".join(_format_line(address, *row, marked[address]) for address, row in sorted(rows.items())),
        added=tuple(sorted(coming.keys() - entries.keys())),
        dropped=tuple(sorted(entries.keys() - rows.keys())),
    )


def _merge_audiences(
    address: str,
    entries: Mapping[str, Entry],
    live: Mapping[str, Entry],
    audiences: LedgerAudiences,
    *,
    has_marks: bool,
) -> tuple[str, ...]:
    """Return all audiences that the address was ever published for; empty for everyone.

    A hub that builds no site for one audience has no use for them, so its ledger doesn't contain any.
    `has_marks` tells whether the ledger names any audiences.
    """
    entry, current = entries.get(address), audiences.of_pages.get(address)
    if audiences.of_build is None and not has_marks:
        return ()
    if current == () or (has_marks and entry and not entry.audiences):
        return ()
    found = {*(entry.audiences if entry else ()), *(current or ())}
    found |= {audiences.of_build} if audiences.of_build and address in live else set()
    return () if found.issuperset(audiences.known) else tuple(sorted(found))


def public_list(
    entries: Mapping[str, Entry],
    planned: Iterable[Permalink],
    moved: Iterable[str],
    now: datetime,
    for_others: Collection[str] = (),
) -> str:
    """Return a site's list of its public addresses at `now`, from its ledger and its hub.

    `moved` are the addresses of redirects, which work too. Only existing pages have titles. Addresses `for_others`
    exist only for other audiences, and are left out. The first line counts the addresses, so that a truncated list is
    detected.
    """
    public = [permalink for permalink in planned if is_public(permalink, now)]
    titles = {permalink.address: permalink.title for permalink in public}
    since = dict.fromkeys(moved, _start_of_utc_day(now))
    since |= {permalink.address: permalink.since or _start_of_utc_day(now) for permalink in public}
    own = {address: entry for address, entry in entries.items() if address not in for_others}
    since |= {address: entry.since for address, entry in own.items() if was_public(entry, now)}
    lines = [_format_line(address, moment, titles.get(address, "")) for address, moment in sorted(since.items())]
    return "".join([f"{LIVE_HEAD}{len(lines)}\n", *lines])


def was_public(entry: Entry, now: datetime) -> bool:
    """Return whether the ledger proves that the address has been public."""
    return entry.since <= now and not entry.is_planned


def is_public(permalink: Permalink, now: datetime) -> bool:
    """Return whether the page is public at `now`."""
    return permalink.since is None or permalink.since <= now


def _start_of_utc_day(now: datetime) -> datetime:
    """Return the start of the day in UTC, when undated pages count as published."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _format_line(
    address: str, since: datetime, title: str, is_planned: bool = False, audiences: Sequence[str] = ()
) -> str:
    mark = f"{FOR}{','.join(audiences)} " if audiences else ""
    when = f"{_format_time(since)}{PLANNED if is_planned else ''}"
    return f"{when} {mark}{address} {' '.join(title.split())}".rstrip() + "\n"


def _format_time(since: datetime) -> str:
    """Format the publication time: the date alone if it is midnight UTC, otherwise date and time in UTC.

    UTC is independent of the hub's time zone, which may change.
    """
    utc = since.astimezone(UTC)
    return f"{utc:%Y-%m-%d}" if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else f"{utc:%Y-%m-%dT%H:%M:%SZ}"
