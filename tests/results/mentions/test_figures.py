"""Sums over periods, shares with intervals, and changes of method."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from mkdocs_advocacy.results.mentions.figures import Figures, find_moves, month_of, quarter_of
from mkdocs_advocacy.results.mentions.values import MentionCounts, MentionImport, MentionKey, MentionRow, Mentions
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.statistics import estimate_rate

SPRING = [period_of(date(2026, month, 1), "month") for month in (4, 5, 6)]
SUMMER = [period_of(date(2026, month, 1), "month") for month in (7, 8, 9)]
TOTAL, CAPS = MentionKey(), MentionKey(topic="caps")


def figures_of(
    counts: Mapping[Period, Mapping[MentionKey, int]],
    *,
    stamps: Mapping[Period, str] | None = None,
    tools: Mapping[Period, str] | None = None,
) -> Figures:
    rows = [MentionRow(period, key, MentionCounts(n)) for period, of in counts.items() for key, n in of.items()]
    imports = [
        MentionImport(
            period,
            date(2027, 1, 1),
            (tools or {}).get(period, "Tool"),
            "Soda",
            {"caps": (stamps or {}).get(period, "1")},
        )
        for period in counts
    ]
    return Figures(Mentions(rows, imports), 5)


def year(spring: int, summer: int, **options: Mapping[Period, str]) -> Figures:
    counts = {period: {TOTAL: 1000, CAPS: spring} for period in SPRING}
    counts |= {period: {TOTAL: 1000, CAPS: summer} for period in SUMMER}
    return figures_of(counts, **options)


def test_quarters_have_their_months_and_weeks_belong_to_that_of_their_thursday() -> None:
    assert [*year(1, 1).group(quarter_of).values()] == [SPRING, SUMMER]
    week = period_of(date(2026, 6, 30), "week")
    assert quarter_of(week) == Period(date(2026, 7, 1), date(2026, 9, 30))
    assert year(100, 200).total(SPRING) == 3000


def test_a_share_has_wilsons_interval() -> None:
    share = year(100, 200).topic_share(SPRING, "caps")
    assert share
    assert (share.count, share.of, share.estimate) == (300, 3000, estimate_rate(300, 3000))
    assert year(100, 200).topic_share(SPRING, "other") is None


def test_a_hidden_number_widens_the_interval() -> None:
    figures = figures_of({SPRING[0]: {TOTAL: 100, CAPS: 10}, SPRING[1]: {TOTAL: 100}})
    share = figures.topic_share(SPRING[:2], "caps")
    assert share
    assert (share.count, share.most, share.of) == (10, 14, 200)
    assert share.estimate.low == estimate_rate(10, 200).low
    assert share.estimate.high == estimate_rate(14, 200).high


def test_what_an_import_hid_by_a_higher_minimum_stays_hidden() -> None:
    rows = [MentionRow(SPRING[0], TOTAL, MentionCounts(100))]
    figures = Figures(Mentions(rows, [MentionImport(SPRING[0], date(2027, 1, 1), "Tool", "", {"caps": "1"}, 20)]), 5)
    share = figures.topic_share(SPRING[:1], "caps")
    assert share
    assert (share.count, share.most) == (0, 19)


def sentiments_of(*months: Mapping[str, int]) -> Figures:
    counts = {}
    for period, month in zip(SPRING, months, strict=False):
        counts[period] = {TOTAL: 100, CAPS: month["all"]}
        counts[period] |= {MentionKey(topic="caps", sentiment=name): n for name, n in month.items() if name != "all"}
    return figures_of(counts)


def test_sentiments_are_shares_of_the_mentions_that_have_one() -> None:
    month = {"all": 30, "positive": 10, "neutral": 5, "negative": 5, "unrated": 10}
    found = sentiments_of(month, month).sentiments(SPRING[:2], "caps")
    assert {name: (share.count, share.of) for name, share in found.items()} == {
        "positive": (20, 40),
        "neutral": (10, 40),
        "negative": (10, 40),
    }
    assert found["positive"].estimate == estimate_rate(20, 40)
    unrated = sentiments_of(month, month).unrated_share(SPRING[:2], "caps")
    assert unrated
    assert unrated.estimate.value == pytest.approx(1 / 3)


def test_sentiments_of_fewer_than_thirty_are_not_shown() -> None:
    month = {"all": 29, "positive": 19, "neutral": 5, "negative": 5, "unrated": 0}
    assert sentiments_of(month).sentiments(SPRING[:1], "caps") == {}


def test_a_hidden_sentiment_is_a_range() -> None:
    whole = {"all": 60, "positive": 40, "neutral": 10, "negative": 10, "unrated": 0}
    hiding = {"all": 60, "positive": 40, "unrated": 0}
    found = sentiments_of(whole, hiding).sentiments(SPRING[:2], "caps")
    assert {name: (share.count, share.most, share.of) for name, share in found.items()} == {
        "positive": (80, 80, 120),
        "negative": (11, 14, 120),
        "neutral": (26, 29, 120),
    }
    assert found["negative"].estimate.low == estimate_rate(11, 120).low
    assert found["negative"].estimate.high == estimate_rate(14, 120).high
    assert found["negative"].estimate.value == pytest.approx(12.5 / 120)


def test_a_sentiment_of_which_much_is_hidden_is_left_out() -> None:
    month = {"all": 40, "positive": 30, "unrated": 0}
    found = sentiments_of(month, month, month).sentiments(SPRING, "caps")
    assert {*found} == {"positive", "negative", "neutral"}, "three of 120 to twelve of 120"
    small = {"all": 20, "positive": 15, "unrated": 0}
    assert {*sentiments_of(small, small, small).sentiments(SPRING, "caps")} == {"positive"}
    assert sentiments_of(month, {"all": 40}).sentiments(SPRING[:2], "caps") == {}, "a month shows no sentiment at all"


def test_unrated_mentions_that_are_hidden_are_no_ratings() -> None:
    month = {"all": 90, "positive": 40, "negative": 30}
    found = sentiments_of(month).sentiments(SPRING[:1], "caps")
    assert found["positive"].of == 86
    assert found["positive"].estimate.low == estimate_rate(40, 89).low
    assert found["positive"].estimate.high == estimate_rate(40, 86).high


def test_sources_are_added_up_the_largest_first() -> None:
    counts = {SPRING[0]: {TOTAL: 30, MentionKey(source="x"): 10, MentionKey(source="news"): 20}}
    counts |= {SPRING[1]: {TOTAL: 30, MentionKey(source="x"): 30}, SPRING[2]: {TOTAL: 9, MentionKey(source="vk"): 9}}
    assert [*figures_of(counts).divide(SPRING[:2], "source").items()] == [("x", (40, False)), ("news", (20, False))]


def test_a_source_that_may_be_among_others_or_is_not_published_has_at_least_its_published_mentions() -> None:
    news, other, x = (MentionKey(source=name) for name in ("news", "other", "x"))
    counts = {SPRING[0]: {TOTAL: 30, x: 10, news: 20}, SPRING[1]: {TOTAL: 40, x: 30, other: 10}, SPRING[2]: {TOTAL: 9}}
    figures = figures_of(counts)
    assert figures.divide(SPRING[:2], "source") == {"x": (40, False), "news": (20, True), "other": (10, False)}
    assert {is_least for _, is_least in figures.divide(SPRING, "source").values()} == {True}


def test_a_change_of_method_breaks_the_line() -> None:
    figures = year(100, 100, tools=dict.fromkeys(SUMMER, "Another tool"))
    assert figures.runs() == [SPRING, SUMMER]
    assert not figures.are_comparable([SPRING[2], SUMMER[0]])
    terms = year(100, 100, stamps=dict.fromkeys(SUMMER[1:], "2"))
    assert terms.runs() == [[*SPRING, *SUMMER]]
    assert terms.runs("caps") == [[*SPRING, SUMMER[0]], SUMMER[1:]]
    assert terms.runs("unknown") == []


@pytest.mark.parametrize(("spring", "summer", "is_moved"), [(100, 200, True), (200, 100, True), (100, 105, False)])
def test_a_topic_moves_if_the_intervals_of_two_quarters_are_apart(spring: int, summer: int, *, is_moved: bool) -> None:
    moves = find_moves(year(spring, summer), ["caps", "unknown"], quarter_of)
    assert [(move.topic, move.earlier, move.later, move.is_rise) for move in moves] == (
        [("caps", SPRING, SUMMER, summer > spring)] if is_moved else []
    )


def test_a_topic_moves_between_two_months_of_weeks() -> None:
    weeks = [period_of(date(2026, 8, 31), "week")]
    for _ in range(8):
        weeks.append(weeks[-1].following)
    september, october = weeks[:4], weeks[4:]
    counts = {week: {TOTAL: 1000, CAPS: 100 if week in september else 200} for week in weeks}
    (move,) = find_moves(figures_of(counts), ["caps"], month_of)
    assert (move.earlier, move.later) == (september, october)
    del counts[weeks[-1]]
    assert find_moves(figures_of(counts), ["caps"], month_of) == [], "October isn't complete"


def test_a_topic_does_not_move_by_a_change_of_method_or_in_an_incomplete_quarter() -> None:
    tools = dict.fromkeys(SUMMER, "Another tool")
    assert find_moves(year(100, 200, tools=tools), ["caps"], quarter_of) == []
    assert find_moves(year(100, 200, stamps={SUMMER[2]: "2"}), ["caps"], quarter_of) == []
    counts = {period: {TOTAL: 1000, CAPS: 100} for period in (*SPRING, *SUMMER[:2])}
    assert find_moves(figures_of(counts), ["caps"], quarter_of) == []
    assert find_moves(figures_of({}), ["caps"], quarter_of) == []
