"""Campaigns as pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.card import POSTS_A_PAGE, in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import Alternate, alternates_of, mark_of, search_entry


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
    mark: str | None
    """The note of a preview on a campaign that is still to start."""
    alternates: Sequence[Alternate]


class CampaignRenderer:
    """Renders a hub's campaign pages."""

    def __init__(self, hub: Hub, listings: Listings, environment: Environment) -> None:
        self._hub, self._listings = hub, listings
        self._own = hub.language
        self._page = environment.get_template("advocacy/campaigns/campaign.html")
        self._overview = environment.select_template(["advocacy/campaigns/entries.html", "advocacy/entries.html"])

    def body(self, campaign: Campaign, heading: bool) -> Markup:
        """The main part of the campaign's page; without heading where a writer's own text stands before it."""
        words, base = self._hub.words(campaign.language), base_of(campaign.address)
        posts = self._hub.of(POSTS).of_campaign(campaign.id)
        newest = (in_language(post, campaign.language) for post in posts[:POSTS_A_PAGE])
        return Markup(
            self._page.render(
                view=self._view(campaign, words),
                cards=self._listings.rendered(newest, base),
                more=f"posts/?campaign={campaign.id}" if len(posts) > POSTS_A_PAGE else None,
                t=words,
                base=base,
                heading=heading,
            )
        )

    def overview(self, heading: bool) -> Markup:
        """All campaigns: those that run first, then those that have ended."""
        words = self._hub.words(self._own)
        views = [self._view(one.in_language(self._own), words) for one in self._hub.of(CAMPAIGNS).values()]
        views.sort(key=lambda view: (view.ended, view.title.casefold()))
        return Markup(self._overview.render(kind=CAMPAIGNS.name, views=views, t=words, base="../", heading=heading))

    def search_entries(self, texts: Mapping[str, str]) -> list[dict[str, str]]:
        """What search finds campaigns by, also those that have ended: their posts can still be shared.

        `texts` are the words that writers wrote on their pages, by address.
        """
        groups = self._hub.of(CAMPAIGNS).values()
        return [
            search_entry(CAMPAIGNS, one, texts.get(one.address, "")) for group in groups for one in group.all_languages
        ]

    def _view(self, campaign: Campaign, words: Catalogue) -> CampaignView:
        template, group = campaign.template, self._hub.of(CAMPAIGNS)[campaign.id]
        ended = campaign.has_ended
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
            count=words.count("posts", len(self._hub.of(POSTS).of_campaign(campaign.id))),
            mark=mark_of(campaign, words, self._hub),
            alternates=alternates_of(group, campaign, words),
        )


def _targets(campaign: Campaign, words: Catalogue) -> str | None:
    numbers = campaign.template.targets
    parts = [
        words.count(key, number) for key, number in (("shares", numbers.shares), ("clicks", numbers.clicks)) if number
    ]
    return words("campaign_targets", targets=words.listed(parts)) if parts else None
