"""Fingerprints of addresses and texts, to find duplicates. They aren't stored, and differ in each process.

Python's hash has a new key in each process, so a fingerprint can't be compared with anything outside it.
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
"""The minimum number of letters and digits for equal texts to be duplicates. Many people write “Love it!”."""


def print_link(url: str) -> int:
    """Return the fingerprint of an address without its tracking parameters.

    Return 0 for text that isn't an address, and for home pages, which don't identify a mention.
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
    """Return the fingerprint of a text, given its bare words; 0 if it is too short to identify a mention."""
    letters = "".join(words)
    return (hash(letters) or 1) if len(letters) >= SHORTEST_TEXT else 0


def is_retweet(text: str) -> bool:
    """Return whether a text marks itself as a repeat of another account's post."""
    return bool(_RETWEET.match(text))


def _is_tracking(parameter: str) -> bool:
    return bool(_TRACKING.fullmatch(parameter.partition("=")[0]))
