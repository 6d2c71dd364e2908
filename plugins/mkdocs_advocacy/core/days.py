"""Days and moments: where a day begins and ends in a time zone, and on which day a moment is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first moment of `day` in `zone`, in UTC.

    Where clocks skip midnight, this is the moment at which they do (PEP 495); where they show it twice, the first time.
    """
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:  # the first day of the calendar, east of UTC
        return _FIRST


def end_of(day: date, zone: tzinfo) -> datetime:
    """The first moment after `day` in `zone`, in UTC."""
    return _LAST if day == date.max else start_of(day + timedelta(days=1), zone)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day in `zone` on which an aware `moment` is."""
    return in_zone(moment, zone).date()


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """An aware `moment` as clocks in `zone` show it."""
    try:
        return moment.astimezone(zone)
    except OverflowError:  # the first or the last day of the calendar
        return moment


def shown_moment(moment: datetime, zone: tzinfo) -> str:
    """A moment as problems show it, in the hub's zone: `2027-01-01 00:00 UTC`."""
    return f"{in_zone(moment, zone):%Y-%m-%d %H:%M %Z}"
