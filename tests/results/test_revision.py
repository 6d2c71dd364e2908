"""Which rows a later import of a period changes."""

from __future__ import annotations

import pytest
from tests.results.click_tables import read

from mkdocs_advocacy.results.suppression import revise, suppress

PUBLISHED = """
ginger launch  linkedin 41 - 12
ginger launch  mastodon  6
ginger recipes linkedin 20
ginger *       -        10
"""
HIDDEN = """
ginger launch  x         4
ginger launch  xing      1
ginger recipes mastodon  3
ginger recipes x         2
ginger recipes xing      0
"""
REVISIONS = {
    "nothing new": ("", ""),
    "fewer than 5 more or fewer aren't shown": (
        "ginger launch linkedin 45 - 8\nginger recipes linkedin 16\nginger launch x 8",
        "",
    ),
    "from 5 on, the new number is": (
        "ginger launch linkedin 46 - 17\nginger recipes linkedin 15",
        "ginger launch linkedin 46 - 17\nginger recipes linkedin 15",
    ),
    "a number below 10 doesn't fall: which one it fell to would be nearly certain": ("ginger launch mastodon 0", ""),
    "others stay as they are": ("ginger launch x 30", ""),
    "no combination is added": ("ginger launch reddit 7", ""),
    "conversions from 5 on appear": ("ginger recipes linkedin 20 - 5", "ginger recipes linkedin 20 - 5"),
    "conversions disappear": ("ginger launch linkedin 41 - 3", "ginger launch linkedin 41"),
}


@pytest.mark.parametrize(("late", "changes"), REVISIONS.values(), ids=REVISIONS)
def test_later_import(late: str, changes: str) -> None:
    """An import of a period that has rows. The same import again changes nothing."""
    leaves = read(PUBLISHED.replace("ginger *       -        10", "")) | read(HIDDEN)
    assert revise(suppress(leaves, 5), leaves, 5) == read(PUBLISHED)
    rows = revise(read(PUBLISHED), leaves | read(late), 5)
    assert rows == read(PUBLISHED) | read(changes)
    assert revise(rows, leaves | read(late), 5) == rows


def test_row_that_falls_below_the_minimum() -> None:
    """A combination that falls below the minimum goes, and no sum takes it up."""
    published = read("ginger a x 20\nginger * - 10\n* - - 12")
    for clicks in range(5):
        assert revise(published, read(f"ginger a x {clicks}"), 5) == read("ginger * - 10\n* - - 12")
    assert revise(published, {}, 5) == read("ginger * - 10\n* - - 12")


def test_nothing_appears_in_a_period_that_has_rows() -> None:
    """A combination or a sum that wasn't published would show what it was before, with the numbers of before."""
    assert revise({}, read("ginger a x 50"), 5) == {}
    assert revise(read("ginger a x 50"), read("ginger a x 50\nginger b x 40\ncola b x 40"), 5) == read("ginger a x 50")


def test_visitors_in_a_later_import() -> None:
    """Visitors change as clicks do. A row whose visitors turn out to be few goes."""
    published = read("ginger a x 41 30\nginger b x 20 20\nginger c x 9")
    late = read("ginger a x 44 36\nginger b x 20 4\nginger c x 9 4")
    assert revise(published, late, 5) == read("ginger a x 41 36")
