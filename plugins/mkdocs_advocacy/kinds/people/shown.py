"""People as renderers see them: numbers, and the fields that each person agreed to show.

Renderers never receive a person's file. Fields without consent can therefore not be published, by any code.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import get_args

from mkdocs_advocacy.core.model import Audience
from mkdocs_advocacy.kinds.people.model import Consent, Membership, PersonTemplate, Shown, Where


@dataclass(frozen=True, slots=True)
class Portrait:
    """A person's picture."""

    source: Path
    """The original, which is never published."""
    path: str
    """The path of the rendition in the site. It contains a hash, and no name or code."""
    place: tuple[str, int, int]
    """The file, line and column that name the picture, for messages."""


@dataclass(frozen=True, slots=True)
class ShownPerson:
    """A person, limited to the fields that may be shown in one place."""

    audience: Audience
    groups: Mapping[str, str]
    """The ids of the current groups, each with the role in it or an empty string."""
    name: str | None = None
    role: str | None = None
    place: str | None = None
    quote: str | None = None
    links: tuple[str, ...] = ()
    portrait: Portrait | None = None


@dataclass(frozen=True, slots=True)
class People:
    """All people, as numbers and as far as they agreed to be shown."""

    audiences: Mapping[str, Audience] = field(default_factory=dict)
    """The audience of every person, by code."""
    members: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The codes of each group's current members, by the group's id."""
    shown: Mapping[Where, Mapping[str, ShownPerson]] = field(default_factory=dict)
    """The people shown in each place, by code."""
    is_edition: bool = False
    """Whether this is a frozen edition, which shows nobody and links to the current hub."""

    def without_portraits(self, paths: Collection[str]) -> People:
        """Return a copy without the portraits at these paths in the site."""
        shown = {
            where: {
                code: replace(person, portrait=None) if person.portrait and person.portrait.path in paths else person
                for code, person in people.items()
            }
            for where, people in self.shown.items()
        }
        return replace(self, shown=shown)

    def count(self, codes: Collection[str] | None = None) -> Mapping[Audience, int]:
        """Return the number of people of each audience, of all people or of these `codes`."""
        found = [audience for code, audience in self.audiences.items() if codes is None or code in codes]
        return {audience: found.count(audience) for audience in sorted(set(found))}

    def shown_in(self, where: Where, codes: Collection[str] | None = None) -> Sequence[ShownPerson]:
        """Return the people shown in a place, by name; of all people or of these `codes`."""
        found = self.shown.get(where, {})
        people = [person for code, person in found.items() if codes is None or code in codes]
        return sorted(people, key=lambda person: (person.name is None, (person.name or "").casefold()))


def is_current(membership: Membership, today: date) -> bool:
    """Return whether the membership holds on `today`."""
    has_begun = membership.since is None or membership.since <= today
    return has_begun and (membership.until is None or today <= membership.until)


def is_valid(consent: Consent | None, today: date) -> bool:
    """Return whether the consent holds on `today`. A withdrawal counts from the moment it is recorded.

    Its date doesn't matter, so that a build with an earlier time doesn't show the person again.
    """
    if consent is None or consent.withdrawn or consent.given > today:
        return False
    return consent.until is None or today <= consent.until


def has_ended(consent: Consent | None, today: date) -> bool:
    """Return whether there was a consent that ended or was withdrawn."""
    return bool(consent and (consent.withdrawn or (consent.until and consent.until < today)))


def may_show(person: PersonTemplate, today: date) -> bool:
    """Return whether anything of the person may be shown on `today`."""
    has_guardian = bool(person.consent and (person.adult or person.consent.guardian))
    return bool(person.show) and has_guardian and is_valid(person.consent, today)


def show_people(
    people: Mapping[str, PersonTemplate],
    portraits: Mapping[str, Portrait],
    today: date,
    *,
    groups: Collection[str],
    audience: Audience | None = None,
    is_edition: bool = False,
) -> People:
    """Return what may be published about the people on `today`.

    `portraits` maps codes to usable pictures. `groups` are the ids of the published groups; memberships of other groups
    are left out. A site for one `audience` counts everybody, but shows only people of that audience.
    """
    members = {
        group: [
            code
            for code, person in people.items()
            if any(membership.group == group and is_current(membership, today) for membership in person.groups)
        ]
        for group in groups
    }
    allowed = {
        code: person
        for code, person in people.items()
        if not is_edition and audience in (None, person.audience) and may_show(person, today)
    }
    shown: dict[Where, dict[str, ShownPerson]] = {
        where: {
            code: _limit(person, portraits.get(code), today, groups)
            for code, person in allowed.items()
            if where in person.where
        }
        for where in get_args(Where)
    }
    return People({code: person.audience for code, person in people.items()}, members, shown, is_edition)


def _limit(person: PersonTemplate, portrait: Portrait | None, today: date, groups: Collection[str]) -> ShownPerson:
    """Return the fields of a person that `show` lists."""

    def allows(key: Shown) -> bool:
        return key in person.show

    return ShownPerson(
        audience=person.audience,
        groups={
            membership.group: (membership.role or "") if allows("role") else ""
            for membership in person.groups
            if membership.group in groups and is_current(membership, today)
        },
        name=person.name if allows("name") else None,
        role=person.role if allows("role") else None,
        place=person.place if allows("place") else None,
        quote=person.quote if allows("quote") else None,
        links=person.links if allows("links") else (),
        portrait=portrait if allows("picture") else None,
    )
