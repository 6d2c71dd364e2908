"""Counting mentions, with duplicates and retweets apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.results.mentions.counting import Margins, count_mentions, drop_repeated
from mkdocs_advocacy.results.mentions.values import Mention, Sentiment


def mention(
    day: int = 1,
    source: str = "x",
    *,
    link: int = 0,
    text: int = 0,
    topics: Sequence[str] = (),
    sentiment: Sentiment = "neutral",
    is_retweet: bool = False,
) -> Mention:
    return Mention(date(2026, 11, day), source, "en", sentiment, frozenset(topics), link, text, is_retweet)


def totals(margins: Margins) -> tuple[int, int, int]:
    return margins.total.count, margins.total.duplicates, margins.total.retweets


def test_the_same_address_or_text_counts_once_where_it_came_first() -> None:
    found = count_mentions(
        [
            mention(3, "blogs", text=7, sentiment="positive"),
            mention(2, "news", link=1, text=7, topics=["caps"]),
            mention(4, "x", link=1),
            mention(1, "x"),
            mention(1, "x"),
            mention(5, "x", link=2, is_retweet=True),
        ]
    )
    assert totals(found) == (3, 2, 1)
    assert {name: tally.count for name, tally in found.sources.items()} == {"x": 2, "news": 1, "blogs": 0}
    assert found.sources["blogs"].duplicates == 1
    assert found.topics["caps"].count == 1
    assert found.topic_sentiments["caps"]["neutral"].count == 1


def test_what_is_joined_by_a_third_mention_is_one() -> None:
    chain = [mention(1, link=1, text=5), mention(2, link=1, text=6), mention(3, link=2, text=6)]
    assert totals(count_mentions(chain)) == (1, 2, 0)


@given(
    st.lists(
        st.builds(
            mention,
            st.integers(1, 3),
            st.sampled_from(["x", "news"]),
            link=st.integers(0, 4),
            text=st.integers(0, 4).map(lambda number: number and number + 100),
            is_retweet=st.booleans(),
        ),
        max_size=8,
    ),
    st.integers(),
)
def test_the_order_of_rows_does_not_matter(mentions: list[Mention], seed: int) -> None:
    shuffled = [*mentions]
    Random(seed).shuffle(shuffled)
    assert count_mentions(shuffled) == count_mentions(mentions)
    assert sum(totals(count_mentions(mentions))) == len(mentions)


def test_a_mention_that_two_files_have_is_no_duplicate() -> None:
    first = [mention(1, link=1, text=2), mention(2, link=1, text=2), mention(3)]
    kept, repeated = drop_repeated([first, [mention(1, link=1, text=2), mention(3), mention(4, link=9)]])
    assert (len(kept), repeated) == (5, 1)
    assert totals(count_mentions(kept)) == (4, 1, 0)


def test_without_an_address_two_files_have_the_same_mention_by_its_text() -> None:
    export = [mention(1, text=2), mention(2, text=2), mention(3, text=4)]
    kept, repeated = drop_repeated([export, export])
    assert (kept, repeated) == (export, 3)
