"""A campaign as its file says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.core.days import end_of, start_of
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


@dataclass(frozen=True, slots=True)
class Campaign:
    """A checked campaign."""

    id: str
    """Unique in the hub; the address is `campaigns/<id>/`."""
    source: str
    """The file, relative to the folder that is published, with forward slashes."""
    template: CampaignTemplate
    zone: tzinfo
    """In which its days begin and end."""

    @property
    def utm_campaign(self) -> str:
        """The value of utm_campaign in its posts' links."""
        return self.template.utm_campaign or self.id

    @property
    def since(self) -> datetime | None:
        """The first moment at which it may be shown; None: always."""
        starts = self.template.starts
        return start_of(starts, self.zone) if starts else None

    def started(self, now: datetime) -> bool:
        """Whether it may be shown at `now`, an aware time."""
        return self.since is None or self.since <= now

    def ended(self, now: datetime) -> bool:
        """Whether its last day is over at `now`, an aware time."""
        ends = self.template.ends
        return ends is not None and end_of(ends, self.zone) <= now

    @property
    def address(self) -> str:
        """Where its page is, relative to the hub's root."""
        return f"campaigns/{self.id}/"
