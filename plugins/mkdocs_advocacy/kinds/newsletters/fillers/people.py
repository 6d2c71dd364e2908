"""People in newsletters: a thank-you to those who took part and agreed to be shown."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import urlsplit

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.events.details import current_events
from mkdocs_advocacy.kinds.events.times import last_day_of
from mkdocs_advocacy.kinds.feedback.details import feedback_of
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Picture, Section
from mkdocs_advocacy.kinds.people.block import PeopleBlock, people_block_of
from mkdocs_advocacy.kinds.people.kind import PEOPLE
from mkdocs_advocacy.kinds.people.portraits import SIZE
from mkdocs_advocacy.kinds.people.shown import ShownPerson


def choose_people(block: PeopleBlock, issue: Issue) -> Sequence[Choice]:
    """Return the named people; else those who came to an event or whose feedback was answered in the period."""
    people = issue.hub.of(PEOPLE)
    codes: Collection[str] = block.codes
    if not codes:
        codes = people.members.get(block.group, ()) if block.group else [*_list_active(issue)]
    shown = people.shown.get(issue.place, {})
    named = [code for code in dict.fromkeys(codes) if code in shown]
    return [Choice(code) for code in sorted(named, key=lambda code: _sort_key(shown[code]))[: block.limit]]


def show_people(block: PeopleBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the people whose consent covers this place today."""
    shown = issue.hub.of(PEOPLE).shown.get(issue.place, {})
    named = [(choice.id, shown[choice.id]) for choice in choices if choice.id in shown]
    return Section("people", [_show_person(code, person, block.group or "", issue) for code, person in named])


def _list_active(issue: Issue) -> Iterator[str]:
    zone = issue.hub.settings.zone
    for event in current_events(issue.hub):
        if issue.covers(last_day_of(event.template, zone)) and not event.template.cancelled:
            yield from event.template.present
    for entry in feedback_of(issue.hub).values():
        template = entry.template
        if template.answer and issue.covers(template.answer.date) and template.heard and template.heard.by:
            yield template.heard.by


def _sort_key(person: ShownPerson) -> tuple[bool, str]:
    return person.name is None, (person.name or "").casefold()


def _show_person(code: str, person: ShownPerson, group: str, issue: Issue) -> Item:
    words, portrait = issue.words, person.portrait
    name = person.name or words(f"audience_title_{person.audience}")
    facts = (person.groups.get(group) or person.role, person.place)
    return Item(
        id=code,
        title=name,
        language=words.language,
        context=" · ".join(filter(None, facts)) or None,
        quote=person.quote,
        picture=Picture(portrait.path, SIZE, SIZE, "") if portrait else None,
        actions=[Link(link, urlsplit(link).hostname or link) for link in person.links],
    )


PEOPLE_FILLER: Filler[PeopleBlock] = Filler(
    "people",
    people_block_of,
    choose_people,
    show_people,
)
