"""Mentions as a hub shows them: known topics only, under its minimum, without hidden networks."""

from __future__ import annotations

from datetime import date

from mkdocs_advocacy.results.mentions.checks import limit_mentions
from mkdocs_advocacy.results.mentions.values import MentionCounts, MentionKey, MentionRow, Mentions
from mkdocs_advocacy.results.periods import period_of

NOVEMBER = period_of(date(2026, 11, 1), "month")
COUNTS = {
    MentionKey(): 60,
    MentionKey(source="x"): 30,
    MentionKey(source="reddit"): 20,
    MentionKey(source="other"): 10,
    MentionKey(topic="caps"): 12,
    MentionKey(topic="caps", sentiment="negative"): 7,
    MentionKey(topic="price"): 8,
}
MENTIONS = Mentions(
    [MentionRow(NOVEMBER, key, MentionCounts(count), line) for line, (key, count) in enumerate(COUNTS.items(), 2)]
)


def shown(*topics: str, minimum: int = 5, hidden: tuple[str, ...] = ()) -> dict[MentionKey, int]:
    return {row.key: row.counts.count for row in limit_mentions(MENTIONS, topics, minimum, hidden).rows}


def test_everything_is_shown_as_it_was_imported() -> None:
    assert shown("caps", "price") == COUNTS
    assert {row.line for row in limit_mentions(MENTIONS, ["caps", "price"], 5, ()).rows} == {*range(2, 9)}


def test_topics_that_the_hub_does_not_listen_for_are_left_out() -> None:
    assert {key.topic for key in shown("caps")} == {"", "caps"}


def test_hidden_networks_are_others() -> None:
    found = shown("caps", hidden=("x",))
    assert {key.source: count for key, count in found.items() if key.source} == {"reddit": 20, "other": 40}


def test_a_higher_minimum_hides_more() -> None:
    found = shown("caps", "price", minimum=11)
    assert found == {
        MentionKey(): 60,
        MentionKey(source="x"): 30,
        MentionKey(source="other"): 30,
        MentionKey(topic="caps"): 12,
    }
    assert shown("caps", minimum=61) == {}
