"""The numbers about mentions that pages show: sums over periods, shares with intervals, and changes.

A number that isn't published is below the minimum, so a sum over periods with one is a range. Shares then have the
interval of both ends. A sentiment isn't estimated over such periods: the ones that hide it are those that have little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mkdocs_advocacy.results.mentions.values import SENTIMENTS, MentionImport, MentionKey, Mentions
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.statistics import Estimate, estimate_rate

FEWEST_RATED = 30
"""The number of mentions with a sentiment from which its shares are shown."""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of the mentions with its interval."""

    count: int
    """The published mentions of the part, so at least as many there were."""
    of: int
    estimate: Estimate

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
        self._most_hidden = minimum - 1
        self._counts = {(row.period, row.key): row.counts for row in mentions.rows}

    @property
    def periods(self) -> Sequence[Period]:
        """The periods with published mentions, in order."""
        return [period for period in self.origins if (period, MentionKey()) in self._counts]

    def quarters(self) -> Mapping[Period, Sequence[Period]]:
        """Return the periods of each quarter. A week belongs to the quarter of its Thursday."""
        found: dict[Period, list[Period]] = {}
        for period in self.periods:
            found.setdefault(quarter_of(period), []).append(period)
        return found

    def total(self, periods: Iterable[Period]) -> int:
        """Return the mentions of periods."""
        return sum(counts.count for period in periods if (counts := self._counts.get((period, MentionKey()))))

    def divide(self, periods: Sequence[Period], by: str) -> Mapping[str, int]:
        """Return the mentions of periods by `source` or `language`, the largest first, where they are published."""
        sums: dict[str, int] = {}
        for (period, key), counts in self._counts.items():
            if period in periods and (name := getattr(key, by)):
                sums[name] = sums.get(name, 0) + counts.count
        return dict(sorted(sums.items(), key=lambda entry: (-entry[1], entry[0])))

    def listens(self, period: Period, topic: str) -> bool:
        """Return whether a topic was looked for in a period."""
        return period in self.origins and topic in self.origins[period].topics

    def topic_share(self, periods: Iterable[Period], topic: str) -> Share | None:
        """Return the share of a topic in the mentions of those periods in which it was looked for; None without any."""
        known = [period for period in periods if self.listens(period, topic)]
        if not (total := self.total(known)):
            return None
        count = most = 0
        for period in known:
            counts = self._counts.get((period, MentionKey(topic=topic)))
            count += counts.count if counts else 0
            most += counts.count if counts else min(self._most_hidden, self.total([period]))
        least = estimate_rate(count, total)
        return Share(count, total, Estimate(least.value, least.low, estimate_rate(most, total).high))

    def sentiments(self, periods: Sequence[Period], topic: str = "") -> Mapping[str, Share]:
        """Return the shares of sentiments in the mentions that have one, of all or of a topic.

        A sentiment that isn't published for each of the periods is left out, and all are if too few mentions have one.
        """
        whole = [self._counts.get((period, MentionKey(topic=topic))) for period in periods]
        sums = {name: self._sum_sentiment(periods, topic, name) for name in SENTIMENTS}
        unrated = sums.pop("unrated")
        if unrated is None:
            return {}
        rated = sum(counts.count for counts in whole if counts) - unrated
        if rated < FEWEST_RATED:
            return {}
        return {
            name: Share(count, rated, estimate_rate(count, rated)) for name, count in sums.items() if count is not None
        }

    def unrated_share(self, periods: Sequence[Period], topic: str = "") -> float | None:
        """Return the share of mentions that the tool didn't judge; None if it isn't published."""
        total = sum(
            counts.count for period in periods if (counts := self._counts.get((period, MentionKey(topic=topic))))
        )
        unrated = self._sum_sentiment(periods, topic, "unrated")
        return unrated / total if total and unrated is not None else None

    def _sum_sentiment(self, periods: Iterable[Period], topic: str, name: str) -> int | None:
        """Return the sum of a sentiment, or None if a period doesn't publish it."""
        found = [self._counts.get((period, MentionKey(topic=topic, sentiment=name))) for period in periods]
        return sum(counts.count for counts in found if counts) if found and None not in found else None

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
    """A topic whose share changed by more than chance from one quarter to the next."""

    topic: str
    before: Share
    after: Share
    quarter: Period
    """The later quarter."""
    previous: Period


def find_moves(figures: Figures, topics: Iterable[str]) -> Sequence[Move]:
    """Return the topics that moved between the last two quarters, if both are complete and counted in the same way."""
    complete = {quarter: periods for quarter, periods in figures.quarters().items() if _is_complete(quarter, periods)}
    if len(complete) < 2:
        return []
    previous, quarter = sorted(complete)[-2:]
    if (quarter.first - previous.last).days != 1:
        return []
    moves = []
    for topic in topics:
        if not figures.are_comparable([*complete[previous], *complete[quarter]], topic):
            continue
        before, after = (figures.topic_share(complete[one], topic) for one in (previous, quarter))
        if before and after and before.differs_from(after):
            moves.append(Move(topic, before, after, quarter, previous))
    return moves


def quarter_of(period: Period) -> Period:
    """Return the quarter that a week or a month belongs to."""
    first = period.month.replace(month=(period.month.month - 1) // 3 * 3 + 1)
    return Period(first, period_of(first.replace(month=first.month + 2), "month").last)


def _is_complete(quarter: Period, periods: Sequence[Period]) -> bool:
    """Return whether periods have all weeks or months of a quarter: each that belongs to it, without a gap."""
    first, last = min(periods), max(periods)
    inside = all(later.first == earlier.following.first for earlier, later in pairwise(sorted(periods)))
    before = period_of(first.first.fromordinal(first.first.toordinal() - 1), first.span or "month")
    return inside and quarter_of(before) != quarter and quarter_of(last.following) != quarter
