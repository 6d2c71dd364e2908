"""Render the posters of campaigns: the call and the newest posts."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.call.translated import call_of
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.poster import poster_address, printable_posts
from mkdocs_advocacy.kinds.campaigns.render import CampaignRenderer
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.quote import quote_of
from mkdocs_advocacy.rendering.posters import MOST, Poster, PosterItem, render_poster


class PosterRenderer:
    """The renderer of the posters of a hub's campaigns."""

    def __init__(self, hub: Hub, campaigns: CampaignRenderer, environment: Environment, site: str, sender: str) -> None:
        """`site` is the hub's absolute address, `sender` its name."""
        self._hub, self._campaigns, self._environment = hub, campaigns, environment
        self._site, self._sender = site, sender

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield the path and the page of each poster, in all languages."""
        for campaign in (one for group in self._hub.of(CAMPAIGNS).values() for one in group.all_languages):
            if address := poster_address(campaign, self._hub):
                words = self._hub.words(campaign.language)
                yield address, render_poster(self._describe(campaign, words), words, self._environment)

    def _describe(self, campaign: Campaign, words: Catalogue) -> Poster:
        view = self._campaigns.view(campaign, words)
        return Poster(
            title=view.title,
            address=view.address,
            site=self._site,
            sender=self._sender,
            items=[*self._list_items(campaign, words)][:MOST],
            facts=view.until,
            lead=view.summary or view.goal,
        )

    def _list_items(self, campaign: Campaign, words: Catalogue) -> Iterator[PosterItem]:
        if call := call_of(campaign, self._hub.of(CAMPAIGNS)[campaign.id]):
            title, quote = words(f"call_{call.kind}"), call.asks or call.how
            yield PosterItem(title, campaign.language, campaign.address, quote=quote)
        for post in printable_posts(campaign, self._hub)[:MOST]:
            yield self._show_post(in_language(post, campaign.language), words)

    def _show_post(self, post: Post, words: Catalogue) -> PosterItem:
        network, last_day = next(iter(post.offers), None), post.template.expire
        return PosterItem(
            title=post.title,
            language=post.language,
            address=post.address,
            context=words("until", date=words.day(last_day)) if last_day else None,
            quote=(quote_of(post, network) if network else None) or post.summary,
            expires=end_of(last_day, self._hub.settings.zone).isoformat() if last_day else None,
        )
