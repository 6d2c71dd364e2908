"""The published test values, and laws that hold for all counts."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.results.statistics import (
    Comparison,
    Estimate,
    VersionCounts,
    compare_versions,
    compute_chance,
    compute_p,
    estimate_adjusted_nps,
    estimate_difference,
    estimate_nps,
    estimate_rate,
)

RATES = st.integers(1, 3000).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


def test_values_of_small_samples() -> None:
    few, fewer = estimate_rate(3, 41), estimate_rate(1, 67)
    assert (few.low, few.high) == pytest.approx((0.02520, 0.19427), abs=1e-5)
    assert (fewer.low, fewer.high) == pytest.approx((0.00264, 0.07982), abs=1e-5)
    difference = estimate_difference((3, 41), (1, 67))
    expected = (0.05825, -0.02245, 0.17997)
    assert (difference.value, difference.low, difference.high) == pytest.approx(expected, abs=1e-5)
    assert compute_chance((3, 41), (1, 67)) == pytest.approx(0.06914, abs=1e-5)


def test_values_of_large_samples() -> None:
    difference = estimate_difference((70, 1000), (50, 1000))
    expected = (0.0200, -0.0009, 0.04116)
    assert (difference.value, difference.low, difference.high) == pytest.approx(expected, abs=1e-5)
    assert compute_chance((50, 1000), (70, 1000)) == pytest.approx(0.96985, abs=1e-5)


def test_values_of_the_net_promoter_score() -> None:
    score = estimate_nps(promoters=30, passives=18, detractors=12)
    assert score.value == pytest.approx(30.0)
    assert (score.low, score.high) == pytest.approx((10.2, 49.8), abs=0.05)
    assert (score.high - score.low) / 2 / 1.959964 == pytest.approx(10.08, abs=0.005)
    adjusted = estimate_adjusted_nps(30, 18, 12)
    assert (adjusted.value, adjusted.low, adjusted.high) == pytest.approx((28.6, 9.3, 47.8), abs=0.05)


def z_test(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float]:
    """Return z and p of the pooled test of two proportions, which the package doesn't use."""
    pooled = (first[0] + second[0]) / (first[1] + second[1])
    z = (first[0] / first[1] - second[0] / second[1]) / sqrt(pooled * (1 - pooled) * (1 / first[1] + 1 / second[1]))
    return z, 2 * (1 - NormalDist().cdf(abs(z)))


def test_the_independent_test_has_its_published_values() -> None:
    assert z_test((3, 41), (1, 67)) == pytest.approx((1.5554, 0.1198), abs=1e-4)


@pytest.mark.parametrize(("first", "second"), [((700, 10_000), (600, 10_000)), ((320, 4000), (260, 3500))])
def test_p_agrees_with_the_independent_test_in_large_samples(first: tuple[int, int], second: tuple[int, int]) -> None:
    assert compute_p(first, second) == pytest.approx(z_test(first, second)[1], rel=0.06)


@given(RATES)
def test_an_interval_contains_its_rate_and_mirrors(rate: tuple[int, int]) -> None:
    found, mirrored = estimate_rate(*rate), estimate_rate(rate[1] - rate[0], rate[1])
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert (found.low, found.high) == pytest.approx((1 - mirrored.high, 1 - mirrored.low), abs=1e-9)
    assert found.low < found.high


@given(RATES, st.integers(2, 50))
def test_more_of_the_same_narrows_an_interval(rate: tuple[int, int], times: int) -> None:
    once, often = estimate_rate(*rate), estimate_rate(rate[0] * times, rate[1] * times)
    assert often.high - often.low < once.high - once.low


@given(RATES, RATES)
def test_a_difference_contains_itself_and_p_agrees_with_its_interval(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    found, opposite = estimate_difference(first, second), estimate_difference(second, first)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (found.low, found.high) == pytest.approx((-opposite.high, -opposite.low), abs=1e-9)
    p = compute_p(first, second)
    assert 0 <= p <= 1
    if abs(p - 0.05) > 1e-6:
        assert found.excludes(0) == (p < 0.05)


@given(RATES, RATES)
def test_chances_add_up_to_one(first: tuple[int, int], second: tuple[int, int]) -> None:
    assert compute_chance(first, second) + compute_chance(second, first) == pytest.approx(1, abs=1e-6)


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500))
def test_a_score_lies_in_its_intervals(promoters: int, passives: int, detractors: int) -> None:
    if not promoters + passives + detractors:
        with pytest.raises(ValueError, match="needs answers"):
            estimate_nps(promoters, passives, detractors)
        return
    score = estimate_nps(promoters, passives, detractors)
    adjusted = estimate_adjusted_nps(promoters, passives, detractors)
    assert -100 <= score.low <= score.value <= score.high <= 100
    assert -100 <= adjusted.low <= score.value + 1e-9
    assert score.value - 1e-9 <= adjusted.high <= 100


