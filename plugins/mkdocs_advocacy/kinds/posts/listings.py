"""What a hub says of a post elsewhere than on its page: made once for all places, and kept by previews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.posts.card import Card, CardRenderer, campaign_of, script_data, search_record
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.media import shown_of
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.syndication import FeedItem, feed_item
from mkdocs_advocacy.rendering.fast.frames import fill
from mkdocs_advocacy.rendering.search.record import SearchRecord


@dataclass(slots=True)
class _Listing:
    """A post in one language, as lists, feeds and search have it: what was asked for."""

    made_of: tuple[object, ...]
    card: Card | None = None
    html: str | None = None
    data: str | None = None
    search: SearchRecord | None = None
    item: FeedItem | None = None


class Listings:
    """The listings of all posts that may be shared now."""

    def __init__(self, hub: Hub, environment: Environment, site: str, earlier: Listings | None = None) -> None:
        """Takes what is still right from `earlier`; `site` is the hub's absolute address, or empty."""
        self._hub, self._cards, self._site = hub, CardRenderer(hub, environment), site
        self._common = (site, hub.settings, hub.networks, hub.words, environment)
        known: dict[str, _Listing] = earlier._known if earlier and earlier._common == self._common else {}
        self._known: dict[str, _Listing] = {
            post.address: self._same(post, known) for post in hub.of(POSTS).current_in_all_languages
        }

    @property
    def has_feeds(self) -> bool:
        """Whether the hub has feeds, which need its absolute address."""
        return bool(self._site)

    def card(self, post: Post) -> Card:
        """Any post at one glance, in its own language."""
        if post.has_ended:
            return self._cards.card(post)
        digest = self._known[post.address]
        if digest.card is None:
            digest.card = self._cards.card(post)
        return digest.card

    def html(self, post: Post) -> str:
        """The card as HTML, with the gap `root` for the way to the hub's root."""
        digest = self._known[post.address]
        if digest.html is None:
            digest.html = self._cards.rendered(self.card(post), self._hub.words(post.language))
        return digest.html

    def data(self, post: Post) -> str:
        """The card as the feed's scripts get it, in JSON."""
        digest = self._known[post.address]
        if digest.data is None:
            digest.data = script_data(self.card(post))
        return digest.data

    def search(self, post: Post) -> SearchRecord:
        """The post as search finds it."""
        digest = self._known[post.address]
        if digest.search is None:
            digest.search = search_record(post, self.card(post))
        return digest.search

    def item(self, post: Post) -> FeedItem:
        """The post in feeds."""
        digest = self._known[post.address]
        if digest.item is None:
            digest.item = feed_item(self._hub, post, self._site)
        return digest.item

    def rendered(self, posts: Iterable[Post], base: str) -> list[Markup]:
        """The cards of posts that may be shared now, for a page from which `base` leads to the hub's root."""
        return [Markup(fill(self.html(post), root=base)) for post in posts]

    def blank(self, card: Card, words: Catalogue, base: str) -> Markup:
        """A card of no post, for a page from which `base` leads to the hub's root."""
        return Markup(fill(self._cards.rendered(card, words), root=base))

    def _same(self, post: Post, known: dict[str, _Listing]) -> _Listing:
        """What is known of the post already, where that is still right."""
        # everything that a digest says, beside what all have in common
        made_of = (post, campaign_of(post, self._hub), shown_of(post.template, self._hub))
        digest = known.get(post.address)
        return digest if digest and digest.made_of == made_of else _Listing(made_of)
