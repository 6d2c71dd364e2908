"""What the ledger knows of an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mkdocs_advocacy.content.redirects.model import file_at

LEDGER = "permalinks.txt"
"""The ledger's file in the hub's folder, which is not published; and in the site, the list of its public addresses."""

PLANNED = "?"
"""What follows the date of an address that was recorded before its time."""

LIVE_HEAD = "# Every address that this hub has published. Addresses: "
"""How the list begins that a site publishes of its own addresses; their number follows."""


@dataclass(frozen=True, slots=True)
class Permalink:
    """An address that a hub has, or will have once its time comes."""

    address: str
    """Relative to the hub's root, with its last slash."""
    title: str
    """What people call the page: a renamed file is recognised by it."""
    since: datetime | None = None
    """When it can have been public at first, an aware time; None: since it was recorded."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the ledger."""

    address: str
    title: str
    since: datetime
    """When the address became, or will become, public."""
    line: int
    """Its place in the file, from 1."""
    column: int
    """Where the address begins, from 1."""
    is_planned: bool = False
    """Whether it was recorded before its time: that proves nothing, since its file may have changed."""

    @property
    def file(self) -> str:
        """The file that answers at the address, relative to the site's folder."""
        return file_at(self.address)
