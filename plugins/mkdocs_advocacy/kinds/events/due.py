"""Notices about what is due: minutes, the next meeting, and the day of a cancellation. They never fail a build."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.spans import MONTHS_OF, add_months, add_span
from mkdocs_advocacy.kinds.events.times import end_of_event, last_day_of, minutes_by
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.groups.model import GroupTemplate


def check_minutes(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report a published event whose group promised minutes by now."""
    event, zone = draft.template, reading.settings.zone
    group: Entry[GroupTemplate] | None = reading.of(GROUPS).content.get(event.group or "")
    within = group.template.minutes_within if group else None
    is_out = event.status == "ready" and not (event.publish and event.publish > reading.now)
    today = day_of(reading.now, zone)
    if draft.is_translation or not within or not is_out or event.cancelled or minutes_by(event, today):
        return
    due = add_span(last_day_of(event, zone), within)
    if due < today:
        message = f"the minutes were due by {due}, {within} after the event"
        hint = "add them below the keys, then write minutes: and the day on which they were published"
        yield draft.document.problem(("when",), message, hint=hint, severity=Severity.NOTICE, rule="minutes-due")


def check_cancellation(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report a cancelled event without the day of the change, from which calendars learn how new it is."""
    event = draft.template
    if draft.is_translation or not event.cancelled or event.revised:
        return
    if event.status == "ready" and end_of_event(event, reading.settings.zone) > reading.now:
        message = "the event is cancelled, but revised: doesn't list the day of the cancellation"
        hint = "add it, so that calendars notice the change"
        yield draft.document.problem(("cancelled",), message, hint=hint, severity=Severity.NOTICE)


def check_meetings(drafts: Iterable[Draft], reading: Reading) -> Iterator[Problem]:
    """Report, at a group's newest event, that its next meeting is overdue and not even planned.

    A draft in the future is a plan.
    """
    zone = reading.settings.zone
    by_group: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.template.group and not draft.is_translation and not draft.template.cancelled:
            by_group.setdefault(draft.template.group, []).append(draft)
    groups: Iterable[Entry[GroupTemplate]] = reading.of(GROUPS).content.values()
    for group in groups:
        if group.has_ended or not group.template.meets:
            continue
        of_group = by_group.get(group.id, [])
        coming = [draft for draft in of_group if end_of_event(draft.template, zone) > reading.now]
        held = [draft for draft in of_group if draft not in coming and draft.template.status != "draft"]
        if held and all(draft.template.status == "retired" for draft in coming):
            yield from _check_last(max(held, key=lambda draft: end_of_event(draft.template, zone)), group, reading)


def _check_last(draft: Draft, group: Entry[GroupTemplate], reading: Reading) -> Iterator[Problem]:
    zone, rhythm = reading.settings.zone, group.template.meets
    last = last_day_of(draft.template, zone)
    if rhythm and add_months(last, MONTHS_OF[rhythm]) < day_of(reading.now, zone):
        message = f"“{group.id}” meets {rhythm}, but its last meeting was on {last} and none is planned"
        hint = f"add the next event, as a draft if need be, or remove meets: from groups/{group.id}.md"
        yield draft.document.problem(("when",), message, hint=hint, severity=Severity.NOTICE, rule="meeting-due")
