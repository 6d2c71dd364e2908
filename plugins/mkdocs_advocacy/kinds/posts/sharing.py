"""Shares: a variant's final text, tracked link and intent URL on a network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.letters import letter
from mkdocs_advocacy.core.placeholders import Wording, names
from mkdocs_advocacy.kinds.posts.compose import words_for
from mkdocs_advocacy.kinds.posts.model import Offer, Post, PostTemplate
from mkdocs_advocacy.kinds.posts.tracking import PostLinks, links_of
from mkdocs_advocacy.networks.links import filled_intent, percent_encoded
from mkdocs_advocacy.networks.model import Network


@dataclass(frozen=True, slots=True)
class Share:
    """A variant on a network."""

    network: Network
    variant: str
    """The variant's letter: a, b, c …"""
    wording: Wording
    text: str
    """The text as it will be posted, with sample answers."""
    link: str | None
    """The tracked link; None if the post has no link."""
    length: int
    """The length as the network counts it, with every field at its maximum length."""
    intent: str | None
    """The URL that opens the network's composer with the text or link; None if the text must be copied."""

    @property
    def opens(self) -> str | None:
        """The URL to open: the intent, else the network's home page."""
        return self.intent or self.network.home


class Sharing:
    """A factory for the shares of one post."""

    def __init__(self, template: PostTemplate, links: PostLinks | None) -> None:
        self._links, self._title = links, percent_encoded(template.title)
        self._examples = template.examples

    def share(self, network: Network, offer: Offer) -> Share:
        """Create the share of a variant on `network`."""
        position, wording, length = offer
        link, text = self._link(network, position), self.text(network, offer)
        values = {"text": percent_encoded(text), "link": percent_encoded(link), "title": self._title}
        intent = filled_intent(network, values, linked="link" in names(wording))
        return Share(network, letter(position), wording, text, link or None, length, intent)

    def text(self, network: Network, offer: Offer) -> str:
        """Return the text of a variant as it will be posted, with sample answers."""
        position, wording, _ = offer
        return self._link(network, position).join(words_for(network, wording, self._examples))

    def _link(self, network: Network, position: int) -> str:
        return self._links.of(network, position) if self._links else ""


def shares_of(post: Post, hub: Hub) -> Iterator[tuple[Network, Sequence[Share]]]:
    """Yield the shares of the post on each network that it is offered on."""
    sharing = Sharing(post.template, links_of(post.id, post.template.link, post.utm_campaign, hub.settings.utm))
    for name, offers in post.offers.items():
        network = hub.networks[name]
        yield network, [sharing.share(network, offer) for offer in offers]
