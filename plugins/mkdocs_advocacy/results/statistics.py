"""Intervals and comparisons of rates, small enough to need no statistics package.

Wilson's interval of a rate, Newcombe's method 10 (1998) for a difference, the closed form of the probability that one
rate exceeds another, and the net promoter score with its variance, as collected on 2026-11-28. Visits cluster, because
one well-known advocate brings many of them, so the true intervals are wider than these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, fsum, lgamma, sqrt
from statistics import NormalDist

_Z = NormalDist().inv_cdf(0.975)
"""The standard score of a 95% interval."""
_MAX_Z = 40.0
"""A standard score whose probability can't be told from 0."""
FEWEST_CLICKS, FEWEST_CONVERSIONS = 100, 10
"""What each version needs before versions are called different."""
_LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value with its interval, in which the true value lies with a probability of 95% unless stated otherwise."""

    value: float
    low: float
    high: float

    def overlaps(self, other: Estimate) -> bool:
        """Return whether the intervals overlap, so that a difference may be chance."""
        return self.low <= other.high and other.low <= self.high

    def excludes(self, value: float) -> bool:
        """Return whether a value lies outside the interval."""
        return not self.low <= value <= self.high


def estimate_rate(successes: int, trials: int, z: float = _Z) -> Estimate:
    """Return a rate with its Wilson interval. Raises ValueError for counts that aren't a rate."""
    if not 0 <= successes <= trials or not trials:
        raise ValueError(f"{successes} of {trials} is not a rate")
    rate = successes / trials
    center = rate + z * z / (2 * trials)
    margin = z * sqrt(rate * (1 - rate) / trials + z * z / (4 * trials * trials))
    scale = 1 + z * z / trials
    # rounding could exclude the rate itself at 0 and 1
    return Estimate(
        rate, max(0.0, min(rate, (center - margin) / scale)), min(1.0, max(rate, (center + margin) / scale))
    )


def estimate_difference(first: tuple[int, int], second: tuple[int, int], z: float = _Z) -> Estimate:
    """Return the first rate minus the second with Newcombe's interval. Rates are pairs of successes and trials."""
    a, b = estimate_rate(*first, z), estimate_rate(*second, z)
    value = a.value - b.value
    low = value - sqrt((a.value - a.low) ** 2 + (b.high - b.value) ** 2)
    high = value + sqrt((a.high - a.value) ** 2 + (b.value - b.low) ** 2)
    return Estimate(value, low, high)


def compute_p(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Return the smallest level at which Newcombe's interval excludes 0: a two-sided p-value that agrees with it."""
    low, high = 0.0, _MAX_Z
    for _ in range(60):
        middle = (low + high) / 2
        if estimate_difference(first, second, middle).excludes(0):
            low = middle
        else:
            high = middle
    return 2 * (1 - NormalDist().cdf(low))


def compute_chance(first: tuple[int, int], second: tuple[int, int]) -> float:
    """Return the probability that the second rate is greater, if all rates were equally likely beforehand."""
    a_yes, a_no = first[0] + 1, first[1] - first[0] + 1
    b_yes, b_no = second[0] + 1, second[1] - second[0] + 1
    if min(a_yes, a_no, b_yes, b_no) < 1:
        raise ValueError("there are more successes than trials")
    base = _log_beta(a_yes, a_no)
    chance = fsum(
        exp(_log_beta(a_yes + i, a_no + b_no) - _log_beta(1 + i, b_no) - base) / (b_no + i) for i in range(b_yes)
    )
    return min(1.0, chance)


def _log_beta(a: int, b: int) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def estimate_nps(promoters: float, passives: float, detractors: float) -> Estimate:
    """Return the net promoter score, from -100 to 100, with its interval. Raises ValueError without answers."""
    answers = promoters + passives + detractors
    if answers <= 0 or min(promoters, passives, detractors) < 0:
        raise ValueError("a score needs answers")
    positive, negative = promoters / answers, detractors / answers
    score = positive - negative
    margin = _Z * sqrt(max(0.0, positive + negative - score * score) / answers)
    return Estimate(100 * score, 100 * max(-1.0, score - margin), 100 * min(1.0, score + margin))


def estimate_adjusted_nps(promoters: int, passives: int, detractors: int) -> Estimate:
    """Return the adjusted Wald estimate, which adds three virtual answers and suits few or unanimous answers."""
    return estimate_nps(promoters + 0.75, passives + 1.5, detractors + 0.75)


@dataclass(frozen=True, slots=True, order=True)
class VersionCounts:
    """The counts of one version of a post. Both must come from the same tool."""

    name: str
    clicks: int
    conversions: int | None
    """None if unknown. Without conversions there is no rate: nobody knows how often a version was shown."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The versions whose conversion rates differ from the rest. Without any, only the counts may be stated."""

    better: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()


def compare_versions(versions: Sequence[VersionCounts], *, has_ended: bool) -> Comparison:
    """Compare the conversion rates of versions after their campaign has ended.

    Two versions are compared with each other, more with all others together: Newcombe's interval of the difference
    must exclude zero. Holm's method widens the intervals, so that the probability of any wrong verdict stays below
    5 %. A version below the floors is never named, nor is any other if the rest is below them.
    """
    if not has_ended or len(versions) < 2 or any(not _has_rate(version) for version in versions):
        return Comparison()
    counts = {version.name: (version.conversions or 0, version.clicks) for version in versions}
    total = tuple(sum(pair[place] for pair in counts.values()) for place in (0, 1))
    tests = []
    for name, pair in counts.items():
        rest = total[0] - pair[0], total[1] - pair[1]
        if _reaches_floors(pair) and _reaches_floors(rest):
            tests.append((compute_p(pair, rest), name, pair, rest))
    # the two versions of a pair make the same test
    number = 1 if len(versions) == 2 else len(versions)
    better: list[str] = []
    worse: list[str] = []
    for rank, (_, name, pair, rest) in enumerate(sorted(tests)):
        z = NormalDist().inv_cdf(1 - _LEVEL / max(1, number - rank) / 2)
        difference = estimate_difference(pair, rest, z)
        if not difference.excludes(0):
            break
        (better if difference.value > 0 else worse).append(name)
    return Comparison(tuple(sorted(better)), tuple(sorted(worse)))


def _has_rate(version: VersionCounts) -> bool:
    return version.conversions is not None and 0 <= version.conversions <= version.clicks


def _reaches_floors(pair: tuple[int, int]) -> bool:
    return pair[1] >= FEWEST_CLICKS and pair[0] >= FEWEST_CONVERSIONS
