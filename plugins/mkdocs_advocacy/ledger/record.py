"""The ledger with what is new in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from mkdocs_advocacy.ledger.model import Entry, Permalink

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


def recorded(entries: Mapping[str, Entry], planned: Iterable[Permalink], now: datetime) -> Recorded:
    """The ledger after all addresses of a hub were recorded at `now`, an aware time.

    What was public stays for good. What is still to come follows the hub: it moves with its file's `publish`, and goes
    with its file.
    """
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    hub = {permalink.address: permalink for permalink in planned}
    public = {address: entry for address, entry in entries.items() if entry.since <= now}
    kept = {
        address: (entry.since, hub[address].title if address in hub else entry.title)
        for address, entry in public.items()
    }
    coming = {
        address: (permalink.since or today, permalink.title)
        for address, permalink in hub.items()
        if address not in public
    }
    rows = sorted((kept | coming).items())
    lines = (f"{_spelled(since)} {address} {' '.join(title.split())}".rstrip() for address, (since, title) in rows)
    return Recorded(
        "".join([_HEAD, *(f"{line}\n" for line in lines)]),
        added=tuple(sorted(coming.keys() - entries.keys())),
        dropped=tuple(sorted(entries.keys() - public.keys() - coming.keys())),
    )


def _spelled(since: datetime) -> str:
    """The day, where it is public from its first moment or was recorded on it; else the time, in UTC."""
    utc = since.astimezone(UTC)
    return f"{utc:%Y-%m-%d}" if (utc.hour, utc.minute, utc.second) == (0, 0, 0) else f"{utc:%Y-%m-%dT%H:%M:%SZ}"
