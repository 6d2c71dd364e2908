"""Checks of groups against their members.

An error must not appear because time passes. So these checks look at today and at every later day on which somebody
joins, and treat a membership that has ended as if it had never ended where an end could only add an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.loader import read_entry
from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, empty_document
from mkdocs_advocacy.kinds.groups.kind import GROUPS
from mkdocs_advocacy.kinds.groups.model import Group
from mkdocs_advocacy.kinds.people.files import Files
from mkdocs_advocacy.kinds.people.model import FORMER, Membership, PersonTemplate

_VACANT = "seat-vacant"


@dataclass(frozen=True, slots=True)
class Member:
    """A person's membership of a group."""

    code: str
    person: PersonTemplate
    membership: Membership
    document: Document
    path: tuple[str | int, ...]
    """The position of the membership in the document."""

    @property
    def first(self) -> date:
        """The first day."""
        return self.membership.since or date.min

    @property
    def last(self) -> date:
        """The last day."""
        return self.membership.until or date.max

    def holds_on(self, day: date) -> bool:
        """Return whether the person is a member on `day`."""
        return self.first <= day <= self.last

    def overlaps(self, other: Member) -> bool:
        """Return whether both memberships hold on some day."""
        return self.first <= other.last and other.first <= self.last


def check_members(files: Files, reading: Reading) -> Iterator[Problem]:
    """Report memberships that contradict the groups' files, and vacant seats as notices.

    While somebody's file is broken, nobody knows whether a seat is vacant.
    """
    groups: Mapping[str, Group] = {**reading.of(GROUPS).content, **reading.of(GROUPS).unpublished}
    known = {*groups, *reading.of(GROUPS).broken}
    inviters = {*known, *files.codes, FORMER} if files.is_readable else None
    members: dict[str, list[Member]] = defaultdict(list)
    for draft in files.drafts:
        for place, membership in enumerate(draft.template.groups):
            member = Member(draft.id, draft.template, membership, draft.document, ("groups", place))
            members[membership.group].append(member)
            yield from _check_names(member, known, inviters)
    today = day_of(reading.now, reading.settings.zone)
    for group in groups.values() if files.drafts else ():
        for problem in _Check(group, members, today, reading).problems():
            if problem.rule != _VACANT or files.is_complete:
                yield problem


def _check_names(member: Member, groups: Collection[str], inviters: Collection[str] | None) -> Iterator[Problem]:
    """Report an unknown group, and an unknown person or group that invited the member.

    `inviters` are all values that `invited_by` can have, or None if not everybody is known.
    """
    name = member.membership.group
    if name not in groups:
        hint = nearest(name, groups) or "add the group's file to groups/"
        yield member.document.problem((*member.path, "group"), "there is no such group", hint=hint)
    inviter = member.membership.invited_by
    if inviter == member.code and inviter not in groups:
        message = f"{member.code} can't be their own inviter"
        hint = "write the id of the group, or the code of the person who invited them"
        yield member.document.problem((*member.path, "invited_by"), message, hint=hint, rule="invited-by")
    elif inviter and inviters is not None and inviter not in inviters:
        message = "there is no group or person with this code"
        hint = nearest(inviter, {*groups, FORMER}) or f"write the id of a group or a person's code, or {FORMER}"
        yield member.document.problem((*member.path, "invited_by"), message, hint=hint, rule="invited-by")


