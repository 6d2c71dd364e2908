"""Parse times of day as people and programs write them, with or without a zone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import time, tzinfo

from mkdocs_advocacy.importing.calendar_words import any_of
from mkdocs_advocacy.importing.unclear import Unclear
from mkdocs_advocacy.importing.zones import find_zone

_NO_LETTER = r"(?![^\W\d_])"
_UNIT = rf"(?:{any_of('behind_hour')}){_NO_LETTER}\.?"
_TIME = re.compile(
    rf"""[T,;\s–-]*
    (?:(?:{any_of("before_time")})\s* | (?P<named>{any_of("before_hour")})\.?\s*)?
    (?: (?P<noon>(?:12\s+)?(?:{any_of("noon")}))
      | (?P<hour>\d{{1,2}})
        (?: \s*(?P<unit>{_UNIT})(?:\s*(?P<behind>\d{{2}})(?:\s*m(?:in)?\b\.?)?)?
          | [:.](?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:[.,]\d+)?)?
            (?:\s*(?:{any_of("behind_hour", "behind_minutes")}){_NO_LETTER}\.?)?
        )?
        (?:\s*(?P<half>[ap]\.?\s?m{_NO_LETTER}\.?)
          | [\s,]*(?:(?P<morning>{any_of("morning")})
            | (?P<afternoon>{any_of("afternoon")})
            | (?P<evening>{any_of("evening")}))
        )?
      | (?<=T)(?P<hh>\d{{2}})(?P<mm>\d{{2}})(?P<ss>\d{{2}})?
      | (?P<military>\d{{4}})\s*(?:hrs|hours)
    )
    \s*(?P<zone>z|(?:utc|gmt)?\s?[+-]\d{{2}}(?::?\d{{2}})?|(?:utc|gmt)(?:\s?[+-]\d(?::\d{{2}})?)?
      |[^\W\d_][\w/ .-]{{1,30}})?
    (?:\s*\((?P<aside>[^()]*)\))?""",
    re.IGNORECASE | re.VERBOSE,
)
_MAYBE_RANGE = re.compile(r"\d{1,2}[:.]\d{2}-\d{2}:\d{2}")
_WITHIN = re.compile(
    r"""(?<![\w.:/,-])(?:
      (?!0?0:|9:16)\d{1,2}:[0-5]\d(?:\s*[ap]\.?m\b)? (?![\w:])
      | \d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\b|uhr\b|uur\b) | \d{1,2}\s?[hu]\s?[0-5]\d\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PARTS = {"morning": (1, 11), "afternoon": (1, 8), "evening": (5, 11)}
"""The range of 12-hour clock hours for each part of the day."""


def time_of(written: str, cell: str = "") -> time:
    """Parse a time, which may be part of `cell`. Raise Unclear if it is invalid.

    Examples: 14:30, 14.30 Uhr, 2:30 pm, 14 h 30, 14u30, ore 14, 8 Uhr abends, noon, T143000Z, 14:30+01, 14:30 GMT+0100,
    9 am ET, 9:00 (Berlin time).
    """
    shown = (cell or written).strip()
    found = _TIME.fullmatch(written.strip())
    groups = {name: text for name, text in found.groupdict().items() if text} if found else {}
    unreadable = Unclear(f"“{shown}” has no readable time", "14:30 always works")
    if groups.keys() <= {"hour", "zone", "aside"}:
        raise unreadable
    if written.strip() == shown and _MAYBE_RANGE.fullmatch(shown):
        raise Unclear(f"“{shown}” may be a range or a time with a zone", "write only the time, such as 09:00")
    try:
        return time(*_read_numbers(groups), tzinfo=_read_zone(groups))
    except LookupError:
        raise unreadable from None
    except ValueError:
        raise Unclear(f"“{shown}” isn't a real time") from None


def find_times(text: str) -> Iterator[time]:
    """Yield the times in a text, without zones. Numbers such as 12.50, 9:16 and 0:45 are skipped."""
    for found in _WITHIN.finditer(text):
        try:
            yield time_of(found.group())
        except Unclear:
            continue


def _read_numbers(groups: Mapping[str, str]) -> tuple[int, int, int]:
    """Return hour, minute and second. Raise ValueError for impossible hours."""
    if "noon" in groups:
        return 12, 0, 0
    if military := groups.get("military"):
        return int(military[:2]), int(military[2:]), 0
    hour = int(groups.get("hour") or groups["hh"])
    minute = int(groups.get("minute") or groups.get("behind") or groups.get("mm") or 0)
    half = groups.get("half", "").lower()[:1]
    part = next((name for name in _PARTS if name in groups), "")
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif part:
        hour = _convert_hour(part, hour)
    return hour, minute, int(groups.get("second") or groups.get("ss") or 0)


def _convert_hour(part: str, hour: int) -> int:
    """Return the 24-hour value of an hour in a part of the day: 9 in the evening is 21."""
    if hour == 12 and part == "afternoon":
        return 12
    later = 0 if part == "morning" else 12
    first, last = _PARTS[part]
    on_clock = hour - later if hour > 12 else hour
    if not first <= on_clock <= last:
        raise ValueError(hour)
    return on_clock + later


def _read_zone(groups: Mapping[str, str]) -> tzinfo | None:
    """Return the zone after the time or in brackets. Raise LookupError if it is unknown."""
    if written := groups.get("zone"):
        found = find_zone(written)
        if not found:
            raise LookupError(written)
        return found
    return find_zone(groups["aside"]) if "aside" in groups else None
