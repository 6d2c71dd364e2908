"""Ledger entries and permalinks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mkdocs_advocacy.content.redirects.model import file_at

LEDGER = "permalinks.txt"
"""The ledger's file in the hub's folder, which isn't published, and the site's list of its public addresses."""

PLANNED = "?"
"""The mark after the date of an address recorded before its publication."""

LIVE_HEAD = "# Every address that this hub has published. Addresses: "
"""The start of a site's list of its public addresses, followed by their number."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """A current or future address of a hub."""

    address: str
    """Relative to the hub's root, with a trailing slash."""
    title: str
    """The title of the page, used to recognise a renamed file."""
    since: datetime | None = None
    """The earliest possible publication time, aware; None means the time of recording."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger."""

    address: str
    title: str
    since: datetime
    """When the address became or will become public."""
    line: int
    """The line number, from 1."""
    column: int
    """The column of the address, from 1."""
    is_planned: bool = False
    """Whether it was recorded before its publication, which proves nothing, since its file may have changed."""

    @property
    def file(self) -> str:
        """The file served at the address, relative to the site's folder."""
        return file_at(self.address)
