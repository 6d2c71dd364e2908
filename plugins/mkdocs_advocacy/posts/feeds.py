"""Feeds of what may be shared now: JSON Feed 1.1 and RSS 2.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree
from xml.sax.saxutils import escape

from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.posts.check import composer_for
from mkdocs_advocacy.posts.model import Post


@dataclass(frozen=True, slots=True)
class Entry:
    """A post in one language, as a feed has it."""

    address: str
    title: str
    summary: str | None
    text: str
    language: str
    topics: Sequence[str]
    campaign: str | None
    published: datetime | None
    networks: Sequence[str]
    expires: str | None


def entries(hub: Hub, site: str) -> Iterator[Entry]:
    """The posts that may be shared now, newest first, in every language; `site` is the hub's absolute address."""
    for post in hub.current_in_all_languages:
        campaign = hub.campaigns.get(post.template.campaign or "")
        yield Entry(
            address=f"{site}{post.address}",
            title=post.template.title,
            summary=post.template.summary,
            text=_text(hub, post),
            language=post.language,
            topics=post.template.topics,
            campaign=campaign.template.title if campaign else None,
            published=post.template.publish,
            networks=[name for name in post.offers if hub.networks[name].kind == "network"],
            expires=post.template.expire.isoformat() if post.template.expire else None,
        )


def feed_files(hub: Hub, title: str, site: str) -> dict[str, str]:
    """The feeds, by address below `site`, the hub's absolute address."""
    found = list(entries(hub, site))
    language = hub.settings.languages[0]
    json_at, rss_at = "posts/feed.json", "posts/feed.xml"
    return {
        json_at: json_feed(found, title=title, site=site, feed=site + json_at, language=language),
        rss_at: rss(found, title=title, site=site, feed=site + rss_at, language=language, built=hub.now),
    }


def with_addresses(sitemap: str, addresses: Iterable[str]) -> str:
    """The sitemap with more absolute addresses in it."""
    urls = "".join(f"    <url>\n         <loc>{escape(address)}</loc>\n    </url>\n" for address in addresses)
    return sitemap.replace("</urlset>", f"{urls}</urlset>", 1)


def _text(hub: Hub, post: Post) -> str:
    """The first variant, as it is copied where that is offered, else as its first network gets it."""
    name = "copy" if "copy" in post.offers else next(iter(post.offers), None)
    if name is None:
        return post.template.summary or post.template.title
    composer = composer_for(post.id, post.template, hub.words(post.language), hub.all_campaigns, hub.settings)
    first = dict(list(post.offers[name].items())[:1])
    return next(composer.shares(hub.networks[name], first)).text


def json_feed(found: Sequence[Entry], *, title: str, site: str, feed: str, language: str) -> str:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-22), with the rest in `_advocacy`."""
    items = []
    for entry in found:
        item: dict[str, Any] = {
            "id": entry.address,
            "url": entry.address,
            "title": entry.title,
            "content_text": entry.text,
            "language": entry.language,
        }
        if entry.summary:
            item["summary"] = entry.summary
        if entry.published:
            item["date_published"] = entry.published.isoformat()
        if entry.topics:
            item["tags"] = list(entry.topics)
        item["_advocacy"] = {"campaign": entry.campaign, "networks": list(entry.networks), "expires": entry.expires}
        items.append(item)
    head = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": site,
        "feed_url": feed,
        "language": language,
    }
    return json.dumps({**head, "items": items}, ensure_ascii=False, separators=(",", ":")) + "\n"


def rss(found: Sequence[Entry], *, title: str, site: str, feed: str, language: str, built: datetime) -> str:
    """RSS 2.0 with its own address as Atom's self link (https://www.rssboard.org/rss-profile, read 2026-11-22)."""
    ElementTree.register_namespace("atom", "http://www.w3.org/2005/Atom")
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    for name, text in (("title", title), ("link", site), ("description", title), ("language", language)):
        ElementTree.SubElement(channel, name).text = text
    ElementTree.SubElement(channel, "lastBuildDate").text = format_datetime(built)
    ElementTree.SubElement(
        channel, "{http://www.w3.org/2005/Atom}link", href=feed, rel="self", type="application/rss+xml"
    )
    for entry in found:
        item = ElementTree.SubElement(channel, "item")
        ElementTree.SubElement(item, "title").text = entry.title
        ElementTree.SubElement(item, "link").text = entry.address
        ElementTree.SubElement(item, "guid", isPermaLink="true").text = entry.address
        ElementTree.SubElement(item, "description").text = entry.text
        for topic in entry.topics:
            ElementTree.SubElement(item, "category").text = topic
        if entry.published:
            ElementTree.SubElement(item, "pubDate").text = format_datetime(entry.published)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
