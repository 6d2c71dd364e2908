"""Read the days of mapped exports, whose format the mapping file states."""

from __future__ import annotations

import re
from datetime import date

from mkdocs_advocacy.results.mapping.model import DayFormat
from mkdocs_advocacy.results.personal import quotable_value
from mkdocs_advocacy.results.refusal import Refused

_TIME = r"(?:[T ,]+\d{1,2}:\d{2}.*)?"
_ISO = re.compile(rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_TIME}")
_DIGITS = re.compile(rf"(?P<year>\d{{4}})(?P<month>\d{{2}})(?P<day>\d{{2}}){_TIME}")
_YEAR_FIRST = re.compile(rf"(?P<year>\d{{4}})[-/. ](?P<month>\d{{1,2}})[-/. ](?P<day>\d{{1,2}})\.?{_TIME}")
_DAY_FIRST = re.compile(rf"(?P<day>\d{{1,2}})(?:[-/]|\. ?)(?P<month>\d{{1,2}})(?:[-/]|\. ?)(?P<year>\d{{4}})\.?{_TIME}")
_MONTH_FIRST = re.compile(rf"(?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})[-/.](?P<year>\d{{4}}){_TIME}")
_FORMATS = {"ymd": (_ISO, _DIGITS, _YEAR_FIRST), "dmy": (_ISO, _DAY_FIRST), "mdy": (_ISO, _MONTH_FIRST)}


def read_day(text: str, day_format: DayFormat | None, *, line: int = 1, column: int = 1) -> date:
    """Return a day, ignoring a time after it. Raises Refused for a day whose format isn't stated.

    Days such as 2026-11-30 are read in any case, as nobody writes the day before the month after a four-digit year.
    """
    for pattern in _FORMATS[day_format] if day_format else (_ISO,):
        if found := pattern.fullmatch(text):
            try:
                return date(int(found["year"]), int(found["month"]), int(found["day"]))
            except ValueError:
                break
    if not text:
        raise Refused("the day is missing", line=line, column=column)
    is_day = any(pattern.fullmatch(text) for patterns in _FORMATS.values() for pattern in patterns)
    if is_day and day_format is None:
        message = f"{quotable_value(text)} could be several days"
        hint = "state the order: add day_format: dmy or mdy to results/results.yml, or --dates dmy or --dates mdy"
    else:
        message = f"{quotable_value(text)} is not a day such as 2026-11-30"
        hint = f"the mapping states the order {day_format}" if is_day else "map the column with the day"
    raise Refused(message, hint, line=line, column=column)
