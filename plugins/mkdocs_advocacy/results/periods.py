"""Closed weeks and months, the only periods for which results are published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Span = Literal["week", "month"]
"""The length of a period."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A period of whole days."""

    first: date
    last: date
    """The last day, included."""

    def __str__(self) -> str:
        return f"{self.first} to {self.last}"

    @property
    def span(self) -> Span | None:
        """Whether the period is a week from Monday to Sunday or a calendar month; None if it's neither."""
        return next((span for span in ("week", "month") if period_of(self.first, span) == self), None)

    @property
    def month(self) -> date:
        """The first day of the month that the period belongs to: a week belongs to the month of its Thursday.

        That is the rule by which ISO 8601 assigns weeks to years.
        """
        return (self.first + (self.last - self.first) // 2).replace(day=1)

    @property
    def following(self) -> Period:
        """The week after a week, or the month after a month. Raises ValueError for other periods."""
        if not (span := self.span):
            raise ValueError(f"{self} is neither a week nor a month")
        return period_of(self.last + _DAY, span)

    def overlaps(self, other: Period) -> bool:
        """Return whether a day belongs to both periods."""
        return self.first <= other.last and other.first <= self.last

    def covers(self, other: Period) -> bool:
        """Return whether every day of `other` belongs to this period."""
        return self.first <= other.first and other.last <= self.last


def period_of(day: date, span: Span) -> Period:
    """Return the week or the month that a day belongs to."""
    if span == "week":
        first = day - timedelta(days=day.weekday())
        return Period(first, first + 6 * _DAY)
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - _DAY)


def read_period(text: str) -> Period | None:
    """Return the period that a text names, or None: `2026-11`, `2026-11-02` or `2026-11-02..2026-11-08`."""
    first, dots, last = text.partition("..")
    try:
        if re.fullmatch(r"\d{4}-\d{2}", text):
            return period_of(_read_day(f"{text}-01"), "month")
        period = Period(_read_day(first), _read_day(last if dots else first))
    except (ValueError, OverflowError):
        return None
    return period if period.first <= period.last else None


def _read_day(text: str) -> date:
    """Return the day in the form 2026-11-30, and no other form of ISO 8601. Raises ValueError."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)


def periods_within(covered: Period, span: Span) -> Iterator[Period]:
    """Yield the weeks or months that lie entirely in the days that an export covers, in order."""
    period = period_of(covered.first, span)
    while period.last <= covered.last:
        if covered.covers(period):
            yield period
        period = period.following
