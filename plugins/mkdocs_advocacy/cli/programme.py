"""The commands `advocacy programme` and `advocacy permissions`. They print codes, never names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from mkdocs_advocacy.cli.hub import CannotRun, Opened, errors_of, of_hub, open_hub, say
from mkdocs_advocacy.content.kind import Draft
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.model import PersonTemplate
from mkdocs_advocacy.kinds.people.shown import is_valid, may_show

SECTIONS: Mapping[str, Sequence[str]] = {
    "Answers due": ("answer-due", "reach-missed"),
    "Asked too often": ("asked-too-often",),
    "Thanks due": ("thanks-due",),
    "Gifts above the limits": ("gives-over",),
    "Terms, consents and permissions that end": ("ends-soon", "consent-ended", "permission-ended"),
    "Vacant seats": ("seat-vacant",),
    "Meetings and minutes due": ("meeting-due", "minutes-due"),
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


def _describe(problem: Problem) -> str:
    return f"  {problem.file}:{problem.line}: {problem.message} ({problem.hint})"


@click.command()
@of_hub
def permissions(config_file: Path) -> None:
    """Print which details of each person may be shown, where, and until when."""
    opened = _open_complete(config_file)
    rows: list[Sequence[str]] = [("code", "today", "shows", "where", "given", "until", "withdrawn", "record")]
    rows += [_make_row(draft, opened.hub.today) for draft in _drafts(opened)]
    if len(rows) == 1:
        say("There is nobody in people/.")
        return
    for line in _align(rows):
        say(line)


def _make_row(draft: Draft, today: date) -> Sequence[str]:
    person: PersonTemplate = draft.template
    consent = person.consent
    days = (consent.given, consent.until, consent.withdrawn) if consent else (None, None, None)
    record = f"{draft.document.file}:{draft.document.place(('consent',), key=True)[0]}" if consent else ""
    shows, where = (", ".join(keys) if person.show else "" for keys in (person.show, person.where))
    cells = (draft.id, _describe_status(person, today), shows, where, *(str(day or "") for day in days), record)
    return [cell or "–" for cell in cells]


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
