"""Days in time zones: their start and end, and the day of a given time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.core.days import day_of, end_of, start_of

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("zone", "day", "start", "end"),
    [
        ("America/New_York", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),  # a day of 25 hours
        ("America/New_York", "2026-10-31", "2026-10-31T04:00:00Z", "2026-11-01T04:00:00Z"),
        ("Asia/Kolkata", "2026-11-01", "2026-10-31T18:30:00Z", "2026-11-01T18:30:00Z"),
        ("Pacific/Kiritimati", "2026-11-01", "2026-10-31T10:00:00Z", "2026-11-01T10:00:00Z"),
        ("Pacific/Pago_Pago", "2026-11-01", "2026-11-01T11:00:00Z", "2026-11-02T11:00:00Z"),
        ("Europe/Berlin", "2027-03-28", "2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z"),  # 23 hours
        ("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z"),  # 25 hours
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z"),  # begins at 01:00
        ("Asia/Beirut", "2024-03-31", "2024-03-30T22:00:00Z", "2024-03-31T21:00:00Z"),  # begins at 01:00
        ("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"),  # has midnight twice
        ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"),  # this day was skipped
        ("UTC", "2026-11-01", "2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z"),
    ],
)
def test_a_day_begins_and_ends_at_midnight_of_its_zone(zone: str, day: str, start: str, end: str) -> None:
    found = start_of(date.fromisoformat(day), ZoneInfo(zone)), end_of(date.fromisoformat(day), ZoneInfo(zone))
    assert found == (datetime.fromisoformat(start), datetime.fromisoformat(end))
    assert [moment.tzinfo for moment in found] == [UTC, UTC]


@pytest.mark.parametrize("zone", [ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago"), UTC])
def test_the_first_and_last_day_of_the_calendar_work(zone: tzinfo) -> None:
    for day in (date.min, date.max):
        assert start_of(day, zone) < end_of(day, zone)
        assert day_of(start_of(day, zone), zone).year == day.year
        assert day_of(end_of(day, zone), zone).year == day.year


ZONES = st.sampled_from(["America/New_York", "Asia/Kolkata", "Pacific/Kiritimati", "America/Sao_Paulo", "Africa/Cairo"])
DAYS = st.dates(date(1970, 1, 2), date(2037, 12, 30))


@given(ZONES.map(ZoneInfo), DAYS)
def test_a_day_contains_its_first_second_but_not_the_one_before(zone: tzinfo, day: date) -> None:
    assert day_of(start_of(day, zone), zone) == day
    assert day_of(start_of(day, zone) - SECOND, zone) < day
    assert day_of(end_of(day, zone) - SECOND, zone) == day
    assert end_of(day, zone) == start_of(day + timedelta(days=1), zone)
