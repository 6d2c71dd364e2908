"""The facts that pages show about people."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.people.shown import People, ShownPerson

KIND = "people"
"""The kind's name. Its declaration can't be imported by kinds that it refers to."""


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person on a page."""

    heading: str
    """The name, or without one the audience."""
    initial: str
    """The first letter of the name, shown without a portrait; empty without a name."""
    role: str
    """The role in the group that the page is about, or else the role."""
    links: Sequence[Link]
    person: ShownPerson


@dataclass(frozen=True, slots=True)
class PeopleView:
    """Some people on a page: numbers, and those who agreed to be shown."""

    counts: str
    """How many people of each audience there are; empty if nobody."""
    shown: Sequence[PersonView]
    is_edition: bool
    """Whether the page belongs to a frozen edition and links to the current hub instead."""


def describe_people(hub: Hub, words: Catalogue, codes: Collection[str] | None = None, group: str = "") -> PeopleView:
    """Return all people, or these `codes`, in the language of `words`. `group` is the id of the page's group."""
    people: People = hub.content[KIND]
    counts = [
        words("people_count", audience=words(f"audience_title_{audience}"), number=words.number(number))
        for audience, number in people.count(codes).items()
    ]
    shown = [_describe_person(person, words, group) for person in people.shown_in("page", codes)]
    return PeopleView(" · ".join(counts), shown, people.is_edition)


def members_of(group_id: str, hub: Hub) -> Collection[str]:
    """Return the codes of a group's current members."""
    people: People = hub.content[KIND]
    return people.members[group_id]


def _describe_person(person: ShownPerson, words: Catalogue, group: str) -> PersonView:
    return PersonView(
        heading=person.name or words(f"audience_title_{person.audience}"),
        initial=(person.name or "")[:1].upper(),
        role=person.groups.get(group) or person.role or "",
        links=[Link(link, urlsplit(link).hostname or link) for link in person.links],
        person=person,
    )
