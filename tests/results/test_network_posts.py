"""Sums of the company's own posts by month and network, and the file that holds them."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_advocacy.results.network_posts import (
    NetworkExport,
    NetworkMonth,
    NetworkPost,
    Rate,
    add_up,
    count_months,
    read_months,
    replace_months,
    write_months,
)
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused

FILE = "results/network-posts.csv"
HEADER = "from,to,network,posts,impressions,engagements,link_clicks,as_of"
OCTOBER, NOVEMBER = Period(date(2026, 10, 1), date(2026, 10, 31)), Period(date(2026, 11, 1), date(2026, 11, 30))
BOTH = Period(OCTOBER.first, NOVEMBER.last)


def export(*posts: NetworkPost, covered: Period | None = BOTH) -> NetworkExport:
    return NetworkExport("Meta Business Suite", "facebook", covered, posts, ("reactions", "comments", "shares"))


def row(
    month: Period = NOVEMBER, network: str = "x", impressions: int | None = 1000, as_of: date = date(2026, 12, 2)
) -> NetworkMonth:
    return NetworkMonth(month, network, 2, impressions, 30, 6, as_of)


def test_posts_are_added_up_by_the_month_of_their_day() -> None:
    posts = [
        NetworkPost(date(2026, 10, 31), 100, 7, 1),
        NetworkPost(date(2026, 11, 1), 1000, 30, 2),
        NetworkPost(date(2026, 11, 30), 234, 5, 0),
    ]
    as_of = date(2026, 12, 1)
    assert count_months(export(*posts), as_of).rows == (
        NetworkMonth(OCTOBER, "facebook", 1, 100, 7, 1, as_of),
        NetworkMonth(NOVEMBER, "facebook", 2, 1234, 35, 2, as_of),
    )


def test_a_month_that_is_not_over_or_not_covered_is_left_out() -> None:
    posts = [NetworkPost(date(2026, month, 20), 1000, 30) for month in (9, 10, 11)]
    found = count_months(export(*posts), date(2026, 11, 30))
    assert ([row.month for row in found.rows], found.outside) == ([OCTOBER], 2)
    partly = Period(date(2026, 10, 2), date(2026, 11, 30))
    found = count_months(export(*posts, covered=partly), date(2026, 12, 1))
    assert ([row.month for row in found.rows], found.outside) == ([NOVEMBER], 2)


def test_a_covered_month_without_posts_has_zeros() -> None:
    months = count_months(export(covered=NOVEMBER), date(2026, 12, 1)).rows
    assert months == (NetworkMonth(NOVEMBER, "facebook", 0, 0, 0, 0, date(2026, 12, 1)),)


def test_an_unknown_count_makes_the_sum_unknown() -> None:
    posts = [NetworkPost(date(2026, 11, 1), 100, 1, None), NetworkPost(date(2026, 11, 2), None, 2, 3)]
    (found,) = count_months(export(*posts, covered=NOVEMBER), date(2026, 12, 1)).rows
    assert (found.impressions, found.engagements, found.link_clicks) == (None, 3, None)


def test_the_days_of_an_export_are_asked() -> None:
    post = NetworkPost(date(2026, 11, 1), 100, 1)
    with pytest.raises(Refused, match="doesn't state which days") as refused:
        count_months(export(post, covered=None), date(2026, 12, 1))
    assert "--period" in refused.value.hint
    assert len(count_months(export(post, covered=None), date(2026, 12, 1), NOVEMBER).rows) == 1


def test_an_export_without_a_post_of_a_complete_month_is_refused() -> None:
    with pytest.raises(Refused, match="no post of the file is from a month that 2026-10-01 to 2026-10-31 completes"):
        count_months(export(NetworkPost(date(2026, 11, 1), 1, 1), covered=OCTOBER), date(2026, 12, 1))


def test_rates_come_from_sums() -> None:
    first, second = row(OCTOBER, impressions=100), row(NOVEMBER, impressions=900)
    both = add_up([second, first])
    assert both is not None
    assert both.engagement_rate == Rate(60, 1000)
    assert both.engagement_rate.value == 0.06
    assert both.click_through_rate == Rate(12, 1000)
    assert str(both.month) == "2026-10-01 to 2026-11-30"
    assert add_up([]) is None


@pytest.mark.parametrize("impressions", [0, 99, None])
def test_few_impressions_have_no_rate(impressions: int | None) -> None:
    assert row(impressions=impressions).engagement_rate is None
    assert row(impressions=impressions).click_through_rate is None
    assert row(impressions=100).engagement_rate is not None


def test_networks_are_never_added() -> None:
    with pytest.raises(ValueError, match="different networks"):
        add_up([row(network="x"), row(network="linkedin")])


def test_a_newer_export_replaces_the_month_of_its_network() -> None:
    other, kept = row(network="linkedin"), row(OCTOBER)
    newer = row(impressions=2000, as_of=date(2026, 12, 9))
    assert replace_months([row(), other, kept], [newer]) == (kept, other, newer)
    assert replace_months([row()], [row()]) == (row(),)


def test_an_older_export_is_refused() -> None:
    with pytest.raises(Refused, match="x in 2026-11 was already imported from an export of 2026-12-09"):
        replace_months([row(as_of=date(2026, 12, 9))], [row()])


def test_the_file_is_read_as_written() -> None:
    rows = (row(OCTOBER), row(NOVEMBER, "linkedin", None), row())
    written = write_months(reversed(rows))
    assert written.splitlines()[:2] == [HEADER, "2026-10-01,2026-10-31,x,2,1000,30,6,2026-12-02"]
    assert written.splitlines()[2] == "2026-11-01,2026-11-30,linkedin,2,,30,6,2026-12-02"
    assert read_months(FILE, written.encode()) == (rows, [])


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("2026-10-01,2026-11-30,x,1,2,3,4,2026-12-01", "2:12", "the row covers several months"),
        ("2026-11-01,2026-11-30,x,1,2,3,4,2026-11-30", "2:33", "from before the end of the month"),
        ("2026-11-01,2026-11-30,x,,2,3,4,2026-12-01", "2:25", "the count is missing"),
        ("2026-11-01,2026-11-30,X!,1,2,3,4,2026-12-01", "2:23", "“X!” is not an id"),
        ('2026-11-01,2026-11-30,x,1,"1,234",3,4,2026-12-01', "2:27", "“1,234” is not a count"),
    ],
)
def test_a_wrong_row_is_reported(line: str, place: str, said: str) -> None:
    rows, problems = read_months(FILE, f"{HEADER}\n{line}\n".encode())
    assert not rows
    assert [str(problem).startswith(f"{FILE}:{place}: error: ") for problem in problems] == [True], problems
    assert said in problems[0].message


def test_two_rows_of_a_network_and_month_are_reported() -> None:
    line = "2026-11-01,2026-11-30,x,1,2,3,4,2026-12-01\n"
    _, problems = read_months(FILE, f"{HEADER}\n{line}{line}".encode())
    assert [(problem.line, problem.column) for problem in problems] == [(3, 23)]
