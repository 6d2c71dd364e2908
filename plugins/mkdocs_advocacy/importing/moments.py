"""Parse dates and times as people and programs write them. Ambiguous dates become questions to the writer.

Dots always mean day.month.year, and a four-digit year at the start means year-month-day. Slashes and hyphens are used
in every order: with hyphens, Delhi and Rotterdam write the day first, New York the month. So the other dates of the
column determine the order, separately for slashes and hyphens, unless the writer sets it. A date without a year gets
the year of the sheet that its weekday fits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, tzinfo
from types import MappingProxyType
from typing import get_args

from babel import Locale

from mkdocs_advocacy.importing.calendar_words import any_of, fold, months, weekdays
from mkdocs_advocacy.importing.clocks import time_of
from mkdocs_advocacy.importing.model import DateOrder
from mkdocs_advocacy.importing.unclear import NoDay, Unclear
from mkdocs_advocacy.importing.zones import resolve_zone

_CLOCK = rf"(?i:\d|[:.]\d|\s*(?:[ap]\.?\s?m\b|(?:{any_of('behind_hour')})(?![^\W\d_])))"
_YEAR = rf"['’]?(?P<year>(?:19|20)\d{{2}}|\d{{2}})(?!{_CLOCK})"
"""Four digits, or two that are not an hour."""
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
"""Numbers separated by spaces, as in 1. 12. 2026."""
_ARTICLE = re.compile(rf"(?:{any_of('before_day')})(?:\s+|(?<=['’]))(?=\d|[^\W\d_])", re.IGNORECASE)
_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]+(?:-feira)?)\.?(,?)\s+(?=\d|[^\W\d_]+\.?\s*\d)")
_WEEKDAY_AFTER = re.compile(r"[\s,]*\(?([^\W\d_]+(?:-feira)?)\b\.?\)?")

ORDERS: tuple[DateOrder, ...] = get_args(DateOrder)
_SIGNS = ("/", "-")
_SPELLED = {"dmy": "day/month/year", "mdy": "month/day/year", "ymd": "year/month/day"}
_OLDEST = 2020
"""No content calendar is older, so 13/02/27 does not begin with the year. Used only to detect a column's order."""
_FIRST_YEAR, _LAST_YEAR = 2000, 2060
"""Other years are accepted only in the form 1999-12-31."""
_TYPICAL = "2026-11-30 always works"
_ANY_WEEKDAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Orders:
    """The possible orders of a column's dates."""

    possible: frozenset[DateOrder] = frozenset(ORDERS)
    """Empty if the dates contradict each other."""
    shown_by: tuple[str, ...] = ()
    """The dates that ruled out other orders."""


OPEN: Mapping[str, Orders] = MappingProxyType({sign: Orders() for sign in _SIGNS})
"""Every order is possible, for each separator."""


@dataclass(frozen=True, slots=True)
class When:
    """A date with an optional time."""

    day: date
    time: time | None = None
    """The time, with its zone if one was written."""
    year_of_sheet: bool = field(default=False, compare=False)
    """Whether the cell has no year, so the year comes from the sheet."""

    def moment(self, zone: tzinfo | None, own: tzinfo = UTC) -> date | datetime:
        """Return the date, or the time with its zone. `zone` is for times without a zone; raise Unclear if it is None.

        `own` is the hub's zone, which may resolve an ambiguous abbreviation.
        """
        if self.time is None:
            return self.day
        moment = datetime.combine(self.day, self.time)
        if moment.tzinfo:
            return moment.replace(tzinfo=resolve_zone(moment.tzinfo, moment, zone, own))
        if zone is None:
            message = f"times such as “{self.time:%H:%M}” have no time zone"
            hint = "set the spreadsheet's time zone: --timezone Europe/Berlin, or UTC"
            raise Unclear(message, hint, of_column=True)
        return moment.replace(tzinfo=zone)


