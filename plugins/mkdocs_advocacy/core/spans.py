"""Lengths of time and limits per period, as writers write them: `2 years`, `14 days`, `2 a quarter`."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

_SPAN = re.compile(r"([1-9]\d{0,2}) (day|week|month|year)s?")
_LIMIT = re.compile(r"([1-9]\d{0,2}) a (month|quarter|year)")


def _check_span(text: str) -> str:
    if not _SPAN.fullmatch(text):
        raise ValueError(f"“{text}” is not a length of time such as 14 days, 6 months or 2 years")
    return text


def _check_limit(text: str) -> str:
    if not _LIMIT.fullmatch(text):
        raise ValueError(f"“{text}” is not a limit such as 2 a quarter, 1 a month or 4 a year")
    return text


Span = Annotated[str, AfterValidator(_check_span), Field(json_schema_extra={"pattern": f"^{_SPAN.pattern}$"})]
"""A length of time, such as `2 years`."""
Limit = Annotated[str, AfterValidator(_check_limit), Field(json_schema_extra={"pattern": f"^{_LIMIT.pattern}$"})]
"""How often something may happen, such as `2 a quarter`."""
Rhythm = Literal["monthly", "quarterly", "yearly"]
MONTHS_OF: dict[Rhythm, int] = {"monthly": 1, "quarterly": 3, "yearly": 12}
"""The months between two meetings."""


def parts_of_span(span: str) -> tuple[int, str]:
    """Return the number and the unit of a valid span: `day`, `week`, `month` or `year`."""
    number, unit = _SPAN.fullmatch(span).groups()  # type: ignore[union-attr]  # validated
    return int(number), unit


def parts_of_limit(limit: str) -> tuple[int, str]:
    """Return the number and the period of a valid limit: `month`, `quarter` or `year`."""
    number, period = _LIMIT.fullmatch(limit).groups()  # type: ignore[union-attr]  # validated
    return int(number), period


def add_span(day: date, span: str) -> date:
    """Return the day on which a valid span ends that begins on `day`, at most the last day of the calendar."""
    number, unit = parts_of_span(span)
    if unit in ("day", "week"):
        days = number * (7 if unit == "week" else 1)
        return day + timedelta(days=min(days, (date.max - day).days))
    return add_months(day, number * (12 if unit == "year" else 1))


def add_months(day: date, months: int) -> date:
    """Return the same day some months later, or a shorter month's last day, or the calendar's first or last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
