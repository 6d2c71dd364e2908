"""Numbers for the groups of a question, their tags and the days of moments, which engines compute with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from mkdocs_advocacy.results.logs.arrivals import Arrival, read_arrival
from mkdocs_advocacy.results.logs.question import Question
from mkdocs_advocacy.results.periods import period_of

QUARTER = 900
"""A quarter of an hour in seconds. In every time zone, days begin at the end of one."""


class Places:
    """The groups that targets of requests belong to, each judged once."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._by_target: dict[str, int | None] = {}
        self._numbers: dict[Arrival, int] = {}
        self._tags: dict[tuple[str, ...], int] = {}
        self.groups: list[Arrival] = []
        self.tags: list[int] = []
        """The number of the tags of each group. Groups with the same tags differ in their page."""

    def find(self, target: str) -> int | None:
        """Return the number of the group of a shortened target; None if it has no tags."""
        try:
            return self._by_target[target]
        except KeyError:
            arrival = read_arrival(target)
            number = self._number(self._question.group_of(arrival)) if arrival else None
            self._by_target[target] = number
            return number

    def _number(self, group: Arrival) -> int:
        if group not in self._numbers:
            self._numbers[group] = len(self.groups)
            self.groups.append(group)
            self.tags.append(self._tags.setdefault(group.tags, len(self._tags)))
        return self._numbers[group]


class Days:
    """The days and periods of moments in the hub's zone."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._by_quarter: dict[int, int] = {}
        self._periods: dict[int, date] = {}

    def number(self, moment: int) -> int:
        """Return the number of the day of a moment, counted from the year 1."""
        quarter = moment // QUARTER
        if quarter not in self._by_quarter:
            self._by_quarter[quarter] = self.day(moment).toordinal()
        return self._by_quarter[quarter]

    def day(self, moment: int) -> date:
        """Return the day of a moment."""
        return (datetime.fromtimestamp(0, UTC) + timedelta(seconds=moment)).astimezone(self._question.zone).date()

    def period(self, day: int) -> date:
        """Return the first day of the period of a numbered day."""
        if day not in self._periods:
            self._periods[day] = period_of(date.fromordinal(day), self._question.span).first
        return self._periods[day]
