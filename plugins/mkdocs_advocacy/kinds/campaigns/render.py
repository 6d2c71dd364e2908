"""Campaign pages, the campaign overview and search records."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.model import Rendition
from mkdocs_advocacy.kinds.campaigns.call.details import CallLabel, describe_call, label_call
from mkdocs_advocacy.kinds.campaigns.call.model import Call
from mkdocs_advocacy.kinds.campaigns.call.translated import call_of
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.launch import launch_address
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.poster import poster_address
from mkdocs_advocacy.kinds.campaigns.results.section import section_of
from mkdocs_advocacy.kinds.campaigns.results.summary import ResultsSummary
from mkdocs_advocacy.kinds.campaigns.results.tables import SurveyView, Tables
from mkdocs_advocacy.kinds.posts.card import POSTS_A_PAGE, in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.syndication import feed_of_campaign
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import Alternate, alternates_of, mark_of, search_record
from mkdocs_advocacy.rendering.reminders import reminder_beside
from mkdocs_advocacy.rendering.search.record import SearchRecord


@dataclass(frozen=True, slots=True)
class CampaignView:
    """Template data for a campaign's page and its entry in the overview."""

    address: str
    title: str
    summary: str | None
    goal: str | None
    owner: str | None
    targets: str | None
    cover: Asset | Rendition | None
    """The image of the newest post that has an image, if any."""
    until: str | None
    """When the campaign runs, as text for readers."""
    reminder: str | None
    """The address of the reminder of the last day, relative to the page."""
    ended: bool
    hashtags: Sequence[str]
    count: str | None
    """The number of its posts; None for a call without posts."""
    call: CallLabel | None
    """The campaign's call."""
    launch: str | None
    """The address of the launch page, if it has one."""
    poster: str | None
    """The address of the poster, if it has one."""
    mark: str | None
    """The preview label of a campaign that has not started."""
    alternates: Sequence[Alternate]


class CampaignRenderer:
    """The renderer of a hub's campaign pages."""

    def __init__(
        self, hub: Hub, listings: Listings, environment: Environment, page_address: Callable[[str], str | None]
    ) -> None:
        """`page_address` returns the address of a Markdown page of the site, by its source; None if it has none."""
        self._hub, self._listings, self._page_address = hub, listings, page_address
        self._own, self._summary = hub.language, hub.once(ResultsSummary)
        self._page = environment.get_template("advocacy/campaigns/campaign.html")
        self._overview = environment.get_template("advocacy/campaigns/entries.html")

    def body(self, campaign: Campaign, heading: bool) -> Markup:
        """Render the main part of the campaign's page; pass `heading=False` if a writer's own text precedes it."""
        words, base = self._hub.words(campaign.language), base_of(campaign.address)
        posts = self._hub.of(POSTS).of_campaign(campaign.id)
        call = call_of(campaign, self._hub.of(CAMPAIGNS)[campaign.id])
        newest = (in_language(post, campaign.language) for post in posts[:POSTS_A_PAGE])
        return Markup(
            self._page.render(
                view=self.view(campaign, words),
                cards=self._listings.rendered(newest, base),
                more=f"posts/?campaign={campaign.id}" if len(posts) > POSTS_A_PAGE else None,
                feed=feed_of_campaign(campaign) if self._listings.has_feeds else None,
                t=words,
                base=base,
                results=section_of(campaign, self._hub, self._summary, words),
                call=describe_call(campaign, call, self._hub, words) if call else None,
                rules=self._page_address(call.rules) if call and call.rules else None,
                surveys=self._list_surveys(call, words, base) if call else (),
                heading=heading,
            )
        )

    def _list_surveys(self, call: Call, words: Catalogue, base: str) -> Sequence[SurveyView]:
        """Return the latest published answers of a call's survey."""
        if call.results is None or "results" not in self._hub.plugins:
            return ()
        return [*Tables(self._hub, self._summary, words, base).surveys(call.results.removeprefix("surveys/"))]

    def overview(self, heading: bool) -> Markup:
        """Render the overview: running campaigns first, then ended ones."""
        words = self._hub.words(self._own)
        campaigns = self._hub.of(CAMPAIGNS).values()
        views = [self.view(campaign.in_language(self._own), words) for campaign in campaigns]
        views.sort(key=lambda view: (view.ended, view.title.casefold()))
        return Markup(self._overview.render(views=views, t=words, base="../", heading=heading))

    def search_records(self, texts: Mapping[str, str]) -> list[SearchRecord]:
        """Return search records of all campaigns, including ended ones, as their posts can still be shared.

        `texts` maps addresses to the text that writers added to the pages.
        """
        groups = self._hub.of(CAMPAIGNS).values()
        return [
            search_record(
                CAMPAIGNS, campaign, " ".join((*self._words_of_call(campaign, group), texts.get(campaign.address, "")))
            )
            for group in groups
            for campaign in group.all_languages
        ]

    def _words_of_call(self, campaign: Campaign, group: Campaign) -> Iterator[str]:
        """Yield the search texts of a campaign's call."""
        if call := call_of(campaign, group):
            yield self._hub.words(campaign.language)(f"call_{call.kind}")
            yield from filter(None, (call.asks, call.how, *(prize.what for prize in call.prizes)))

    def view(self, campaign: Campaign, words: Catalogue) -> CampaignView:
        """Return the values that templates show, in the language of `words`."""
        template, group = campaign.template, self._hub.of(CAMPAIGNS)[campaign.id]
        posts, call = self._hub.of(POSTS).of_campaign(campaign.id), call_of(campaign, group)
        return CampaignView(
            address=campaign.address,
            title=template.title,
            summary=template.summary,
            goal=template.goal,
            owner=words("campaign_owner", owner=template.owner) if template.owner else None,
            targets=_targets(campaign, words),
            cover=next((picture for post in posts if (picture := self._listings.picture(post))), None),
            until=_time(campaign, words),
            reminder=reminder_beside(campaign, self._hub),
            ended=campaign.has_ended,
            hashtags=template.hashtags,
            count=words.count("posts", len(posts)) if posts or not call else None,
            call=label_call(campaign, call, self._hub, words) if call else None,
            launch=launch_address(campaign),
            poster=poster_address(campaign, self._hub) if self._listings.has_feeds else None,  # both need absolute URLs
            mark=mark_of(campaign, words, self._hub),
            alternates=alternates_of(group, campaign, words),
        )


def _time(campaign: Campaign, words: Catalogue) -> str | None:
    """Describe when the campaign runs or that it has ended; return None if it has no dates."""
    starts, ends = campaign.template.starts, campaign.template.ends
    if ends and campaign.has_ended:
        return words("campaign_ended", date=words.day(ends))
    if starts and ends:
        return words("campaign_days", starts=words.day(starts), ends=words.day(ends))
    if starts:
        return words("campaign_since", date=words.day(starts))
    return words("campaign_until", date=words.day(ends)) if ends else None


def _targets(campaign: Campaign, words: Catalogue) -> str | None:
    numbers = campaign.template.targets
    parts = [
        words.count(key, number) for key, number in (("shares", numbers.shares), ("clicks", numbers.clicks)) if number
    ]
    return words("campaign_targets", targets=words.listed(parts)) if parts else None
