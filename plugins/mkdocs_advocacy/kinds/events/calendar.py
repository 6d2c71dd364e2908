"""Calendars in iCalendar (RFC 5545): all events, the events of each group and for each audience, and each event.

Two builds of the same files give the same bytes: no value comes from the clock, and times are in UTC. Attendees and
organisers are left out, because they would need e-mail addresses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from urllib.parse import quote, urlsplit

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import address_of_audience
from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.kinds.events.details import calendar_of, current_events, events_for, events_of
from mkdocs_advocacy.kinds.events.model import Event
from mkdocs_advocacy.kinds.events.times import start_of_event
from mkdocs_advocacy.kinds.groups.details import calendar_of_group

ALL = "events.ics"
"""The calendar of all events, relative to the hub's root."""
_LONGEST = 75
"""The maximum length of a line in octets."""
_CONTROLS = {chr(code): None for code in (*range(0x20), 0x7F) if chr(code) != "\t"}
"""Control characters, which the format forbids. Only the hub's name can have them."""
_ESCAPED = str.maketrans({**_CONTROLS, "\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_OF_URIS = ":/?#[]@!$&'()*+,;=~%"
"""The characters that have a meaning in a URI, besides letters, digits, “-”, “.” and “_”."""


def calendars(hub: Hub, title: str, site: str) -> Iterator[tuple[str, str]]:
    """Yield the path, relative to the hub's root, and the content of each calendar.

    `title` is the hub's name, `site` its absolute URL, or empty. Retired events are only in their own calendar, which
    their page keeps.
    """
    yield ALL, _write(title, current_events(hub), hub, site)
    for audience in hub.audiences:
        if events := events_for(audience, hub):
            name = hub.words(hub.language).title_for(audience)
            yield calendar_of_audience(audience), _write(f"{name} · {title}", events, hub, site)
    for group in hub.content["groups"].values():
        if events := events_of(group.id, hub):
            yield calendar_of_group(group), _write(f"{group.title} · {title}", events, hub, site)
    for event in hub.content["events"].values():
        yield calendar_of(event), _write(event.title, [event], hub, site)


def calendar_of_audience(audience: str) -> str:
    """Return the address of an audience's calendar, relative to the hub's root."""
    return f"{address_of_audience(audience)}events.ics"


def _write(title: str, events: Sequence[Event], hub: Hub, site: str) -> str:
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
    for event in events:
        lines += _describe(event, hub, site)
    return "".join(f"{_fold(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def _describe(event: Event, hub: Hub, site: str) -> Iterable[str]:
    template = event.template
    changed = max(template.revised, default=None)
    zone = hub.settings.zone
    stamp = start_of(changed, zone) if changed else template.publish or start_of_event(template, zone)
    yield from ("BEGIN:VEVENT", f"UID:{_identify(event, site)}", f"DTSTAMP:{_utc(stamp)}")
    yield from _times(template.when, template.until)
    yield f"SUMMARY:{_escape(event.title)}"
    if template.summary:
        yield f"DESCRIPTION:{_escape(template.summary)}"
    if template.where:
        yield f"LOCATION:{_escape(template.where)}"
    if site:
        yield f"URL:{quote(site + event.address, safe=_OF_URIS)}"
    yield f"SEQUENCE:{len(template.revised)}"
    yield f"STATUS:{'CANCELLED' if template.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _identify(event: Event, site: str) -> str:
    """Return the event's globally unique id. Several hubs can share a host, so the path is a part of it."""
    address = urlsplit(site)
    hub = f"{address.hostname}{address.path.rstrip('/')}" if address.hostname else "hub.invalid"
    return _escape(f"{event.kind}-{event.id}@{hub}")


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
