"""Normalized addresses of ideas, because tools write the same address in several ways."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_TRACKING = re.compile(r"(?i:utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid|_hs\w+|ref|source|u)(?:=|\Z)")
"""Parameters that don't affect the page. Discourse adds `u` to identify who shared a link."""
_DISCOURSE = re.compile(r"(?P<base>.*)/t/(?:[^/]+/)?(?P<id>\d+)(?:/\d+)?\Z", re.ASCII)
_FIDER = re.compile(r"(?P<base>.*)/posts/(?P<id>\d+)(?:/[^/]*)?\Z", re.ASCII)
_USERVOICE = re.compile(r"(?P<base>.*)/forums/[^/]+/suggestions/(?P<id>\d+)(?:-[^/]*)?\Z", re.ASCII)
_NUMBERED = {"t": _DISCOURSE, "posts": _FIDER, "suggestions": _USERVOICE}
"""Addresses in which a number identifies the idea, and the rest repeats its title."""
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\"<>\\^`{|}]")


def normalize(address: str) -> str | None:
    """Return the normalized form of an address for comparison, or None if it isn't a web address."""
    text = address.strip()
    if _UNSAFE.search(text):
        return None
    try:
        parts = urlsplit(text)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host or "@" in parts.netloc:
        return None
    if port not in (None, 80, 443):
        host = f"{host}:{port}"
    path = parts.path.rstrip("/")
    for name, pattern in _NUMBERED.items():
        if found := pattern.fullmatch(path):
            return f"{host}{found['base']}/{name}/{found['id']}"
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _TRACKING.match(pair))
    return f"{host}{path}{'?' if query else ''}{query}"


def find_sites(addresses: Iterable[str], name: str) -> set[str]:
    """Return the addresses of the forums of these ideas; `name` is `t` for Discourse and `posts` for Fider."""
    found = set()
    for address in addresses:
        base, sign, number = (normalize(address) or "").rpartition(f"/{name}/")
        if sign and number.isdecimal():
            found.add(f"https://{base}")
    return found
