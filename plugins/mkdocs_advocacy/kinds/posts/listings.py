"""Cached cards, feed items and search records of posts, which previews reuse between builds."""

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
    """The cached values of a post in one language; None if a value wasn't needed yet."""

    made_of: tuple[object, ...]
    card: Card | None = None
    html: str | None = None
    data: str | None = None
    search: SearchRecord | None = None
    item: FeedItem | None = None


class Listings:
    """Creates and caches the listings of all posts that may be shared now."""

    def __init__(self, hub: Hub, environment: Environment, site: str, earlier: Listings | None = None) -> None:
        """Reuse the values in `earlier` that are still valid. `site` is the hub's absolute URL, or empty."""
        self._hub, self._cards, self._site = hub, CardRenderer(hub, environment), site
        self._common = (site, hub.settings, hub.networks, hub.words, environment)
        known: dict[str, _Listing] = earlier._known if earlier and earlier._common == self._common else {}
        self._known: dict[str, _Listing] = {
            post.address: self._reuse(post, known) for post in hub.of(POSTS).current_in_all_languages
        }

    @property
    def has_feeds(self) -> bool:
        """Whether the hub has feeds, which need its absolute URL."""
        return bool(self._site)

    def card(self, post: Post) -> Card:
        """Return the card of any post, in the post's language."""
        if post.has_ended:
            return self._cards.card(post)
        listing = self._known[post.address]
        if listing.card is None:
            listing.card = self._cards.card(post)
        return listing.card

    def html(self, post: Post) -> str:
        """Return the card as HTML, with the slot `root` for the relative path to the hub's root."""
        listing = self._known[post.address]
        if listing.html is None:
            listing.html = self._cards.rendered(self.card(post), self._hub.words(post.language))
        return listing.html

    def data(self, post: Post) -> str:
        """Return the card as JSON for the feed's scripts."""
        listing = self._known[post.address]
        if listing.data is None:
            listing.data = script_data(self.card(post))
        return listing.data

    def search(self, post: Post) -> SearchRecord:
        """Return the post's search record."""
        listing = self._known[post.address]
        if listing.search is None:
            listing.search = search_record(post, self.card(post))
        return listing.search

    def item(self, post: Post) -> FeedItem:
        """Return the post as a feed item."""
        listing = self._known[post.address]
        if listing.item is None:
            listing.item = feed_item(self._hub, post, self._site)
        return listing.item

    def rendered(self, posts: Iterable[Post], base: str) -> list[Markup]:
        """Return the cards of current posts as HTML. `base` is the relative path from the page to the hub's root."""
        return [Markup(fill(self.html(post), root=base)) for post in posts]

    def blank(self, card: Card, words: Catalogue, base: str) -> Markup:
        """Return an empty card as HTML. `base` is the relative path from the page to the hub's root."""
        return Markup(fill(self._cards.rendered(card, words), root=base))

    def _reuse(self, post: Post, known: dict[str, _Listing]) -> _Listing:
        """Return the cached listing of the post if it is still valid, else a new one."""
        # everything that this listing depends on, except dependencies of all listings
        made_of = (post, campaign_of(post, self._hub), shown_of(post.template, self._hub))
        listing = known.get(post.address)
        return listing if listing and listing.made_of == made_of else _Listing(made_of)
