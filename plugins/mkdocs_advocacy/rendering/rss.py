"""RSS 2.0, the format of all feeds of a hub."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr


def rss(items: Sequence[str], title: str, page: str, language: str, changed: datetime, feed: str) -> str:
    """Return a feed of `items`, each an `<item>` element. `page` and `feed` are absolute addresses.

    `page` is the page that the feed belongs to. `feed` is the feed's own address, written as an Atom self link
    (https://www.rssboard.org/rss-profile, read 2026-11-22).
    """
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<rss xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>'
        f"<title>{escape(title)}</title><link>{escape(page)}</link><description>{escape(title)}</description>"
        f"<language>{language}</language><lastBuildDate>{format_datetime(changed)}</lastBuildDate>"
        f'<atom:link href={quoteattr(feed)} rel="self" type="application/rss+xml" />'
        f"{''.join(items)}</channel></rss>\n"
    )
