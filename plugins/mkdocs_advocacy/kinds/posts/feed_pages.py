"""Render the pages of the feed: the posts that may be shared now."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import Environment
from markupsafe import Markup
from rjsmin import jsmin

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.posts.card import POSTS_A_PAGE, Card, NetworkLink, in_language
from mkdocs_advocacy.kinds.posts.contributing import Contribute, suggest_new
from mkdocs_advocacy.kinds.posts.feed_data import FeedData
from mkdocs_advocacy.kinds.posts.kind import POSTS
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.model import Post
from mkdocs_advocacy.kinds.posts.syndication import RSS
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.shared_assets import ASSETS
from mkdocs_advocacy.rendering.templates import theme_folder

_BLANK = Card(
    address="",
    title="",
    summary=" ",
    language="",
    campaign=" ",
    until=" ",
    expires=None,
    published=None,
    audiences=(),
    topics=(),
    languages=((" ", " "),),
    networks=(NetworkLink("", ""),) * 20,
    is_everywhere=False,
    quote=" ",
    versions="",
    picture=Asset(id="", path="", title="", alt={}, width=0, height=0, bytes=0),
    mark=" ",
)
"""A card with all elements but no text, as a template for scripts."""


AT_ONCE = 2
"""The number of cards that are in view on every screen when the page opens."""


class FeedRenderer:
    """The renderer of a hub's feed pages, in the hub's own language."""

    def __init__(
        self, hub: Hub, listings: Listings, environment: Environment, contribute: Contribute | None = None
    ) -> None:
        self._hub, self._listings, self._contribute = hub, listings, contribute
        self._words = hub.words(hub.settings.languages[0])
        self.data = FeedData(hub, listings)
        """The data that the feed's scripts filter and show."""
        self._top = environment.get_template("advocacy/posts/feed_top.html")
        self._template = environment.get_template("advocacy/posts/feed.html")

    @property
    def pages(self) -> int:
        """The number of pages of the feed, at least 1."""
        return max(1, -(-len(self._hub.of(POSTS).current) // POSTS_A_PAGE))

    def older_pages(self) -> Iterator[int]:
        """Return the numbers of the pages after the first."""
        return iter(range(2, self.pages + 1))

    def title(self, page: int) -> str:
        """Return the title of a page after the first."""
        return f"{self._words('feed_title')} · {self._words('feed_page', page=page, pages=self.pages)}"

    def first(self, heading: bool) -> Markup:
        """Render the first page, with a `heading` unless it is shown below a writer's own content."""
        return Markup(self._top.render(t=self._words, heading=heading)) + self.body(1)

    def made_of(self, page: int) -> list[str]:
        """Return digests of the page's posts and its numbers; empty if a post has no digest.

        Equal values mean equal pages, except for the parts that all pages share.
        """
        digests = [self._listings.digest(in_language(post, self._words.language)) for post in self._posts(page)]
        numbers = map(str, (page, self.pages, len(self._hub.of(POSTS).current)))
        return [*digests, *numbers] if all(digests) else []

    def _posts(self, page: int) -> tuple[Post, ...]:
        start = (page - 1) * POSTS_A_PAGE
        return self._hub.of(POSTS).current[start : start + POSTS_A_PAGE]

    def body(self, page: int) -> Markup:
        """Render the posts of a page, counted from 1."""
        base = base_of(page_address(page))
        posts = self._posts(page)
        cards = self._listings.rendered((in_language(post, self._words.language) for post in posts), base)
        return Markup(
            self._template.render(
                cards=[*map(_load_eagerly, cards[:AT_ONCE]), *cards[AT_ONCE:]],
                t=self._words,
                base=base,
                page=page,
                pages=self.pages,
                data=self.data if page == 1 and posts else None,
                count=self._words.count("posts", len(self._hub.of(POSTS).current)),
                sorting=_sorting_script(),
                blank=self._listings.blank(_BLANK, self._words, base) if page == 1 else None,
                newer=page_address(page - 1) if page > 1 else None,
                older=page_address(page + 1) if page < self.pages else None,
                suggest=suggest_new(self._contribute, self._words),
                feed=RSS if self._listings.has_feeds else None,
            )
        )


def _load_eagerly(card: Markup) -> Markup:
    """Make browsers fetch the card's image immediately, before layout."""
    return Markup(
        str(card).replace('loading="lazy"', 'fetchpriority="high"', 1)
    )  # the template's own attribute comes first


def page_address(page: int) -> str:
    """Return the path of a page of the feed, relative to the hub's root."""
    return "posts/" if page == 1 else f"posts/page/{page}/"


@cache
def _sorting_script() -> Markup:
    """Return feed/first.js as an inline script that sorts the cards: a module would run after the first paint."""
    module = (theme_folder() / ASSETS / "feed" / "first.js").read_text("utf-8")
    return Markup("{{{}sortWritten(document.currentScript.closest('.advocacy-feed'))}}").format(
        Markup(jsmin(module.replace("export ", "")))
    )
