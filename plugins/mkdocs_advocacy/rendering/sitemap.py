"""Add pages rendered outside MkDocs to the theme's sitemap, and remove pages of expired or retired entries."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from xml.sax.saxutils import escape

_URL = re.compile(r"\s*<url>\s*<loc>([^<]*)</loc>.*?</url>", re.DOTALL)


def with_addresses(sitemap: str, addresses: Iterable[str]) -> str:
    """Return the sitemap with absolute addresses added."""
    urls = "".join(f"    <url>\n         <loc>{escape(address)}</loc>\n    </url>\n" for address in addresses)
    return sitemap.replace("</urlset>", f"{urls}</urlset>", 1)


def without_addresses(sitemap: str, addresses: Collection[str]) -> str:
    """Return the sitemap with absolute addresses removed."""
    removed = set(map(escape, addresses))
    return _URL.sub(lambda url: "" if url[1] in removed else url[0], sitemap)
