"""The feed: the posts that may be shared now, a page at a time."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from jinja2 import Environment
from markupsafe import Markup
from rjsmin import jsmin

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.kinds.brand.model import Asset
from mkdocs_advocacy.kinds.posts.card import POSTS_A_PAGE, Card, NetworkLink, in_language
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
    audience="",
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
"""A card with all its parts and no words, which scripts fill."""


AT_ONCE = 2
"""How many cards are seen at once on every screen."""


class FeedRenderer:
    """Renders the pages of a hub's feed, in the hub's own language."""

    def __init__(self, hub: Hub, listings: Listings, environment: Environment) -> None:
        self._hub, self._listings = hub, listings
        self._words = hub.words(hub.settings.languages[0])
        self.data = FeedData(hub, listings)
        """What the feed's scripts filter and show."""
        self._top = environment.get_template("advocacy/posts/feed_top.html")
        self._template = environment.get_template("advocacy/posts/feed.html")

    @property
    def pages(self) -> int:
        """How many pages the feed has; an empty one has one."""
        return max(1, -(-len(self._hub.of(POSTS).current) // POSTS_A_PAGE))

    def older_pages(self) -> Iterator[int]:
        """The numbers of the pages after the first."""
        return iter(range(2, self.pages + 1))

    def title(self, page: int) -> str:
        """What a page after the first is called."""
        return f"{self._words('feed_title')} · {self._words('feed_page', page=page, pages=self.pages)}"

    def first(self, heading: bool) -> Markup:
        """The first page, below what a writer wrote or, with `heading`, by itself."""
        return Markup(self._top.render(t=self._words, heading=heading)) + self.body(1)

    def made_of(self, page: int) -> tuple[object, ...]:
        """Everything of the hub that the page shows: a page that is made of the same is the same."""
        cards = [self._listings.html(in_language(post, self._words.language)) for post in self._posts(page)]
        return cards, self.pages, len(self._hub.of(POSTS).current), self._words, self._template

    def _posts(self, page: int) -> tuple[Post, ...]:
        start = (page - 1) * POSTS_A_PAGE
        return self._hub.of(POSTS).current[start : start + POSTS_A_PAGE]

    def body(self, page: int) -> Markup:
        """The posts of the page with this number, from 1."""
        base = base_of(page_address(page))
        posts = self._posts(page)
        cards = self._listings.rendered((in_language(post, self._words.language) for post in posts), base)
        return Markup(
            self._template.render(
                cards=[*map(_seen_at_once, cards[:AT_ONCE]), *cards[AT_ONCE:]],
                t=self._words,
                base=base,
                page=page,
                pages=self.pages,
                data=self.data if page == 1 and posts else None,
                count=self._words.count("posts", len(self._hub.of(POSTS).current)),
                sorting=_sorting(),
                blank=self._listings.blank(_BLANK, self._words, base) if page == 1 else None,
                newer=page_address(page - 1) if page > 1 else None,
                older=page_address(page + 1) if page < self.pages else None,
                feed=RSS if self._listings.has_feeds else None,
            )
        )


def _seen_at_once(card: Markup) -> Markup:
    """A card whose picture browsers fetch before they know what is in view."""
    return Markup(str(card).replace('loading="lazy"', 'fetchpriority="high"', 1))  # the first is the template's own


def page_address(page: int) -> str:
    """Where a page of the feed is, relative to the hub's root."""
    return "posts/" if page == 1 else f"posts/page/{page}/"


@cache
def _sorting() -> Markup:
    """The script that sorts the cards of a page as feed/first.js does: a module would come when they have been seen."""
    module = (theme_folder() / ASSETS / "feed" / "first.js").read_text("utf-8")
    return Markup("{{{}sortWritten(document.currentScript.closest('.advocacy-feed'))}}").format(
        Markup(jsmin(module.replace("export ", "")))
    )
