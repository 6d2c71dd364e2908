"""The ledger with what is new in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from mkdocs_advocacy.ledger.model import LIVE_HEAD, Entry, Permalink

_HEAD = """\
# Every address that this hub has published, so that no shared link dies. Made by: advocacy record
"""


@dataclass(frozen=True)
class Recorded:
    """A new text for the ledger's file, and what is new in it."""

    text: str
    added: tuple[str, ...]
    """Addresses that it did not have."""
    dropped: tuple[str, ...]
    """Addresses that it had, whose time never came."""


def recorded(
    entries: Mapping[str, Entry],
    planned: Iterable[Permalink],
    now: datetime,
    live: Mapping[str, Entry] | None = None,
) -> Recorded:
    """The ledger after all addresses of a hub were recorded at `now`, an aware time.

    What was public stays for good. What is still to come follows the hub: it moves with its file's `publish`, and goes
    with its file. `live` is the list of the published site, which knows best what was public: an entry whose day came
    after its post had been postponed is not in it.
    """
    hub = {permalink.address: permalink for permalink in planned}
    public = {address: entry for address, entry in entries.items() if entry.since <= now}
    if live is not None:
        shown = {address for address, permalink in hub.items() if is_public(permalink, now)}
        public = {address: entry for address, entry in public.items() if address in shown} | dict(live)
    kept = {
        address: (entry.since, hub[address].title if address in hub else _title(address, entries, entry))
        for address, entry in public.items()
    }
    coming = {
        address: (permalink.since or _day_of(now), permalink.title)
        for address, permalink in hub.items()
        if address not in public
    }
    rows = sorted((kept | coming).items())
    return Recorded(
        _HEAD + "".join(_line(address, *row) for address, row in rows),
        added=tuple(sorted(coming.keys() - entries.keys())),
        dropped=tuple(sorted(entries.keys() - public.keys() - coming.keys())),
    )


def public_list(entries: Mapping[str, Entry], planned: Iterable[Permalink], now: datetime) -> str:
    """The list that a site publishes of its addresses: those of its ledger and of the hub that are public at `now`.

    Only pages that the hub has now are given with their titles. The first line counts the addresses, so that a list
    that was cut off is noticed.
    """
    public = [permalink for permalink in planned if is_public(permalink, now)]
    titles = {permalink.address: permalink.title for permalink in public}
    since = {permalink.address: permalink.since or _day_of(now) for permalink in public}
    since |= {address: entry.since for address, entry in entries.items() if entry.since <= now}
    lines = [_line(address, moment, titles.get(address, "")) for address, moment in sorted(since.items())]
    return "".join([f"{LIVE_HEAD}{len(lines)}\n", *lines])


def is_public(permalink: Permalink, now: datetime) -> bool:
    """Whether its page may be seen at `now`."""
    return permalink.since is None or permalink.since <= now


def _day_of(now: datetime) -> datetime:
    """The first moment of the day in UTC: from when a page without a date of its own counts as public."""
    return now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)


def _title(address: str, entries: Mapping[str, Entry], entry: Entry) -> str:
    return entry.title or (entries[address].title if address in entries else "")


def _line(address: str, since: datetime, title: str) -> str:
    return f"{_spelled(since)} {address} {' '.join(title.split())}".rstrip() + "\n"


def _spelled(since: datetime) -> str:
    """The day, where it is public from its first moment in UTC or was recorded on it; else the time, in UTC.

    Both mean the same in every hub: a ledger outlives the hub's time zone.
    """
    utc = since.astimezone(UTC)
    return f"{utc:%Y-%m-%d}" if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else f"{utc:%Y-%m-%dT%H:%M:%SZ}"
