"""Days and times as people and programs write them: read if they can mean one thing only, else a question.

Dots mean day.month.year and a year of four digits at the start means year-month-day, always. Slashes and hyphens are
used in every order, hyphens in Delhi and Rotterdam as day-month-year, in New York as month-day-year. So their order is
what the days of the column show, for each of the two signs by itself, or what the writer says. A day without a year is
in the year of the sheet, if its weekday agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from types import MappingProxyType
from typing import get_args

from babel import Locale

from mkdocs_advocacy.importing.calendar_words import any_of, folded, months, weekdays
from mkdocs_advocacy.importing.clocks import time_of
from mkdocs_advocacy.importing.model import DateOrder
from mkdocs_advocacy.importing.unclear import NoDay, Unclear
from mkdocs_advocacy.importing.zones import settled

_CLOCK = rf"(?i:\d|[:.]\d|\s*(?:[ap]\.?\s?m\b|(?:{any_of('behind_hour')})(?![^\W\d_])))"
_YEAR = rf"['’]?(?P<year>(?:19|20)\d{{2}}|\d{{2}})(?!{_CLOCK})"
"""Four digits, or two that are no hour."""
_MONTH = r"(?P<month>[^\W\d_]{3,})\.?"
_ORDINAL = rf"(?:\.?(?:{any_of('ordinal')})(?![^\W\d_]))?"
_APART = rf"[\s./-]*(?:(?:{any_of('before_month')})(?:\s+|(?<=['’])))?"
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_NUMBERS = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)\.?")
_WITHOUT_YEAR = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\d)")
_NAMED = (
    re.compile(rf"(?P<year>\d{{4}})[\s./-]*{_MONTH}[\s./-]*(?P<day>\d{{1,2}})(?!\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})(?i:{_ORDINAL}){_APART}{_MONTH},?(?:{_APART}{_YEAR})?"),
    re.compile(rf"{_MONTH}-(?P<day>\d{{1,2}})-{_YEAR}"),
    re.compile(rf"{_MONTH}[\s./-]*(?P<day>\d{{1,2}})(?i:{_ORDINAL})(?![\d:.h])(?:(?:[\s,./]+|-(?=\d{{4}})){_YEAR})?"),
)
_SPACED = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?((?:19|20)\d{2})(?!\d)")
"""Numbers with blanks between them, as in 1. 12. 2026."""
_ARTICLE = re.compile(rf"(?:{any_of('before_day')})(?:\s+|(?<=['’]))(?=\d|[^\W\d_])", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]+(?:-feira)?)\.?(,?)\s+(?=\d|[^\W\d_]+\.?\s*\d)")
_WEEKDAY_AFTER = re.compile(r"[\s,]*\(?([^\W\d_]+(?:-feira)?)\b\.?\)?")

ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
_SIGNS = ("/", "-")
_SPELLED = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
_OLDEST = 2020
"""No content calendar is older, so 13/02/27 does not put the year first. Only the order of a column depends on this."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2060
"""Other years are none that a calendar has, unless the whole day is written as 1999-12-31."""
_TYPICAL = "2026-11-30 always works"
_ANY_WEEKDAY = frozenset(range(7))


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
    year_of_sheet: bool = field(default=False, compare=False)
    """Whether the cell has no year, so that it is that of the sheet."""

    def moment(self, zone: tzinfo | None, own: tzinfo = UTC) -> date | datetime:
        """The day, or the time with its zone, which is `zone` where none was written. Unclear where there is none.

        `own` is the hub's zone, which may settle a zone whose name is ambiguous.
        """
        if self.time is None:
            return self.day
        moment = datetime.combine(self.day, self.time)
        if moment.tzinfo:
            return moment.replace(tzinfo=settled(moment.tzinfo, moment, zone, own))
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
        numbers = _NUMBERS.match(_without_weekday(written)[0])
        if not numbers or numbers[2] not in found:
            continue
        known = found[numbers[2]]
        whole = len(numbers[4]) == 4
        likely = {order for order, day in _readings(numbers).items() if whole or day.year >= _OLDEST}
        if likely and not known.possible <= likely:
            shown_by = (*known.shown_by, numbers.group())
            found[numbers[2]] = Orders(known.possible & likely, shown_by)
    return found


