"""The file format of a badge, a key of its group."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.core.model import Day, Line, Model, Text
from mkdocs_advocacy.core.spans import Span


class Badge(Model):
    """A badge that the group awards to its members."""

    title: Annotated[Line, Field(description="The badge's name.")]
    criteria: Annotated[Text, Field(description="What people did to be awarded it.")]
    picture: Annotated[Line | None, Field(description="Its image in a brand set: `<set>/<file stem>`.")] = None
    valid: Annotated[Span | None, Field(description="How long it is valid: 1 year; default: without an end.")] = None
    expire: Annotated[Day | None, Field(description="The last day on which it is awarded.")] = None
