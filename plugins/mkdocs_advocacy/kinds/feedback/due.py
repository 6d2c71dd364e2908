"""Report missing and overdue answers, and too little support. Problems caused by the calendar are notices."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.feedback.model import NEEDS_ANSWER, WAITING, FeedbackTemplate
from mkdocs_advocacy.kinds.feedback.promises import answer_due, goal_of, newest_counts
from mkdocs_advocacy.kinds.groups.kind import GROUPS


def check_answer(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report feedback that is done or declined without an answer."""
    del reading
    template: FeedbackTemplate = draft.template
    if not draft.is_translation and template.stage in NEEDS_ANSWER and template.answer is None:
        message = f"the stage is {template.stage}, but there is no answer"
        hint = "add answer: {by: …, date: …, text: …}, even if it is no"
        yield draft.document.problem(("stage",), message, hint=hint, rule="no-answer")


def check_due(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report published feedback whose answer is overdue, or that didn't get enough support in time."""
    template: FeedbackTemplate = draft.template
    is_out = template.status == "ready" and not (template.publish and template.publish > reading.now)
    if draft.is_translation or not is_out:
        return
    today = day_of(reading.now, reading.settings.zone)
    groups = {name: group.template for name, group in reading.of(GROUPS).content.items() if not group.has_ended}
    due = answer_due(template, groups)
    if due and due < today:
        place = ("decide_by",) if template.decide_by else ("for",)
        message = f"the answer was due by {due}"
        hint = "add answer:, or tell people the new day in decide_by:"
        yield draft.document.problem(place, message, hint=hint, severity=Severity.NOTICE, rule="answer-due")
    goal = goal_of(template, reading.of(CAMPAIGNS).content)
    if goal and goal.is_missed(today) and template.stage in WAITING:
        newest = max((count.count for count in newest_counts(template)), default=0)
        message = f"{goal.support:,} supporters were needed by {goal.until}, and there are {newest:,}"
        hint = "decline it with an answer, or give it more time in reach:"
        place = ("reach",) if template.reach else ("campaign",)
        yield draft.document.problem(place, message, hint=hint, severity=Severity.NOTICE, rule="reach-missed")
