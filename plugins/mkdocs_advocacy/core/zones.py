"""Time zone names."""

from __future__ import annotations

import re
from datetime import UTC, tzinfo
from functools import cache
from typing import Annotated, Any
from zoneinfo import ZoneInfo, available_timezones

from pydantic import BeforeValidator

from mkdocs_advocacy.core.problems import nearest

_OFFSET = re.compile(r"(?:UTC|GMT|Z)?\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_ABBREVIATIONS = {
    **dict.fromkeys(("CET", "CEST", "MEZ", "MESZ", "MET"), "Europe/Berlin"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    **dict.fromkeys(("WET", "WEST"), "Europe/Lisbon"),
    **dict.fromkeys(("GMT", "BST"), "Europe/London"),
    **dict.fromkeys(("EST", "EDT", "ET"), "America/New_York"),
    **dict.fromkeys(("CST", "CDT", "CT"), "America/Chicago"),
    **dict.fromkeys(("MST", "MDT", "MT"), "America/Denver"),
    **dict.fromkeys(("PST", "PDT", "PT"), "America/Los_Angeles"),
    **dict.fromkeys(("AEST", "AEDT"), "Australia/Sydney"),
    "IST": "Asia/Kolkata",
    "JST": "Asia/Tokyo",
    "HST": "Pacific/Honolulu",
}
"""Ambiguous abbreviations, each with the zone that is most likely meant."""


def zone_named(name: str) -> tzinfo:
    """Return the time zone with an IANA name such as Europe/Berlin, or UTC. Raises ValueError with a readable message.

    Accepts only names of places: abbreviations such as EST and CET, although in the database, are ambiguous.
    """
    if name == "UTC":
        return UTC
    if name not in _list_names():
        raise ValueError(_describe_refusal(name))
    return ZoneInfo(name)


def zone_or_utc(name: object) -> tzinfo:
    """Return the zone with this name, or UTC if there is none."""
    try:
        return zone_named(name) if isinstance(name, str) else UTC
    except ValueError:
        return UTC


def _check_zone(value: Any) -> Any:
    if isinstance(value, bool):
        value = str(value).lower()
    if isinstance(value, (str, int, float)):
        zone_named(str(value))
    return value


ZoneName = Annotated[str, BeforeValidator(_check_zone)]
"""An IANA name such as Europe/Berlin, or UTC."""


@cache
def _list_names() -> frozenset[str]:
    """Return UTC and the names of places; other names are abbreviations, countries or system-specific aliases."""
    return frozenset({"UTC", *(name for name in available_timezones() if "/" in name)})


def _describe_refusal(name: str) -> str:
    if place := _ABBREVIATIONS.get(name.upper()):
        return f"“{name}” is an abbreviation (use a place, which includes summer time, such as {place})"
    if offset := _OFFSET.fullmatch(name):
        return f"“{name}” is an offset (use a place such as Europe/Berlin{_suggest_fixed_offset(*offset.groups())})"
    return f"“{name}” is not a time zone ({_suggest_name(name) or 'use an IANA name such as Europe/Berlin, or UTC'})"


def _suggest_fixed_offset(sign: str, hours: str, minutes: str | None) -> str:
    """Return the end of the hint: the fixed-offset zone, whose sign is inverted in the IANA database."""
    if int(minutes or 0):
        return ""
    if not int(hours):
        return ", or UTC"
    fixed = f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}"
    return f"; {fixed} has no summer time" if fixed in _list_names() else ""


def _suggest_name(name: str) -> str:
    """Suggest the nearest zone, ignoring case, spaces and a missing continent."""
    wanted = "_".join(name.lower().split())
    place = f"/{wanted.rpartition('/')[2]}"
    same = [zone for zone in sorted(_list_names()) if zone.lower() == wanted]
    same += [zone for zone in sorted(_list_names()) if zone.lower().endswith(place) and place != "/"]
    return f"did you mean “{same[0]}”?" if same else nearest(wanted, _list_names(), limit=0)
