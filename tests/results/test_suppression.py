"""Which rows are published for which counts."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import pytest
from tests.results.click_tables import read
from tests.results.random_weeks import make_hub

from mkdocs_advocacy.results.counts import Counts, Key
from mkdocs_advocacy.results.suppression import raise_minimum, revise, small_rows, suppress

CASES = {
    "large combinations are published as they are": (
        """
        ginger launch  linkedin  41
        ginger recipes linkedin  12
        """,
        """
        ginger launch  linkedin  41
        ginger recipes linkedin  12
        """,
    ),
    "small ones are published as one sum if there are enough of them": (
        """
        ginger launch  linkedin  41
        ginger launch  x          4
        ginger launch  mastodon   1
        ginger recipes linkedin   3
        ginger recipes x          2
        ginger recipes mastodon   0
        """,
        """
        ginger launch linkedin 41
        ginger *      -        10
        """,
    ),
    "small ones of a post with large ones are published as the others of the post": (
        """
        ginger launch  linkedin 41
        ginger launch  x         4
        ginger launch  mastodon  1
        ginger launch  reddit    3
        ginger launch  xing      2
        ginger launch  email     0
        ginger recipes x         2
        """,
        """
        ginger launch linkedin 41
        ginger launch *        10
        """,
    ),
    "small ones of a post without large ones are published as the others of the campaign": (
        """
        ginger launch  x         4
        ginger launch  mastodon  1
        ginger launch  reddit    3
        ginger launch  xing      2
        ginger launch  email     0
        """,
        "ginger * - 10",
    ),
    "what a post can't publish is summed for the campaign": (
        """
        ginger launch  linkedin 41
        ginger launch  x         4
        ginger launch  mastodon  1
        ginger launch  reddit    1
        ginger launch  xing      0
        ginger recipes x         3
        ginger recipes mastodon  1
        ginger recipes xing      0
        """,
        """
        ginger launch linkedin 41
        ginger *      -        10
        """,
    ),
    "a single small one isn't published: its sum would show it": (
        """
        ginger launch linkedin 41
        ginger launch x         4
        """,
        "ginger launch linkedin 41",
    ),
    "two of 4 aren't published: 8 would show that both are 4": (
        """
        ginger launch linkedin 41
        ginger launch x         4
        ginger launch mastodon  4
        """,
        "ginger launch linkedin 41",
    ),
    "five of 1 aren't published: someone who knows that each has clicks would see that each has one": (
        """
        ginger launch  linkedin 41
        ginger launch  x         1
        ginger launch  mastodon  1
        ginger recipes linkedin  1
        ginger recipes x         1
        ginger recipes mastodon  1
        """,
        "ginger launch linkedin 41",
    ),
    "what campaigns can't publish is summed for the period": (
        """
        ginger launch linkedin 41
        ginger launch x         3
        cola   -      -         2
        lemon  -      -         3
        orange -      -         1
        pear   -      -         0
        """,
        """
        *      -      -         9
        ginger launch linkedin 41
        """,
    ),
    "posts without a campaign have others too": (
        """
        - launch  x        4
        - launch  linkedin 2
        - recipes x        2
        - recipes linkedin 0
        """,
        "- * - 8",
    ),
    "few visitors are a small group, however many clicks they have": (
        """
        ginger launch linkedin 41 30
        ginger launch x        17  4
        """,
        "ginger launch linkedin 41 30",
    ),
    "visitors of others aren't known, because the same person may be in several combinations": (
        """
        ginger launch  linkedin 41 30
        ginger launch  x        17  4
        ginger launch  mastodon  2  2
        ginger recipes linkedin  2  2
        ginger recipes x         0  0
        """,
        """
        ginger launch linkedin 41 30
        ginger *      -        21
        """,
    ),
    "conversions and bots are blank below the minimum, zero included": (
        """
        ginger launch  linkedin 41 - 5 12
        ginger launch  x        20 - 4  0
        ginger recipes x        20 - 0  4
        """,
        """
        ginger launch  linkedin 41 - 5 12
        ginger launch  x        20
        ginger recipes x        20
        """,
    ),
    "the others have the sums of conversions and bots": (
        """
        ginger launch  linkedin 4 - 3 2
        ginger launch  x        2 - 2 3
        ginger recipes linkedin 2 - 1 1
        ginger recipes x        0 - 0 0
        """,
        "ginger * - 8 - 6 6",
    ),
}


@pytest.mark.parametrize(("leaves", "rows"), CASES.values(), ids=CASES)
def test_first_import(leaves: str, rows: str) -> None:
    """An import of a period that has no rows."""
    assert suppress(read(leaves), 5) == read(rows)


@pytest.mark.parametrize("sizes", [[3], [2, 1], [1, 1, 1]])
def test_sums_have_four_numbers_at_least(sizes: Sequence[int]) -> None:
    """Three small numbers are never summed, whatever they are: the notice for works councils says so."""
    keys = [Key(f"c{campaign}", "p", f"v{n}") for campaign, size in enumerate(sizes) for n in range(size)]
    visible = {Key(key.campaign, key.post): Counts(9) for key in keys}
    for minimum in (5, 9):
        for clicks in product(range(minimum), repeat=3):
            hidden = {key: Counts(n) for key, n in zip(keys, clicks, strict=True)}
            assert not any(
                key.is_others for key in {**suppress(hidden, minimum), **suppress(visible | hidden, minimum)}
            )


def test_higher_minimum() -> None:
    """An owner who sets a minimum of 10 gets more others."""
    leaves = read("ginger a x 41\nginger b x 9\nginger c x 8\nginger d x 6\nginger e x 0")
    assert suppress(leaves, 5) == read("ginger a x 41\nginger b x 9\nginger c x 8\nginger d x 6")
    assert suppress(leaves, 10) == read("ginger a x 41")
    assert suppress(leaves | read("ginger f x 1\nginger g x 1"), 10) == read("ginger a x 41\nginger * - 25")


def test_raise_minimum() -> None:
    """Rows below the new minimum join the others of their campaign, of the period, or go."""
    published = read("""
        *      -      -        12
        ginger launch linkedin 41 - 6 12
        ginger launch x         7 -
        ginger *      -         9
        cola   launch x         8
    """)
    assert raise_minimum(published, 10) == read("""
        *      -      -        20
        ginger launch linkedin 41 - - 12
        ginger *      -        16
    """)
    assert raise_minimum(read("cola launch x 8\ncola launch * 9\ncola * - 30\n* - - 40"), 10) == read(
        "cola launch * 17\ncola * - 30\n* - - 40"
    )
    assert raise_minimum(read("cola launch x 8\ncola launch * 9\ncola * - 30"), 20) == read("cola * - 47")
    assert raise_minimum(read("cola launch x 8\nginger launch x 10"), 10) == read("ginger launch x 10")
    assert raise_minimum(read("* - - 12\nginger * - 9"), 10) == read("* - - 21")
    assert raise_minimum(read("* - - 12\nginger a x 20 9"), 30) == read("* - - 32")


def test_raised_minimum_stays_with_the_same_leaves() -> None:
    """After the minimum was raised, the same leaves change nothing, and no row is below it."""
    for seed in range(60):
        leaves = make_hub(seed).weeks[0][0]
        for minimum in (7, 10, 25):
            rows = raise_minimum(suppress(leaves, 5), minimum)
            assert revise(rows, leaves, minimum) == rows
            assert not small_rows(rows, minimum)
            assert raise_minimum(rows, minimum) == rows


def test_order_and_small_rows() -> None:
    """Rows are sorted, none is below the minimum, and rows changed by hand are found."""
    for seed in range(60):
        hub = make_hub(seed)
        leaves = hub.weeks[0][0]
        rows = suppress(leaves, hub.minimum)
        assert rows == suppress(dict(reversed(leaves.items())), hub.minimum)
        assert list(rows) == sorted(rows)
        assert not small_rows(rows, hub.minimum)
        assert revise(rows, leaves, hub.minimum) == rows
        assert sum(counts.clicks for counts in rows.values()) <= sum(counts.clicks for counts in leaves.values())
    edited = read(
        "ginger a x 4\nginger b x 9 4\nginger c x 9 9 0\nginger d x 9 9 - 1\nginger * - 3\nginger e x 5 5 5 5"
    )
    assert list(small_rows(edited, 5)) == [key for key in edited if key.post != "e"]
