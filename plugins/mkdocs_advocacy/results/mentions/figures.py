"""The numbers about mentions that pages show: sums over periods, shares with intervals, and changes.

A number that isn't published is below the minimum, so a sum over periods with one is a range. A share then has the
interval of both ends. Leaving such periods out would be wrong: the ones that hide a sentiment are those with little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from mkdocs_advocacy.results.mentions.values import OTHER, SENTIMENTS, MentionImport, MentionKey, Mentions
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.statistics import Estimate, estimate_rate

FEWEST_RATED = 30
"""The minimum number of rated mentions for which shares of sentiments are shown."""
WIDEST_RANGE = 0.1
"""The maximum hidden part of the mentions for which shares of sentiments are shown."""
Range = tuple[int, int]
"""The smallest and the largest possible number."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the mentions with its interval."""

    count: int
    """The smallest possible number, which is the published number if nothing is hidden."""
    most: int
    """The largest possible number."""
    of: int
    """The number of mentions of the whole."""
    estimate: Estimate

    @classmethod
    def of_range(cls, part: Range, whole: Range) -> Share:
        """Return the share of a part, with the interval of all that is possible. `whole` begins above 0."""
        low = estimate_rate(min(part[0], whole[1]), whole[1])
        high = estimate_rate(min(part[1], whole[0]), whole[0])
        value = low.value if part[0] == part[1] and whole[0] == whole[1] else (low.value + high.value) / 2
        return cls(part[0], part[1], whole[0], Estimate(value, low.low, high.high))

    def differs_from(self, other: Share) -> bool:
        """Return whether the intervals don't overlap, so that a change may be stated."""
        return not self.estimate.overlaps(other.estimate)


class Figures:
    """The mentions of a hub, for looking them up."""

    def __init__(self, mentions: Mentions, minimum: int) -> None:
        self.origins: Mapping[Period, MentionImport] = {
            one.period: one for one in sorted(mentions.imports, key=lambda one: one.period)
        }
        """How the mentions of each imported period were found, in order."""
        self._minimum = minimum
        self._counts = {(row.period, row.key): row.counts for row in mentions.rows}

    @property
    def periods(self) -> Sequence[Period]:
        """The periods with published mentions, in order."""
        return [period for period in self.origins if (period, MentionKey()) in self._counts]

    def group(self, unit_of: Callable[[Period], Period]) -> Mapping[Period, Sequence[Period]]:
        """Return the periods of each quarter or month, in order: see `quarter_of` and `month_of`."""
        found: dict[Period, list[Period]] = {}
        for period in self.periods:
            found.setdefault(unit_of(period), []).append(period)
        return found

    def total(self, periods: Iterable[Period]) -> int:
        """Return the mentions of periods."""
        return sum(counts.count for period in periods if (counts := self._counts.get((period, MentionKey()))))

    def divide(self, periods: Sequence[Period], by: str) -> Mapping[str, tuple[int, bool]]:
        """Return the published mentions of periods by `source` or `language`, the largest first.

        Each has whether there may be more: among `other` in a period, or in one without published numbers.
        """
        parts: dict[Period, dict[str, int]] = {period: {} for period in periods}
        for (period, key), counts in self._counts.items():
            if period in parts and (name := getattr(key, by)):
                parts[period][name] = counts.count
        sums = Counter[str]()
        for part in parts.values():
            sums.update(part)
        return {
            name: (count, any(name not in part and (OTHER in part or not part) for part in parts.values()))
            for name, count in sorted(sums.items(), key=lambda entry: (-entry[1], entry[0]))
        }

    def listens(self, period: Period, topic: str) -> bool:
        """Return whether a topic was looked for in a period."""
        return period in self.origins and topic in self.origins[period].topics

    def topic_share(self, periods: Iterable[Period], topic: str) -> Share | None:
        """Return the share of a topic in the mentions of those periods in which it was looked for; None without any."""
        known = [period for period in periods if self.listens(period, topic)]
        if not (total := self.total(known)):
            return None
        return Share.of_range(self._sum(self._range_of(period, topic) for period in known), (total, total))

    def _range_of(self, period: Period, topic: str) -> Range:
        """Return the mentions of a topic in a period, or of all."""
        if counts := self._counts.get((period, MentionKey(topic=topic))):
            return counts.count, counts.count
        return 0, min(self._most_hidden(period), self.total([period]))

    def _most_hidden(self, period: Period) -> int:
        """Return the largest number that isn't published: by the minimum now, or by that of the import."""
        return max(self._minimum, self.origins[period].minimum if period in self.origins else 0) - 1

    @staticmethod
    def _sum(ranges: Iterable[Range]) -> Range:
        all_ranges = [*ranges]
        return sum(low for low, _ in all_ranges), sum(high for _, high in all_ranges)

    def sentiments(self, periods: Iterable[Period], topic: str = "") -> Mapping[str, Share]:
        """Return the shares of sentiments in the mentions that have one, of all or of a topic.

        All are left out if too few mentions have a sentiment, and each one of which too much is hidden.
        """
        rated, sums = self._sum_sentiments(periods, topic)
        if rated[0] < FEWEST_RATED:
            return {}
        return {
            name: Share.of_range((low, high), rated)
            for name, (low, high) in sums.items()
            if name != "unrated" and high - low <= WIDEST_RANGE * rated[0]
        }

    def unrated_share(self, periods: Iterable[Period], topic: str = "") -> Share | None:
        """Return the share of mentions that the tool didn't judge; None if too much is hidden, or without mentions."""
        rated, sums = self._sum_sentiments(periods, topic)
        low, high = sums["unrated"]
        total = rated[0] + high, rated[1] + low
        return Share.of_range((low, high), total) if total[0] and high - low <= WIDEST_RANGE * total[0] else None

    def _sum_sentiments(self, periods: Iterable[Period], topic: str) -> tuple[Range, Mapping[str, Range]]:
        """Return how many mentions have a sentiment, and how many each of them has."""
        known = [period for period in periods if self.listens(period, topic) or not topic]
        found = [self._sentiments_of(period, topic) for period in known]
        sums: dict[str, Range] = {name: self._sum(ranges[name] for ranges in found) for name in SENTIMENTS}
        least, most = self._sum(self._range_of(period, topic) for period in known)
        unrated = sums["unrated"]
        return (max(0, least - unrated[1]), most - unrated[0]), sums

    def _sentiments_of(self, period: Period, topic: str) -> Mapping[str, Range]:
        """Return how many mentions of a period, or of a topic in it, can have each sentiment."""
        total = self._range_of(period, topic)
        rows = {
            name: counts.count
            for name in SENTIMENTS
            if (counts := self._counts.get((period, MentionKey(topic=topic, sentiment=name))))
        }
        if not rows:
            return dict.fromkeys(SENTIMENTS, (0, total[1]))
        ranges: dict[str, Range] = {
            name: (rows[name], rows[name]) if name in rows else (1, self._most_hidden(period))
            for name in SENTIMENTS
            if name != "neutral"
        }
        others = self._sum(ranges.values())
        return {**ranges, "neutral": (max(0, total[0] - others[1]), total[1] - others[0])}

    def runs(self, topic: str = "") -> Sequence[Sequence[Period]]:
        """Return the periods that can be compared with one another, for all mentions or for a topic.

        A line in a chart is broken between them: there, the tool, the searches or the topic's terms changed.
        """
        known = [period for period in self.periods if not topic or self.listens(period, topic)]
        runs: list[list[Period]] = [[known[0]]] if known else []
        for earlier, later in pairwise(known):
            if self.origins[earlier].is_comparable(self.origins[later], topic):
                runs[-1].append(later)
            else:
                runs.append([later])
        return runs

    def are_comparable(self, periods: Sequence[Period], topic: str = "") -> bool:
        """Return whether all these periods were counted in the same way."""
        return any({*periods} <= {*run} for run in self.runs(topic))


