"""Count visits from exports with a row for each page view, in memory only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from mkdocs_advocacy.results.counts import Record

_Tags = tuple[str, str, str, str]
_Group = tuple[date, _Tags, str]
"""A day, the values of the tags, and the path of the page."""


@dataclass(frozen=True, slots=True)
class View:
    """A page view or an event."""

    visit: str
    """The tool's id of the visit. It is only compared with other ids, and never leaves the reader."""
    moment: datetime
    day: date
    tags: Mapping[str, str]
    path: str
    is_bot: bool = False


@dataclass
class Tally:
    """Adds up visits by day, tags and path."""

    _clicks: Counter[_Group] = field(default_factory=Counter)
    _bots: Counter[_Group] = field(default_factory=Counter)

    def add(self, day: date, tags: Mapping[str, str], path: str = "", *, is_bot: bool = False) -> None:
        """Count a visit, or a request by a program."""
        (self._bots if is_bot else self._clicks)[day, _values_of(tags), path] += 1

    def records(self) -> Sequence[Record]:
        """Return the counts, sorted, so that the order of the export's rows doesn't matter."""
        return tuple(
            Record(day, *tags, path, clicks=self._clicks[day, tags, path], bots=self._bots[day, tags, path])
            for day, tags, path in sorted({*self._clicks, *self._bots})
        )


def count_visits(views: Iterable[View]) -> Sequence[Record]:
    """Count each visit once for each combination of tags, on the day of its first view with them.

    A visit without tags counts once. Views without tags don't count in a visit that has tags.
    """
    tally = Tally()
    first: dict[str, dict[_Tags, View]] = {}
    for view in views:
        if view.is_bot:
            tally.add(view.day, view.tags, view.path, is_bot=True)
            continue
        of_visit = first.setdefault(view.visit, {})
        tags = _values_of(view.tags)
        if tags not in of_visit or view.moment < of_visit[tags].moment:
            of_visit[tags] = view
    for of_visit in first.values():
        for tags, view in of_visit.items():
            if any(tags) or len(of_visit) == 1:
                tally.add(view.day, view.tags, view.path)
    return tally.records()


def _values_of(tags: Mapping[str, str]) -> _Tags:
    """Return the values of tags in the order in which records have them."""
    return tags["source"], tags["medium"], tags["campaign"], tags["content"]
