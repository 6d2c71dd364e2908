"""Times of day as people and programs write them, with or without a zone."""

from __future__ import annotations

import re
from datetime import UTC, time, timedelta, timezone, tzinfo

from mkdocs_advocacy.importing.unclear import Unclear

_TIME = re.compile(
    r"[T,;\s–-]*(?:at|um|à|a las|às|alle|om)?\s*(?:(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:[.,]\d+)?)?"
    r"\s*(uhr|h|[ap]\.?m\.?)?|(?<=T)(\d{2})(\d{2})(\d{2})?)"
    r"\s*(z|(?:utc|gmt)?\s?[+-]\d{2}(?::?\d{2})?|(?:utc|gmt)(?:\s?[+-]\d(?::\d{2})?)?)?(?:\s*\([^()]*\))?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)


def time_of(written: str, cell: str = "") -> time:
    """The time that is `written`, which may be a part of `cell`. Unclear if it is none.

    Examples: 14:30, 14.30 Uhr, 2:30 pm, 14h30, 8 Uhr, T143000Z, 14:30+01, 14:30 GMT+0100.
    """
    shown = (cell or written).strip()
    found = _TIME.fullmatch(written.strip())
    if not found or (found[2] is None and not found[4] and not found[5]):
        raise Unclear(f"“{shown}” has no time that can be read", "14:30 always works")
    hour, minute, second = (int(found[place] or found[place + 4] or 0) for place in (1, 2, 3))
    half = (found[4] or "").lower().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise Unclear(f"“{shown}” is a time that no clock shows")
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute, second, tzinfo=_zone(found[8]))
    except ValueError:
        raise Unclear(f"“{shown}” is a time that no clock shows") from None


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    found = _OFFSET.fullmatch(written.strip())
    if not found:
        return UTC
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    if offset > timedelta(hours=12 if found[1] == "-" else 14):
        raise ValueError(written)  # it is the end of a time, as in 14:00-15:00
    return timezone(-offset if found[1] == "-" else offset)
