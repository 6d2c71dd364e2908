"""Feeds of the posts that may be shared now: JSON Feed 1.1 and RSS 2.0."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from functools import partial
from mimetypes import guess_type
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.kinds.campaigns.kind import CAMPAIGNS
from mkdocs_advocacy.kinds.campaigns.model import Campaign
from mkdocs_advocacy.kinds.posts.card import campaign_of
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.media import shown_of
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.sharing import Sharing
from mkdocs_advocacy.kinds.posts.tracking import links_of
from mkdocs_advocacy.rendering.rss import rss


class _Picture(NamedTuple):
    """The image of an item."""

    address: str
    mime_type: str
    bytes: int


def _picture(hub: Hub, post: Post, site: str) -> _Picture | None:
    """Return the post's first image, as its link preview if there is one, or None."""
    for asset, renditions in shown_of(post.template, hub):
        shown = (renditions and renditions.link_preview) or asset
        mime_type, _ = guess_type(shown.path)
        if mime_type:
            return _Picture(site + shown.address, mime_type, shown.bytes)
    return None


def _text(hub: Hub, post: Post) -> str:
    """Return the text of the first variant for copying, else for the post's first network."""
    name = "copy" if "copy" in post.offers else next(iter(post.offers), None)
    if name is None:
        return post.template.summary or post.template.title
    sharing = Sharing(post.template, links_of(post.id, post.template.link, post.utm_campaign, hub.settings.utm))
    return sharing.text(hub.networks[name], post.offers[name][0])


@dataclass(frozen=True, slots=True)
class Feeds:
    """The feeds of a hub.

    Feed readers poll often, so each feed contains only the newest posts. The JSON Feed is paginated, and one file
    contains all posts for scripts.
    """

    hub: Hub
    json_item: Callable[[Post], bytes]
    """The function that returns a post as an item of a JSON Feed."""
    rss_item: Callable[[Post], str]
    """The function that returns a post as an item of an RSS feed."""
    title: str
    """The hub's name."""
    site: str
    """The hub's absolute URL."""

    def files(self) -> Iterator[tuple[str, Callable[[], Iterator[bytes]]]]:
        """Yield the path of each feed, relative to the hub's root, and a function that yields its content."""
        posts = self.hub.of(POSTS).current_in_all_languages
        pages = max(1, -(-len(posts) // NEWEST))
        for page in range(1, pages + 1):
            part = posts[(page - 1) * NEWEST : page * NEWEST]
            next_url = self.site + _json_path(page + 1) if page < pages else ""
            yield _json_path(page), partial(self._json, part, _json_path(page), next_url)
        yield ALL, partial(self._json, posts, ALL)
        yield RSS, partial(self._rss, posts, RSS, self.title)
        by_campaign: dict[str | None, list[Post]] = defaultdict(list)
        for post in posts:
            by_campaign[post.template.campaign].append(post)
        for campaign in self.hub.of(CAMPAIGNS).values():
            name, path = f"{campaign.template.title} · {self.title}", feed_of_campaign(campaign)
            yield path, partial(self._rss, by_campaign[campaign.id], path, name, campaign.address)

    def _json(self, posts: Sequence[Post], path: str, next_url: str = "") -> Iterator[bytes]:
        """Yield the parts of a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-22)."""
        head = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.site,
            "feed_url": self.site + path,
            **({"next_url": next_url} if next_url else {}),
            "language": self.hub.settings.languages[0],
        }
        yield f'{compact_json(head)[:-1]},"items":['.encode()
        for number, post in enumerate(posts):
            yield b"," * bool(number) + self.json_item(post)
        yield b"]}\n"

    def _rss(self, posts: Sequence[Post], path: str, title: str, page: str = "") -> Iterator[bytes]:
        """Yield an RSS feed of the newest `posts`. `page` is the page that shows them, relative to the hub's root."""
        items = [self.rss_item(post) for post in posts[:NEWEST]]
        language = self.hub.settings.languages[0]
        yield rss(items, title, self.site + page, language, self.hub.now, self.site + path).encode()


def feed_of_campaign(campaign: Campaign) -> str:
    """Return the path of the campaign's feed, relative to the hub's root."""
    return f"campaigns/{campaign.id}/feed.xml"


def _json_path(page: int) -> str:
    return "posts/feed.json" if page == 1 else f"posts/feed-{page}.json"


NEWEST = 100
"""The maximum number of posts in a feed, or on a page of the JSON Feed."""
RSS, ALL = "posts/feed.xml", "posts/all.json"


def json_item(hub: Hub, post: Post, site: str) -> bytes:
    """Create an item of JSON Feed 1.1. Values that the format doesn't define are in `_advocacy`.

    `site` is the hub's absolute URL.
    """
    template, address, picture = post.template, site + post.address, _picture(hub, post, site)
    campaign = campaign_of(post, hub)
    item: dict[str, Any] = {
        "id": address,
        "url": address,
        "title": template.title,
        "content_text": _text(hub, post),
        "language": post.language,
    }
    if template.summary:
        item["summary"] = template.summary
    if template.publish:
        item["date_published"] = template.publish.isoformat()
    if template.topics:
        item["tags"] = template.topics
    if picture:
        item["image"] = picture.address
        attachment = {"url": picture.address, "mime_type": picture.mime_type, "size_in_bytes": picture.bytes}
        item["attachments"] = [attachment]
    item["_advocacy"] = {
        "campaign": campaign.template.title if campaign else None,
        "networks": [name for name in post.offers if hub.networks[name].kind == "network"],
        "expires": template.expire.isoformat() if template.expire else None,
    }
    return compact_json(item).encode()


def rss_item(hub: Hub, post: Post, site: str) -> str:
    """Create an item of RSS 2.0. `site` is the hub's absolute URL."""
    template, address, picture = post.template, escape(site + post.address), _picture(hub, post, site)
    topics = "".join(f"<category>{escape(topic)}</category>" for topic in template.topics)
    published = f"<pubDate>{format_datetime(template.publish)}</pubDate>" if template.publish else ""
    enclosure = (
        f"<enclosure url={quoteattr(picture.address)} length={quoteattr(str(picture.bytes))}"
        f" type={quoteattr(picture.mime_type)} />"
        if picture
        else ""
    )
    return (
        f'<item><title>{escape(template.title)}</title><link>{address}</link><guid isPermaLink="true">{address}</guid>'
        f"<description>{escape(_text(hub, post))}</description>{topics}{published}{enclosure}</item>"
    )
