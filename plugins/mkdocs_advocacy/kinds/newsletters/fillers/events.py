"""Events in newsletters: the next ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.events.block import EventBlock, event_block_of
from mkdocs_advocacy.kinds.events.details import current_events, describe_event, published_events
from mkdocs_advocacy.kinds.events.times import last_day_of
from mkdocs_advocacy.kinds.newsletters.issue import Choice, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import Item, Section


def choose_events(block: EventBlock, issue: Issue) -> Sequence[Choice]:
    """Return the events that aren't over on the day of the issue, the next one first."""
    zone = issue.hub.settings.zone
    found = [
        event.id
        for event in current_events(issue.hub)
        if block.takes(event.template)
        and issue.is_for(event.template.audience)
        and not event.template.cancelled
        and last_day_of(event.template, zone) >= issue.period.last
    ]
    return [Choice(name) for name in found[: block.limit]]


def show_events(block: EventBlock, choices: Sequence[Choice], issue: Issue) -> Section:
    """Return the events as they are now, so that moved and cancelled ones are marked."""
    del block
    more = Link("events/", issue.words("newsletter_more_events"))
    return Section("events", list(_show_each(choices, issue)), more=more)


def _show_each(choices: Sequence[Choice], issue: Issue) -> Iterator[Item]:
    events = {event.id: event for event in published_events(issue.hub)}
    for choice in choices:
        original = events.get(choice.id)
        if original is None or not issue.is_for(original.template.audience):
            continue
        event = original.current_in(issue.words.language)
        details = describe_event(event, issue.hub, issue.words)
        facts = (details.note, details.when, details.where)
        yield Item(
            id=event.id,
            title=event.title,
            language=event.language,
            address=event.address,
            context=" · ".join(filter(None, facts)),
            text=event.summary,
        )


EVENTS_FILLER: Filler[EventBlock] = Filler("events", event_block_of, choose_events, show_events)
