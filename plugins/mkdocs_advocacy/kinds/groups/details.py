"""The facts that pages show about groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mkdocs_advocacy.content.entry import Short
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.core.spans import MONTHS_OF, add_months, add_span, parts_of_limit, parts_of_span
from mkdocs_advocacy.kinds.badges.pages import badge_page
from mkdocs_advocacy.kinds.events.details import EventDetails, describe_event, events_of
from mkdocs_advocacy.kinds.events.model import Event
from mkdocs_advocacy.kinds.events.times import end_of_event, last_day_of, minutes_by
from mkdocs_advocacy.kinds.feedback.of_group import FeedbackLine, list_feedback_of
from mkdocs_advocacy.kinds.groups.contact import link_to
from mkdocs_advocacy.kinds.groups.gifts import describe_worth, gives_of
from mkdocs_advocacy.kinds.groups.model import Ask, Contact, Give, Group, GroupTemplate
from mkdocs_advocacy.kinds.groups.nominating import Nominating, describe_nominating
from mkdocs_advocacy.kinds.people.details import PeopleView, describe_people, members_of


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact about a group: a label with text, links, or both."""

    label: str
    text: str = ""
    links: Sequence[Link] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event in a list."""

    link: Link
    details: EventDetails


@dataclass(frozen=True, slots=True)
class GroupDetails:
    """The facts about a group, as text."""

    kind: str
    expires: str | None
    """The time after which nobody can join, in ISO 8601; None if that has passed, or if it doesn't end."""
    ended: str | None
    """The sentence that the page shows after this time."""
    joining: str
    """How people become members."""
    facts: Sequence[Fact]
    gives: Sequence[str]
    asks: Sequence[str]
    promises: Sequence[str]
    """What the company promises, and how often it kept its word."""
    join: Link | None
    nominating: Nominating | None
    space: Link | None
    people: PeopleView
    """The current members."""
    coming: Sequence[Meeting]
    past: Sequence[Meeting]
    """The newest first."""
    feedback: Sequence[FeedbackLine]
    """The feedback for the group, unanswered entries first."""
    calendar: str | None
    """The address of the group's calendar, relative to the hub's root; None without events."""
    badge: Link | None
    """The page of the badge that it awards."""


def describe_group(group: Group, hub: Hub, words: Catalogue) -> GroupDetails:
    """Return the facts about a group in the language of `words`."""
    template = group.template
    last_day = None if group.has_ended else group.last_day
    meetings = [_list_event(event, hub, words) for event in events_of(group.id, hub)]
    return GroupDetails(
        kind=words(f"group_kind_{template.kind}"),
        expires=end_of(last_day, hub.settings.zone).isoformat() if last_day else None,
        ended=words("entry_ended", date=words.day(last_day)) if last_day else None,
        joining=words(f"group_joins_{template.joins}"),
        facts=list(_list_facts(template, hub, words)),
        gives=[_describe_line(line, words) for line in gives_of(group, hub)],
        asks=[_describe_line(line, words) for line in template.asks],
        promises=list(_list_promises(group, hub, words)),
        join=_link_contact(template.join, words("group_join")) if not group.has_ended else None,
        nominating=describe_nominating(group, words),
        space=_link_contact(template.space.link, words(f"group_space_{template.space.kind}"))
        if template.space
        else None,
        people=_describe_members(group, hub, words),
        coming=[meeting for meeting in meetings if not meeting.details.is_past],
        past=[meeting for meeting in reversed(meetings) if meeting.details.is_past],
        feedback=list_feedback_of(group.id, hub, words, shows_overdue=template.shows_overdue),
        calendar=calendar_of_group(group) if meetings else None,
        badge=_link_badge(group, hub),
    )


def shorten_group(group: Group, hub: Hub, words: Catalogue) -> Short:
    """Return the group's line in short lists: what kind of group it is."""
    del hub
    return Short(words(f"group_kind_{group.template.kind}"))


def calendar_of_group(group: Group) -> str:
    """Return the address of the group's calendar, relative to the hub's root."""
    return f"groups/{group.id}/events.ics"


def _describe_members(group: Group, hub: Hub, words: Catalogue) -> PeopleView:
    members = describe_people(hub, words, members_of(group.id, hub), group.id)
    return members if group.template.size_shown else replace(members, counts="")


