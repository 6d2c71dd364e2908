"""Select and render the lists of posts in Markdown pages."""

from __future__ import annotations

from itertools import islice

from jinja2 import Environment, Template
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import Block
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.posts.block import list_of
from mkdocs_advocacy.kinds.posts.listings import Listings
from mkdocs_advocacy.kinds.posts.model import PostList
from mkdocs_advocacy.kinds.posts.selection import PostSelection
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.page_blocks import BlockSlots


class ListRenderer:
    """The renderer of post lists, which replace the `posts` blocks in Markdown pages."""

    def __init__(self, hub: Hub, listings: Listings, environment: Environment) -> None:
        self._hub, self._listings = hub, listings
        self._template: Template = environment.get_template("advocacy/posts/list.html")
        self._slots = BlockSlots("posts", self._parse)

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the blocks in the page at `source` with slots. Return the new Markdown and the blocks' problems."""
        return self._slots.taken_out(markdown, source)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has lists."""
        return self._slots.are_in(source)

    def put_in(self, html: str, source: str, address: str) -> str:
        """Fill the slots in the HTML of the page at `source`. `address` is the page's path from the hub's root."""
        return self._slots.put_in(html, source, lambda post_list, _: self._rendered(post_list, base_of(address)))

    def _parse(self, block: Block, source: str) -> tuple[PostList | None, list[Problem]]:
        post_list, _, problems = list_of(block, source, self._hub.settings.audience_ids)
        return post_list, problems

    def _rendered(self, post_list: PostList, base: str) -> Markup:
        posts = islice(self._hub.once(PostSelection).select(post_list), post_list.limit)
        words = self._hub.words(post_list.language or self._hub.settings.languages[0])
        empty = words("results_empty" if post_list.sort == "clicks" else "list_empty")
        cards = self._listings.rendered(posts, base)
        return Markup(self._template.render(cards=cards, empty_text=empty, t=words, base=base))
