"""Render the `stories` blocks of Markdown pages."""

from __future__ import annotations

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import Block
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.stories.block import NAME, StoryBlock, story_block_of
from mkdocs_advocacy.kinds.stories.kind import STORIES
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.entries import EntryRenderer
from mkdocs_advocacy.rendering.page_blocks import BlockSlots


class StoryBlocks:
    """The renderer of `stories` blocks."""

    def __init__(self, hub: Hub, environment: Environment, site: str) -> None:
        self._hub = hub
        self._renderer = EntryRenderer(STORIES, hub, environment, site)
        self._template = environment.get_template("advocacy/stories/block.html")
        self._slots = BlockSlots(NAME, self._parse)
        self.styles = self._renderer.styles
        """The stylesheets of pages with such blocks."""

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the blocks in the page at `source` with slots. Return the new Markdown and the blocks' problems."""
        return self._slots.taken_out(markdown, source)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has such blocks."""
        return self._slots.are_in(source)

    def put_in(self, html: str, source: str, address: str) -> str:
        """Fill the slots in the HTML of the page at `source`. `address` is the page's path from the hub's root."""
        return self._slots.put_in(html, source, lambda block, _: self._render(block, base_of(address)))

    def _parse(self, block: Block, source: str) -> tuple[StoryBlock | None, list[Problem]]:
        found, _, problems = story_block_of(block, source, self._hub.settings.audience_ids)
        return found, problems

    def _render(self, block: StoryBlock, base: str) -> Markup:
        words = self._hub.words(block.language or self._hub.language)
        chosen = [story for story in self._hub.of(STORIES).current if block.takes(story)][: block.limit]
        views = [self._renderer.view(story.in_language(words.language), words) for story in chosen]
        return Markup(self._template.render(views=views, t=words, base=base))
