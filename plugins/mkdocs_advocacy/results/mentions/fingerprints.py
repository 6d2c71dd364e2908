"""Fingerprints of addresses and texts, by which duplicates are found. They aren't kept, and mean nothing elsewhere.

Python's own hash is keyed afresh in each process, so that a fingerprint can't be compared with anything outside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote

_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|ttclid|igshid|igsh|yclid|_ga|"
    r"_hsenc|_hsmi|mc_cid|mc_eid|mkt_tok|ref|ref_src|ref_url|referrer|source|share|share_id|si|feature|cmpid|ocid|ncid)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//([^/?#]*)([^?#]*)(?:\?([^#]*))?", re.IGNORECASE | re.DOTALL)
_OF_GOOGLE = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/url\?", re.IGNORECASE)
_RETWEET = re.compile(r"\s*(?:RT|MT)\s+@\w")
SHORTEST_TEXT = 40
"""The letters and digits from which two equal texts are one text. Many people write “Love it!”."""


def print_link(url: str) -> int:
    """Return the fingerprint of an address without its tracking parameters.

    Return 0 for a text that is no address, and for a site's home page, which tells no mention from another.
    """
    found = _ADDRESS.match(unwrap(url.strip()))
    if not found or not found[1]:
        return 0
    host = re.sub(r"^(?:www|m|mobile|amp)\.", "", found[1].lower().rpartition("@")[2]).removesuffix(":443")
    host = "x.com" if host == "twitter.com" else host
    query = "&".join(sorted(part for part in (found[3] or "").split("&") if part and not _is_tracking(part)))
    path = found[2].rstrip("/")
    return (hash((host, path, query)) or 1) if path or query else 0


def unwrap(url: str) -> str:
    """Return the address that a link of Google Alerts leads to, or any other address itself."""
    if not _OF_GOOGLE.match(url):
        return url
    parts = (part.partition("=") for part in url.partition("?")[2].replace("&amp;", "&").split("&"))
    return next((unquote(value) for name, _, value in parts if name in ("url", "q") and value), url)


def print_words(words: Sequence[str]) -> int:
    """Return the fingerprint of a text, by its bare words; 0 if it is too short to tell."""
    letters = "".join(words)
    return (hash(letters) or 1) if len(letters) >= SHORTEST_TEXT else 0


def is_retweet(text: str) -> bool:
    """Return whether a text says that it repeats another account's post."""
    return bool(_RETWEET.match(text))


def _is_tracking(parameter: str) -> bool:
    return bool(_TRACKING.fullmatch(parameter.partition("=")[0]))
