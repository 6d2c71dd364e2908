"""The two conversations in a year in which one topic drifts apart. The numbers were computed by hand.

Customers talk about the price in 10 % of 1,200 mentions a quarter, and so do our posts (5 of 50). They talk about caps
in 5 %, 5 %, 10 % and 20 %, our posts in 1 of 50. Wilson's intervals at 95 %: 1 of 50 is 0.4 % to 10.5 %, 60 of 1,200 is
3.9 % to 6.4 %, 120 of 1,200 is 8.4 % to 11.8 %, 240 of 1,200 is 17.8 % to 22.4 %. So only the fourth quarter drifts.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.feedback.listening.samples import MONTHS, Counts, key, mentions_of, write_listening_hub
from tests.site.sites import NOW, post

from mkdocs_advocacy.cli.hub import open_hub
from mkdocs_advocacy.kinds.feedback.listening.conversations import Conversations, Quarter
from mkdocs_advocacy.results.mentions.figures import Figures
from mkdocs_advocacy.results.statistics import estimate_difference, estimate_rate

CAPS = [20] * 6 + [40] * 3 + [80] * 3
YEAR: Mapping[str, Counts] = {
    month: {key(): 400, key(topic="caps"): caps, key(topic="price"): 40}
    for month, caps in zip(MONTHS, CAPS, strict=True)
}


def posts_of_a_quarter(month: int) -> dict[str, Any]:
    """Return 50 posts: 5 about the price, and one about caps, which names them three times."""
    texts = (
        ["Our price.", "A fair price."] + ["The price, again: the price!"] * 3 + ["Cap, cap and a cap"] + ["Soda."] * 44
    )
    return {
        f"q{month}-{number}": post(f"Number {number}", text, publish=f"2026-{month + number % 3:02}-0{number % 9 + 1}")
        for number, text in enumerate(texts)
    }


@pytest.fixture(scope="module")
def quarters(tmp_path_factory: pytest.TempPathFactory) -> list[Quarter]:
    posts = {name: one for month in (1, 4, 7, 10) for name, one in posts_of_a_quarter(month).items()}
    return compare(tmp_path_factory.mktemp("year"), YEAR, posts)


def compare(
    folder: Path, months: Mapping[str, Counts], posts: Mapping[str, Any], *, drafts: bool = False, **files: Any
) -> list[Quarter]:
    options = {"now": NOW, "drafts": drafts}
    hub = open_hub(
        write_listening_hub(folder, mentions_of(months, **files), posts=posts, options=options) / "mkdocs.yml"
    ).hub
    assert [problem for problem in hub.problems if problem.severity.name == "ERROR"] == []
    return [*Conversations(hub, Figures(hub.results.mentions, hub.results.minimum)).quarters()]


def test_one_topic_drifts_apart_in_one_quarter(quarters: list[Quarter]) -> None:
    assert [quarter.period.first.month for quarter in quarters] == [10, 7, 4, 1], "the newest comes first"
    assert [(quarter.posts, quarter.mentions) for quarter in quarters] == [(50, 1200)] * 4
    assert [[pair.topic for pair in quarter.drifts] for quarter in quarters] == [["caps"], [], [], []]
    assert all(quarter.is_complete for quarter in quarters)


def test_shares_have_the_intervals_of_both_sides(quarters: list[Quarter]) -> None:
    caps, price = quarters[0].pairs
    assert [(pair.topic, pair.ours.count, pair.theirs.count) for pair in (caps, price)] == [
        ("caps", 1, 240),
        ("price", 5, 120),
    ]
    for share, value, low, high in ((caps.ours, 0.02, 0.004, 0.105), (caps.theirs, 0.2, 0.178, 0.224)):
        found = share.estimate
        assert (round(found.value, 3), round(found.low, 3), round(found.high, 3)) == (value, low, high)
    third = quarters[1].pairs[0].theirs.estimate
    assert (round(third.low, 3), round(third.high, 3)) == (0.084, 0.118)


@pytest.mark.parametrize("drafts", [False, True])
def test_only_posts_that_readers_saw_count_and_each_once_for_a_topic(tmp_path: Path, drafts: bool) -> None:
    posts = {
        "summary": post("One", "Soda.", summary="About a cap", publish="2026-10-01"),
        "title": post("The cap", "cap", publish="2026-12-31"),
        "translated": post("Two", "Soda.", publish="2026-11-01"),
        "translated.de": {"title": "Der Deckel", "text": {"any": "Wasser."}},
        "expired": post("Three", "A cap", publish="2026-10-02", expire="2026-10-20"),
        "other": post("Four", "Soda and a capital idea", publish="2026-10-02"),
        "network": post("Five", {"x": ["Soda", "cap"]}, publish="2026-10-02"),
        "before": post("Six", "A cap", publish="2026-09-30"),
        "undated": post("Seven", "A cap"),
        "draft": post("Eight", "A cap", publish="2026-10-02", status="draft"),
        "embargoed": post("Nine", "A cap", publish="2099-10-02"),
    }
    (quarter,) = compare(tmp_path, {"2026-12": YEAR["2026-12"]}, posts, drafts=drafts)
    (caps,) = [pair for pair in quarter.pairs if pair.topic == "caps"]
    assert (caps.ours.count, caps.ours.of) == (5, 6)
    assert not quarter.is_complete, "only December was counted"


def test_nothing_drifts_if_mentions_were_counted_by_other_terms(tmp_path: Path) -> None:
    posts = posts_of_a_quarter(10)
    months = {month: YEAR[month] for month in MONTHS[9:]}
    (quarter,) = compare(tmp_path, months, posts, stamps={"caps": "0" * 8})
    assert quarter.pairs[0].theirs.count == 240
    assert quarter.drifts == []


def test_a_number_that_is_not_published_can_hide_a_drift_but_not_make_one(tmp_path: Path) -> None:
    """Of 30 mentions, 0 to 12 are about caps, so that nobody knows whether customers talk less about them."""
    months: Mapping[str, Counts] = {month: {key(): 10} for month in MONTHS[9:]}
    posts = {f"p{number}": post(f"P {number}", "cap", publish="2026-11-01") for number in range(12)}
    posts |= {f"q{number}": post(f"Q {number}", "Soda", publish="2026-11-01") for number in range(18)}
    (quarter,) = compare(tmp_path, months, posts)
    caps = quarter.pairs[0]
    assert (caps.topic, caps.ours.count, caps.theirs.count) == ("caps", 12, 0)
    assert quarter.drifts == []


@given(*[st.integers(0, 60), st.integers(1, 60), st.integers(0, 2_000), st.integers(1, 2_000)])
def test_newcombes_interval_excludes_zero_whenever_the_intervals_are_apart(a: int, m: int, b: int, n: int) -> None:
    ours, theirs = (min(a, m), m), (min(b, n), n)
    if not estimate_rate(*ours).overlaps(estimate_rate(*theirs)):
        assert estimate_difference(ours, theirs).excludes(0)


def test_a_few_posts_show_no_drift(tmp_path: Path) -> None:
    posts = {f"p{number}": post(f"P {number}", "cap", publish="2026-11-01") for number in range(4)}
    months = {"2026-11": YEAR["2026-11"]}
    (four,) = compare(tmp_path / "four", months, posts)
    (five,) = compare(tmp_path / "five", months, {**posts, "p4": post("P 4", "cap", publish="2026-11-01")})
    assert ([pair.topic for pair in four.drifts], [pair.topic for pair in five.drifts]) == ([], ["caps"])
