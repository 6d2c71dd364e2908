"""The mentions of the latest month: topics, their shares and changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.results.mentions.figures import Figures, Share, is_complete, month_of
from mkdocs_advocacy.results.mentions.volume import Usual, compare_volume
from mkdocs_advocacy.results.periods import Period

Change = Literal["more", "less", "same", "incomparable", "unknown"]
"""How a share changed. `same` is a change within chance, `incomparable` a different way of counting."""


@dataclass(frozen=True, slots=True)
class TopicLine:
    """A topic in a month."""

    topic: str
    share: Share
    before: Share | None
    """Its share in the month before."""
    change: Change

    @property
    def is_hidden(self) -> bool:
        """Whether its numbers aren't published because there are too few mentions."""
        return not self.share.count

    @property
    def is_least(self) -> bool:
        """Whether its number is a minimum, because a part of its mentions isn't published."""
        return self.share.most > self.share.count

    @property
    def growth(self) -> float:
        """The difference of the shares."""
        return self.share.estimate.value - self.before.estimate.value if self.before else 0


class Heard:
    """The published mentions of a hub by month."""

    def __init__(self, hub: Hub) -> None:
        self.figures = Figures(hub.results.mentions, hub.results.minimum)

    @cached_property
    def months(self) -> Mapping[Period, Sequence[Period]]:
        """The months with their periods, in order. A month counts when its last day or week was imported."""
        found = self.figures.group(month_of)
        ended = {month_of(one) for one in self.figures.origins if month_of(one.following) != month_of(one)}
        return {month: periods for month, periods in found.items() if month in ended} or found

    @property
    def month(self) -> Period:
        """The latest month."""
        return [*self.months][-1]

    @property
    def latest(self) -> Sequence[Period]:
        """The periods of the latest month."""
        return self.months[self.month]

    @property
    def is_least(self) -> bool:
        """Whether the month has more mentions, because a week of it wasn't imported or isn't published."""
        return not is_complete(self.latest, month_of)

    @property
    def before(self) -> Sequence[Period]:
        """The periods of the month before the latest one; none if it has no numbers."""
        return next((periods for month, periods in self.months.items() if month.following == self.month), ())

    def lines_of(self, topics: Iterable[str]) -> Sequence[TopicLine]:
        """Return the topics of the latest month, the largest share first, without topics that weren't searched for."""
        lines = [self._describe(topic, share) for topic in topics if (share := self._share(self.latest, topic))]
        return sorted(lines, key=lambda line: (-line.share.estimate.value, line.topic))

    def _share(self, periods: Sequence[Period], topic: str) -> Share | None:
        return self.figures.topic_share(periods, topic)

    def _describe(self, topic: str, share: Share) -> TopicLine:
        before = self._share(self.before, topic) if self.before else None
        change: Change = "same"
        if before is None:
            change = "unknown"
        elif not self.figures.are_comparable([*self.before, *self.latest], topic):
            change = "incomparable"
        elif share.differs_from(before):
            change = "more" if share.estimate.value > before.estimate.value else "less"
        return TopicLine(topic, share, before, change)

    def sentiment_change(self, name: str, share: Share) -> tuple[Change, Share | None]:
        """Return how the share of a sentiment changed, and what it was in the month before."""
        before = self.figures.sentiments(self.before).get(name) if self.before else None
        if before is None:
            return "unknown", None
        if not self.figures.are_comparable([*self.before, *self.latest]):
            return "incomparable", before
        if not share.differs_from(before):
            return "same", before
        return ("more" if share.estimate.value > before.estimate.value else "less"), before

    @property
    def breaks(self) -> Sequence[tuple[Period, Period]]:
        """The periods between which the tool or its searches changed: the last before, and the first after."""
        return [(earlier[-1], later[0]) for earlier, later in pairwise(self.figures.runs())]

    def judge_last(self) -> tuple[Period, int, Usual | None]:
        """Return the last period, its mentions, and the usual number in earlier comparable periods."""
        run = self.figures.runs()[-1]
        *before, last = [self.figures.total([period]) for period in run]
        return run[-1], last, compare_volume(last, before)