@dataclass(frozen=True, slots=True)
class _Check:
    """The check of one group."""

    group: Group
    all_members: Mapping[str, Sequence[Member]]
    today: date
    reading: Reading

    def problems(self) -> Iterator[Problem]:
        template = self.group.template
        yield from self._check_each()
        if template.cap and (most := max(map(len, self._moments()))) > template.cap:
            message = f"the group has {most} members at the same time, but cap is {template.cap}"
            yield self._document().problem(("cap",), message, hint="raise cap:, or end memberships", rule="group-full")
        yield from self._check_seats()
        for other, number in template.also_in.items():
            yield from self._check_shared(other, number)

    @property
    def _members(self) -> Sequence[Member]:
        """The current and future members."""
        return [member for member in self.all_members.get(self.group.id, ()) if member.last >= self.today]

    def _moments(self) -> Sequence[Sequence[Member]]:
        """Return the members today, and on each later day on which somebody joins; each person once."""
        days = {self.today, *(member.first for member in self._members if member.first > self.today)}
        return [
            list({member.code: member for member in self._members if member.holds_on(day)}.values())
            for day in sorted(days)
        ]

    def _check_each(self) -> Iterator[Problem]:
        """Check each membership by itself."""
        template, name = self.group.template, self.group.id
        before: dict[str, list[Member]] = defaultdict(list)
        for member in self._members:
            audience, document = member.person.audience, member.document
            if audience not in (template.seats or template.audience):
                kinds = ", ".join(template.seats or template.audience)
                message = f"“{name}” is for {kinds}, but {member.code} is in the audience {audience}"
                yield document.problem((*member.path, "group"), message, hint="correct one of them", rule="seats")
            if template.joins == "invitation" and not member.membership.invited_by:
                hint = "add invited_by: with the id of a group or a person's code"
                message = f"“{name}” is by invitation, but the file does not say who invited {member.code}"
                yield document.problem((*member.path, "group"), message, hint=hint, rule="invited-by")
            if source := template.members_from.get(audience):
                yield from self._check_source(member, source)
            if any(earlier.overlaps(member) for earlier in before[member.code]):
                message = f"{member.code} is listed twice in “{name}” for the same time"
                yield document.problem((*member.path, "group"), message, hint="delete one of them", rule="seats")
            before[member.code].append(member)

    def _check_source(self, member: Member, source: str) -> Iterator[Problem]:
        """Check that the person joined the group `source` before this one. It doesn't matter if they left it since.

        If the first day in this group isn't known, its last day counts.
        """
        name, in_source = (
            self.group.id,
            [other for other in self.all_members.get(source, ()) if other.code == member.code],
        )
        joined = min((other.first for other in in_source), default=None)
        if joined is not None and joined <= (member.membership.since or member.last):
            return
        message = f"the {member.person.audience} in “{name}” come from “{source}”, but {member.code} "
        if joined is None:
            message += "was never a member there"
            hint = f"add the membership of {source}, or correct members_from: in groups/{name}.md"
        else:
            message += f"joined that group only on {joined}"
            hint = "correct one of the days"
        yield member.document.problem((*member.path, "group"), message, hint=hint, rule="seats")

    def _check_seats(self) -> Iterator[Problem]:
        for audience, number in self.group.template.seats.items():
            counts = [sum(member.person.audience == audience for member in members) for members in self._moments()]
            if max(counts) > number:
                message = f"{max(counts)} {audience} hold seats at the same time, but there are {number} seats for them"
                yield self._document().problem(
                    ("seats", audience), message, hint="correct one of them", key=True, rule="seats"
                )
            elif counts[0] < number:
                message = f"{counts[0]} of {number} seats for {audience} are taken"
                yield self._remind(("seats", audience), message, "find new members, or lower the number")

    def _check_shared(self, other: str, number: int) -> Iterator[Problem]:
        """Check how many members are also in the group `other`."""
        seats = sum(self.group.template.seats.values())
        for members in self._moments():
            both = [member for member in members if self._is_also_in(other, member)]
            if len(both) > number:
                message = f"{len(both)} members are also in “{other}”, but also_in says {number}"
            elif seats and len(members) - len(both) > seats - number:
                message = (
                    f"{number} of {seats} members must also be in “{other}”, but {len(members) - len(both)} are not"
                )
            else:
                continue
            yield self._document().problem(
                ("also_in", other), message, hint="correct one of them", key=True, rule="seats"
            )
            return
        now = {member.code for member in self.all_members.get(other, ()) if member.holds_on(self.today)}
        if (both_now := sum(member.code in now for member in self._moments()[0])) < number:
            message = f"{both_now} of {number} members are also in “{other}” today"
            yield self._remind(("also_in", other), message, "find new members, or lower the number")

    def _is_also_in(self, group_id: str, member: Member) -> bool:
        others = self.all_members.get(group_id, ())
        return any(other.code == member.code and other.overlaps(member) for other in others)

    def _remind(self, path: tuple[str, ...], message: str, hint: str) -> Problem:
        return self._document().problem(path, message, hint=hint, key=True, severity=Severity.NOTICE, rule=_VACANT)

    def _document(self) -> Document:
        """Return the group's file, for positions."""
        file = next(file for file in self.reading.of(GROUPS).files if file.path == self.group.source)
        found, _ = read_entry(GROUPS, file)
        return found.document if found else empty_document(file.shown)
