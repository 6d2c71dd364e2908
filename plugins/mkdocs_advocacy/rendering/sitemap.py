"""The sitemap: the theme's, with the pages that are rendered outside of MkDocs."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape


def with_addresses(sitemap: str, addresses: Iterable[str]) -> str:
    """The sitemap with more absolute addresses in it."""
    urls = "".join(f"    <url>\n         <loc>{escape(address)}</loc>\n    </url>\n" for address in addresses)
    return sitemap.replace("</urlset>", f"{urls}</urlset>", 1)
