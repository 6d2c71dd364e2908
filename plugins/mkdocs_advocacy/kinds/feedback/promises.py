"""The promises of an entry: the day of its answer, and its goal of supporters by a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.spans import add_span
from mkdocs_advocacy.kinds.feedback.model import FINAL, WAITING, FeedbackTemplate, Reach, Support
from mkdocs_advocacy.kinds.groups.model import GroupTemplate


@dataclass(frozen=True, slots=True)
class Goal:
    """The support that an entry needs, and whether it was reached in time."""

    support: int
    until: date
    """The last day."""
    reached: date | None
    """The first count with enough supporters, if it was in time."""

    def is_missed(self, today: date) -> bool:
        """Return whether the time is over and there was too little support."""
        return self.reached is None and self.until < today


def goal_of(template: FeedbackTemplate, campaigns: Mapping[str, Entry[Any]]) -> Goal | None:
    """Return the entry's goal, or None if it has none or no day to count from. `campaigns` are the published ones.

    An entry that was taken up or finished before it reached its goal no longer needs one.
    """
    reach, begins = reach_of(template, campaigns), begin_of_goal(template)
    if reach is None or begins is None:
        return None
    until = add_span(begins, reach.within)
    in_time = (count.date for count in template.support if count.count >= reach.support and count.date <= until)
    goal = Goal(reach.support, until, min(in_time, default=None))
    return goal if goal.reached or _waits_until(until, template) else None


def _waits_until(day: date, template: FeedbackTemplate) -> bool:
    """Return whether an entry was open or gathering support on a day, according to its file."""
    if template.stage in WAITING:
        return True
    days = [entered.since for entered in template.stages if entered.stage not in WAITING]
    if not days and template.answer:
        days.append(template.answer.date)
    return bool(days) and days[0] > day


def reach_of(template: FeedbackTemplate, campaigns: Mapping[str, Entry[Any]]) -> Reach | None:
    """Return the support that an entry needs: its own `reach`, or else that of its campaign's call."""
    campaign = campaigns.get(template.campaign or "")
    if template.reach or campaign is None:
        return template.reach
    asked = getattr(getattr(campaign.template, "call", None), "reach", None)
    return Reach(support=asked.support, within=asked.within) if asked and asked.within else None


def begin_of_goal(template: FeedbackTemplate) -> date | None:
    """Return the day from which the time for the goal counts: the stage gathering, or when it was first heard."""
    for entered in template.stages:
        if entered.stage == "gathering":
            return entered.since
    if template.heard and template.heard.date:
        return template.heard.date
    return min((count.date for count in template.support), default=None)


def answer_due(template: FeedbackTemplate, groups: Mapping[str, GroupTemplate]) -> date | None:
    """Return the last day for an answer, or None if there is an answer or no promise.

    That is `decide_by`, or else the earliest day by which one of its `groups` promises to answer.
    """
    if template.answer or template.stage in FINAL:
        return None
    if template.decide_by:
        return template.decide_by
    heard = template.heard.date if template.heard else None
    spans = (groups[name].answers_within for name in template.addressees if name in groups)
    return min((add_span(heard, span) for span in spans if span), default=None) if heard else None


def newest_counts(template: FeedbackTemplate) -> Sequence[Support]:
    """Return the newest count of each website where people support the entry, the largest first.

    They aren't added up, because the same people may support it on several websites.
    """
    newest = {count.where: count for count in template.support}
    return sorted(newest.values(), key=lambda count: -count.count)
