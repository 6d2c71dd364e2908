"""What a hub says of a post elsewhere than on its page: made once for all places, and kept by previews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.hub import Hub
from mkdocs_advocacy.languages import Catalogue
from mkdocs_advocacy.parallel import mapped
from mkdocs_advocacy.posts.card import ROOT, Card, CardRenderer, script_data, search_entry
from mkdocs_advocacy.posts.feeds import FeedItem, feed_item
from mkdocs_advocacy.posts.media import shown_of
from mkdocs_advocacy.posts.model import Post


@dataclass(frozen=True, slots=True)
class Digest:
    """A post in one language, as lists, feeds and search have it."""

    card: Card
    html: str
    """The card as HTML, in which `ROOT` stands for the way to the hub's root."""
    data: str
    """The card as the feed's scripts get it, in JSON."""
    search: dict[str, Any]
    """The entry in the theme's search."""
    item: FeedItem


_Known = dict[str, tuple[tuple[object, ...], Digest]]
"""What digests are made of, and the digests, by the addresses of posts."""


class Digests:
    """The digests of all posts that may be shared now."""

    def __init__(self, hub: Hub, environment: Environment, site: str, earlier: Digests | None = None) -> None:
        """Takes what is still right from `earlier`; `site` is the hub's absolute address, or empty."""
        self._hub, self._cards, self._site = hub, CardRenderer(hub, environment), site
        self._common = (site, hub.settings, hub.networks, hub.words, environment)
        known: _Known = earlier._known if earlier and earlier._common == self._common else {}
        made_of = {post.address: self._made_of(post) for post in hub.current_in_all_languages}
        self._known: _Known = {
            address: known[address]
            for address, parts in made_of.items()
            if address in known and known[address][0] == parts
        }
        changed = [post for post in hub.current_in_all_languages if post.address not in self._known]
        for post, digest in zip(changed, mapped(self._digest, changed), strict=True):
            self._known[post.address] = (made_of[post.address], digest)

    def of(self, post: Post) -> Digest:
        """The digest of a post that may be shared now."""
        return self._known[post.address][1]

    def card(self, post: Post) -> Card:
        """Any post at one glance, in its own language."""
        return self._cards.card(post) if post.gone else self.of(post).card

    def rendered(self, posts: Iterable[Post], base: str) -> list[Markup]:
        """The cards of posts that may be shared now, for a page from which `base` leads to the hub's root."""
        return [Markup(self.of(post).html.replace(ROOT, base)) for post in posts]

    def blank(self, card: Card, words: Catalogue, base: str) -> Markup:
        """A card of no post, for a page from which `base` leads to the hub's root."""
        return Markup(self._cards.rendered(card, words).replace(ROOT, base))

    def __iter__(self) -> Iterator[Digest]:
        """Those of the newest posts first, each followed by those of its translations."""
        return (self.of(post) for post in self._hub.current_in_all_languages)

    def _made_of(self, post: Post) -> tuple[object, ...]:
        """Everything that the digest says, beside what all have in common."""
        hub, campaign = self._hub, post.template.campaign or ""
        pictures = shown_of(post.template, hub)
        return post, hub.campaigns.get(campaign), hub.all_campaigns.get(campaign), pictures

    def _digest(self, post: Post) -> Digest:
        card = self._cards.card(post)
        return Digest(
            card=card,
            html=self._cards.rendered(card, self._hub.words(post.language)),
            data=script_data(card),
            search=search_entry(post, card),
            item=feed_item(self._hub, post, self._site),
        )
