"""The tracked links of a post: they differ by network and variant only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, cached_property

from mkdocs_advocacy.campaigns.model import Campaign
from mkdocs_advocacy.links import belongs_to, tracked_link
from mkdocs_advocacy.measure import urls
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.posts.model import PostTemplate
from mkdocs_advocacy.settings import Settings, UtmSettings

Notation = Callable[[str], str]
"""Writes text in another way, each character for itself: as HTML, percent-encoded, in JSON."""


@cache
def letter(position: int) -> str:
    """The name of the variant at `position` (from 0): a to z, then aa, ab and so on."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def links_of(
    post_id: str, template: PostTemplate, campaigns: Mapping[str, Campaign], settings: Settings
) -> PostLinks | None:
    """The links of a post, with the UTM value of its campaign; None where it has no link."""
    if not template.link:
        return None
    campaign = campaigns.get(template.campaign or "")
    return PostLinks(post_id, template.link, campaign.utm_campaign if campaign else settings.utm.campaign, settings.utm)


class PostLinks:
    """A post's tracked links."""

    def __init__(self, post_id: str, link: str, campaign: str, utm: UtmSettings) -> None:
        """`link` is the writer's, `campaign` the value of utm_campaign."""
        self.medium = utm.medium
        self.is_plain = link.isascii()
        self.is_tagged = not utm.domains or belongs_to(link, utm.domains)
        self.tail = f"&utm_campaign={campaign}&utm_content={post_id}-"
        self.before, self.after = link, ""
        if self.is_tagged:
            tagged = tracked_link(link, dict.fromkeys(("utm_source", "utm_medium", "utm_campaign", "utm_content"), "x"))
            self.before, _, self.after = tagged.rpartition("utm_source=x&utm_medium=x&utm_campaign=x&utm_content=x")
        self._plain = WrittenLinks(self, str)
        self._tagged_length = len(f"{self.before}utm_source=&utm_medium={self.tail}{self.after}")

    def length(self, network: Network, position: int) -> int:
        """How many characters the link of the variant at `position` on `network` has."""
        if not self.is_tagged:
            return len(self.before)
        utm = network.utm
        return self._tagged_length + len(utm.name) + len(utm.medium or self.medium) + len(letter(position))

    def of(self, network: Network, position: int) -> str:
        """The link for the variant at `position` (from 0) on `network`."""
        return self._plain.start(network) + self._plain.end(position)

    @cached_property
    def is_one_url(self) -> bool:
        """Whether networks that give each link the same length see one in each of them."""
        link = f"{self.before}utm_source=x&utm_medium=x{self._plain.end(0)}" if self.is_tagged else self.before
        return all(list(urls(link, protocol_required=wanted)) == [(0, len(link))] for wanted in (True, False))

    def written(self, notation: Notation) -> WrittenLinks:
        """The same links in a notation."""
        return WrittenLinks(self, notation)


class WrittenLinks:
    """A post's links in a notation, in two parts: what differs by network, and what differs by variant."""

    def __init__(self, links: PostLinks, notation: Notation) -> None:
        self._links, self._notation = links, notation
        self._before, self._tail, self._after = (notation(part) for part in (links.before, links.tail, links.after))

    def start(self, network: Network) -> str:
        """How the links for `network` start."""
        if not self._links.is_tagged:
            return self._before
        return self._before + _source(self._notation, network.utm.name, network.utm.medium or self._links.medium)

    def end(self, position: int) -> str:
        """How the links of the variant at `position` end."""
        # A UTM value is the same in every notation.
        return f"{self._tail}{letter(position)}{self._after}" if self._links.is_tagged else ""

    def ends(self, count: int) -> list[str]:
        """How the links of the first `count` variants end."""
        return [self.end(position) for position in range(count)]


@cache
def _source(notation: Notation, source: str, medium: str) -> str:
    return notation(f"utm_source={source}&utm_medium={medium}")
