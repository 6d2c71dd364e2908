"""The tracked links of a post: they differ by network and variant only."""

from __future__ import annotations

from functools import cache, cached_property

from mkdocs_advocacy.content.settings import UtmSettings
from mkdocs_advocacy.networks.links import belongs_to, tracked_link
from mkdocs_advocacy.networks.measure import urls
from mkdocs_advocacy.networks.model import Network


@cache
def letter(position: int) -> str:
    """The name of the variant at `position` (from 0): a to z, then aa, ab and so on."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("a") + rest) + name
    return name


def links_of(post_id: str, link: str | None, campaign: str, utm: UtmSettings) -> PostLinks | None:
    """The links of a post, with `campaign` as the value of utm_campaign; None where it has no link."""
    return PostLinks(post_id, link, campaign, utm) if link else None


class PostLinks:
    """A post's tracked links: a start, what says where a reader came from, and an end for each variant."""

    def __init__(self, post_id: str, link: str, campaign: str, utm: UtmSettings) -> None:
        """`link` is the writer's, `campaign` the value of utm_campaign."""
        self._utm = utm
        self.is_plain = link.isascii()
        self.is_tagged = not utm.domains or belongs_to(link, utm.domains)
        """Whether the links say anything; else they are the writer's."""
        self.start, self._tail, self._after = link, "", ""
        if self.is_tagged:
            tagged = tracked_link(link, dict.fromkeys(("utm_source", "utm_medium", "utm_campaign", "utm_content"), "x"))
            self.start, _, self._after = tagged.rpartition("utm_source=x&utm_medium=x&utm_campaign=x&utm_content=x")
            self._tail = f"&utm_campaign={campaign}&utm_content={post_id}-"
        self._length = len(self.start) + len(self._tail) + len(self._after)

    def end(self, position: int) -> str:
        """How the links of the variant at `position` (from 0) end."""
        return f"{self._tail}{letter(position)}{self._after}" if self.is_tagged else ""

    def of(self, network: Network, position: int) -> str:
        """The link for a variant on `network`."""
        return f"{self.start}{source(network, self._utm)}{self.end(position)}" if self.is_tagged else self.start

    def length(self, network: Network, position: int) -> int:
        """How many characters such a link has."""
        if not self.is_tagged:
            return self._length
        return self._length + _source_length(*_named(network, self._utm)) + len(letter(position))

    @cached_property
    def is_one_url(self) -> bool:
        """Whether networks that give each link the same length see one in each of them."""
        link = f"{self.start}utm_source=x&utm_medium=x{self.end(0)}" if self.is_tagged else self.start
        return all(list(urls(link, protocol_required=wanted)) == [(0, len(link))] for wanted in (True, False))


def source(network: Network, utm: UtmSettings) -> str:
    """How a tracked link says where a reader came from."""
    return _source(*_named(network, utm))


def _named(network: Network, utm: UtmSettings) -> tuple[str, str]:
    return network.utm.name, network.utm.medium or utm.medium


@cache
def _source(name: str, medium: str) -> str:
    return f"utm_source={name}&utm_medium={medium}"


@cache
def _source_length(name: str, medium: str) -> int:
    return len(_source(name, medium))
