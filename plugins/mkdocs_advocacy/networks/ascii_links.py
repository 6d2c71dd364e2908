"""Conversion of URLs to ASCII, which every network recognises as a whole link."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

_PARTS = re.compile(r"(https?://)([^/?#:\\]*)(.*)", re.IGNORECASE | re.DOTALL)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_IGNORED = re.compile("[\u00ad\u200b\u2060\ufeff\ufe00-\ufe0f]")
"""Characters that only affect the display of a host (IDNA maps them to nothing)."""
_LABEL = re.compile(r"[a-z0-9_-]+")


def ascii_link(url: str) -> str:
    """Convert `url` to ASCII: the host to its `xn--` form, other characters percent-encoded (RFC 3987, 3.1).

    Everything else is unchanged, and a browser opens the same page.
    """
    found = _PARTS.fullmatch(url)
    if found is None:
        return url
    scheme, host, rest = found.groups()
    return f"{scheme}{_convert_host(host)}{ascii_part(rest)}"


def ascii_part(part: str) -> str:
    """Convert the part of a URL after the host to ASCII."""
    return (
        part
        if part.isascii()
        else _FOREIGN.sub(lambda found: quote(_LONE_SURROGATE.sub("\ufffd", found.group())), part)
    )


def _convert_host(host: str) -> str:
    """Convert the host to its `xn--` form; return it unchanged if it is ASCII or not a valid host name."""
    if host.isascii() and "%" not in host:
        return host
    try:
        name = _normalize_host(unquote(host, errors="strict"))
        labels = [xn_label(label) for label in name.split(".")]
    except UnicodeError:
        return host
    return ".".join(labels) if all(map(_LABEL.fullmatch, filter(None, labels))) else host


def _normalize_host(host: str) -> str:
    """Normalise a host as browsers do (UTS #46): lower case, one form of each character."""
    plain = unicodedata.normalize("NFKC", _lower(_IGNORED.sub("", host)))
    return unicodedata.normalize("NFC", _lower(plain)).replace("\u3002", ".")


def _lower(text: str) -> str:
    """Lower-case each character by itself: even at the end of a word, Σ becomes σ."""
    return "".join([sign.lower() for sign in text])


def xn_label(label: str) -> str:
    """Return a label of a host in its `xn--` form if it isn't ASCII."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