def orders_in(column: Iterable[str], chosen: DateOrder | None = None) -> Mapping[str, Orders]:
    """Return the orders that make all dates of a column real, by separator.

    `chosen` is the writer's choice, which applies to every separator. Dates that aren't real in any order are ignored.
    """
    if chosen:
        return {sign: Orders(frozenset({chosen})) for sign in _SIGNS}
    found = dict(OPEN)
    for written in column:
        numbers = _NUMBERS.match(_strip_weekday(written)[0])
        if not numbers or numbers[2] not in found:
            continue
        known = found[numbers[2]]
        whole = len(numbers[4]) == 4
        likely = {order for order, day in _list_readings(numbers).items() if whole or day.year >= _OLDEST}
        if likely and not known.possible <= likely:
            shown_by = (*known.shown_by, numbers.group())
            found[numbers[2]] = Orders(known.possible & likely, shown_by)
    return found


def when(written: str, orders: Mapping[str, Orders] = OPEN, years: Sequence[int] = ()) -> When:
    """Parse the date and time in a cell. Raise Unclear if it is ambiguous or invalid.

    `orders` are the possible orders of its column; `years` are candidates for dates without a year.
    """
    text, named = _strip_weekday(written)
    try:
        found, rest = _parse_day(text, orders, years, named)
    except NoDay:
        text, named = _strip_article(written), _ANY_WEEKDAY  # “Mar” can be a weekday or a month
        try:
            found, rest = _parse_day(text, orders, years, named)
        except NoDay:
            raise NoDay(f"“{written.strip()}” is not a date", _TYPICAL) from None
    if (after := _WEEKDAY_AFTER.match(rest)) and (meant := weekdays().get(fold(after[1]))):
        named, rest = named & meant, rest[after.end() :]
    if not _FIRST_YEAR <= found.day.year <= _LAST_YEAR and not _ISO.match(text):
        raise Unclear(f"“{written.strip()}” would be in the year {found.day.year}", "write the year with four digits")
    if found.day.weekday() not in named:
        names = Locale("en").days["format"]["wide"]
        message = f"“{written.strip()}”: {_format_day(found.day)} is a {names[found.day.weekday()]}"
        raise Unclear(message, "write the year" if found.year_of_sheet else "correct the day or the weekday")
    return When(found.day, time_of(rest, written) if rest.strip() else None, found.year_of_sheet)


def parse_leading_day(text: str, near: date | None) -> date:
    """Parse the date at the beginning of a text. Raise NoDay if there is none, Unclear if it is ambiguous or not real.

    A date without a year is the one nearest to `near`.
    """
    years = (near.year - 1, near.year, near.year + 1) if near else (2000,)  # a leap year
    found = [day for year in years if (day := _parse_day(text, OPEN, (year,), _ANY_WEEKDAY)[0].day)]
    return min(found, key=lambda day: abs(day - near)) if near else found[0]


def _strip_weekday(written: str) -> tuple[str, Set[int]]:
    """Return the date without a leading weekday, and the weekdays that it can mean."""
    text = _strip_article(written)
    found = _WEEKDAY_BEFORE.match(text)
    known = weekdays().get(fold(found[1])) if found else None
    if found and (known or found[2]):
        return _strip_article(text[found.end() :]), known or _ANY_WEEKDAY
    return text, _ANY_WEEKDAY


def _strip_article(written: str) -> str:
    """Remove a leading word, as in “on 3 April”, and spaces between the numbers."""
    text = written.strip()
    if found := _ARTICLE.match(text):
        text = text[found.end() :]
    return found.expand(r"\1\2\3\2\4") + text[found.end() :] if (found := _SPACED.match(text)) else text