@pytest.mark.parametrize(("successes", "trials"), [(1, 0), (0, 0), (5, 4), (-1, 4)])
def test_counts_that_are_no_rate_are_refused(successes: int, trials: int) -> None:
    with pytest.raises(ValueError, match="not a rate"):
        estimate_rate(successes, trials)


BETTER = VersionCounts("a", 1000, 100)
WORSE = VersionCounts("b", 1000, 50)


def test_versions_differ_after_the_end_of_the_campaign() -> None:
    assert compare_versions([BETTER, WORSE], has_ended=True) == Comparison(("a",), ("b",))
    assert compare_versions([BETTER, WORSE], has_ended=False) == Comparison()


@pytest.mark.parametrize(
    "versions",
    [
        [VersionCounts("a", 41, 3), VersionCounts("b", 67, 1)],
        [VersionCounts("a", 1000, 70), VersionCounts("b", 1000, 50)],
        [BETTER],
        [],
        [BETTER, VersionCounts("b", 1000, None)],
        [BETTER, VersionCounts("b", 99, 10)],
        [BETTER, VersionCounts("b", 1000, 9)],
        [VersionCounts("a", 99, 90), VersionCounts("b", 1000, 10)],
        [BETTER, VersionCounts("b", 10, 50)],
    ],
    ids=["few", "chance", "one", "none", "unknown", "few clicks", "few conversions", "few clicks first", "impossible"],
)
def test_otherwise_only_the_counts_remain(versions: list[VersionCounts]) -> None:
    assert compare_versions(versions, has_ended=True) == Comparison()


def test_the_floors_themselves_suffice() -> None:
    versions = [VersionCounts("a", 100, 60), VersionCounts("b", 100, 10)]
    assert compare_versions(versions, has_ended=True) == Comparison(("a",), ("b",))


def test_three_versions_are_compared_with_the_rest() -> None:
    even = VersionCounts("c", 1000, 72)
    found = compare_versions([VersionCounts("a", 1000, 120), WORSE, even], has_ended=True)
    assert found == Comparison(("a",), ("b",))


def test_holm_asks_more_of_many_versions() -> None:
    versions = [VersionCounts("a", 1000, 96), *(VersionCounts(name, 1000, 75) for name in "bcdefghij")]
    rest = (75 * 9, 9000)
    assert 0.05 / 10 < compute_p((96, 1000), rest) < 0.05
    assert compare_versions(versions, has_ended=True) == Comparison()
    assert compare_versions(
        [VersionCounts("a", 1000, 96), VersionCounts("rest", 9000, 675)], has_ended=True
    ).better == ("a",)


def test_a_small_version_is_not_named_but_belongs_to_the_rest() -> None:
    small = VersionCounts("c", 50, 45)
    assert compare_versions([BETTER, WORSE, small], has_ended=True) == Comparison((), ("b",))


@given(st.lists(RATES, min_size=2, max_size=6))
def test_no_version_is_better_and_worse(rates: list[tuple[int, int]]) -> None:
    versions = [VersionCounts(str(place), trials, successes) for place, (successes, trials) in enumerate(rates)]
    found = compare_versions(versions, has_ended=True)
    assert not set(found.better) & set(found.worse)
    named = [version for version in versions if version.name in found.better + found.worse]
    assert all(version.clicks >= 100 and (version.conversions or 0) >= 10 for version in named)
    best = {version.name: (version.conversions or 0) / version.clicks for version in versions}
    assert all(best[better] > best[worse] for better in found.better for worse in found.worse)


def test_intervals_overlap_if_they_share_a_value() -> None:
    low, middle, high = Estimate(0.2, 0.1, 0.3), Estimate(0.4, 0.3, 0.5), Estimate(0.6, 0.51, 0.7)
    assert low.overlaps(middle)
    assert middle.overlaps(low)
    assert not middle.overlaps(high)
    assert not high.overlaps(middle)
