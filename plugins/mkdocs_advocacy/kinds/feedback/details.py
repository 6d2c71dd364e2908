"""The facts that pages show about feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from mkdocs_advocacy.content.entry import Entry, Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.feedback.evidence import Number, Numbers
from mkdocs_advocacy.kinds.feedback.links import Links
from mkdocs_advocacy.kinds.feedback.model import WAITING, Feedback, FeedbackTemplate, Stage, Support, text_in
from mkdocs_advocacy.kinds.feedback.promises import Goal, answer_due, goal_of, newest_counts

NAME = "feedback"
"""The kind's name. Its declaration refers to this module, so it can't be imported here."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step in an entry's timeline."""

    day: date
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer."""

    by: Link
    """The team, with the address of its page if it has one."""
    day: date
    when: str
    text: str
    language: str


@dataclass(frozen=True, slots=True)
class SupportView:
    """The newest count of supporters on one website."""

    count: str
    when: str
    where: Link | None
    """Where people can support it, and the name of that website."""


@dataclass(frozen=True, slots=True)
class FeedbackDetails:
    """The facts about an entry, as text."""

    stage: Stage
    stage_title: str
    kind: str
    kind_title: str
    order: tuple[int, int]
    """Sorts the entries of a stage: the most supporters first, then the newest."""
    teams: Sequence[tuple[str, Link]]
    """The ids and names of departments and groups that it is for."""
    heard: str | None
    """Where and when it was heard."""
    source: Link | None
    """The idea or thread on another website."""
    campaign: Link | None
    """The campaign that called for it."""
    teller: Link | None
    """The group or person that told us, if it may be shown."""
    evidence: Sequence[Number]
    support: SupportView | None
    """The largest of the newest counts."""
    other_support: Sequence[SupportView]
    """The newest counts on other websites."""
    goal: str | None
    due: str | None
    """The promised day of the answer."""
    steps: Sequence[Step]
    answer: AnswerView | None
    became: Sequence[Link]
    same_as: Link | None
    """The feedback into which it was merged."""
    merged: Sequence[Link]
    """The feedback that was merged into it."""


class Describer:
    """Describes the feedback of a hub in the language of `words`."""

    def __init__(self, hub: Hub, words: Catalogue) -> None:
        self._hub, self._words, self._links = hub, words, Links(hub, words)
        self._numbers = Numbers(hub, words)
        self._merged: dict[str, list[Feedback]] = {}
        for entry in feedback_of(hub).values():
            if entry.template.same_as and not entry.has_ended:
                self._merged.setdefault(entry.template.same_as, []).append(entry)

    def describe(self, entry: Feedback) -> FeedbackDetails:
        """Return the facts about an entry."""
        template, words = entry.template, self._words
        counts = [self._describe_count(count, template) for count in newest_counts(template)]
        goal = goal_of(template, self._hub.content["campaigns"])
        due = answer_due(template, answering_groups(self._hub))
        return FeedbackDetails(
            stage=template.stage,
            stage_title=words(f"feedback_stage_{template.stage}"),
            kind=template.kind,
            kind_title=words(f"feedback_kind_{template.kind}"),
            order=(-max((one.count for one in newest_counts(template)), default=0), -newest_day(template).toordinal()),
            teams=[(name, self._links.name_team(name)) for name in template.addressees if self._links.is_known(name)],
            heard=self._describe_heard(template),
            source=_link_host(template.heard.link) if template.heard and template.heard.link else None,
            campaign=self._link_to_campaign(template.campaign),
            teller=self._links.name_teller(template.heard.by) if template.heard and template.heard.by else None,
            evidence=self._numbers.describe(template.evidence),
            support=counts[0] if counts else None,
            other_support=counts[1:],
            goal=self._describe_goal(goal) if goal else None,
            due=_describe_due(due, self._hub.today, words) if due else None,
            steps=self._join_days(self._list_steps(template, goal)),
            answer=self._describe_answer(template),
            became=self._links.find_became(template.became),
            same_as=self._link_to(template.same_as),
            merged=[self._link(other) for other in self._merged.get(entry.id, ())],
        )

    def _describe_heard(self, template: FeedbackTemplate) -> str | None:
        heard, words = template.heard, self._words
        if heard is None:
            return None
        source = words(f"feedback_in_{heard.source}")
        return words("feedback_heard_on", source=source, date=words.day(heard.date)) if heard.date else source

    def _describe_count(self, count: Support, template: FeedbackTemplate) -> SupportView:
        words, is_open = self._words, template.stage in WAITING
        return SupportView(
            count=words.count("feedback_support", count.count),
            when=words("feedback_counted", date=words.day(count.date)),
            where=_link_host(count.where) if count.where and is_open else None,
        )

    def _describe_goal(self, goal: Goal) -> str:
        words, number = self._words, self._words.number(goal.support)
        if goal.reached:
            return words("feedback_goal_reached", number=number, date=words.day(goal.reached))
        key = "feedback_goal_missed" if goal.is_missed(self._hub.today) else "feedback_goal"
        return words(key, number=number, date=words.day(goal.until))

    def _join_days(self, steps: Iterable[tuple[date, str]]) -> Sequence[Step]:
        """Return the steps in order, with one line for each day."""
        by_day: dict[date, list[str]] = {}
        for day, text in steps:
            by_day.setdefault(day, []).append(text)
        return [Step(day, self._words.day(day), " · ".join(by_day[day])) for day in sorted(by_day)]

    def _list_steps(self, template: FeedbackTemplate, goal: Goal | None) -> Iterator[tuple[date, str]]:
        words = self._words
        if template.heard and template.heard.date:
            yield template.heard.date, words("feedback_step_heard")
        if goal and goal.reached:
            yield goal.reached, words("feedback_step_goal", number=words.number(goal.support))
        if goal and goal.is_missed(self._hub.today):
            missed = words("feedback_goal_missed", number=words.number(goal.support), date=words.day(goal.until))
            yield goal.until, missed
        for entered in template.stages:
            yield entered.since, words(f"feedback_stage_{entered.stage}")
        if template.answer:
            yield template.answer.date, words("feedback_step_answer")

    def _describe_answer(self, template: FeedbackTemplate) -> AnswerView | None:
        answer, words = template.answer, self._words
        if answer is None:
            return None
        text, language = text_in(answer.text, words.language, self._hub.language)
        return AnswerView(self._links.name_team(answer.by), answer.date, words.day(answer.date), text, language)

    def _link_to_campaign(self, campaign: str | None) -> Link | None:
        return next(iter(self._links.find_became((f"campaigns/{campaign}",))), None) if campaign else None

    def _link_to(self, entry_id: str | None) -> Link | None:
        entry = feedback_of(self._hub).get(entry_id or "")
        return self._link(entry) if entry else None

    def _link(self, entry: Feedback) -> Link:
        shown = entry.in_language(self._words.language)
        return Link(shown.address, shown.title)


def feedback_of(hub: Hub) -> Mapping[str, Feedback]:
    """Return the published feedback by id, including retired entries."""
    entries: Mapping[str, Feedback] = hub.content[NAME]
    return entries


def answering_groups(hub: Hub) -> Mapping[str, Any]:
    """Return the keys of the published groups by id."""
    return {name: group.template for name, group in hub.content["groups"].items() if not group.has_ended}


def newest_day(template: FeedbackTemplate) -> date:
    """Return the last day on which something happened to the entry; the first day of the calendar if none is known."""
    heard = template.heard.date if template.heard else None
    days = (heard, template.since, template.answer.date if template.answer else None)
    return max((day for day in days if day), default=date.min)


def shorten_feedback(entry: Entry[FeedbackTemplate], hub: Hub, words: Catalogue) -> Short | None:
    """Return an entry's line in short lists, which only name ideas that readers can support."""
    del hub
    template = entry.template
    if template.stage != "gathering":
        return None
    return Short(words(f"feedback_stage_{template.stage}"), -newest_day(template).toordinal())


def _link_host(address: str) -> Link:
    return Link(address, urlsplit(address).hostname or address)


def _describe_due(due: date, today: date, words: Catalogue) -> str:
    """Return the day by which there is an answer, or was to be one."""
    return words("feedback_overdue" if due < today else "feedback_due", date=words.day(due))
