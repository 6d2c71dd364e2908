"""The options of the plugin for groups, events, feedback and newsletters."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.core.countries import Country
from mkdocs_advocacy.core.model import Id, Model
from mkdocs_advocacy.core.money import MoneyLimit
from mkdocs_advocacy.core.spans import Rhythm
from mkdocs_advocacy.kinds.feedback.telling import TellUs


class ProgrammeOptions(Model):
    """The options of the plugin `advocacy/programme`."""

    gift_limits: Annotated[
        dict[Id, MoneyLimit],
        Field(description="The most that a group may give to a member, by audience, such as 50 EUR a month."),
    ] = {}
    readers_in: Annotated[
        tuple[Country, ...],
        Field(description="The countries in which the hub is read, if access to it is limited. Default: everywhere."),
    ] = ()
    tell_us: Annotated[
        TellUs | None, Field(description="Where people send feedback: mail, link or repository. Default: nowhere.")
    ] = None
    newsletter: Annotated[
        Rhythm | None, Field(description="How often an issue of the newsletter is due. Default: no reminders.")
    ] = None