def _link_badge(group: Group, hub: Hub) -> Link | None:
    page = badge_page(group, hub) if group.template.badge else None
    return Link(page.address, page.title) if page and not page.has_ended else None


def _list_event(event: Event, hub: Hub, words: Catalogue) -> Meeting:
    shown = event.in_language(words.language)
    return Meeting(Link(shown.address, shown.title), describe_event(shown, hub, words))


def _link_contact(contact: Contact | None, text: str) -> Link | None:
    return Link(link_to(contact), text) if contact else None


def _describe_line(line: Give | Ask, words: Catalogue) -> str:
    text = words("group_each", what=line.what, each=line.each) if line.each else line.what
    worth = describe_worth(line, words) if isinstance(line, Give) else None
    return f"{text} · {worth}" if worth else text


def _list_facts(template: GroupTemplate, hub: Hub, words: Catalogue) -> Iterator[Fact]:
    yield Fact(words("group_members"), words.audiences(template.audience))
    yield Fact(words("group_joining"), words(f"group_joins_{template.joins}"))
    if template.looks_for:
        yield Fact(words("group_looks_for"), template.looks_for)
    if template.cap:
        yield Fact(words("group_cap"), words.number(template.cap))
    for name, number in template.seats.items():
        yield Fact(f"{words('group_seats')} {words(f'audience_{name}')}", words.number(number))
    if template.term:
        yield Fact(words("group_term"), words.span(*parts_of_span(template.term)))
    if template.meets:
        yield Fact(words("group_meets"), words(f"group_{template.meets}"))
    sources = tuple(dict.fromkeys(template.members_from.values()))
    if links := list(_link_groups(sources, hub, words)):
        yield Fact(words("group_members_from"), links=links)
    for key in ("over", "works_with", "also_in"):
        if links := list(_link_groups(getattr(template, key), hub, words)):
            yield Fact(words(f"group_{key}"), links=links)


def _link_groups(ids: Sequence[str] | Mapping[str, int], hub: Hub, words: Catalogue) -> Iterator[Link]:
    """Yield a link to each of the groups that are published."""
    groups: Mapping[str, Group] = hub.content["groups"]
    for group_id in ids:
        if (group := groups.get(group_id)) and not group.has_ended:
            shown = group.in_language(words.language)
            yield Link(shown.address, shown.title)


def _list_promises(group: Group, hub: Hub, words: Catalogue) -> Iterator[str]:
    template, events = group.template, [event for event in events_of(group.id, hub) if not event.template.cancelled]
    if template.ask_at_most:
        number, period = parts_of_limit(template.ask_at_most)
        key = "group_ask_once" if number == 1 else "group_ask_at_most"
        yield words(f"{key}_{period}", number=words.number(number))
    if template.answers_within:
        yield words("group_answers_within", span=words.span(*parts_of_span(template.answers_within)))
    if template.minutes_within:
        yield words("group_minutes_within", span=words.span(*parts_of_span(template.minutes_within)))
        if due := [event for event in events if _minutes_due(event, template.minutes_within, hub)]:
            kept = [event for event in due if _is_in_time(event, template.minutes_within, hub)]
            yield words("group_minutes_kept", kept=words.number(len(kept)), due=words.number(len(due)))
    if (
        hub.settings.audience is None  # the group's latest meeting can be for others
        and template.meets
        and events
        and all(end_of_event(event.template, hub.settings.zone) <= hub.now for event in events)
    ):
        last = last_day_of(events[-1].template, hub.settings.zone)
        yield words("group_meeting_due", date=words.day(add_months(last, MONTHS_OF[template.meets])))


def _minutes_due(event: Event, within: str, hub: Hub) -> bool:
    """Return whether minutes are published, or should have been. Private minutes aren't part of the promise."""
    return not event.template.is_private and (
        minutes_by(event.template, hub.today) is not None
        or add_span(last_day_of(event.template, hub.settings.zone), within) < hub.today
    )


def _is_in_time(event: Event, within: str, hub: Hub) -> bool:
    minutes = minutes_by(event.template, hub.today)
    return isinstance(minutes, date) and minutes <= add_span(last_day_of(event.template, hub.settings.zone), within)