@dataclass(frozen=True, slots=True)
class Move:
    """A topic whose share changed by more than chance from one quarter or month to the next."""

    topic: str
    earlier: Sequence[Period]
    """The periods of the earlier quarter or month."""
    later: Sequence[Period]
    before: Share
    after: Share

    @property
    def is_rise(self) -> bool:
        """Whether the topic's share grew."""
        return self.after.estimate.value > self.before.estimate.value


def find_moves(figures: Figures, topics: Iterable[str], unit_of: Callable[[Period], Period]) -> Sequence[Move]:
    """Return the topics that moved between the last two complete quarters or months, counted in the same way."""
    complete = {unit: periods for unit, periods in figures.group(unit_of).items() if is_complete(periods, unit_of)}
    if not complete:
        return []
    last = max(complete)
    earlier = next((complete[unit] for unit in complete if (last.first - unit.last).days == 1), None)
    if earlier is None:
        return []
    moves = []
    for topic in topics:
        before, after = (figures.topic_share(periods, topic) for periods in (earlier, complete[last]))
        is_comparable = figures.are_comparable([*earlier, *complete[last]], topic)
        if is_comparable and before and after and before.differs_from(after):
            moves.append(Move(topic, earlier, complete[last], before, after))
    return moves


def month_of(period: Period) -> Period:
    """Return the month that a week or a month belongs to: a week belongs to that of its Thursday."""
    return period_of(period.month, "month")


def quarter_of(period: Period) -> Period:
    """Return the quarter that a week or a month belongs to."""
    first = period.month.replace(month=(period.month.month - 1) // 3 * 3 + 1)
    return Period(first, period_of(first.replace(month=first.month + 2), "month").last)


def is_complete(periods: Sequence[Period], unit_of: Callable[[Period], Period]) -> bool:
    """Return whether periods, in order, are all weeks or months of a quarter or month, without a gap."""
    first, last, unit = periods[0], periods[-1], unit_of(periods[0])
    is_whole = all(later == earlier.following for earlier, later in pairwise(periods))
    before = period_of(first.first - timedelta(days=1), first.span or "month")
    return is_whole and unit_of(before) != unit and unit_of(last.following) != unit
