"""What rows of others count for: a post's for the post, but for no version, network or language."""

from __future__ import annotations

from datetime import date

from mkdocs_advocacy.kinds.campaigns.results.summary import Sums
from mkdocs_advocacy.results.clicks import ClickRow, read_clicks, write_clicks
from mkdocs_advocacy.results.counts import Counts, Key
from mkdocs_advocacy.results.load import Results
from mkdocs_advocacy.results.notice import write_notice
from mkdocs_advocacy.results.options import ResultsOptions
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.suppression import PERIOD_OTHERS, others_of, others_of_post

WEEK = Period(date(2026, 11, 2), date(2026, 11, 8))
ROWS = [
    ClickRow(WEEK, key, Counts(clicks))
    for key, clicks in (
        (PERIOD_OTHERS, 9),
        (others_of("ginger"), 10),
        (others_of_post("ginger", "launch"), 11),
        (Key("ginger", "launch", "a", "linkedin", "en"), 12),
    )
]


def test_others_are_read_as_they_are_written() -> None:
    rows, problems = read_clicks(write_clicks(ROWS))
    assert not problems
    assert [(row.key, row.counts) for row in rows] == [(row.key, row.counts) for row in ROWS]
    assert [row.key.is_others for row in rows] == [True, True, True, False]


def test_others_of_a_post_count_for_the_post() -> None:
    sums = Sums(Results(clicks=ROWS).only({"ginger"}, {"launch"}, {}).clicks)
    assert sums.by(lambda row: row.key.post) == {"launch": 23, "*": 10, "": 9}
    assert sums.by(lambda row: row.key.source) == {"": 30, "linkedin": 12}
    assert sums.by(lambda row: row.key.language) == {"": 30, "en": 12}


def test_others_of_an_unpublished_post_count_for_its_campaign() -> None:
    """The row names the post no more, but the network of a combination."""
    sums = Sums(Results(clicks=ROWS).only({"ginger"}, set(), {}).clicks)
    assert sums.by(lambda row: row.key.post) == {"*": 33, "": 9}
    assert sums.by(lambda row: row.key.variant) == {"": 42}
    assert sums.by(lambda row: row.key.source) == {"": 30, "linkedin": 12}
    assert Sums(Results(clicks=ROWS).only(set(), set(), {}).clicks).clicks == 9


def test_notice_describes_sums_under_the_hubs_minimum() -> None:
    """Who reads the notice knows what the rule guarantees, for this hub."""
    text = " ".join(write_notice("Carl's", "2026-11-30", ResultsOptions(minimum=10), Results(), []).split())
    assert "Nothing of these below **10**." in text
    assert "only if each of them could still be any number from 0 to 9." in text
    assert "Sums of small numbers are never revised." in text
