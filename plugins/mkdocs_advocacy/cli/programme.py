"""The commands `advocacy programme` and `advocacy permissions`. They print codes, never names."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.newsletters.due import due_day
from mkdocs_advocacy.kinds.newsletters.kind import NEWSLETTERS
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.kinds.people.shown import is_valid, may_show
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.kinds.stories.load import AllStories
from mkdocs_advocacy.kinds.stories.model import Permission, Scope, Story
from mkdocs_advocacy.kinds.stories.shown import ELSEWHERE, judge_story

SECTIONS: Mapping[str, Sequence[str]] = {
    "Answers due": ("answer-due", "reach-missed"),
    "Asked too often": ("asked-too-often",),
    "Thanks due": ("thanks-due",),
    "Gifts above the limits": ("gives-over",),
    "Terms, consents and permissions that end": ("ends-soon", "consent-ended", "permission-ended"),
    "Vacant seats": ("seat-vacant",),
    "Meetings and minutes due": ("meeting-due", "minutes-due"),
    "Newsletter due": ("newsletter-due",),
}
"""The headings of the overview, each with its rules."""


@click.command()
@of_hub
def programme(config_file: Path) -> None:
    """Print what the programme owes its people.

    Nobody is ranked, and none of this is published.
    """
    opened = _open_complete(config_file)
    _say_size(opened)
    _say_next_issue(opened)
    is_clear = True
    for heading, rules in SECTIONS.items():
        if found := [problem for problem in opened.hub.problems if problem.rule in rules]:
            is_clear = False
            say(f"\n{heading}")
            for problem in found:
                say(_describe(problem))
    if is_clear:
        say("\nNothing is due.")


def _open_complete(config_file: Path) -> Opened:
    """Load a hub without errors. Files with errors are left out, so the answer would be incomplete."""
    opened = open_hub(config_file)
    if errors := errors_of(opened.hub):
        raise CannotRun(f"{errors}\nCorrect these errors first: files with errors would be left out.")
    return opened


def _say_size(opened: Opened) -> None:
    counts = opened.hub.of(PEOPLE).count()
    if not counts:
        say("There is nobody in people/.")
        return
    shown = sum(may_show(draft.template, opened.hub.today) for draft in _drafts(opened))
    total = sum(counts.values())
    by_audience = ", ".join(f"{audience}: {number}" for audience, number in counts.items())
    say(f"{total} {'person' if total == 1 else 'people'} ({by_audience}).")
    say(f"{shown} of them {'shows' if shown == 1 else 'show'} something of themselves today.")


def _say_next_issue(opened: Opened) -> None:
    """Print the day of the next issue of the newsletter. If it has passed, a notice says so."""
    reading = opened.unpublished.reading
    loaded = reading.of(NEWSLETTERS)
    templates = (entry.template for entry in {**loaded.content, **loaded.unpublished}.values())
    if (due := due_day(templates, reading)) and due > opened.hub.today:
        say(f"The next issue of the newsletter is due on {due}.")


def _describe(problem: Problem) -> str:
    return f"  {problem.file}:{problem.line}: {problem.message} ({problem.hint})"


@click.command()
@of_hub
def permissions(config_file: Path) -> None:
    """Print which details of each person and story may be shown, where, and until when."""
    opened = _open_complete(config_file)
    people = [_make_row(draft, opened.hub.today) for draft in _drafts(opened)]
    every: AllStories = opened.unpublished.reading.of(STORIES).unpublished
    stories = [_make_story_row(story, every.readers, opened) for story in every.stories.values()]
    if people:
        _say_table(("code", "today", "shows", "where", "given", "until", "withdrawn", "record"), people)
    else:
        say("There is nobody in people/.")
    if stories:
        say("")
        _say_table(("story", "today", "where", "asked", "granted", "until", "revoked"), stories)


def _say_table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for line in _align([heading, *([cell or "–" for cell in row] for row in rows)]):
        say(line)


def _make_story_row(story: Story, readers: Collection[str], opened: Opened) -> Sequence[str]:
    permission = story.template.permission or Permission()
    days = (permission.asked, permission.granted, permission.until, permission.revoked)
    return (
        story.id,
        _describe_story(story, readers, opened),
        ", ".join(permission.scope),
        *(str(day or "") for day in days),
    )


def _describe_story(story: Story, readers: Collection[str], opened: Opened) -> str:
    """Return where a story may be shown today."""
    hub = opened.hub
    own = replace(story, state=STORIES.lifecycle.state(story.template, hub.now, hub.settings))
    scopes: Sequence[Scope] = ("page", "posts", *ELSEWHERE)
    shown = [scope for scope in scopes if judge_story(own, hub.today, readers, scope).state is State.CURRENT]
    if shown:
        return f"shown: {', '.join(shown)}"
    return "not shown: draft" if story.template.status == "draft" else "not shown"


def _make_row(draft: Draft, today: date) -> Sequence[str]:
    person: PersonTemplate = draft.template
    consent = person.consent
    days = (consent.given, consent.until, consent.withdrawn) if consent else (None, None, None)
    record = f"{draft.document.file}:{draft.document.place(('consent',), key=True)[0]}" if consent else ""
    shows, where = (", ".join(keys) if person.show else "" for keys in (person.show, person.where))
    return (draft.id, _describe_status(person, today), shows, where, *(str(day or "") for day in days), record)


def _describe_status(person: PersonTemplate, today: date) -> str:
    if may_show(person, today):
        return "shown"
    if not person.show:
        return "not shown"
    return "not shown: no guardian" if is_valid(person.consent, today) else "not shown: no consent"


def _align(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the rows as lines with aligned columns."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _drafts(opened: Opened) -> Sequence[Draft]:
    """Return all people's files, by code."""
    drafts: Sequence[Draft] = opened.unpublished.reading.of(PEOPLE).unpublished.drafts
    return sorted(drafts, key=lambda draft: draft.id)
