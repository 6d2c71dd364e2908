"""Detect dates, times and networks in remarks that contradict their rows, in any language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from functools import cache

from mkdocs_advocacy.importing.clocks import find_times
from mkdocs_advocacy.importing.headings import is_about
from mkdocs_advocacy.importing.moments import When, parse_leading_day
from mkdocs_advocacy.importing.unclear import NoDay, Unclear
from mkdocs_advocacy.importing.words import also_words, network_ids, only
from mkdocs_advocacy.networks.model import Network

_LONGEST_DAY = 40
_ADDRESS = re.compile(r"\S*(?:://|@|www\.)\S*|\S+\.\w{2,5}/\S*|\S+\.(?!\d)\w{2,4}\d?(?!\w)")
"""Addresses, accounts and file names. Dates and networks in them are irrelevant to the post."""
_START = re.compile(r"(?<![\w/.-])(?=\d|[^\W\d_]{3,}\.?[\s./-]{0,3}\d)")
"""Positions where a date may begin."""


def find_contradiction(heading: str, remark: str, row: When | None, networks: Collection[str], known: Names) -> str:
    """Return “date”, “time” or “network” if a remark contradicts its row's, otherwise an empty string.

    `row` is the publishing date of the row's post, and `networks` are its networks; empty means all. A date or
    time before the row's own is harmless, and so is every cell below a heading such as “Created at”.
    """
    if is_about(heading, "harmless"):
        return ""
    plain = _ADDRESS.sub(" ", remark)
    if not any(is_about(heading, kind) for kind in ("publish", "time", "expire")):
        if any(row is None or day is None or day > row.day for day in _days(plain, row)):
            return "date"
        if any(not row or row.time is None or time > row.time.replace(tzinfo=None) for time in find_times(plain)):
            return "time"
    if not is_about(heading, "network") and any(network not in networks for network in known.within(plain)):
        return "network"
    return ""


class Names:
    """A finder of network names in texts."""

    def __init__(self, networks: Mapping[str, Network]) -> None:
        """Index the names of all known `networks`."""
        real = {network_id: network for network_id, network in networks.items() if network.kind == "network"}
        self._ids = network_ids(real)

    def within(self, text: str) -> Iterator[str]:
        """Yield the ids of the networks that a text names."""
        if text.strip().casefold() == "x":
            return  # more likely a tick
        plain, alone = _patterns(tuple(self._ids))
        for found in plain.finditer(text):
            if found[1].casefold() not in also_words() or found[1].isupper():
                yield self._ids[found[1].casefold()]
        for found in alone.finditer(text):
            yield self._ids[(found[1] or found[2]).casefold()]


@cache
def _patterns(names: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return one pattern for all names, and one for names next to “only”."""
    named = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    limit = "|".join(map(re.escape, only()))
    beside = rf"(?<!\w)(?:({named})\W{{1,3}}(?:{limit})|(?:{limit})\s+(?:\w{{1,4}}\s+)?({named}))(?!\w)"
    return re.compile(rf"(?<!\w)({named})(?!\w)", re.IGNORECASE), re.compile(beside, re.IGNORECASE)


def _days(text: str, row: When | None) -> Iterator[date | None]:
    """Yield the dates in a text, or None for an ambiguous date. Dates without a year are the nearest to the row's."""
    for found in _START.finditer(text):
        try:
            yield parse_leading_day(text[found.start() : found.start() + _LONGEST_DAY], row.day if row else None)
        except NoDay:
            continue
        except Unclear:
            yield None
