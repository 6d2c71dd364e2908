"""The file format of a newsletter."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import Audiences, Day, Language, Line, Model, Moment, Some

Shape = Literal["page", "mail", "text", "print", "chat"]
SHAPES: tuple[Shape, ...] = ("page", "mail", "text", "print", "chat")


class NewsletterTemplate(Model):
    """An issue of the newsletter: `content/newsletters/<id>.md`. The Markdown below the keys is its text."""

    title: Annotated[Line, Field(description="The title, which is also the subject of the email.")]
    summary: Annotated[
        Line | None, Field(description="One line, for lists of issues and beside the subject in inboxes.")
    ] = None
    date: Annotated[Moment, Field(description="The day of the issue. The issue isn't published before that day.")]
    audience: Annotated[
        Audiences, Field(description="Who the issue is for. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    language: Annotated[
        Language | None, Field(description="The language of the text. Default: the hub's first language.")
    ] = None
    first: Annotated[
        Day | None,
        Field(
            alias="from",
            description="The first day of the period that its blocks cover. Default: the day after the previous issue.",
        ),
    ] = None
    last: Annotated[
        Day | None, Field(alias="to", description="The last day of the period. Default: the day of the issue.")
    ] = None
    shapes: Annotated[Some[Shape], Field(description="What to make besides the page. Default: all.")] = SHAPES
    status: Annotated[
        Status, Field(description="draft: not published; ready: published on its day; retired: only its address stays.")
    ] = "ready"


Newsletter = Entry[NewsletterTemplate]
"""A validated issue."""
