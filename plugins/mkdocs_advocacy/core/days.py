"""Conversions between calendar days and moments in a time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def start_of(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of `day` in `zone`, in UTC.

    If a clock change skips midnight, that is the moment of the change (PEP 495); if midnight occurs twice, the first.
    """
    try:
        return datetime.combine(day, time(), zone).astimezone(UTC)
    except OverflowError:  # the first day of the calendar, east of UTC
        return _FIRST


def end_of(day: date, zone: tzinfo) -> datetime:
    """Return the first moment after `day` in `zone`, in UTC."""
    return _LAST if day == date.max else start_of(day + timedelta(days=1), zone)


def day_of(moment: datetime, zone: tzinfo) -> date:
    """Return the calendar day in `zone` of an aware `moment`."""
    return in_zone(moment, zone).date()


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """Convert an aware `moment` to `zone`."""
    try:
        return moment.astimezone(zone)
    except OverflowError:  # the first or the last day of the calendar
        return moment


def shown_moment(moment: datetime, zone: tzinfo) -> str:
    """Format a moment for a problem message, in the hub's zone: `2027-01-01 00:00 UTC`."""
    return f"{in_zone(moment, zone):%Y-%m-%d %H:%M %Z}"
