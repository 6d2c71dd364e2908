"""Time zones by the names that calendars have for them: ET, CET, UTC+1, London, Europe/Berlin."""

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
    """A name that several zones have, such as IST."""

    def __init__(self, name: str, zones: tuple[str, ...]) -> None:
        """`zones` are the names of those that it can be."""
        self.name, self.zones = name, zones

    def utcoffset(self, moment: datetime | None) -> None:
        """Unknown."""

    def dst(self, moment: datetime | None) -> None:
        """Unknown."""

    def tzname(self, moment: datetime | None) -> str:
        """As it was written."""
        return self.name


def zone_called(name: str) -> tzinfo | None:
    """The zone of that name; None if it names none that is known. ValueError for an offset that no zone has."""
    plain = " ".join(_beside().sub(" ", f" {name.casefold().replace('_', ' ').replace('−', '-')} ").split())
    if found := _OFFSET.fullmatch(plain):
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        if offset > timedelta(hours=12 if found[1] == "-" else 14):
            raise ValueError(name)  # it is the end of a time, as in 14:00-15:00
        return timezone(-offset if found[1] == "-" else offset)
    if zones := _data()["ambiguous"].get(plain.upper()):
        return Ambiguous(plain.upper(), tuple(zones))
    called = _names().get(plain)
    if not called:
        return None
    return UTC if called == "UTC" else zone_called(called) if _OFFSET.fullmatch(called) else ZoneInfo(called)


def zone_in(heading: str) -> tzinfo | None:
    """The zone that a heading names: in brackets, or in capitals at one of its ends, as in “Time ET”, “Berlin time”."""
    for part in _parts(heading):
        try:
            if found := zone_called(part):
                return found
        except ValueError:
            continue
    return None


def settled(zone: tzinfo, moment: datetime, given: tzinfo | None, own: tzinfo) -> tzinfo:
    """The zone, which the one `given` settles if several have its name. Unclear if it does not.

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
    raise Unclear(message, f"say which one is meant: --timezone {', '.join(others)} or {last}", of_column=True)


def _parts(heading: str) -> Iterator[str]:
    """Where a heading may name a zone. “DATE ET HEURE” has no zone at its ends."""
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
    """The zones by their names in lower case: those of the data, of the tz database, and of its cities."""
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
