"""Calendars of events: all events, the events of each group and for each audience, and each event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import address_of_audience
from mkdocs_advocacy.core.calendar_file import CalendarEntry, write_calendar
from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.kinds.events.details import calendar_of, current_events, events_for, events_of
from mkdocs_advocacy.kinds.events.model import Event
from mkdocs_advocacy.kinds.events.times import start_of_event
from mkdocs_advocacy.kinds.groups.details import calendar_of_group

ALL = "events.ics"
"""The calendar of all events, relative to the hub's root."""


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
    return write_calendar(title, (_entry_of(event, hub) for event in events), site)


def _entry_of(event: Event, hub: Hub) -> CalendarEntry:
    template, zone = event.template, hub.settings.zone
    changed = max(template.revised, default=None)
    return CalendarEntry(
        id=f"{event.kind}-{event.id}",
        stamp=start_of(changed, zone) if changed else template.publish or start_of_event(template, zone),
        when=template.when,
        until=template.until,
        title=event.title,
        description=template.summary,
        place=template.where,
        address=event.address,
        sequence=len(template.revised),
        is_cancelled=template.cancelled,
    )
