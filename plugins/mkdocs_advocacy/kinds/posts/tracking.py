"""The tracked links of a post. They differ only by network and variant."""

from __future__ import annotations

import re
from functools import cache, cached_property

from mkdocs_advocacy.content.settings import UtmSettings
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.networks.ascii_links import ascii_link, ascii_part
from mkdocs_advocacy.networks.links import belongs_to, tracked_link
from mkdocs_advocacy.networks.measure import urls
from mkdocs_advocacy.networks.model import Network

LONGEST_SHOWN = 60
"""The maximum length of a link in a preview, in characters."""


def shown_link(link: str) -> str:
    """Return the link as a preview shows it: without scheme, “www.” and UTM parameters."""
    address, mark, fragment = link.partition("#")
    path, _, query = re.sub(r"(?i)^(?:https?://)?(?:www\.)?", "", address).partition("?")
    remaining = "&".join(part for part in query.split("&") if part and not part.startswith("utm_"))
    shown = f"{path.removesuffix('/')}{remaining and '?'}{remaining}{mark}{fragment}"
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[:LONGEST_SHOWN]}…"


def links_of(post_id: str, link: str | None, campaign: str, utm: UtmSettings) -> PostLinks | None:
    """Return the links of a post, with `campaign` as the value of utm_campaign, or None if it has no link."""
    return PostLinks(post_id, link, campaign, utm) if link else None


class LinkForm:
    """A post's tracked links in one spelling, split into a start, a source, and an end for each variant."""

    def __init__(self, start: str, tail: str, after: str, *, is_tagged: bool) -> None:
        """Store the parts: `tail` goes between the source and a variant's letter, `after` follows the letter."""
        self.start, self._tail, self._after, self._is_tagged = start, tail, after, is_tagged
        self.is_plain = start.isascii() and after.isascii()
        self._length = len(start) + len(tail) + len(after)

    def end(self, position: int) -> str:
        """Return the end of the links of the variant at `position` (from 0)."""
        return f"{self._tail}{letter(position)}{self._after}" if self._is_tagged else ""

    def of(self, network: Network, position: int, utm: UtmSettings) -> str:
        """Return the link for a variant on `network`."""
        return f"{self.start}{source(network, utm)}{self.end(position)}" if self._is_tagged else self.start

    def length(self, network: Network, position: int, utm: UtmSettings) -> int:
        """Return the length of the link for a variant on `network`, in characters."""
        if not self._is_tagged:
            return self._length
        return self._length + _source_length(*_named(network, utm)) + len(letter(position))

    @cached_property
    def is_one_url(self) -> bool:
        """Whether networks that count every URL as a fixed number of characters detect each link as exactly one URL."""
        link = f"{self.start}utm_source=x&utm_medium=x{self.end(0)}" if self._is_tagged else self.start
        return all(list(urls(link, protocol_required=wanted)) == [(0, len(link))] for wanted in (True, False))


class PostLinks:
    """A post's tracked links: as the writer spelled them, and in ASCII for networks that cut non-ASCII links."""

    def __init__(self, post_id: str, link: str, campaign: str, utm: UtmSettings) -> None:
        """Split the writer's `link`, tagged with `campaign` as the value of utm_campaign."""
        self._utm = utm
        self.is_tagged = not utm.domains or belongs_to(link, utm.domains)
        """Whether UTM parameters are added to the writer's link."""
        start, tail, after = link, "", ""
        if self.is_tagged:
            tagged = tracked_link(link, dict.fromkeys(("utm_source", "utm_medium", "utm_campaign", "utm_content"), "x"))
            start, _, after = tagged.rpartition("utm_source=x&utm_medium=x&utm_campaign=x&utm_content=x")
            tail = f"&utm_campaign={campaign}&utm_content={post_id}-"
        self.written = self.in_ascii = LinkForm(start, tail, after, is_tagged=self.is_tagged)
        if ascii_link(start) != start or not after.isascii():
            self.in_ascii = LinkForm(ascii_link(start), tail, ascii_part(after), is_tagged=self.is_tagged)

    @property
    def has_two_forms(self) -> bool:
        """Whether the ASCII links differ from the links as the writer spelled them."""
        return self.in_ascii is not self.written

    def form(self, network: Network) -> LinkForm:
        """Return the spelling of the links for `network`."""
        return self.in_ascii if network.cuts_links else self.written

    def of(self, network: Network, position: int) -> str:
        """Return the link for the variant at `position` (from 0) on `network`."""
        return self.form(network).of(network, position, self._utm)

    def length(self, network: Network, position: int) -> int:
        """Return the length of the link for the variant at `position` on `network`, in characters."""
        return self.form(network).length(network, position, self._utm)


def source(network: Network, utm: UtmSettings) -> str:
    """Return the UTM parameters that tell which network a reader came from."""
    return _source(*_named(network, utm))


def _named(network: Network, utm: UtmSettings) -> tuple[str, str]:
    return network.utm.name, network.utm.medium or utm.medium


@cache
def _source(name: str, medium: str) -> str:
    return f"utm_source={name}&utm_medium={medium}"


@cache
def _source_length(name: str, medium: str) -> int:
    return len(_source(name, medium))
