"""Addresses in ASCII: the form of an address that every network takes for one whole link."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, unquote

_PARTS = re.compile(r"(https?://)([^/?#:\\]*)(.*)", re.IGNORECASE | re.DOTALL)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_HALF = re.compile(r"[\ud800-\udfff]")
_IGNORED = re.compile("[\u00ad\u200b\u2060\ufeff\ufe00-\ufe0f]")
"""Characters that a host has for the eye only (IDNA maps them to nothing)."""
_LABEL = re.compile(r"[a-z0-9_-]+")


def ascii_link(url: str) -> str:
    """`url` in ASCII: the host in its `xn--` form, the other characters of the rest percent-encoded (RFC 3987, 3.1).

    Everything else stays as it is, and a browser opens the same page.
    """
    found = _PARTS.fullmatch(url)
    if found is None:
        return url
    scheme, host, rest = found.groups()
    return f"{scheme}{_ascii_host(host)}{ascii_part(rest)}"


def ascii_part(part: str) -> str:
    """What comes after the host in an address, in ASCII."""
    return part if part.isascii() else _FOREIGN.sub(lambda found: quote(_HALF.sub("\ufffd", found.group())), part)


def _ascii_host(host: str) -> str:
    """The host in its `xn--` form; as it is where it is in ASCII already or cannot be the name of a website."""
    if host.isascii() and "%" not in host:
        return host
    try:
        name = _mapped(unquote(host, errors="strict"))
        labels = [xn_label(label) for label in name.split(".")]
    except UnicodeError:
        return host
    return ".".join(labels) if all(map(_LABEL.fullmatch, filter(None, labels))) else host


def _mapped(host: str) -> str:
    """The host as browsers look it up (UTS #46): small letters, one spelling for all those of a character."""
    plain = unicodedata.normalize("NFKC", _lower(_IGNORED.sub("", host)))
    return unicodedata.normalize("NFC", _lower(plain)).replace("\u3002", ".")


def _lower(text: str) -> str:
    """Each character in its small form by itself: at the end of a word, Σ is σ here too."""
    return "".join([sign.lower() for sign in text])


def xn_label(label: str) -> str:
    """A part of a host between two dots, in its `xn--` form if it is not in ASCII."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode('ascii')}"
