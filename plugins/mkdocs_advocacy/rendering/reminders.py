"""Reminders of the last day of a post or campaign: a calendar file for each, next to its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import Any

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.calendar_file import CalendarEntry, write_calendar
from mkdocs_advocacy.core.days import start_of
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.networks.ascii_links import ascii_link

FILE = "reminder.ics"
"""The name of the file, next to the page that links to it."""
_CAPABILITY = "programme"
"""The plugin that creates calendars."""
_AHEAD = timedelta(hours=15)
"""How long before the last day begins calendars alert people: at nine in the morning of the day before."""


def reminder_beside(entry: Entry[Any], hub: Hub) -> str | None:
    """Return the address of the entry's reminder, relative to its page, or None if there is nothing to remember."""
    is_open = entry.state is State.CURRENT and entry.last_day is not None
    return FILE if is_open and _CAPABILITY in hub.plugins else None


def reminders(entries: Iterable[Entry[Any]], hub: Hub) -> Iterator[tuple[str, Entry[Any]]]:
    """Yield the path of each reminder, relative to the hub's root, and its entry."""
    for entry in entries:
        if name := reminder_beside(entry, hub):
            yield f"{entry.address}{name}", entry


def write_reminder(entry: Entry[Any], hub: Hub, site: str) -> Iterator[bytes]:
    """Yield the content of the entry's reminder. `site` is the hub's absolute URL, or empty.

    All languages of an entry have the same unique id, so that nobody is reminded twice.
    """
    if entry.last_day is None:
        return
    reminder = CalendarEntry(
        id=f"{entry.kind}-{entry.id}-last-day",
        stamp=entry.since or start_of(entry.last_day, hub.settings.zone),
        when=entry.last_day,
        title=hub.words(entry.language)(f"{entry.kind}_reminder", title=entry.title),
        description=entry.summary,
        address=entry.address,
        alarm=_AHEAD,
    )
    yield write_calendar(entry.title, [reminder], ascii_link(site)).encode()
