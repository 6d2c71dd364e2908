"""What an advocate gets of a variant on a network: the text as it will be posted, the link, the address to open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.placeholders import Wording, names
from mkdocs_advocacy.kinds.posts.compose import words_for
from mkdocs_advocacy.kinds.posts.model import Offer, Post, PostTemplate
from mkdocs_advocacy.kinds.posts.tracking import PostLinks, letter, links_of
from mkdocs_advocacy.networks.links import filled_intent, percent_encoded
from mkdocs_advocacy.networks.model import Network


@dataclass(frozen=True, slots=True)
class Share:
    """One variant on one network."""

    network: Network
    variant: str
    """a, b, c …"""
    wording: Wording
    text: str
    """As it will be posted, fields filled with their examples."""
    link: str | None
    """The tracked link, where the post has one."""
    length: int
    """As the network counts, with fields at their longest and with the link, if it counts that."""
    intent: str | None
    """The address that opens the composer with text or link; None where the text must be copied."""

    @property
    def opens(self) -> str | None:
        """The address to open: the composer's, else the network's own."""
        return self.intent or self.network.home


class Sharing:
    """How one post is shared."""

    def __init__(self, template: PostTemplate, links: PostLinks | None) -> None:
        self._links, self._title = links, percent_encoded(template.title)
        self._examples = template.examples

    def share(self, network: Network, offer: Offer) -> Share:
        """What `network` gets of one of the variants that fit it."""
        position, wording, length = offer
        link, text = self._link(network, position), self.text(network, offer)
        values = {"text": percent_encoded(text), "link": percent_encoded(link), "title": self._title}
        intent = filled_intent(network, values, linked="link" in names(wording))
        return Share(network, letter(position), wording, text, link or None, length, intent)

    def text(self, network: Network, offer: Offer) -> str:
        """One of the variants as it will be posted, fields filled with their examples."""
        position, wording, _ = offer
        return self._link(network, position).join(words_for(network, wording, self._examples))

    def _link(self, network: Network, position: int) -> str:
        return self._links.of(network, position) if self._links else ""


def shares_of(post: Post, hub: Hub) -> Iterator[tuple[Network, Sequence[Share]]]:
    """What each network that the post is offered on gets of it."""
    sharing = Sharing(post.template, links_of(post.id, post.template.link, post.utm_campaign, hub.settings.utm))
    for name, offers in post.offers.items():
        network = hub.networks[name]
        yield network, [sharing.share(network, offer) for offer in offers]
