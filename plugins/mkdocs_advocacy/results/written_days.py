"""Days as exports write them. The order of day and month is fixed by the format, shown by the file, or asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.results.personal import is_telephone, quotable
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, DateOrder

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", re.ASCII)
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?\s.*)?", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = "|".join(_MONTHS)
_ENGLISH = re.compile(
    rf"(?:(?:mon|tue|wed|thu|fri|sat|sun),? )?({_NAME})[a-z]* (\d{{1,2}}),? (\d{{4}})", re.ASCII | re.IGNORECASE
)
_NAMED = re.compile(rf"(\d{{1,2}})[- ]({_NAME})[a-z]*\.?[- ](\d{{4}})(?:,?\s.*)?", re.ASCII | re.IGNORECASE)
"""A day with the name of its month between: 15-Nov-2025 03:14PM."""
_QUOTABLE = re.compile(
    r"(?:[A-Z][a-z]{2},? ){0,2}[\d:/.,+ TZ-]{4,32}(?:[AaPp][Mm])?(?: ?[A-Z]{3,4}[+-]?\d*)?", re.ASCII
)
"""What a date or a time looks like. Messages quote nothing else, because a shifted row may have a comment here."""


@dataclass(frozen=True, slots=True)
class WrittenDays:
    """The order of day and month in a file, for dates such as 01/02/2026."""

    order: DateOrder | None
    is_fixed: bool = False
    """Whether the order is that of the format, which always writes slashes."""

    @classmethod
    def of(cls, cells: Iterable[str], answers: Answers, fixed: DateOrder | None = None) -> WrittenDays:
        """Return the order that the user has named, that the format fixes, or that the cells show, in that order.

        Raises Refused if cells contradict each other.
        """
        if answers.date_order:
            return cls(answers.date_order)
        if fixed:
            return cls(fixed, is_fixed=True)
        shown: set[DateOrder] = set()
        for cell in cells:
            if found := _NUMBERS.fullmatch(cell.strip()):
                first, second = int(found[1]), int(found[3])
                if found[2] == "." or 12 < first <= 31:
                    shown.add("dmy")
                elif 12 < second <= 31:
                    shown.add("mdy")
        if len(shown) > 1:
            message = "the file writes dates in two ways, with the day first and with the month first"
            raise Refused(message, "export it again without opening it in a spreadsheet program")
        return cls(next(iter(shown), None))

    def read(self, text: str, *, line: int = 1, column: int = 1) -> date:
        """Return the day of a date, or of a date with a time. Raises Refused if it's none, or could be two days."""
        written, hint = text.strip(), ""
        shown = quotable(written) if _QUOTABLE.fullmatch(written) and not is_telephone(written) else "the cell"
        try:
            if found := _ISO.fullmatch(written):
                return date(int(found[1]), int(found[2]), int(found[3]))
            if found := _ENGLISH.fullmatch(written):
                return date(int(found[3]), _MONTHS.index(found[1].lower()) + 1, int(found[2]))
            if found := _NAMED.fullmatch(written):
                return date(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
            if found := _NUMBERS.fullmatch(written):
                hint = "add --dates dmy or --dates mdy: the order of day and month"
                first, second, year = int(found[1]), int(found[3]), int(found[4])
                year += 2000 if len(found[4]) == 2 else 0
                order = self.order or ("dmy" if first == second else None)
                if self.is_fixed and found[2] != "/":
                    message = f"{shown} was saved by another program, which may have swapped day and month"
                    raise Refused(message, "export the file again, and don't open it", line=line, column=column)
                if order is None:
                    message = f"{shown} could have the day first or the month first"
                    raise Refused(message, hint, line=line, column=column)
                return date(year, second, first) if order == "dmy" else date(year, first, second)
        except ValueError as error:
            if isinstance(error, Refused):
                raise
        raise Refused(f"{shown} is not a date", hint, line=line, column=column)