def _parse_day(text: str, orders: Mapping[str, Orders], years: Sequence[int], named: Set[int]) -> tuple[When, str]:
    if found := _ISO.match(text):
        return When(_require_date(found.group(), int(found[1]), int(found[3]), int(found[4]))), text[found.end() :]
    if found := _COMPACT.match(text):
        return When(_require_date(found.group(), *map(int, found.groups()))), text[found.end() :]
    if found := _NUMBERS.match(text):
        return When(_parse_numbers(found, orders)), text[found.end() :]
    for pattern in (_WITHOUT_YEAR, *_NAMED):
        found = pattern.match(text)
        groups = found.groupdict() if found else {}
        month = _parse_month(groups.get("month") or "")
        if found and month:
            day, year, shown, rest = int(groups["day"]), groups.get("year"), found.group().strip(), text[found.end() :]
            if year:
                return When(_require_date(shown, int(year) + (2000 if len(year) == 2 else 0), month, day)), rest
            return When(_choose_year(shown, month, day, years, named), year_of_sheet=True), rest
    raise NoDay(f"“{text}” is not a date", _TYPICAL)


def _parse_month(name: str) -> int | None:
    return int(name) if name.isdecimal() else months().get(fold(name))


def _choose_year(shown: str, month: int, day: int, years: Sequence[int], named: Set[int]) -> date:
    """Return the date in the only year of `years` where it exists and has a weekday in `named`."""
    real = [found for year in years if (found := _try_date(year, month, day))]
    fitting = [found for found in real if found.weekday() in named] or real
    if len(fitting) == 1:
        return fitting[0]
    if not _try_date(2000, month, day):
        raise Unclear(f"“{shown}” isn't a real date", _TYPICAL)
    several = (
        f", and the sheet has dates in {' and '.join(str(candidate.year) for candidate in fitting)}" if fitting else ""
    )
    hint = "write the year, or set it for the column: --year 2026"
    raise Unclear(f"dates such as “{shown}” have no year{several}", hint, of_column=True)


def _parse_numbers(found: re.Match[str], orders: Mapping[str, Orders]) -> date:
    shown, sign = found.group().rstrip("."), found[2]
    readings = _list_readings(found)
    if sign == ".":
        if day := readings.get("dmy"):
            return day
        raise Unclear(f"“{shown}” isn't a real date in the order day.month.year", _TYPICAL)
    if not readings:
        raise Unclear(f"“{shown}” isn't a real date", _TYPICAL)
    known = orders[sign]
    if not known.possible and len(readings) == 1:
        first, second = known.shown_by[-2:]
        message = f"the column has dates in both orders, such as “{first}” and “{second}”"
        hint = "set the right order: --dates dmy, mdy or ymd; then correct the other dates"
        raise Unclear(message, hint, of_column=True)
    days = list(dict.fromkeys(day for order, day in readings.items() if order in (known.possible or ORDERS)))
    if len(days) > 1:
        message = f"dates such as “{shown}” can be {' or '.join(map(_format_day, days))}"
        hint = "set the column's order: --dates dmy, mdy or ymd"
        raise Unclear(message, hint, of_column=True)
    if not days:
        order = " or ".join(_SPELLED[order] for order in sorted(known.possible))
        raise Unclear(f"“{shown}” isn't a real date in the order {order}", "write it in that order, or as 2026-11-30")
    return days[0]


def _list_readings(found: re.Match[str]) -> dict[DateOrder, date]:
    """Return the real dates that three numbers can mean, by order. A two-digit year may come first."""
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    short = len(found[4]) == 2
    year = 2000 + last if short else last
    written: dict[DateOrder, tuple[int, int, int]] = {"dmy": (year, second, first), "mdy": (year, first, second)}
    if short:
        written["ymd"] = (2000 + first, second, last)
    return {order: day for order, numbers in written.items() if (day := _try_date(*numbers))}


def _format_day(day: date) -> str:
    return f"{day.day} {Locale('en').months['format']['wide'][day.month]} {day.year}"


def _try_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _require_date(shown: str, year: int, month: int, day: int) -> date:
    if found := _try_date(year, month, day):
        return found
    raise Unclear(f"“{shown}” isn't a real date", _TYPICAL)
