"""Feeds of what may be shared now: JSON Feed 1.1 and RSS 2.0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree

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
    for post in hub.current:
        for one in (post, *post.translations):
            campaign = hub.campaigns.get(one.template.campaign or "")
            yield Entry(
                address=f"{site}{one.address}",
                title=one.template.title,
                summary=one.template.summary,
                text=_text(hub, one),
                language=one.language,
                topics=one.template.topics,
                campaign=campaign.template.title if campaign else None,
                published=one.template.publish,
                networks=[name for name, _ in one.offers if hub.networks[name].kind == "network"],
                expires=one.template.expire.isoformat() if one.template.expire else None,
            )


def _text(hub: Hub, post: Post) -> str:
    """The first variant, as it is copied where that is offered, else as its first network gets it."""
    offers = dict(post.offers)
    name = "copy" if "copy" in offers else next(iter(offers), None)
    if name is None:
        return post.template.summary or post.template.title
    composer = composer_for(post.id, post.template, post.language, hub.all_campaigns, hub.settings)
    return next(composer.shares(hub.networks[name], offers[name][:1])).text


def json_feed(found: Sequence[Entry], *, title: str, site: str, feed: str, language: str) -> str:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-22); what it has no name for is in `_advocacy`."""
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
