"""Voluntary counts of shares: what may be published, and what an import leaves out."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.shares import Shares, import_shares, read_shares, write_shares

FILE = "results/shares.csv"
OCTOBER, NOVEMBER = (period_of(date(2026, month, 1), "month") for month in (10, 11))
TODAY = date(2026, 12, 1)


def row(shares: int, post: str = "ginger", network: str = "linkedin", month: Period = NOVEMBER) -> Shares:
    return Shares(month, "", post, network, shares)


def imported(text: str, *existing: Shares, today: date = TODAY, minimum: int = 5) -> tuple[Shares, ...]:
    found, problems = import_shares("counts.csv", text.encode(), existing, minimum, today)
    assert problems == []
    return tuple(found.rows)


def test_the_file_is_read_as_written() -> None:
    rows = (row(12, month=OCTOBER), Shares(NOVEMBER, "launch", "", "", 600), row(0))
    written = write_shares(reversed(rows))
    assert written.splitlines() == [
        "month,campaign,post,network,shares",
        "2026-10,,ginger,linkedin,12",
        "2026-11,,ginger,linkedin,0",
        "2026-11,launch,,,600",
    ]
    assert read_shares(FILE, written.encode(), 5) == (tuple(sorted(rows)), [])


def test_columns_without_values_may_be_missing() -> None:
    rows, problems = read_shares(FILE, b"month,campaign,shares\n2026-11,launch,600\n", 5)
    assert (rows, problems) == ((Shares(NOVEMBER, "launch", "", "", 600),), [])


@pytest.mark.parametrize(("count", "minimum", "is_shown"), [(4, 5, False), (5, 5, True), (0, 5, True), (9, 10, False)])
def test_a_small_count_is_a_problem_in_a_file_written_by_hand(count: int, minimum: int, is_shown: bool) -> None:
    rows, problems = read_shares(FILE, f"month,post,network,shares\n2026-11,ginger,x,{count}\n".encode(), minimum)
    assert bool(rows) == is_shown
    assert [(one.line, one.column, one.rule) for one in problems] == ([] if is_shown else [(2, 18, "small-group")])


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        ("2026-11,launch,ginger,x,7", "2:16", "names a campaign and a post"),
        ("2026-11,,,x,7", "2:1", "names no campaign or post"),
        ("Nov-26,launch,,x,7", "2:1", "“Nov-26” is not a month"),
        ("2026-11,launch,,x,about 7", "2:19", "“about 7” is not a count"),
        ("2026-11,The launch,,x,7", "2:9", "“The launch” is not an id"),
    ],
)
def test_a_wrong_row_is_reported(line: str, place: str, said: str) -> None:
    text = f"month,campaign,post,network,shares\n{line}\n".encode()
    for rows, problems in (read_shares(FILE, text, 5), import_shares(FILE, text, (), 5, TODAY)):
        assert not (rows if isinstance(rows, tuple) else rows.rows)
        assert [str(problem).partition(": error: ")[0] for problem in problems] == [f"{FILE}:{place}"]
        assert said in problems[0].message


def test_names_of_persons_have_no_column() -> None:
    _, problems = import_shares("a.csv", b"month,post,name,shares\n2026-11,ginger,Ada,7\n", (), 5, TODAY)
    assert ["“name” is not allowed" in problem.message for problem in problems] == [True]
    assert "Ada" not in str(problems)


def test_the_same_shares_twice_are_reported() -> None:
    text = b"month,post,shares\n2026-11,ginger,7\n2026-11,ginger,8\n"
    rows, problems = read_shares(FILE, text, 5)
    assert [found.shares for found in rows] == [7]
    assert "line 2 already counts these shares" in problems[0].message
    assert (problems[0].line, problems[0].column) == (3, 16)


def test_an_import_replaces_whole_months_and_leaves_out_small_counts() -> None:
    text = "month,post,network,shares\n2026-11,ginger,linkedin,40\n2026-11,ginger,x,4\n2026-11,lime,x,0\n"
    found, _ = import_shares("a.csv", text.encode(), [row(7, "old"), row(6, month=OCTOBER)], 5, TODAY)
    assert found.rows == (row(6, month=OCTOBER), row(40), row(0, "lime", "x"))
    assert (found.small, found.unchanged, found.open_months) == (1, 0, ())


def test_importing_twice_changes_nothing() -> None:
    text = "month,post,network,shares\n2026-11,ginger,linkedin,40\n2026-11,ginger,x,4\n"
    once = imported(text)
    assert imported(text, *once) == once


def test_a_month_that_is_not_over_is_left_out() -> None:
    text = b"month,post,shares\n2026-11,ginger,40\n2026-10,ginger,50\n"
    found, _ = import_shares("a.csv", text, [row(9)], 5, date(2026, 11, 30))
    assert found.rows == (row(50, network="", month=OCTOBER), row(9))
    assert found.open_months == (NOVEMBER,)


@pytest.mark.parametrize(("count", "shown"), [(42, 40), (36, 40), (45, 45), (35, 35), (40, 40)])
def test_a_row_that_changes_by_a_few_keeps_its_number(count: int, shown: int) -> None:
    text = f"month,post,network,shares\n2026-11,ginger,linkedin,{count}\n"
    found, _ = import_shares("a.csv", text.encode(), [row(40)], 5, TODAY)
    assert found.rows == (row(shown),)
    assert found.unchanged == (count != shown)


@given(st.lists(st.integers(0, 30), min_size=1, max_size=5), st.integers(5, 12))
def test_no_edition_and_no_two_editions_show_a_few(counts: list[int], minimum: int) -> None:
    editions: list[tuple[Shares, ...]] = [()]
    for count in counts:
        text = f"month,post,network,shares\n2026-11,ginger,linkedin,{count}\n"
        editions.append(imported(text, *editions[-1], minimum=minimum))
    shown = [found.shares for edition in editions for found in edition]
    assert not [count for count in shown if 0 < count < minimum]
    changes = [abs(later[0].shares - earlier[0].shares) for earlier, later in pairwise(editions) if earlier and later]
    assert not [change for change in changes if 0 < change < minimum]
