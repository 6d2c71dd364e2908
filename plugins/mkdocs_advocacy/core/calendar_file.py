"""Calendar files in iCalendar (RFC 5545).

Two builds of the same files give the same bytes: no value comes from the clock, and times are in UTC. Attendees and
organisers are left out, because they would need email addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urlsplit

_LONGEST = 75
"""The maximum length of a line in octets."""
_CONTROLS = {chr(code): None for code in (*range(0x20), 0x7F) if chr(code) != "\t"}
"""Control characters, which the format forbids. Only the hub's name can have them."""
_ESCAPED = str.maketrans({**_CONTROLS, "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_OF_URIS = ":/?#[]@!$&'()*+,;=~%"
"""The characters that have a meaning in a URI, besides letters, digits, “-”, “.” and “_”."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An event or a reminder in a calendar."""

    id: str
    """The part of its unique id that identifies it within the hub."""
    stamp: datetime
    """When it was last changed."""
    when: date
    """A day, or the time of its beginning."""
    title: str
    address: str
    """The address of its page, relative to the hub's root."""
    until: date | None = None
    """Its last day, or the time of its end."""
    description: str | None = None
    place: str | None = None
    sequence: int = 0
    """How many times it was changed. Calendars prefer the version with the highest number."""
    is_cancelled: bool = False
    alarm: timedelta | None = None
    """How long before the beginning calendars alert people, if at all. Such an entry doesn't block the time."""


def write_calendar(title: str, entries: Iterable[CalendarEntry], site: str) -> str:
    """Return the content of a calendar file. `site` is the hub's absolute URL in ASCII, or empty."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mkdocs-advocacy//events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_escape(title)}",
        f"X-WR-CALNAME:{_escape(title)}",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        "X-PUBLISHED-TTL:PT24H",
    ]
    for entry in entries:
        lines += _describe(entry, site)
    return "".join(f"{_fold(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _describe(entry: CalendarEntry, site: str) -> Iterator[str]:
    yield from ("BEGIN:VEVENT", f"UID:{_identify(entry.id, site)}", f"DTSTAMP:{_utc(entry.stamp)}")
    yield from _times(entry.when, entry.until)
    yield f"SUMMARY:{_escape(entry.title)}"
    if entry.description:
        yield f"DESCRIPTION:{_escape(entry.description)}"
    if entry.place:
        yield f"LOCATION:{_escape(entry.place)}"
    if site:
        yield f"URL:{quote(site + entry.address, safe=_OF_URIS)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{'CANCELLED' if entry.is_cancelled else 'CONFIRMED'}"
    if entry.alarm:
        hours = entry.alarm // timedelta(hours=1)
        yield from ("TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escape(entry.title)}")
        yield from (f"TRIGGER:-PT{hours}H", "END:VALARM")
    yield "END:VEVENT"


def _identify(entry_id: str, site: str) -> str:
    """Return a globally unique id. Several hubs can share a host, so the path is a part of it."""
    address = urlsplit(site)
    hub = f"{address.hostname}{address.path.rstrip('/')}" if address.hostname else "hub.invalid"
    return _escape(f"{entry_id}@{hub}")


def _times(when: date, until: date | None) -> Iterable[str]:
    """Yield the beginning, and the end if it is later. Whole days end on the day after, which the format excludes."""
    if isinstance(when, datetime):
        yield f"DTSTART:{_utc(when)}"
        if isinstance(until, datetime) and until > when:
            yield f"DTEND:{_utc(until)}"
        return
    yield f"DTSTART;VALUE=DATE:{_day(when)}"
    last = until or when
    if last != date.max:
        yield f"DTEND;VALUE=DATE:{_day(last + timedelta(days=1))}"


def _utc(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{_day(utc)}T{utc:%H%M%SZ}"


def _day(day: date) -> str:
    """Return a day in digits. `%Y` leaves out the leading zeros of early years on some systems."""
    return f"{day.year:04}{day:%m%d}"


def _escape(text: str) -> str:
    return text.translate(_ESCAPED)


def _fold(line: str) -> str:
    """Fold a line after at most 75 octets, never inside a character."""
    folded, length = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "surrogatepass"))
        if length + octets > _LONGEST:
            folded, length = f"{folded}\r\n ", 1
        folded, length = folded + character, length + octets
    return folded
