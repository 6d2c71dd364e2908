"""The tags and the page of a request, and whether it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from urllib.parse import unquote, unquote_plus, urlsplit

Kind = Literal["page", "redirect", "other method", "failed", "asset"]

_TAGS = ("utm_source", "utm_medium", "utm_campaign", "utm_content")
_LONGEST = 500
"""The number of characters of a tag or path to keep. Those of hubs are far shorter."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_CODES = re.compile(r"\\x([0-9a-fA-F]{2})")
"""Bytes that servers don't write into logs as they are."""
_PAGES = frozenset({200, 304})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ASSET = re.compile(
    r"\.(?:css|m?js|map|png|jpe?g|gif|svg|webp|avif|ico|woff2?|ttf|otf|eot|json|webmanifest|xml|txt)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, order=True)
class Arrival:
    """The tags of a link and the page that it led to."""

    source: str = ""
    medium: str = ""
    campaign: str = ""
    content: str = ""
    path: str = ""

    @property
    def tags(self) -> tuple[str, str, str, str]:
        """The tags, without the page."""
        return self.source, self.medium, self.campaign, self.content


def unescape(agent: str) -> str:
    r"""Return a user agent without the escapes of logs, such as `\"` or `\x22`."""
    if "\\" not in agent:
        return agent
    return re.sub(r'\\(["\\])', r"\1", _CODES.sub(lambda code: chr(int(code[1], 16)), agent))


@lru_cache(maxsize=10_000)
def shorten(target: str) -> str:
    """Return a request's target with those of its parameters that could be tags, as the request has them.

    Others may be ids of persons, and make each target unique: `fbclid`.
    """
    path, _, query = target.partition("?")
    return path + "?" + "&".join(part for part in _split(query) if "utm_" in part.lower())


def read_arrival(target: str) -> Arrival | None:
    """Return the arrival of a request's target, decoded; None if it has no tags."""
    address, _, query = _CODES.sub(r"%\1", target).partition("?")
    found: dict[str, str] = {}
    for part in _split(query):
        name, _, value = part.partition("=")
        name = unquote_plus(name).strip().lower()
        if name in _TAGS and value:
            found.setdefault(name, clean(unquote_plus(value)))
    path = address if address.startswith("/") else path_of(address)
    source, medium, campaign, content = (found.get(name, "") for name in _TAGS)
    return Arrival(source, medium, campaign, content, clean(unquote(path))) if found else None


@lru_cache(maxsize=10_000)
def is_asset(target: str) -> bool:
    """Return whether a target is a file that belongs to pages, such as a picture."""
    return _ASSET.search(target.partition("?")[0]) is not None


def judge(method: str, status: int, *, asset: bool) -> Kind:
    """Return what kind of request it was. Only pages and redirects are visits."""
    if method != "GET":
        return "other method"
    if asset:
        return "asset"
    if status in _PAGES:
        return "page"
    return "redirect" if status in _REDIRECTS else "failed"


def _split(query: str) -> list[str]:
    """Return the parts of a query. Some programs copy addresses out of HTML without decoding `&amp;`."""
    return query.replace("&amp;", "&").split("&")


def path_of(address: str) -> str:
    """Return the path of a complete address, as content networks and proxies record."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def clean(text: str) -> str:
    """Return a tag or path without control characters, and not longer than any that a hub has."""
    return _CONTROLS.sub("", text).strip()[:_LONGEST]
