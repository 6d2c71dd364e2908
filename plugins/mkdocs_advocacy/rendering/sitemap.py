"""The sitemap: the theme's, with the pages that are rendered outside of MkDocs, and without those that have ended."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from xml.sax.saxutils import escape

_URL = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)


def with_addresses(sitemap: str, addresses: Iterable[str]) -> str:
    """The sitemap with more absolute addresses in it."""
    urls = "".join(f"    <url>\n         <loc>{escape(address)}</loc>\n    </url>\n" for address in addresses)
    return sitemap.replace("</urlset>", f"{urls}</urlset>", 1)


def without_addresses(sitemap: str, addresses: Collection[str]) -> str:
    """The sitemap without some of its absolute addresses."""
    gone = set(map(escape, addresses))
    return _URL.sub(lambda url: "" if url[1] in gone else url[0], sitemap)
