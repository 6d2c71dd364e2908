"""No number below the minimum is shown, or follows from the numbers that are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.results.mentions.counting import Margins, Tally
from mkdocs_advocacy.results.mentions.suppression import publish, raise_minimum, show_sentiments
from mkdocs_advocacy.results.mentions.values import SENTIMENTS, MentionCounts, MentionKey

K = 5
SMALL = set(range(1, K))


def tallies(**counts: int) -> dict[str, Tally]:
    return {name.replace("_", "-"): Tally(count) for name, count in counts.items()}


def margins_of(
    total: Tally,
    *,
    sources: Mapping[str, int] | None = None,
    sentiments: Mapping[str, int] | None = None,
    topic: Mapping[str, int] | None = None,
) -> Margins:
    return Margins(
        total,
        tallies(**(sources or {"x": total.count})),
        tallies(en=total.count),
        tallies(**(sentiments or {"unrated": total.count})),
        {"caps": Tally(sum(topic.values()))} if topic else {},
        {"caps": tallies(**topic)} if topic else {},
    )


def shown(rows: Mapping[MentionKey, MentionCounts]) -> dict[tuple[str, ...], int]:
    return {(key.source, key.language, key.topic, key.sentiment): counts.count for key, counts in rows.items()}


def test_a_period_with_few_mentions_is_not_published() -> None:
    assert publish(margins_of(Tally(4, 9, 9)), K) == {}


def test_all_divisions_are_published() -> None:
    found = publish(
        margins_of(
            Tally(30, 7, 3),
            sources={"x": 20, "news": 10},
            sentiments={"positive": 10, "neutral": 15, "negative": 5},
            topic={"neutral": 7, "negative": 5},
        ),
        K,
    )
    assert {key: count for key, count in shown(found).items() if count} == {
        ("", "", "", ""): 30,
        **{("x", "", "", ""): 20, ("news", "", "", ""): 10, ("", "en", "", ""): 30},
        **{("", "", "", "positive"): 10, ("", "", "", "neutral"): 15, ("", "", "", "negative"): 5},
        **{("", "", "caps", ""): 12, ("", "", "caps", "neutral"): 7, ("", "", "caps", "negative"): 5},
    }
    assert found[MentionKey()] == MentionCounts(30, 7, None)


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ({"x": 20, "news": 4, "blogs": 4}, {"x": 20, "other": 8}),
        ({"x": 20, "news": 8, "blogs": 4}, {"x": 20, "other": 12}),
        ({"x": 20, "news": 8, "blogs": 4, "other": 1}, {"x": 20, "news": 8, "other": 5}),
        ({"x": 8, "news": 8, "blogs": 1}, {"x": 8, "other": 9}),
        ({"x": 20, "other": 6}, {"x": 20, "other": 6}),
        ({"x": 20, "blogs": 2}, {}),
        ({"x": 4, "blogs": 4}, {}),
    ],
)
def test_small_sources_are_others(sources: Mapping[str, int], expected: Mapping[str, int]) -> None:
    found = publish(margins_of(Tally(sum(sources.values())), sources=sources), K)
    assert {key.source: counts.count for key, counts in found.items() if key.source} == expected


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((22, 14, 4, 0), {"positive": 22}),
        ((22, 14, 6, 2), {"positive": 22, "negative": 6}),
        ((22, 14, 3, 2), {"positive": 22}),
        ((22, 4, 6, 0), {}),
        ((22, 4, 3, 9), {}),
        ((22, 7, 1, 0), {}),
        ((22, 8, 1, 0), {"positive": 22}),
        ((0, 14, 1, 0), {}),
        ((22, 0, 4, 0), {}),
        ((22, 0, 0, 0), {"positive": 22}),
        ((4, 4, 4, 4), {}),
        ((22, 14, 0, 5), {"positive": 22, "neutral": 14, "unrated": 5}),
    ],
)
def test_a_small_sentiment_hides_a_second_one(counts: tuple[int, ...], expected: Mapping[str, int]) -> None:
    found = show_sentiments(dict(zip(SENTIMENTS, counts, strict=True)), K)
    assert {name: count for name, count in found.items() if count} == expected
    assert {name for name, count in found.items() if not count} <= {
        name for name, count in zip(SENTIMENTS, counts, strict=True) if not count
    }


def test_a_feed_without_sentiments_has_no_rows_of_them() -> None:
    assert show_sentiments({"unrated": 40}, K) == {}


LARGEST = 13


@pytest.mark.parametrize("knows_which_exist", [False, True])
def test_no_small_sentiment_can_be_narrowed_down(*, knows_which_exist: bool) -> None:
    """Try every way in which sentiments can add up, for someone who knows the rules, and maybe which of them exist."""
    worlds: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(LARGEST + 1), repeat=len(SENTIMENTS)):
        found = show_sentiments(dict(zip(SENTIMENTS, counts, strict=True)), K)
        existing = tuple(map(bool, counts)) if knows_which_exist else ()
        worlds[sum(counts), existing, tuple(found.items())].append(counts)
    is_any_hidden = False
    for (total, existing, found), group in worlds.items():  # type: ignore[misc]
        if total < K or total - sum(count for _, count in found) > LARGEST:
            continue  # a hidden sentiment could exceed the tested range
        for place in range(len(SENTIMENTS)):
            possible = {counts[place] for counts in group}
            if possible & SMALL:
                is_any_hidden = True
                most = total - sum(existing) + 1 if existing and not found else K
                assert possible >= {count for count in SMALL if count <= most}, (total, found)
    assert is_any_hidden


@pytest.mark.parametrize("elsewhere", [0, 8])
def test_no_small_sentiment_follows_from_those_of_a_topic_and_the_period(elsewhere: int) -> None:
    """The same, for a topic within a period, with that many positive mentions that lack the topic."""
    worlds: dict[object, list[tuple[int, ...]]] = defaultdict(list)
    for neutral, negative in product(range(LARGEST + 1), range(LARGEST + 1)):
        if neutral + negative > LARGEST:
            continue  # a hidden sentiment could exceed the tested range
        period = {"positive": 12 + elsewhere, "neutral": neutral, "negative": negative}
        for positive, *own in product(range(K, 13 + elsewhere), range(neutral + 1), range(negative + 1)):
            topic = {"positive": positive, "neutral": own[0], "negative": own[1]}
            rows = shown(publish(margins_of(Tally(sum(period.values())), sentiments=period, topic=topic), K))
            worlds[tuple(rows.items())].append((neutral, negative, *own))
    seen = set()
    for rows, group in worlds.items():
        found = dict(rows)  # type: ignore[call-overload]
        for place, (topic_id, name) in enumerate(product(("", "caps"), ("neutral", "negative"))):
            is_partly_shown = ("", "", topic_id, "positive") in found
            possible = {world[place] for world in group}
            if is_partly_shown and ("", "", topic_id, name) not in found and possible & SMALL:
                seen.add((topic_id, name))
                assert possible >= SMALL, (rows, group)
    assert seen == {("", "negative"), ("caps", "negative")} or elsewhere == 0


COUNT = st.integers(0, 12)


@given(st.lists(COUNT, min_size=4, max_size=4), st.lists(COUNT, min_size=3, max_size=3), st.integers(5, 14))
def test_nothing_small_is_published_under_any_minimum(sentiments: list[int], sources: list[int], minimum: int) -> None:
    by_sentiment = dict(zip(SENTIMENTS, sentiments, strict=True))
    total = Tally(sum(sentiments), sources[0], sources[1])
    margins = margins_of(
        total, sources=dict(zip("abc", sources, strict=True)), sentiments=by_sentiment, topic=by_sentiment
    )
    rows = publish(margins, K)
    for found, least in ((rows, K), (raise_minimum(rows, minimum), minimum)):
        for counts in found.values():
            assert all(not n or n >= least for n in (counts.count, counts.duplicates, counts.retweets))
        assert found == {} or MentionKey() in found
    assert raise_minimum(rows, K) == rows
