"""Count the visits in access logs with the standard library. The reference for other engines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from mkdocs_advocacy.results.bots import is_bot
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.logs.arrivals import is_asset, judge, shorten, unescape
from mkdocs_advocacy.results.logs.lines import has_tags
from mkdocs_advocacy.results.logs.places import Days, Places
from mkdocs_advocacy.results.logs.question import IN_STORMS, LEFT_OUT, OTHER_TAGS, STORM, Question, Report, Row, answer
from mkdocs_advocacy.results.logs.reading import Logs
from mkdocs_advocacy.results.logs.request import Request
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.source import LogFile

_BITS = 32
"""The bits of a number that a key or value holds beside others. Numbers take much less memory than tuples."""
_MASK = (1 << _BITS) - 1


def count_visits(files: Sequence[LogFile], question: Question, report: Report | None = None) -> Export:
    """Count the visits in all these files together. Raises Refused for a file that isn't an access log."""
    logs, tally = Logs(files, report), Tally(question)
    for request in logs.read_requests():
        tally.add(request)
    rows = tuple(tally.rows())
    left_out = {**logs.left_out, **tally.left_out}
    return answer(question, rows, left_out, find_days(tally.days, [*logs.moments, *tally.extremes]))


def find_days(days: Days, moments: Sequence[int]) -> Period | None:
    """Return the period from the first to the last of these moments."""
    return Period(days.day(min(moments)), days.day(max(moments))) if moments else None


class Tally:
    """Visits as they are found, each with the number of the group that it arrived at first."""

    def __init__(self, question: Question) -> None:
        self._question, self._places, self.days = question, Places(question), Days(question)
        self._visits: dict[int, int] = {}
        """By visitor, day and tags: if it was a redirect, the moment and the group. The least is the first page."""
        self._bots: Counter[tuple[int, int]] = Counter()
        """Requests of programs, by minute and group."""
        self.left_out: Counter[str] = Counter()
        self._first, self._last = _MASK, 0

    def add(self, request: Request) -> None:
        """Count a request, unless its visit is known or it isn't one."""
        if not has_tags(request.target):
            return  # the tags are in the referrer, as for files that belong to a page
        group = self._places.find(shorten(request.target))
        if group is None:
            self.left_out[OTHER_TAGS] += 1
            return
        kind = judge(request.method, request.status, asset=is_asset(request.target))
        if kind in LEFT_OUT:
            self.left_out[LEFT_OUT[kind]] += 1
            return
        moment = request.moment
        if not self._first <= moment <= self._last:
            self._first, self._last = min(self._first, moment), max(self._last, moment)
        if is_bot(unescape(request.agent)):
            self._bots[moment // 60, group] += 1
            return
        visitor = self._question.visitor(request.address, request.agent)
        key = (visitor << _BITS | self.days.number(moment)) << _BITS | self._places.tags[group]
        found = ((kind == "redirect") << _BITS | moment) << _BITS | group
        known = self._visits.get(key)
        if known is None or self._is_before(found, known):
            self._visits[key] = found

    @property
    def extremes(self) -> Sequence[int]:
        """The first and the last moment, if any."""
        return (self._first, self._last) if self._last else ()

    def rows(self) -> Iterator[Row]:
        """Yield the counts of each period and group."""
        clicks: Counter[tuple[date, int]] = Counter()
        visitors: defaultdict[tuple[date, int], set[int]] = defaultdict(set)
        storms = self._find_storms()
        for key, value in self._visits.items():
            moment, group = value >> _BITS & _MASK, value & _MASK
            if (moment // 60, key & _MASK) in storms:
                self.left_out[IN_STORMS] += 1
                continue
            place = self.days.period(key >> _BITS & _MASK), group
            clicks[place] += 1
            visitors[place].add(key >> 2 * _BITS)
        bots: Counter[tuple[date, int]] = Counter()
        for (minute, group), count in self._bots.items():
            bots[self.days.period(self.days.number(minute * 60)), group] += count
        for place in clicks.keys() | bots.keys():
            period, group = place
            yield Row(period, self._places.groups[group], clicks[place], len(visitors[place]), bots[place])

    def _find_storms(self) -> set[tuple[int, int]]:
        """Return the minutes and tags of preview storms."""
        bots: Counter[tuple[int, int]] = Counter()
        for (minute, group), count in self._bots.items():
            bots[minute, self._places.tags[group]] += count
        busy = {place: count for place, count in bots.items() if count >= STORM}
        if not busy:
            return set()
        people = Counter(((value >> _BITS & _MASK) // 60, key & _MASK) for key, value in self._visits.items())
        return {place for place, count in busy.items() if count >= people[place]}

    def _is_before(self, found: int, known: int) -> bool:
        """Return whether an arrival came before a known one. Those of the same moment are ordered by their page."""
        if found >> _BITS != known >> _BITS:
            return found < known
        groups = self._places.groups
        return groups[found & _MASK] < groups[known & _MASK]
