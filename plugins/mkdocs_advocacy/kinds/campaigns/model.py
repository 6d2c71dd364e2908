"""A campaign as its file says it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.core.model import Audience, Day, Hashtag, Line, Model, Some, Text, UtmValue


class Targets(Model):
    """What a campaign wants to reach, in numbers."""

    shares: Annotated[int | None, Field(ge=1, description="How often its posts are shared.")] = None
    clicks: Annotated[int | None, Field(ge=1, description="How many visits the tracked links bring.")] = None


class CampaignTemplate(Model):
    """A campaign: `content/campaigns/<id>.yml`."""

    title: Annotated[Line, Field(description="The name of the campaign.")]
    summary: Annotated[Line | None, Field(description="One line for lists.")] = None
    goal: Annotated[Text | None, Field(description="What success is, in words.")] = None
    targets: Annotated[Targets, Field(description="What success is, in numbers.")] = Targets()
    starts: Annotated[Day | None, Field(description="The first day; before it the campaign is not shown.")] = None
    ends: Annotated[Day | None, Field(description="The last day.")] = None
    hashtags: Annotated[tuple[Hashtag, ...], Field(description="Hashtags for posts that name none.")] = ()
    utm_campaign: Annotated[
        UtmValue | None, Field(description="The campaign's name in tracked links; default: the id.")
    ] = None
    audience: Annotated[Some[Audience], Field(description="Who it is for.")] = ("employees",)
    owner: Annotated[Line | None, Field(description="The team to ask.")] = None


Campaign = Entry[CampaignTemplate]
"""A checked campaign. It is expired once its last day is over; its page stays, and says so."""


def utm_campaign_of(campaign: Campaign) -> str:
    """The value of utm_campaign in the links of its posts."""
    return campaign.template.utm_campaign or campaign.id
