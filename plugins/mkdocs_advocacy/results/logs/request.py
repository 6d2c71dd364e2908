"""A line of an access log, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol

CLOCK = r"[0-9]{2}/[A-Z][a-z]{2}/[0-9]{4}:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9] [+-][0-9]{4}"
"""The pattern of a time such as `02/Nov/2026:10:00:00 +0100`."""

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_MOMENTS = range(0, 2**32)


@dataclass(frozen=True, slots=True)
class Request:
    """A request to a web server."""

    address: str
    agent: str
    moment: int
    """Seconds since 1970."""
    method: str
    target: str
    """The requested path with its query, or the complete address."""
    status: int


class Parser(Protocol):
    """Reads the lines of a file in order."""

    def read(self, line: str) -> Request | None:
        """Return the request in a line, or None for a comment. Raises ValueError if the line isn't understood."""


def read_clock(text: str) -> int:
    """Return the seconds since 1970 of a time such as `02/Nov/2026:10:00:00 +0100`. Raises ValueError."""
    return check_moment(_read_minute(text[:17], text[21:]) + int(text[18:20]))


@lru_cache(maxsize=1000)
def _read_minute(minute: str, offset: str) -> int:
    """Return the seconds since 1970 of a minute, which many lines of a log have in common."""
    ahead = (int(offset[1:3]) * 60 + int(offset[3:5])) * (-60 if offset[0] == "-" else 60)
    month = _MONTHS.index(minute[3:6]) // 4 + 1
    moment = datetime(int(minute[7:11]), month, int(minute[:2]), int(minute[12:14]), int(minute[15:17]), tzinfo=UTC)
    return int(moment.timestamp()) - ahead


def check_moment(seconds: float) -> int:
    """Return a moment in whole seconds. Raises ValueError for one that no log can have."""
    moment = int(seconds // 1)
    if moment not in _MOMENTS:
        raise ValueError(seconds)
    return moment
