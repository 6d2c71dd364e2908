"""Campaigns as pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.campaigns.model import Campaign
from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.languages import Catalogue, catalogue
from mkdocs_advocacy.posts.model import end_of
from mkdocs_advocacy.posts.render import Card, PostRenderer


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The page of a campaign, and its entry in the overview."""

    address: str
    title: str
    summary: str | None
    goal: str | None
    owner: str | None
    targets: str | None
    until: str | None
    ended: bool
    hashtags: Sequence[str]
    count: str
    cards: Sequence[Card]


class CampaignRenderer:
    """Renders a hub's campaign pages, in the hub's own language."""

    def __init__(self, hub: Hub, posts: PostRenderer, environment: Environment) -> None:
        self._hub, self._posts = hub, posts
        self._words = catalogue(hub.settings.languages[0])
        self._page = environment.get_template("advocacy/campaign.html")
        self._overview = environment.get_template("advocacy/campaigns.html")

    def body(self, campaign: Campaign) -> Markup:
        """The main part of the campaign's page."""
        return Markup(self._page.render(view=self._view(campaign), t=self._words, base="../../"))

    def overview(self) -> Markup:
        """All campaigns: those that run first, then those that have ended."""
        views = [self._view(campaign) for campaign in self._hub.campaigns.values()]
        views.sort(key=lambda view: (view.ended, view.title.casefold()))
        return Markup(self._overview.render(views=views, t=self._words, base="../"))

    def _view(self, campaign: Campaign) -> CampaignView:
        words, template = self._words, campaign.template
        ended = template.ends is not None and end_of(template.ends) <= self._hub.now
        posts = self._hub.of_campaign(campaign.id)
        until = None
        if template.ends:
            until = words("campaign_ended" if ended else "campaign_until", date=words.day(template.ends))
        return CampaignView(
            address=campaign.address,
            title=template.title,
            summary=template.summary,
            goal=template.goal,
            owner=words("campaign_owner", owner=template.owner) if template.owner else None,
            targets=_targets(campaign, words),
            until=until,
            ended=ended,
            hashtags=template.hashtags,
            count=words.count("posts", len(posts)),
            cards=[self._posts.card(post) for post in posts],
        )


def _targets(campaign: Campaign, words: Catalogue) -> str | None:
    numbers = campaign.template.targets
    parts = [
        words.count(key, number) for key, number in (("shares", numbers.shares), ("clicks", numbers.clicks)) if number
    ]
    return words("campaign_targets", targets=", ".join(parts)) if parts else None
