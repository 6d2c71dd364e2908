"""Days and times as people and programs write them: read where they can mean one thing only, else asked about."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import cache

from babel import Locale

from mkdocs_advocacy.importing.model import DateOrder
from mkdocs_advocacy.languages import known_languages

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


class Unclear(ValueError):
    """What was written means nothing, or may mean several days; the message is a sentence."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


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
            message = f"“{self.time:%H:%M}” is a time without its zone"
            raise Unclear(message, "say which one the spreadsheet means: --timezone Europe/Berlin, or UTC")
        return moment.replace(tzinfo=zone)


def order_in(written: Iterable[str]) -> DateOrder | None:
    """The order that a column of days shows: one of them has a number above 12 where only a day can be.

    None where no day shows it, or where days contradict each other.
    """
    found: set[DateOrder] = set()
    for text in written:
        numbers = _NUMBERS.match(text.strip())
        if numbers and numbers[2] != ".":
            first, second = int(numbers[1]), int(numbers[3])
            if first > 12 >= second:
                found.add("dmy")
            elif second > 12 >= first:
                found.add("mdy")
    return found.pop() if len(found) == 1 else None


def when(written: str, order: DateOrder | None) -> When:
    """The day and time that `written` says; `order` is for days such as 03/04/2026. Unclear where it may be several."""
    text = _WEEKDAY.sub("", written.strip(), count=1)
    day, rest = _day(text, order)
    return When(day, _time(rest, written) if rest.strip() else None)


def time_of(written: str) -> time:
    """The time that stands in a cell of its own."""
    return _time(written, written)


def _day(text: str, order: DateOrder | None) -> tuple[date, str]:
    if found := _ISO.match(text):
        return _date(text, int(found[1]), int(found[3]), int(found[4])), text[found.end() :]
    if found := _NUMBERS.match(text):
        return _numbers(found, order), text[found.end() :]
    for pattern, day_at, month_at in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.match(text)
        month = _months().get(found[month_at].lower()) if found else None
        if found and month:
            return _date(text, int(found[3]), month, int(found[day_at])), text[found.end() :]
    raise Unclear(f"“{text}” is not a day", "2026-11-30 always works")


def _numbers(found: re.Match[str], order: DateOrder | None) -> date:
    shown = found.group().rstrip(".")
    first, second, last = int(found[1]), int(found[3]), int(found[4])
    short = len(found[4]) == 2
    if order == "ymd" and short:
        return _date(shown, 2000 + first, second, last)
    if order is None or order == "ymd":
        order = "dmy" if found[2] == "." or first > 12 or first == second else "mdy" if second > 12 else None
    if order is None:
        either = f"{_spelled(first, second)} or {_spelled(second, first)}"
        raise Unclear(f"“{shown}” may be {either}", "say which order the spreadsheet has: --dates dmy, mdy or ymd")
    day, month = (first, second) if order == "dmy" else (second, first)
    return _date(shown, last + (2000 if short else 0), month, day)


def _spelled(day: int, month: int) -> str:
    return f"{day} {Locale('en').months['format']['wide'][month]}"


def _date(shown: str, year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise Unclear(f"“{shown}” is a day that no calendar has") from None


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
def _months() -> dict[str, int]:
    """The names of months in the languages that the package speaks, long and short."""
    return {
        name.lower().rstrip("."): number
        for language in known_languages()
        for width in ("wide", "abbreviated")
        for kind in ("format", "stand-alone")
        for number, name in Locale(language).months[kind][width].items()
    }