def when(written: str, orders: Mapping[str, Orders] = OPEN, years: Sequence[int] = ()) -> When:
    """The day and time in a cell. Unclear if it can be several, or none.

    `orders` are those of its column; `years` are the years that a day without a year may be in.
    """
    text, named = _without_weekday(written)
    try:
        found, rest = _day(text, orders, years, named)
    except NoDay:
        text, named = _without_article(written), _ANY_WEEKDAY  # “Mar” is a month as well
        try:
            found, rest = _day(text, orders, years, named)
        except NoDay:
            raise NoDay(f"“{written.strip()}” is not a day", _TYPICAL) from None
    if (after := _WEEKDAY_AFTER.match(rest)) and (meant := weekdays().get(folded(after[1]))):
        named, rest = named & meant, rest[after.end() :]
    if not _FIRST_YEAR <= found.day.year <= _LAST_YEAR and not _ISO.match(text):
        raise Unclear(f"“{written.strip()}” would be in the year {found.day.year}", "write the year with four digits")
    if found.day.weekday() not in named:
        names = Locale("en").days["format"]["wide"]
        message = f"“{written.strip()}”: {_spelled(found.day)} is a {names[found.day.weekday()]}"
        raise Unclear(message, "write the year as well" if found.year_of_sheet else "correct the day or the weekday")
    return When(found.day, time_of(rest, written) if rest.strip() else None, found.year_of_sheet)


def day_before(text: str, near: date | None) -> date:
    """The day that a text begins with. NoDay if there is none, Unclear if it can be several, or is not real.

    Of one without a year, the nearest to `near`.
    """
    years = (near.year - 1, near.year, near.year + 1) if near else (2000,)  # 29 February is real then
    found = [day for year in years if (day := _day(text, OPEN, (year,), _ANY_WEEKDAY)[0].day)]
    return min(found, key=lambda day: abs(day - near)) if near else found[0]


def _without_weekday(written: str) -> tuple[str, Set[int]]:
    """The day without the weekday before it, and which weekdays that can be."""
    text = _without_article(written)
    found = _WEEKDAY_BEFORE.match(text)
    known = weekdays().get(folded(found[1])) if found else None
    if found and (known or found[2]):
        return _without_article(text[found.end() :]), known or _ANY_WEEKDAY
    return text, _ANY_WEEKDAY


def _without_article(written: str) -> str:
    """The day without the word before it, as in “on 3 April”, and without blanks between its numbers."""
    text = written.strip()
    if found := _ARTICLE.match(text):
        text = text[found.end() :]
    return found.expand(r"\1\2\3\2\4") + text[found.end() :] if (found := _SPACED.match(text)) else text


def _day(text: str, orders: Mapping[str, Orders], years: Sequence[int], named: Set[int]) -> tuple[When, str]:
    if found := _ISO.match(text):
        return When(_date(found.group(), int(found[1]), int(found[3]), int(found[4]))), text[found.end() :]
    if found := _COMPACT.match(text):
        return When(_date(found.group(), *map(int, found.groups()))), text[found.end() :]
    if found := _NUMBERS.match(text):
        return When(_numbered(found, orders)), text[found.end() :]
    for pattern in (_WITHOUT_YEAR, *_NAMED):
        found = pattern.match(text)
        said = found.groupdict() if found else {}
        month = _month(said.get("month") or "")
        if found and month:
            day, year, shown, rest = int(said["day"]), said.get("year"), found.group().strip(), text[found.end() :]
            if year:
                return When(_date(shown, int(year) + (2000 if len(year) == 2 else 0), month, day)), rest
            return When(_in_year_of_sheet(shown, month, day, years, named), year_of_sheet=True), rest
    raise NoDay(f"“{text}” is not a day", _TYPICAL)


def _month(said: str) -> int | None:
    return int(said) if said.isdecimal() else months().get(folded(said))


def _in_year_of_sheet(shown: str, month: int, day: int, years: Sequence[int], named: Set[int]) -> date:
    """The day in the one of `years` in which it is real and has the right weekday."""
    real = [found for year in years if (found := _real(year, month, day))]
    fitting = [found for found in real if found.weekday() in named] or real
    if len(fitting) == 1:
        return fitting[0]
    if not _real(2000, month, day):
        raise Unclear(f"“{shown}” isn't a real date", _TYPICAL)
    several = f", and the sheet has days in {' and '.join(str(one.year) for one in fitting)}" if fitting else ""
    hint = "write the year, or say which one the column means: --year 2026"
    raise Unclear(f"days such as “{shown}” have no year{several}", hint, of_column=True)


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
