"""Compare numbers of mentions with usual numbers, and count duplicates and retweets."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Literal

from mkdocs_advocacy.results.mentions.values import MentionKey, Mentions
from mkdocs_advocacy.results.periods import Period

FEWEST_BEFORE, MOST_BEFORE = 6, 12
"""The minimum and the maximum number of earlier periods to compare with."""
_FAR = 3
"""The number of median absolute deviations from which a number is unusual."""
_OF_CHANCE = 0.6745
"""The median deviation of a normal distribution in standard deviations."""


@dataclass(frozen=True, slots=True)
class Usual:
    """The usual number, according to earlier periods that were counted in the same way."""

    median: float
    periods: int
    verdict: Literal["more", "less", "usual"]


@dataclass(frozen=True, slots=True)
class Apart:
    """A number of mentions that are counted apart."""

    count: int
    is_least: bool
    """Whether a part isn't published, so that there may be more."""


def compare_volume(count: int, before: Sequence[int]) -> Usual | None:
    """Compare a number of mentions with those of the periods before, in order; None if there are too few of them.

    A number is unusual if it differs from the median by more than three median absolute deviations. The deviation is
    at least that of a Poisson process. Otherwise, any number would be unusual after equal numbers.
    """
    known = before[-MOST_BEFORE:]
    if len(known) < FEWEST_BEFORE:
        return None
    middle = median(known)
    deviation = max(median(abs(number - middle) for number in known), _OF_CHANCE * sqrt(middle))
    is_far = abs(count - middle) > _FAR * deviation
    return Usual(middle, len(known), ("more" if count > middle else "less") if is_far else "usual")


def count_apart(mentions: Mentions, periods: Collection[Period]) -> tuple[Apart, Apart]:
    """Return the numbers of duplicates and of retweets in these periods."""
    rows = [row.counts for row in mentions.rows if row.key == MentionKey() and row.period in periods]
    return _add_up(row.duplicates for row in rows), _add_up(row.retweets for row in rows)


def _add_up(numbers: Iterable[int | None]) -> Apart:
    known = [*numbers]
    return Apart(sum(number or 0 for number in known), is_least=None in known)
