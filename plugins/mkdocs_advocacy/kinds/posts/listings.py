"""Cards, feed items and search records of posts. Previews reuse them between builds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.fingerprint import fingerprint
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.brand.renditions.model import Rendition
from mkdocs_advocacy.kinds.posts.card import Card, CardRenderer, NetworkLink, campaign_of, script_data, search_record
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.media import shown_of
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.published import Posts
from mkdocs_advocacy.kinds.posts.syndication import json_item, rss_item
from mkdocs_advocacy.rendering.fast.frames import fill
from mkdocs_advocacy.rendering.fast.page_cache import digest_of
from mkdocs_advocacy.rendering.search.record import SearchRecord

_MOST_CARDS = 1000
"""The maximum number of rendered cards in memory. Pages that are written in a row show the same cards."""


@dataclass(slots=True)
class _Listing:
    """The cached values of a post in one language; None if a value wasn't needed yet."""

    made_of: tuple[object, ...]
    digest: str | None = None
    html: str = ""
    networks: tuple[str, ...] | None = None
    data: bytes = b""
    search: SearchRecord | None = None
    json_item: bytes = b""
    rss_item: str = ""


class Listings:
    """The listings of all posts that may be shared now, created on demand and cached."""

    def __init__(
        self, hub: Hub, environment: Environment, site: str, *, is_preview: bool, earlier: Listings | None = None
    ) -> None:
        """Reuse the values in `earlier` that are still valid. `site` is the hub's absolute URL, or empty.

        Only a preview has an `earlier` build and keeps values for the next.
        """
        self._hub, self._cards, self._site, self._is_preview = hub, CardRenderer(hub, environment), site, is_preview
        self._common = (site, hub.settings, hub.networks, hub.words, environment)
        self._rendered: list[_Listing] = []
        self._ids: dict[tuple[NetworkLink, ...], tuple[str, ...]] = {}
        is_valid = is_preview and earlier is not None and earlier._common == self._common
        known: dict[str, _Listing] = earlier._known if earlier and is_valid else {}
        posts: Posts = hub.of(POSTS)
        self._known: dict[str, _Listing] = {
            post.address: self._reuse(post, known) for post in posts.current_in_all_languages
        }

    @property
    def has_feeds(self) -> bool:
        """Whether the hub has feeds, which need its absolute URL."""
        return bool(self._site)

    def card(self, post: Post) -> Card:
        """Return the card of any post, in the post's language."""
        return self._cards.card(post)

    def picture(self, post: Post) -> Asset | Rendition | None:
        """Return the image on the card of any post, if any. This is much faster than creating the card."""
        return self._cards.picture(post.template)

    def html(self, post: Post) -> str:
        """Return the card as HTML, with the slot `root` for the relative path to the hub's root."""
        listing = self._known[post.address]
        if not listing.html:
            if len(self._rendered) == _MOST_CARDS and not self._is_preview:
                for other in self._rendered:
                    other.html = ""
                self._rendered.clear()
            listing.html = self._cards.rendered(self.card(post), self._hub.words(post.language))
            self._rendered.append(listing)
        return listing.html

    def digest(self, post: Post) -> str:
        """Return a digest of everything that the card and page of any post show, except related posts.

        `made_from` covers the post's files and the networks, settings, campaigns, rules and interface strings that they
        refer to. Return an empty string if the post has none.
        """
        listing = self._known.get(post.address)
        if listing is None or listing.digest is None:
            digest = self._digest(post) if post.made_from else ""
            if listing is None:
                return digest
            listing.digest = digest
        return listing.digest

    def _digest(self, post: Post) -> str:
        campaign, pictures = campaign_of(post, self._hub), shown_of(post.template, self._hub)
        posts: Posts = self._hub.of(POSTS)
        versions = posts.original_of(post).all_languages
        return digest_of(
            [
                *(post.address, post.language, post.made_from),
                *(f"{other.language} {other.state} {other.since} {other.last_day}" for other in versions),
                campaign.address if campaign else "",
                fingerprint(pictures) if pictures else "",
            ]
        )

    def networks(self, post: Post) -> tuple[str, ...]:
        """Return the ids of the networks on the card."""
        return self._describe(post).networks or ()

    def data(self, post: Post) -> bytes:
        """Return the card as JSON for the feed's scripts."""
        return self._describe(post).data

    def search(self, post: Post) -> SearchRecord:
        """Return the post's search record. A build needs it once, so it isn't kept."""
        listing = self._describe(post)
        record = listing.search
        if not self._is_preview:
            listing.search = None
        return record or search_record(post, self.card(post))

    def _describe(self, post: Post) -> _Listing:
        """Return the post's listing with all values that are derived from the card."""
        listing = self._known[post.address]
        if listing.networks is None:
            card = self.card(post)
            listing.networks = self._network_ids(card.networks)
            listing.data, listing.search = script_data(card).encode(), search_record(post, card)
        return listing

    def _network_ids(self, networks: tuple[NetworkLink, ...]) -> tuple[str, ...]:
        """Return the ids of `networks`, as one tuple for all posts that have the same."""
        if networks not in self._ids:
            self._ids[networks] = tuple([network.id for network in networks])
        return self._ids[networks]

    def json_item(self, post: Post) -> bytes:
        """Return the post as an item of a JSON Feed."""
        listing = self._known[post.address]
        listing.json_item = listing.json_item or json_item(self._hub, post, self._site)
        return listing.json_item

    def rss_item(self, post: Post) -> str:
        """Return the post as an item of an RSS feed. Only a preview keeps it, because feeds contain few posts."""
        listing = self._known[post.address]
        item = listing.rss_item or rss_item(self._hub, post, self._site)
        if self._is_preview:
            listing.rss_item = item
        return item

    def rendered(self, posts: Iterable[Post], base: str) -> list[Markup]:
        """Return the cards of current posts as HTML. `base` is the relative path from the page to the hub's root."""
        return [Markup(fill(self.html(post), root=base)) for post in posts]

    def blank(self, card: Card, words: Catalogue, base: str) -> Markup:
        """Return an empty card as HTML. `base` is the relative path from the page to the hub's root."""
        return Markup(fill(self._cards.rendered(card, words), root=base))

    def _reuse(self, post: Post, known: dict[str, _Listing]) -> _Listing:
        """Return the cached listing of the post if it is still valid, else a new one."""
        if not self._is_preview:
            return _Listing(())
        # everything that this listing depends on, except dependencies of all listings
        versions = self._hub.of(POSTS).original_of(post).all_languages if post.original or post.translations else ()
        campaign, pictures = campaign_of(post, self._hub), shown_of(post.template, self._hub)
        made_of = (post, post.made_from, versions, campaign, pictures)
        listing = known.get(post.address)
        return listing if listing and listing.made_of == made_of else _Listing(made_of)
