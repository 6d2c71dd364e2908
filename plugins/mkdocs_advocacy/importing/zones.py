"""Find time zones by the names used in calendars: ET, CET, UTC+1, London, Europe/Berlin."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.importing.unclear import Unclear

_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_REGIONS = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")


class Ambiguous(tzinfo):
    """A placeholder for an abbreviation of several zones, such as IST."""

    def __init__(self, name: str, zones: tuple[str, ...]) -> None:
        """Store the abbreviation and the names of the possible `zones`."""
        self.name, self.zones = name, zones

    def utcoffset(self, moment: datetime | None) -> None:
        """Return None: the offset is unknown."""

    def dst(self, moment: datetime | None) -> None:
        """Return None: the offset is unknown."""

    def tzname(self, moment: datetime | None) -> str:
        """Return the abbreviation."""
        return self.name


def find_zone(name: str) -> tzinfo | None:
    """Return the zone with that name, or None if it is unknown. Raise ValueError for an impossible offset."""
    plain = " ".join(_beside().sub(" ", f" {name.casefold().replace('_', ' ').replace('−', '-')} ").split())
    if found := _OFFSET.fullmatch(plain):
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if offset > timedelta(hours=12 if found[1] == "-" else 14):
            raise ValueError(name)  # the end of a time range, as in 14:00-15:00
        return timezone(-offset if found[1] == "-" else offset)
    if zones := _data()["ambiguous"].get(plain.upper()):
        return Ambiguous(plain.upper(), tuple(zones))
    called = _names().get(plain)
    if not called:
        return None
    return UTC if called == "UTC" else find_zone(called) if _OFFSET.fullmatch(called) else ZoneInfo(called)


def zone_in(heading: str) -> tzinfo | None:
    """Return the zone in a heading: in brackets, or capitalised at either end, as in “Time ET” or “Berlin time”."""
    for part in _parts(heading):
        try:
            if found := find_zone(part):
                return found
        except ValueError:
            continue
    return None


def resolve_zone(zone: tzinfo, moment: datetime, given: tzinfo | None, own: tzinfo) -> tzinfo:
    """Resolve an ambiguous zone with the zone `given` by the writer. Raise Unclear if that does not decide it.

    `own` is the hub's zone.
    """
    if not isinstance(zone, Ambiguous):
        return zone
    in_europe = _data()["in_europe"].get(zone.name)
    if in_europe and str(given or own).startswith("Europe/"):
        return ZoneInfo(in_europe)
    offsets = {moment.replace(tzinfo=ZoneInfo(name)).utcoffset() for name in zone.zones}
    if given and moment.replace(tzinfo=given).utcoffset() in offsets:
        return given
    *others, last = zone.zones
    message = f"“{zone.name}” can be the time of {', '.join(others)} or {last}"
    raise Unclear(message, f"set the zone: --timezone {', '.join(others)} or {last}", of_column=True)


def _parts(heading: str) -> Iterator[str]:
    """Yield the parts of a heading that may name a zone. “DATE ET HEURE” has none."""
    yield from _IN_BRACKETS.findall(heading)
    words = _IN_BRACKETS.sub(" ", heading).replace(",", " ").split()
    for ends in (words[-2:], words[:2], words[-1:], words[:1]):
        if len(words) > 2 and ends == words[-2:] and ends[0] == "ET":
            continue
        if len(words) > 1 and ends[0][:1].isupper() and (len(ends) > 1 or len(ends[0]) > 3 or ends[0].isupper()):
            yield " ".join(ends)
        elif ends and re.fullmatch(r"(?:UTC|GMT)?[+-]\d.*", ends[-1]):
            yield ends[-1]


@cache
def _names() -> Mapping[str, str]:
    """Return zone names by lower-case alias: from the data file, the tz database and its cities."""
    known = available_timezones()
    cities = Counter(zone.rpartition("/")[2] for zone in known if zone.startswith(_REGIONS))
    found = {zone.casefold().replace("_", " "): zone for zone in known if zone.startswith(_REGIONS) and "/" in zone}
    for zone in sorted(known):
        city = zone.rpartition("/")[2]
        if zone.startswith(_REGIONS) and cities[city] == 1:
            found[city.casefold().replace("_", " ")] = zone
    for city in _data()["no_cities"]:
        found.pop(city, None)
    return found | {name: zone for zone, names in _data()["named"].items() for name in names}


@cache
def _beside() -> re.Pattern[str]:
    words = sorted(_data()["words"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)")


@cache
def _data() -> Any:
    return package_data("importing", "zones.yml")
