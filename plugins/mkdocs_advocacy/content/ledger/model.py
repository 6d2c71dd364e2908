"""Ledger entries and permalinks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mkdocs_advocacy.content.redirects.model import file_at

LEDGER = "permalinks.txt"
"""The ledger's file in the hub's folder, which isn't published, and the site's list of its public addresses."""

FOR = "for:"
"""The mark before the audiences of an address that wasn't published for everyone: `for:employees,partners`."""

PLANNED = "?"
"""The mark after the date of an address recorded before its publication."""

LIVE_HEAD = "# Every address that this hub has published. Addresses: "
"""The start of a site's list of its public addresses, followed by their number."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """A current or future address of a hub."""

    address: str
    """Relative to the hub's root, with a trailing slash if it is a page's and not a file's."""
    title: str
    """The title of the page, used to recognise a renamed file."""
    since: datetime | None = None
    """The earliest possible publication time, aware; None means the time of recording."""


@dataclass(frozen=True, slots=True)
class LedgerAudiences:
    """What a build knows about the audiences of addresses."""

    known: tuple[str, ...]
    """The hub's audiences."""
    of_build: str | None = None
    """The only audience that the build is for; None for all."""
    of_pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The audiences of all pages and redirects by address, including those of others; empty for everyone."""
    for_others: frozenset[str] = frozenset()
    """The addresses that exist only for other audiences than the build's."""


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
    audiences: tuple[str, ...] = ()
    """The only audiences that it was published for, as far as the ledger knows; empty for everyone."""

    @property
    def file(self) -> str:
        """The file served at the address, relative to the site's folder."""
        return file_at(self.address)
