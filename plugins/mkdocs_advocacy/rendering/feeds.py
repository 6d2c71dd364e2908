"""Feeds of entries with a title and a text: JSON Feed 1.1 and RSS 2.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.sax.saxutils import escape

from mkdocs_advocacy.core.compact_json import compact_json
from mkdocs_advocacy.rendering.rss import rss


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed."""

    id: str
    """Its permanent id. Readers show items with new ids as unread."""
    address: str
    """The absolute address of its page."""
    title: str
    text: str
    language: str
    published: datetime
    tags: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed in one language, in two formats."""

    title: str
    language: str
    page: str
    """The absolute address of the page that the feed belongs to."""
    site: str
    """The absolute address of the hub."""
    items: Sequence[FeedItem]
    changed: datetime

    def files(self, path: str) -> Iterator[tuple[str, bytes]]:
        """Yield the path and the content of each format. `path` is relative to the hub's root, without extension."""
        address = f"{self.site}{path}.xml"
        items = [_rss_item(item) for item in self.items]
        yield f"{path}.xml", rss(items, self.title, self.page, self.language, self.changed, address).encode()
        yield f"{path}.json", self._json(f"{self.site}{path}.json")

    def _json(self, address: str) -> bytes:
        """Return a JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/, read 2026-11-22)."""
        feed = {
            "version": "https://jsonfeed.org/version/1.1",
            "title": self.title,
            "home_page_url": self.page,
            "feed_url": address,
            "language": self.language,
            "items": [_json_item(item) for item in self.items],
        }
        return f"{compact_json(feed)}\n".encode()


def _json_item(item: FeedItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "url": item.address,
        "title": item.title,
        "content_text": item.text,
        "language": item.language,
        "date_published": item.published.isoformat(),
        **({"tags": list(item.tags)} if item.tags else {}),
    }


def _rss_item(item: FeedItem) -> str:
    tags = "".join(f"<category>{escape(tag)}</category>" for tag in item.tags)
    return (
        f"<item><title>{escape(item.title)}</title><link>{escape(item.address)}</link>"
        f'<guid isPermaLink="false">{escape(item.id)}</guid><description>{escape(item.text)}</description>'
        f"{tags}<pubDate>{format_datetime(item.published)}</pubDate></item>"
    )
