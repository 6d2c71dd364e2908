"""The facts that pages show about events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from mkdocs_advocacy.content.entry import Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import day_of, in_zone
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.events.model import Event, Minutes
from mkdocs_advocacy.kinds.events.times import changes_by, end_of_event, minutes_by, start_of_event
from mkdocs_advocacy.kinds.groups.model import Group
from mkdocs_advocacy.kinds.people.details import PeopleView, describe_people

GROUPS_NAME = "groups"
"""The kind's name. Its declaration refers to this module, so it can't be imported here."""


@dataclass(frozen=True, slots=True)
class EventDetails:
    """The facts about an event, as text."""

    when: str
    iso: str
    """The time of the beginning, in ISO 8601."""
    order: float
    """A number by which events are sorted: the seconds from 1970 to the beginning."""
    ends: str
    """The time at which it is over, in ISO 8601."""
    is_past: bool
    is_cancelled: bool
    where: str | None
    link: str | None
    group: Link | None
    executives: str | None
    """The roles of executives who take part."""
    people: PeopleView | None
    """The people who took part; None if there is no list."""
    note: str | None
    """That the event was cancelled or moved."""
    minutes: str | None
    """When the minutes were published, or that they are private."""
    calendar: str
    """The address of the calendar file, relative to the hub's root."""


def calendar_of(event: Event) -> str:
    """Return the address of the event's calendar file, relative to the hub's root."""
    return f"events/{event.id}/event.ics"


def describe_event(event: Event, hub: Hub, words: Catalogue) -> EventDetails:
    """Return the facts about an event in the language of `words`."""
    template = event.template
    beginning, end = start_of_event(template, hub.settings.zone), end_of_event(template, hub.settings.zone)
    return EventDetails(
        when=_format_period(template.when, template.until, hub, words),
        iso=template.when.isoformat(),
        order=beginning.timestamp(),
        ends=end.isoformat(),
        is_past=end <= hub.now,
        is_cancelled=template.cancelled,
        where=template.where,
        link=template.link,
        group=_link_to_group(template.group, hub, words),
        executives=words.listed(template.executives) if template.executives else None,
        people=describe_people(hub, words, template.present) if template.present else None,
        note=_describe_change(event, hub, words),
        minutes=_describe_minutes(minutes_by(template, hub.today), words),
        calendar=calendar_of(event),
    )


def shorten_event(event: Event, hub: Hub, words: Catalogue) -> Short | None:
    """Return the event's line in short lists, which leave out past and cancelled events."""
    details = describe_event(event, hub, words)
    return None if details.is_past or details.is_cancelled else Short(details.when, details.order)


def events_for(audience: str, hub: Hub) -> Sequence[Event]:
    """Return the published events for an audience that haven't been retired, in order."""
    return for_audience(audience, current_events(hub))


def events_of(group_id: str, hub: Hub) -> Sequence[Event]:
    """Return the published events of a group that haven't been retired, in order."""
    return of_group(group_id, current_events(hub))


def for_audience(audience: str, events: Iterable[Event]) -> Sequence[Event]:
    """Return the events that are for an audience."""
    return [event for event in events if audience in event.template.audience]


def of_group(group_id: str, events: Iterable[Event]) -> Sequence[Event]:
    """Return the events of a group."""
    return [event for event in events if event.template.group == group_id]


def current_events(hub: Hub) -> Sequence[Event]:
    """Return the published events that haven't been retired, in order."""
    return [event for event in published_events(hub) if not event.has_ended]


def published_events(hub: Hub) -> Sequence[Event]:
    """Return the published events, including retired ones, in order."""
    events: Mapping[str, Event] = hub.content["events"]
    return sorted(events.values(), key=lambda event: (start_of_event(event.template, hub.settings.zone), event.id))


def _link_to_group(group_id: str | None, hub: Hub, words: Catalogue) -> Link | None:
    groups: Mapping[str, Group] = hub.content[GROUPS_NAME]
    group = groups.get(group_id or "")
    shown = group.in_language(words.language) if group else None
    return Link(shown.address, shown.title) if shown else None


def _describe_change(event: Event, hub: Hub, words: Catalogue) -> str | None:
    if event.template.cancelled:
        return words("event_cancelled")
    changes = changes_by(event.template, hub.today) if not event.has_ended else ()
    return words("event_moved", date=words.day(changes[-1])) if changes else None


def _describe_minutes(minutes: Minutes | None, words: Catalogue) -> str | None:
    if isinstance(minutes, date):
        return words("event_minutes", date=words.day(minutes))
    return words("event_minutes_private") if minutes else None


def _format_period(when: date, until: date | None, hub: Hub, words: Catalogue) -> str:
    """Return the period as text: one day, several days, or times in the hub's zone."""
    if not isinstance(when, datetime):
        if until is None or until == when:
            return words.day(when)
        return words("event_days", starts=words.day(when), ends=words.day(until))
    zone = hub.settings.zone
    first, day = in_zone(when, zone), words.day(day_of(when, zone))
    if not isinstance(until, datetime):
        return words("event_time", date=day, time=words.time(first))
    last, last_day = in_zone(until, zone), words.day(day_of(until, zone))
    if last_day != day:
        end = words("event_time", date=last_day, time=words.time(last))
        return words("event_period", starts=words("event_time", date=day, time=words.time(first)), ends=end)
    start = words.time(first, with_zone=f"{first:%Z}" != f"{last:%Z}")
    return words("event_time", date=day, time=words("event_period", starts=start, ends=words.time(last)))
