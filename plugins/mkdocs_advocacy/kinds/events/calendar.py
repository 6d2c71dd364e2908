"""Calendars of events: all events, the events of each group and for each audience, and each event."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import address_of_audience
from mkdocs_advocacy.core.calendar_file import CalendarEntry, write_calendar
from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.kinds.events.details import calendar_of, for_audience, of_group, published_events
from mkdocs_advocacy.kinds.events.model import Event
from mkdocs_advocacy.kinds.events.times import changes_by, end_of_event, start_of_event
from mkdocs_advocacy.kinds.groups.details import calendar_of_group
from mkdocs_advocacy.networks.ascii_links import ascii_link

ALL = "events.ics"
"""The calendar of all events, relative to the hub's root."""


def calendars(hub: Hub, title: str, site: str) -> Iterator[tuple[str, str]]:
    """Yield the path, relative to the hub's root, and the content of each calendar.

    `title` is the hub's name, `site` its absolute URL, or empty. Calendars show an event that was retired before its
    end as cancelled. An event that was retired later, or whose end has passed since, is only in its own calendar.
    """
    kept = [event for event in published_events(hub) if not event.has_ended or _is_coming(event, hub)]
    yield ALL, _write(title, kept, hub, site)
    for audience in hub.audiences:
        if events := for_audience(audience, kept):
            name = hub.words(hub.language).title_for(audience)
            yield calendar_of_audience(audience), _write(f"{name} · {title}", events, hub, site)
    for group in hub.content["groups"].values():
        if events := of_group(group.id, kept):
            yield calendar_of_group(group), _write(f"{group.title} · {title}", events, hub, site)
    for event in hub.content["events"].values():
        yield calendar_of(event), _write(event.title, [event], hub, site)


def calendar_of_audience(audience: str) -> str:
    """Return the address of an audience's calendar, relative to the hub's root."""
    return f"{address_of_audience(audience)}events.ics"


def _write(title: str, events: Sequence[Event], hub: Hub, site: str) -> str:
    return write_calendar(title, (_entry_of(event, hub) for event in events), ascii_link(site))


def _is_coming(event: Event, hub: Hub) -> bool:
    return end_of_event(event.template, hub.settings.zone) > hub.now


def _entry_of(event: Event, hub: Hub) -> CalendarEntry:
    template, zone = event.template, hub.settings.zone
    changes = changes_by(template, hub.today)
    return CalendarEntry(
        id=f"{event.kind}-{event.id}",
        stamp=start_of(changes[-1], zone) if changes else template.publish or start_of_event(template, zone),
        when=template.when,
        until=template.until,
        title=event.title,
        description=template.summary,
        place=template.where,
        address=event.address,
        sequence=len(changes) + (template.cancelled or event.has_ended),
        is_cancelled=template.cancelled or (event.has_ended and _is_coming(event, hub)),
    )
