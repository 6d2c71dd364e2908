"""Days and times as people and programs write them: read if they can mean one thing only, else a question.

Dots mean day.month.year and a year of four digits at the start means year-month-day, always. Slashes and hyphens are
used in every order, hyphens in Delhi and Rotterdam as day-month-year, in New York as month-day-year. So their order is
what the days of the column show, for each of the two signs by itself, or what the writer says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache
from types import MappingProxyType
from typing import get_args

from babel import Locale

from mkdocs_advocacy.core.languages import known_languages
from mkdocs_advocacy.importing.model import DateOrder

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)\.?")
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|of\s+)?([^\W\d_]+)\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_WEEKDAY = re.compile(r"^[^\W\d_]+\.?,\s+(?=\d|[^\W\d_]+\s+\d)")
_TIME = re.compile(
    r"[T,\s]*(?:at|um|à|a las)?\s*(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2})(?:\.\d+)?)?\s*(uhr|[ap]\.?m\.?)?"
    r"\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)


ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
_SIGNS = ("/", "-")
_SPELLED = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
_OLDEST = 2020
"""No content calendar is older, so 13/02/27 does not put the year first. Only the order of a column depends on this."""
_TYPICAL = "2026-11-30 always works"


class Unclear(ValueError):
    """What was written means nothing, or may mean several things; the message is a sentence."""

    def __init__(self, message: str, hint: str = "", *, of_column: bool = False) -> None:
        """`of_column` says that one answer is enough for all cells of the column."""
        super().__init__(message)
        self.message, self.hint, self.of_column = message, hint, of_column


class NoDay(Unclear):
    """What was written is not meant as a day."""


@dataclass(frozen=True, slots=True)
class Orders:
    """The orders that the days of a column can have."""

    possible: frozenset[DateOrder] = frozenset(ORDERS)
    """None: the days contradict each other."""
    shown_by: tuple[str, ...] = ()
    """The days that ruled out the others."""


OPEN: Mapping[str, Orders] = MappingProxyType({sign: Orders() for sign in _SIGNS})
"""Nothing is known of the order, whichever sign stands between the numbers."""


@dataclass(frozen=True, slots=True)
class When:
    """A day, perhaps with a time."""

    day: date
    time: time | None = None
    """With its zone where that was written."""

    def moment(self, zone: tzinfo | None) -> date | datetime:
        """The day, or the time with its zone, which is `zone` where none was written. Unclear where there is none."""
        if self.time is None:
            return self.day
        moment = datetime.combine(self.day, self.time)
        if moment.tzinfo:
            return moment
        if zone is None:
            message = f"times such as “{self.time:%H:%M}” have no time zone"
            hint = "say which one the spreadsheet means: --timezone Europe/Berlin, or UTC"
            raise Unclear(message, hint, of_column=True)
        return moment.replace(tzinfo=zone)


def orders_in(column: Iterable[str], chosen: DateOrder | None = None) -> Mapping[str, Orders]:
    """The orders in which all days of a column are real dates, by the sign between their numbers.

    `chosen` is the writer's answer, which holds for every sign. Days that are not real in any order say nothing.
    """
    if chosen:
        return {sign: Orders(frozenset({chosen})) for sign in _SIGNS}
    found = dict(OPEN)
    for written in column:
        numbers = _NUMBERS.match(_without_weekday(written))
        if not numbers or numbers[2] not in found:
            continue
        known = found[numbers[2]]
        whole = len(numbers[4]) == 4
        likely = {order for order, day in _readings(numbers).items() if whole or day.year >= _OLDEST}
        if likely and not known.possible <= likely:
            shown_by = (*known.shown_by, numbers.group())
            found[numbers[2]] = Orders(known.possible & likely, shown_by)
    return found


def when(written: str, orders: Mapping[str, Orders] = OPEN) -> When:
    """The day and time in a cell; `orders` are those of its column. Unclear if it can be several, or none."""
    day, rest = _day(_without_weekday(written), orders)
    return When(day, _time(rest, written) if rest.strip() else None)


def time_of(written: str) -> time:
    """The time that stands in a cell of its own."""
    return _time(written, written)


def _without_weekday(written: str) -> str:
    return _WEEKDAY.sub("", written.strip(), count=1)


def _day(text: str, orders: Mapping[str, Orders]) -> tuple[date, str]:
    if found := _ISO.match(text):
        return _date(found.group(), int(found[1]), int(found[3]), int(found[4])), text[found.end() :]
    if found := _NUMBERS.match(text):
        return _numbered(found, orders), text[found.end() :]
    for pattern, day_at, month_at in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.match(text)
        month = months().get(found[month_at].lower()) if found else None
        if found and month:
            return _date(found.group(), int(found[3]), month, int(found[day_at])), text[found.end() :]
    raise NoDay(f"“{text}” is not a day", _TYPICAL)


def _numbered(found: re.Match[str], orders: Mapping[str, Orders]) -> date:
    shown, sign = found.group().rstrip("."), found[2]
    readings = _readings(found)
    if sign == ".":
        if day := readings.get("dmy"):
            return day
        raise Unclear(f"“{shown}” isn't a real date in the order day.month.year", _TYPICAL)
    if not readings:
        raise Unclear(f"“{shown}” isn't a real date", _TYPICAL)
    known = orders[sign]
    if not known.possible and len(readings) == 1:
        first, second = known.shown_by[-2:]
        message = f"the column has days in both orders, such as “{first}” and “{second}”"
        hint = "say which order is right: --dates dmy, mdy or ymd; then correct the other days"
        raise Unclear(message, hint, of_column=True)
    days = list(dict.fromkeys(day for order, day in readings.items() if order in (known.possible or ORDERS)))
    if len(days) > 1:
        message = f"days such as “{shown}” can be {' or '.join(map(_spelled, days))}"
        hint = "say in which order the column has them: --dates dmy, mdy or ymd"
        raise Unclear(message, hint, of_column=True)
    if not days:
        order = " or ".join(_SPELLED[order] for order in sorted(known.possible))
        raise Unclear(f"“{shown}” isn't a real date in the order {order}", "write it in that order, or as 2026-11-30")
    return days[0]


def _readings(found: re.Match[str]) -> dict[DateOrder, date]:
    """The real dates that three numbers can be, by their order. A year of two digits may also come first."""
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    short = len(found[4]) == 2
    year = 2000 + last if short else last
    written: dict[DateOrder, tuple[int, int, int]] = {"dmy": (year, second, first), "mdy": (year, first, second)}
    if short:
        written["ymd"] = (2000 + first, second, last)
    return {order: day for order, numbers in written.items() if (day := _real(*numbers))}


def _spelled(day: date) -> str:
    return f"{day.day} {Locale('en').months['format']['wide'][day.month]} {day.year}"


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _date(shown: str, year: int, month: int, day: int) -> date:
    if found := _real(year, month, day):
        return found
    raise Unclear(f"“{shown}” isn't a real date", _TYPICAL)


def _time(text: str, written: str) -> time:
    found = _TIME.fullmatch(text.strip())
    if not found or (found[2] is None and not found[4]):
        raise Unclear(f"“{written.strip()}” has no time that can be read", "14:30 always works")
    hour, minute, second = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    half = (found[4] or "").lower().replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            raise Unclear(f"“{written.strip()}” is a time that no clock shows")
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute, second, tzinfo=_zone(found[5]))
    except ValueError:
        raise Unclear(f"“{written.strip()}” is a time that no clock shows") from None


def _zone(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if written.lower() in ("z", "utc", "gmt"):
        return UTC
    sign, hours, minutes = written[0], int(written[1:3]), int(written[-2:])
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if sign == "-" else offset)


@cache
def months() -> dict[str, int]:
    """The names of months in the languages that the package speaks, long and short."""
    return {
        name.lower().rstrip("."): number
        for language in known_languages()
        for width in ("wide", "abbreviated")
        for kind in ("format", "stand-alone")
        for number, name in Locale(language).months[kind][width].items()
    }
