"""Checks of an event's file beyond the schema."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from mkdocs_advocacy.content.kind import Draft, Reading
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.kinds.events.times import first_day_of
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.people.files import Files

PEOPLE_NAME = "people"


def check_event(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report an unknown group, and times and days in the wrong order."""
    template, document = draft.template, draft.document
    groups = {*reading.of(GROUPS).content, *reading.of(GROUPS).unpublished, *reading.of(GROUPS).broken}
    if draft.says("group") and template.group and template.group not in groups:
        message = f"there is no group “{template.group}”"
        yield document.problem(
            ("group",), message, hint=nearest(template.group, groups) or f"add groups/{template.group}.md"
        )
    if draft.is_translation:
        return
    people: Files = reading.loaded[PEOPLE_NAME].unpublished
    codes = people.codes if template.present and people.is_readable else ()
    for place, code in enumerate(template.present if codes else ()):
        if code not in codes:
            hint = nearest(code, codes) or "add the person's file to people/, or remove the code"
            yield document.problem(("present", place), "there is no person with this code", hint=hint)
    is_timed = isinstance(template.when, datetime)
    if template.until is not None:
        if isinstance(template.until, datetime) != is_timed:
            message = (
                "when has a time, but until is only a day" if is_timed else "until has a time, but when is only a day"
            )
            yield document.problem(("until",), message, hint="write both as days, or both as times with a zone")
        elif template.until < template.when:
            message = f"until ({document.written(('until',))}) is before when ({document.written(('when',))})"
            yield document.problem(("until",), message, hint="correct one of them")
    first = first_day_of(template, reading.settings.zone)
    if isinstance(template.minutes, date) and template.minutes < first:
        message = f"the minutes are from {template.minutes}, but the event begins on {first}"
        yield document.problem(("minutes",), message, hint="write the day on which the minutes were published")
    yield from _check_future_days(draft, reading)


def _check_future_days(draft: Draft, reading: Reading) -> Iterator[Problem]:
    """Report days that pages ignore because they are in the future. Tomorrow has already begun in some time zones."""
    tomorrow = day_of(reading.now, reading.settings.zone) + timedelta(days=1)
    template = draft.template
    minutes = [(("minutes",), template.minutes, "the minutes were published")]
    revised = [(("revised", place), day, "the event was changed") for place, day in enumerate(template.revised)]
    for where, day, event in (*minutes, *revised):
        if isinstance(day, date) and day > tomorrow:
            message = f"{where[0]}: {day} is in the future, so it is ignored until then"
            hint = f"write the day on which {event}"
            yield draft.document.problem(where, message, hint=hint, severity=Severity.WARNING)
