"""Answers to surveys: published in groups that are large enough, or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.surveys import (
    GROUPS,
    Answer,
    ImportedSurvey,
    Kind,
    SurveyExport,
    SurveyPeriod,
    clean_question,
    import_answers,
    read_survey,
    write_survey,
)

FILE = "results/pulse.csv"
QUESTION = "Would you recommend us?"
SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (period_of(date(2026, month, 1), "month") for month in (9, 10, 11, 12))
BOTH = Period(OCTOBER.first, NOVEMBER.last)
TODAY = date(2027, 1, 1)


def export(counts: Mapping[Period, tuple[int, ...]], kind: Kind = "nps") -> SurveyExport:
    answers = [
        Answer(period.first, group)
        for period, groups in counts.items()
        for group, count in enumerate(groups)
        for _ in range(count)
    ]
    return SurveyExport("Typeform", QUESTION, kind, answers)


def row(period: Period, *groups: int, question: str = QUESTION, kind: Kind = "nps") -> SurveyPeriod:
    return SurveyPeriod(period, question, kind, groups)


def imported(counts: Mapping[Period, tuple[int, ...]], *existing: SurveyPeriod, today: date = TODAY) -> ImportedSurvey:
    return import_answers(export(counts), existing, 5, today)


def test_the_file_is_read_as_written() -> None:
    rows = (row(OCTOBER, 12, 18, 30), row(BOTH, 0, 40, question="How are you, today?", kind="scale"))
    written = write_survey(reversed(rows))
    assert written.splitlines()[:2] == [
        "from,to,question,kind,score,answers",
        "2026-10-01,2026-10-31,Would you recommend us?,nps,0 to 6,12",
    ]
    assert read_survey(FILE, written.encode(), 5) == (rows, [])


def test_the_net_promoter_score_comes_from_its_groups() -> None:
    score = row(OCTOBER, 12, 18, 30).score
    assert (score.value, score.low, score.high) == pytest.approx((30.0, 9.3, 47.8), abs=0.05)


@pytest.mark.parametrize("kind", ["scale", "yes-no"])
def test_other_scores_are_the_share_of_the_best_group(kind: Kind) -> None:
    score = row(OCTOBER, 38, 3, kind=kind).score
    assert (score.value, score.low, score.high) == pytest.approx((3 / 41, 0.02520, 0.19427), abs=1e-5)


def test_a_change_within_the_margin_is_none() -> None:
    assert not row(OCTOBER, 12, 18, 30).differs_from(row(NOVEMBER, 18, 18, 24))
    assert row(OCTOBER, 12, 18, 30).differs_from(row(NOVEMBER, 40, 18, 5))


@pytest.mark.parametrize(
    ("groups", "is_published"),
    [((5, 5, 20), True), ((0, 0, 30), True), ((5, 5, 19), False), ((4, 6, 40), False), ((6, 40, 1), False)],
)
def test_groups_are_published_together_or_not_at_all(groups: tuple[int, ...], is_published: bool) -> None:
    found = imported({OCTOBER: groups})
    assert found.periods == ((row(OCTOBER, *groups),) if is_published else ())
    assert found.waiting == (() if is_published else (OCTOBER,))


def test_the_minimum_can_be_raised() -> None:
    assert import_answers(export({OCTOBER: (9, 20, 20)}), (), 10, TODAY).periods == ()


def test_a_month_that_falls_short_joins_the_next() -> None:
    counts = {OCTOBER: (3, 10, 10), NOVEMBER: (4, 10, 10), DECEMBER: (6, 10, 20)}
    found = imported(counts)
    assert found.periods == (row(BOTH, 7, 20, 20), row(DECEMBER, 6, 10, 20))
    assert found.waiting == ()


def test_months_without_answers_are_skipped_and_bridged() -> None:
    found = imported({SEPTEMBER: (5, 5, 30), NOVEMBER: (5, 5, 10), DECEMBER: (5, 5, 20)})
    assert found.periods == (row(SEPTEMBER, 5, 5, 30), row(Period(NOVEMBER.first, DECEMBER.last), 10, 10, 30))


def test_a_month_that_is_not_over_is_left_out() -> None:
    assert imported({OCTOBER: (5, 5, 30)}, today=date(2026, 10, 31)).periods == ()
    assert imported({OCTOBER: (5, 5, 30)}, today=date(2026, 11, 1)).periods == (row(OCTOBER, 5, 5, 30),)


def test_importing_twice_changes_nothing() -> None:
    counts = {OCTOBER: (3, 10, 10), NOVEMBER: (4, 10, 10), DECEMBER: (1, 1, 1)}
    once = imported(counts)
    assert imported(counts, *once.periods) == once


def test_published_periods_are_never_divided_again() -> None:
    late = {OCTOBER: (20, 20, 20), NOVEMBER: (20, 20, 20)}
    assert imported(late, row(BOTH, 7, 20, 20)).periods == (row(BOTH, 40, 40, 40),)


def test_months_do_not_join_across_a_published_one() -> None:
    found = imported({OCTOBER: (5, 5, 10), NOVEMBER: (5, 5, 30), DECEMBER: (5, 5, 10)}, row(NOVEMBER, 5, 5, 30))
    assert found.periods == (row(NOVEMBER, 5, 5, 30),)
    assert found.waiting == (OCTOBER, DECEMBER)


@pytest.mark.parametrize(
    ("groups", "is_replaced"),
    [
        *(((12, 18, 35), True), ((17, 23, 30), True), ((17, 18, 25), True)),
        *(((12, 18, 31), False), ((12, 22, 35), False), ((7, 13, 30), False)),
    ],
)
def test_later_answers_replace_a_period_if_they_are_not_few(groups: tuple[int, ...], is_replaced: bool) -> None:
    found = imported({OCTOBER: groups}, row(OCTOBER, 12, 18, 30))
    assert found.periods == (row(OCTOBER, *(groups if is_replaced else (12, 18, 30))),)
    assert found.unchanged == (() if is_replaced else (OCTOBER,))


def test_an_export_of_other_months_and_other_questions_keep_their_rows() -> None:
    other, earlier = row(OCTOBER, 0, 0, 50, question="Other"), row(SEPTEMBER, 5, 5, 30)
    found = imported({OCTOBER: (5, 5, 30)}, other, earlier)
    assert set(found.periods) == {other, earlier, row(OCTOBER, 5, 5, 30)}
    assert found.unchanged == ()


def test_a_question_of_another_kind_is_refused() -> None:
    with pytest.raises(Refused, match="was imported as nps, but this export is read as scale"):
        import_answers(export({NOVEMBER: (5, 30)}, "scale"), [row(OCTOBER, 5, 5, 30)], 5, TODAY)


def test_an_export_without_answers_changes_nothing() -> None:
    assert imported({}, row(OCTOBER, 5, 5, 30)) == ImportedSurvey((row(OCTOBER, 5, 5, 30),), (), ())


def test_thirty_answers_are_enough_for_a_file_written_by_hand() -> None:
    rows, problems = read_survey(FILE, f"from,to,question,kind,score,answers\n{lines(5, 5, 20)}".encode(), 5)
    assert (rows, problems) == ((row(OCTOBER, 5, 5, 20, question="Q"),), [])


def lines(*groups: object, period: str = "2026-10-01,2026-10-31", kind: str = "nps") -> str:
    scores = GROUPS["nps"]
    return "".join(f"{period},Q,{kind},{score},{count}\n" for score, count in zip(scores, groups, strict=False))


@pytest.mark.parametrize(
    ("text", "place", "said", "rule"),
    [
        (lines(4, 20, 20), "2:36", "a count of answers below 5", "small-group"),
        (lines(5, 5, 19), "2:36", "29 answers in this period", "small-group"),
        (lines(5, 30), "2:36", "the row of the scores 9 to 10 is missing", ""),
        (lines(5, 5, 30) * 2, "5:29", "this group has two rows", ""),
        (lines(5, 5, 30, kind="stars"), "2:25", "the kind “stars” is unknown", ""),
        (lines(5, 5, 30, kind="scale"), "2:31", "“0 to 6” is not a group of scale scores", ""),
        (lines(5, 5, "many"), "4:37", "“many” is not a count", ""),
        (lines(5, 5, 30).replace(",Q,", ",,"), "2:23", "the question is missing", ""),
        (lines(5, 5, 30, period="2026-10-02,2026-10-31"), "2:1", "not the first day of a month", ""),
        (lines(5, 5, 30) + lines(5, 5, 30, period="2026-09-01,2026-10-31"), "2:36", "the period overlaps", ""),
    ],
)
def test_a_wrong_file_is_reported(text: str, place: str, said: str, rule: str) -> None:
    rows, problems = read_survey(FILE, f"from,to,question,kind,score,answers\n{text}".encode(), 5)
    assert str(problems[0]).startswith(f"{FILE}:{place}: error: ")
    assert said in problems[0].message
    assert problems[0].rule == rule
    assert all(min(count or 5 for count in found.groups) >= 5 for found in rows)


def test_a_question_has_no_formatting_and_no_formula() -> None:
    assert clean_question("=HYPERLINK(1)") == "HYPERLINK(1)"
    assert clean_question(" <strong>How\n likely</strong>  is it? ") == "How likely is it?"
    assert clean_question("@- +a") == "a"
    assert len(clean_question("a" * 5000)) == 200


MONTHS = (SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER)


@given(
    st.lists(
        st.dictionaries(st.sampled_from(MONTHS), st.tuples(*[st.integers(0, 25)] * 3), min_size=1),
        min_size=1,
        max_size=4,
    ),
    st.integers(5, 8),
)
def test_no_edition_and_no_two_editions_show_a_few(growth: list[dict[Period, Any]], minimum: int) -> None:
    counts: dict[Period, tuple[int, ...]] = {}
    edition: tuple[SurveyPeriod, ...] = ()
    for added in growth:
        for month, groups in added.items():
            counts[month] = tuple(map(sum, zip(counts.get(month, (0, 0, 0)), groups, strict=True)))
        before, edition = edition, tuple(import_answers(export(counts), edition, minimum, TODAY).periods)
        shown = [count for found in edition for count in found.groups]
        assert not [count for count in shown if 0 < count < minimum]
        assert all(found.answers >= 30 for found in edition)
        assert not [1 for one in edition for other in edition if one is not other and one.period.overlaps(other.period)]
        known = {found.period: found for found in before}
        assert known.keys() <= {found.period for found in edition}
        changes = [
            abs(now - then)
            for found in edition
            if (old := known.get(found.period))
            for now, then in zip(found.groups, old.groups, strict=True)
        ]
        assert not [change for change in changes if 0 < change < minimum]
        assert read_survey(FILE, write_survey(edition).encode(), minimum) == (edition, [])
