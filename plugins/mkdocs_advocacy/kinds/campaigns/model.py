"""The schema of a campaign's file."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.audiences import USUAL_AUDIENCES
from mkdocs_advocacy.core.model import Audiences, Day, Hashtag, Line, Model, Text, UtmValue
from mkdocs_advocacy.kinds.campaigns.call.model import Call, CallTranslation
from mkdocs_advocacy.kinds.groups.model import Contact


class Targets(Model):
    """A campaign's measurable targets."""

    shares: Annotated[int | None, Field(ge=1, description="How many times posts should be shared.")] = None
    clicks: Annotated[int | None, Field(ge=1, description="How many visits the tracked links should bring.")] = None


class CampaignTemplate(Model):
    """A campaign: `content/campaigns/<id>.yml`."""

    title: Annotated[Line, Field(description="The campaign's name.")]
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    goal: Annotated[Text | None, Field(description="The campaign's goal, in words.")] = None
    targets: Annotated[Targets, Field(description="The campaign's goal, in numbers.")] = Targets()
    starts: Annotated[Day | None, Field(description="The first day. The campaign is hidden until then.")] = None
    ends: Annotated[Day | None, Field(description="The last day.")] = None
    hashtags: Annotated[tuple[Hashtag, ...], Field(description="Hashtags for posts that don't list their own.")] = ()
    utm_campaign: Annotated[
        UtmValue | None, Field(description="The value of `utm_campaign` in tracked links. Default: the id.")
    ] = None
    audience: Annotated[
        Audiences, Field(description="Who the campaign is for. Default: employees, or the hub's first audience.")
    ] = USUAL_AUDIENCES
    owner: Annotated[Line | None, Field(description="The team to contact.")] = None
    contact: Annotated[
        Contact | None, Field(description="Where to ask questions: an https link, or an email address.")
    ] = None
    launch: Annotated[
        bool,
        Field(description="Whether it has a launch page, `campaigns/<id>/launch/`, which fits on a printed sheet."),
    ] = False
    call: Annotated[
        Call | None, Field(description="The campaign's call: a contest, a prize draw, a call for ideas or a survey.")
    ] = None


class CampaignTranslation(Model):
    """The campaign in another language: `<id>.<language>.yml` beside the original file."""

    title: Annotated[Line | None, Field(description="The campaign's name.")] = None
    summary: Annotated[Line | None, Field(description="A one-line summary for lists.")] = None
    goal: Annotated[Text | None, Field(description="The campaign's goal, in words.")] = None
    owner: Annotated[Line | None, Field(description="The team to contact.")] = None
    contact: Annotated[
        Contact | None, Field(description="Where to ask questions: an https link, or an email address.")
    ] = None
    hashtags: Annotated[
        tuple[Hashtag, ...] | None, Field(description="Hashtags for posts that don't list their own.")
    ] = None
    starts: Annotated[Day | None, Field(description="The first day. The campaign is hidden until then.")] = None
    ends: Annotated[Day | None, Field(description="The last day.")] = None
    call: Annotated[CallTranslation | None, Field(description="The texts of the campaign's call.")] = None


Campaign = Entry[CampaignTemplate]
"""A validated campaign. After its last day it has expired; its page stays online and shows that it has ended."""


def utm_campaign_of(campaign: Campaign) -> str:
    """Return the value of `utm_campaign` in the campaign's tracked links."""
    return campaign.template.utm_campaign or campaign.id
