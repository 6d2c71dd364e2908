"""The file format of an event."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    Audiences,
    Day,
    DayOrTime,
    HttpsUrl,
    Id,
    Line,
    Model,
    Moment,
    parse_day,
)

PRIVATE = "private"
"""The value of `minutes` that keeps an event's text out of the site."""


def _parse_minutes(value: Any) -> Any:
    if isinstance(value, str) and not any(map(str.isdigit, value)):
        if value.strip() == PRIVATE:
            return PRIVATE
        meant = f" (write {PRIVATE})" if value.strip().lower().startswith("priv") else ""
        raise ValueError(f"“{value}” is neither a date such as 2027-01-31 nor {PRIVATE}{meant}")
    day = parse_day(value)
    if not isinstance(day, date):
        raise ValueError(f"must be a date such as 2027-01-31, or {PRIVATE}")
    return day


Minutes = Annotated[date | Literal["private"], BeforeValidator(_parse_minutes)]
"""The day on which minutes were published, or `private`."""


class EventTemplate(Model):
    """An event: `content/events/<id>.md`. The Markdown below the keys is the agenda and, later, the minutes."""

    title: Annotated[Line, Field(description="The event's name.")]
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    when: Annotated[DayOrTime, Field(description="When it begins: a day, or a time with a zone.")]
    until: Annotated[DayOrTime | None, Field(description="When it ends; for whole days, the last day.")] = None
    group: Annotated[Id | None, Field(description="The id of the group that meets.")] = None
    where: Annotated[Line | None, Field(description="The place.")] = None
    link: Annotated[HttpsUrl | None, Field(description="The link for joining online or for more information.")] = None
    audience: Annotated[
        Audiences, Field(description="Who is invited. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    executives: Annotated[tuple[Line, ...], Field(description="The roles of executives who take part.")] = ()
    cancelled: Annotated[bool, Field(description="Whether it was cancelled. It stays in calendars as cancelled.")] = (
        False
    )
    revised: Annotated[
        tuple[Day, ...],
        Field(description="The days on which the time or place changed or it was cancelled, for calendars."),
    ] = ()
    present: Annotated[
        tuple[Id, ...],
        Field(description="The codes of the people who took part. They are counted, and shown if they agreed."),
    ] = ()
    minutes: Annotated[
        Minutes | None,
        Field(description="The day on which the minutes were published. private: the text isn't published at all."),
    ] = None
    status: Annotated[
        Status,
        Field(
            description="draft: not published; ready: published; retired: in no list, and in calendars as cancelled."
        ),
    ] = "ready"
    publish: Annotated[Moment | None, Field(description="When the event is announced.")] = None

    @property
    def is_private(self) -> bool:
        """Whether the text is withheld: the agenda and the minutes."""
        return self.minutes == PRIVATE


Event = Entry[EventTemplate]
"""A validated event."""
