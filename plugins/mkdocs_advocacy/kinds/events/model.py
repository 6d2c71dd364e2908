"""The file format of an event."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    Audience,
    Day,
    DayOrTime,
    HttpsUrl,
    Id,
    Line,
    Model,
    Moment,
    Some,
)


class EventTemplate(Model):
    """An event: `content/events/<id>.md`. The Markdown below the keys is the agenda and, later, the minutes."""

    title: Annotated[Line, Field(description="The event's name.")]
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    when: Annotated[DayOrTime, Field(description="When it begins: a day, or a time with a zone.")]
    until: Annotated[DayOrTime | None, Field(description="When it ends; for whole days, the last day.")] = None
    group: Annotated[Id | None, Field(description="The id of the group that meets.")] = None
    where: Annotated[Line | None, Field(description="The place.")] = None
    link: Annotated[HttpsUrl | None, Field(description="The link for joining online or for more information.")] = None
    audience: Annotated[Some[Audience], Field(description="Who is invited.")] = ("employees",)
    executives: Annotated[tuple[Line, ...], Field(description="The roles of executives who take part.")] = ()
    cancelled: Annotated[bool, Field(description="Whether it was cancelled. It stays in calendars as cancelled.")] = (
        False
    )
    revised: Annotated[
        tuple[Day, ...], Field(description="The days on which the time or place changed, for calendars.")
    ] = ()
    present: Annotated[
        tuple[Id, ...],
        Field(description="The codes of the people who took part. They are counted, and shown if they agreed."),
    ] = ()
    minutes: Annotated[Day | None, Field(description="The day on which the minutes were published.")] = None
    status: Annotated[
        Status, Field(description="draft: not published; ready: published; retired: no longer shown.")
    ] = "ready"
    publish: Annotated[Moment | None, Field(description="When the event is announced.")] = None


Event = Entry[EventTemplate]
"""A validated event."""
