"""Lengths of time across months of different lengths."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_advocacy.core.spans import add_months, add_span


@pytest.mark.parametrize(
    ("day", "span", "expected"),
    [
        (date(2027, 1, 31), "1 month", date(2027, 2, 28)),
        (date(2028, 1, 31), "1 month", date(2028, 2, 29)),
        (date(2028, 2, 29), "1 year", date(2029, 2, 28)),
        (date(2027, 12, 20), "14 days", date(2028, 1, 3)),
        (date(2027, 12, 20), "2 weeks", date(2028, 1, 3)),
        (date(2027, 11, 30), "3 months", date(2028, 2, 29)),
    ],
)
def test_a_span_ends_on_the_same_day_or_the_last_of_a_shorter_month(day: date, span: str, expected: date) -> None:
    assert add_span(day, span) == expected


def test_months_pass_the_end_of_a_year() -> None:
    assert add_months(date(2027, 12, 31), 2) == date(2028, 2, 29)


def test_months_end_with_the_calendar() -> None:
    assert add_months(date.min, -1) == date.min
    assert add_months(date.max, 1) == date.max
