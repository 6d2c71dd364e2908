"""By when an answer is due, and whether an idea found its support in time."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_advocacy.kinds.feedback.model import FeedbackTemplate, Support
from mkdocs_advocacy.kinds.feedback.promises import answer_due, goal_of, newest_counts, reach_of
from mkdocs_advocacy.kinds.groups.model import GroupTemplate

GROUPS = {
    "council": GroupTemplate.model_validate({"title": "A", "answers_within": "30 days"}),
    "team": GroupTemplate.model_validate({"title": "A", "answers_within": "1 week"}),
    "space": GroupTemplate.model_validate({"title": "A"}),
}
HEARD = {"in": "shop", "date": "2026-01-01"}
GATHERING = {"stage": "gathering", "since": "2026-02-01"}
REACH = {"reach": {"support": 100, "within": "60 days"}}


def template(**values: Any) -> FeedbackTemplate:
    return FeedbackTemplate.model_validate({"title": "A", **values}, context={"audiences": ("employees",)})


@pytest.mark.parametrize(
    ("values", "due"),
    [
        ({}, None),
        ({"heard": HEARD}, None),
        ({"heard": HEARD, "for": ["space", "product"]}, None),
        ({"heard": {"in": "shop"}, "for": ["council"]}, None),
        ({"heard": HEARD, "for": ["council"]}, date(2026, 1, 31)),
        ({"heard": HEARD, "for": ["council", "team"]}, date(2026, 1, 8)),
        ({"heard": HEARD, "for": ["team"], "decide_by": "2026-06-01"}, date(2026, 6, 1)),
        ({"decide_by": "2026-06-01", "stage": "merged", "same_as": "other"}, None),
        ({"decide_by": "2026-06-01", "answer": {"by": "Us", "date": "2026-01-02", "text": "Yes"}}, None),
    ],
)
def test_an_answer_is_due_as_promised(values: dict[str, Any], due: date | None) -> None:
    assert answer_due(template(**values), GROUPS) == due


@pytest.mark.parametrize(
    ("counts", "reached"),
    [
        ([], None),
        ([("2026-03-01", 99)], None),
        ([("2026-03-01", 99), ("2026-04-02", 100)], date(2026, 4, 2)),
        ([("2026-03-01", 100), ("2026-03-02", 90)], date(2026, 3, 1)),
        ([("2026-04-03", 5000)], None),
    ],
)
def test_a_goal_is_reached_within_its_time(counts: list[tuple[str, int]], reached: date | None) -> None:
    support = [{"date": day, "count": count} for day, count in counts]
    goal = goal_of(template(heard=HEARD, support=support, **GATHERING, **REACH), {})
    assert goal
    assert (goal.until, goal.reached) == (date(2026, 4, 2), reached)
    assert goal.is_missed(date(2026, 4, 2)) is False
    assert goal.is_missed(date(2026, 4, 3)) is (reached is None)


def test_the_time_counts_from_gathering_or_from_the_day_it_was_heard() -> None:
    review = {"stage": "review", "since": "2026-05-01", "earlier": [{"stage": "gathering", "since": "2026-02-01"}]}
    counted = {"support": [{"date": "2026-01-11", "count": 1}]}
    untils = [
        goal.until if (goal := goal_of(template(**values, **REACH), {})) else None
        for values in ({"heard": HEARD, **review}, {"heard": HEARD, **counted}, counted, {})
    ]
    assert untils == [date(2026, 4, 2), date(2026, 3, 2), date(2026, 3, 12), None]
    assert goal_of(template(heard=HEARD), {}) is None


@pytest.mark.parametrize(
    ("values", "counts"),
    [
        ({"stage": "review", "since": "2026-04-01"}, False),
        ({"stage": "merged", "same_as": "other", "since": "2026-04-02"}, False),
        ({"stage": "declined", "since": "2026-04-03"}, True),
        ({"stage": "done", "answer": {"by": "Us", "date": "2026-04-02", "text": "Yes"}}, False),
        ({"stage": "declined", "answer": {"by": "Us", "date": "2026-04-03", "text": "No"}}, True),
        ({"stage": "planned"}, False),
    ],
)
def test_an_idea_that_a_team_takes_up_early_no_longer_needs_support(values: dict[str, Any], counts: bool) -> None:
    one = template(heard=HEARD, earlier=[GATHERING], **values, **REACH)
    assert (goal_of(one, {}) is not None) is counts
    supported = one.model_copy(update={"support": (Support(date=date(2026, 3, 1), count=100),)})
    assert goal_of(supported, {})


@pytest.mark.parametrize(
    ("own", "asked", "needed"),
    [
        ({}, SimpleNamespace(support=50, within="1 year"), 50),
        (REACH, SimpleNamespace(support=50, within="1 year"), 100),
        ({}, SimpleNamespace(support=50, within=None), None),
        ({}, None, None),
    ],
)
def test_the_call_of_the_campaign_says_what_an_idea_needs(own: Any, asked: Any, needed: int | None) -> None:
    campaigns: Any = {"ideas": SimpleNamespace(template=SimpleNamespace(call=SimpleNamespace(reach=asked)))}
    found = reach_of(template(campaign="ideas", **own), campaigns)
    assert (found.support if found else None) == needed
    assert reach_of(template(campaign="other", **own), campaigns) == template(**own).reach


def test_counts_of_several_places_are_not_added_up() -> None:
    counts = [("2026-01-01", 90, "a"), ("2026-02-01", 30, "b"), ("2026-03-01", 80, "a")]
    support = [{"date": day, "count": count, "where": f"https://{place}.example/"} for day, count, place in counts]
    assert [one.count for one in newest_counts(template(support=support))] == [80, 30]
