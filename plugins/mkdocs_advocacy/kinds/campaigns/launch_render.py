"""Render the launch pages of campaigns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.days import end_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.launch import Launch
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.campaigns.render import CampaignRenderer
from mkdocs_advocacy.kinds.groups.contact import link_to
from mkdocs_advocacy.kinds.posts.card import in_language
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import alternates_of
from mkdocs_advocacy.rendering.qr import qr_code
from mkdocs_advocacy.rendering.search.record import SearchRecord

_POSTS = 3
"""The number of posts to begin with."""


@dataclass(frozen=True, slots=True)
class PostView:
    """A post to begin with."""

    address: str
    title: str
    summary: str | None
    language: str
    expires: str | None
    """The time after which the page hides the post, in ISO 8601."""
    code: Markup | None
    """The QR code that opens it, for print; None without the hub's absolute URL."""


class LaunchRenderer:
    """The renderer of a hub's launch pages."""

    def __init__(self, hub: Hub, campaigns: CampaignRenderer, environment: Environment, site: str) -> None:
        """`site` is the hub's absolute URL, or empty."""
        self._hub, self._campaigns, self._site = hub, campaigns, site
        self._template = environment.get_template("advocacy/campaigns/launch.html")

    def pages(self) -> Iterator[Launch]:
        """Yield the launch pages of all campaigns that have one, in all languages."""
        for campaign in self._hub.of(CAMPAIGNS).values():
            if campaign.template.launch:
                pages = tuple(Launch(version, self._title(version)) for version in campaign.all_languages)
                yield from (replace(page, all_languages=pages) for page in pages)

    def body(self, page: Launch) -> Markup:
        """Render the main part of the page."""
        campaign, words = page.campaign, self._hub.words(page.language)
        view = self._campaigns.view(campaign, words)
        contact, posts = campaign.template.contact, self._posts(campaign)
        return Markup(
            self._template.render(
                view=replace(view, alternates=alternates_of(page, page, words)),
                posts=posts,
                expires=_last_of([post.expires for post in posts]),
                contact=contact,
                ask=link_to(contact, subject=campaign.title) if contact else None,
                shown=self._site.partition("://")[2],
                code=self._code(campaign.address, campaign.title, words) if posts else None,
                t=words,
                base=base_of(page.address),
            )
        )

    def search_record(self, page: Launch) -> SearchRecord:
        """Return the page's search record."""
        template = page.campaign.template
        return SearchRecord(
            kind="pages",
            address=page.address,
            title=page.title,
            language=page.language,
            group=page.all_languages[0].address,
            summary=page.summary or "",
            text=" · ".join(filter(None, (template.goal, *(post.title for post in self._posts(page.campaign))))),
        )

    def _title(self, campaign: Campaign) -> str:
        return self._hub.words(campaign.language)("launch_title", title=campaign.title)

    def _posts(self, campaign: Campaign) -> list[PostView]:
        posts = self._hub.of(POSTS).of_campaign(campaign.id)[:_POSTS]
        words = self._hub.words(campaign.language)
        return [self._view(in_language(post, campaign.language), words) for post in posts]

    def _view(self, post: Post, words: Catalogue) -> PostView:
        last_day = post.template.expire
        expires = end_of(last_day, self._hub.settings.zone).isoformat() if last_day else None
        code = self._code(post.address, post.title, words)
        return PostView(post.address, post.title, post.summary, post.language, expires, code)

    def _code(self, address: str, title: str, words: Catalogue) -> Markup | None:
        return qr_code(self._site + address, words("poster_code", title=title)) if self._site else None


def _last_of(moments: Sequence[str | None]) -> str | None:
    """Return the last of the moments, or None if there are none or if one is missing."""
    known = [moment for moment in moments if moment]
    return max(known, key=datetime.fromisoformat) if known and len(known) == len(moments) else None
