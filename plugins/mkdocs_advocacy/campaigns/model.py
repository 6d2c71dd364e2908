"""A campaign as its file says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.model import Audience, Day, Hashtag, Line, Model, Some, Text, UtmValue


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


@dataclass(frozen=True, slots=True)
class Campaign:
    """A checked campaign."""

    id: str
    """Unique in the hub; the address is `campaigns/<id>/`."""
    source: str
    """The file, relative to the folder that is published, with forward slashes."""
    template: CampaignTemplate

    @property
    def utm_campaign(self) -> str:
        """The value of utm_campaign in its posts' links."""
        return self.template.utm_campaign or self.id

    def started(self, now: datetime) -> bool:
        """Whether it may be shown at `now`, an aware time; it starts with its first day in UTC."""
        starts = self.template.starts
        return starts is None or datetime.combine(starts, datetime.min.time(), UTC) <= now

    @property
    def address(self) -> str:
        """Where its page is, relative to the hub's root."""
        return f"campaigns/{self.id}/"
