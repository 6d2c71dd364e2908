"""Render the `feedback` blocks of Markdown pages."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment
from markupsafe import Markup

from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.page_blocks import Block
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.kinds.feedback.block import NAME, FeedbackBlock, feedback_block_of
from mkdocs_advocacy.kinds.feedback.details import newest_day
from mkdocs_advocacy.kinds.feedback.kind import FEEDBACK
from mkdocs_advocacy.kinds.feedback.model import Feedback
from mkdocs_advocacy.kinds.feedback.render import FeedbackRenderer
from mkdocs_advocacy.rendering.addresses import base_of
from mkdocs_advocacy.rendering.page_blocks import BlockSlots


class FeedbackBlocks:
    """The renderer of `feedback` blocks."""

    def __init__(self, hub: Hub, renderer: FeedbackRenderer, environment: Environment) -> None:
        self._hub, self._renderer = hub, renderer
        self._template = environment.get_template("advocacy/feedback/block.html")
        self._slots = BlockSlots(NAME, self._parse)

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the blocks in the page at `source` with slots. Return the new Markdown and the blocks' problems."""
        return self._slots.taken_out(markdown, source)

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has such blocks."""
        return self._slots.are_in(source)

    def put_in(self, html: str, source: str, address: str, language: str) -> str:
        """Fill the slots in the HTML of the page at `source`.

        `address` is the page's path from the hub's root, `language` is that of blocks that don't name one.
        """
        return self._slots.put_in(html, source, lambda block, _: self._render(block, base_of(address), language))

    def _parse(self, block: Block, source: str) -> tuple[FeedbackBlock | None, list[Problem]]:
        found, _, problems = feedback_block_of(block, source)
        return found, problems

    def _render(self, block: FeedbackBlock, base: str, language: str) -> Markup:
        words = self._hub.words(block.language or language)
        views = self._renderer.views(words)
        chosen = [views.of(entry.in_language(words.language)) for entry in self._choose(block)]
        return Markup(self._template.render(views=chosen, t=words, base=base))

    def _choose(self, block: FeedbackBlock) -> Sequence[Feedback]:
        entries: list[Feedback] = [
            entry
            for entry in self._hub.of(FEEDBACK).values()
            if not entry.has_ended
            and (entry.template.stage == block.stage if block.stage else entry.template.stage != "merged")
            and (block.addressee is None or block.addressee in entry.template.addressees)
        ]
        entries.sort(key=lambda entry: (-newest_day(entry.template).toordinal(), entry.id))
        return entries[: block.limit]
