"""Feeds of what may be shared now: JSON Feed 1.1 and RSS 2.0."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from email.utils import format_datetime
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.kinds.posts.card import campaign_of
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.sharing import Sharing
from mkdocs_advocacy.kinds.posts.tracking import links_of
from mkdocs_advocacy.rendering.rss import rss


class FeedItem(NamedTuple):
    """A post in one language, as feeds have it."""

    json: str
    rss: str


def feed_item(hub: Hub, post: Post, site: str) -> FeedItem:
    """The post for feeds of the hub at the absolute address `site`."""
    text = _text(hub, post)
    return FeedItem(_json_item(hub, post, text, site), _rss_item(post, text, site))


def _text(hub: Hub, post: Post) -> str:
    """The first variant, as it is copied where that is offered, else as its first network gets it."""
    name = "copy" if "copy" in post.offers else next(iter(post.offers), None)
    if name is None:
        return post.template.summary or post.template.title
    sharing = Sharing(post.template, links_of(post.id, post.template.link, post.utm_campaign, hub.settings.utm))
    return sharing.text(hub.networks[name], post.offers[name][0])


def _json_feed(items: Sequence[FeedItem], hub: Hub, title: str, site: str) -> str:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-22)."""
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site,
        "feed_url": site + _JSON,
        "language": hub.settings.languages[0],
    }
    return f'{compact_json(head)[:-1]},"items":[{",".join([item.json for item in items])}]}}\n'


def _rss_feed(items: Sequence[FeedItem], hub: Hub, title: str, site: str) -> str:
    return rss([item.rss for item in items], title, site, hub.settings.languages[0], hub.now, site + _RSS)


_JSON, _RSS = "posts/feed.json", "posts/feed.xml"
Feed = Callable[[Sequence[FeedItem], Hub, str, str], str]
"""Makes a feed of items, a hub, its name and its absolute address."""
FEEDS: Mapping[str, Feed] = {_JSON: _json_feed, _RSS: _rss_feed}
"""The feeds, by their paths below the hub's root."""


def _json_item(hub: Hub, post: Post, text: str, site: str) -> str:
    """An item of JSON Feed 1.1; what it has no name for is in `_advocacy`."""
    template, address = post.template, site + post.address
    campaign = campaign_of(post, hub)
    item: dict[str, Any] = {
        "id": address,
        "url": address,
        "title": template.title,
        "content_text": text,
        "language": post.language,
    }
    if template.summary:
        item["summary"] = template.summary
    if template.publish:
        item["date_published"] = template.publish.isoformat()
    if template.topics:
        item["tags"] = template.topics
    item["_advocacy"] = {
        "campaign": campaign.template.title if campaign else None,
        "networks": [name for name in post.offers if hub.networks[name].kind == "network"],
        "expires": template.expire.isoformat() if template.expire else None,
    }
    return compact_json(item)


def _rss_item(post: Post, text: str, site: str) -> str:
    template, address = post.template, escape(site + post.address)
    topics = "".join(f"<category>{escape(topic)}</category>" for topic in template.topics)
    published = f"<pubDate>{format_datetime(template.publish)}</pubDate>" if template.publish else ""
    return (
        f'<item><title>{escape(template.title)}</title><link>{address}</link><guid isPermaLink="true">{address}</guid>'
        f"<description>{escape(text)}</description>{topics}{published}</item>"
    )
