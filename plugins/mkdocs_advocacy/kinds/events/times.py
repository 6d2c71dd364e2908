"""The moments and days at which events begin and end, are changed, and have minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from mkdocs_advocacy.core.days import day_of, end_of, start_of
from mkdocs_advocacy.kinds.events.model import EventTemplate, Minutes


def start_of_event(event: EventTemplate, zone: tzinfo) -> datetime:
    """Return the moment at which the event begins, in a hub in `zone`."""
    return event.when if isinstance(event.when, datetime) else start_of(event.when, zone)


def end_of_event(event: EventTemplate, zone: tzinfo) -> datetime:
    """Return the moment at which the event is over: its end, or the end of its last day."""
    return event.until if isinstance(event.until, datetime) else end_of(last_day_of(event, zone), zone)


def first_day_of(event: EventTemplate, zone: tzinfo) -> date:
    """Return the day on which the event begins."""
    return _day_of(event.when, zone)


def last_day_of(event: EventTemplate, zone: tzinfo) -> date:
    """Return the day on which the event ends."""
    return _day_of(event.until or event.when, zone)


def changes_by(event: EventTemplate, today: date) -> Sequence[date]:
    """Return the days until `today` on which the event was changed, in order."""
    return sorted({day for day in event.revised if day <= today})


def minutes_by(event: EventTemplate, today: date) -> Minutes | None:
    """Return when the minutes were published, or that they are private; None if there are none until `today`."""
    return None if isinstance(event.minutes, date) and event.minutes > today else event.minutes


def _day_of(when: date, zone: tzinfo) -> date:
    return day_of(when, zone) if isinstance(when, datetime) else when
