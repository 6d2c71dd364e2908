"""Replace the fenced blocks of a Markdown page with rendered parts, around MkDocs' conversion of its text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from markupsafe import Markup

from mkdocs_advocacy.content.page_blocks import Block, blocks_in
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.rendering.fast.frames import section_slot

T = TypeVar("T")


class BlockSlots(Generic[T]):
    """The blocks of one name in all pages, each with a slot in its page."""

    def __init__(self, name: str, parse: Callable[[Block, str], tuple[T | None, list[Problem]]]) -> None:
        """`parse` returns the content of a block in the page at a source, and its problems."""
        self._name, self._parse = name, parse
        self._found: dict[str, list[T]] = {}

    def taken_out(self, markdown: str, source: str) -> tuple[str, list[Problem]]:
        """Replace the blocks in the page at `source` with slots. Return the new Markdown and the blocks' problems."""
        found: list[T] = []
        problems: list[Problem] = []
        text, done = "", 0
        for block in blocks_in(markdown, self._name):
            content, block_problems = self._parse(block, source)
            problems += block_problems
            if content is not None:
                text += f"{markdown[done : block.start]}\n{self._slot(len(found))}\n\n"
                found.append(content)
                done = block.end
        self._found[source] = found
        return text + markdown[done:], problems

    def are_in(self, source: str) -> bool:
        """Return whether the page at `source` has such blocks."""
        return bool(self._found.get(source))

    def put_in(self, html: str, source: str, render: Callable[[T, int], Markup]) -> str:
        """Fill the slots in the HTML of the page at `source`. `render` receives a block and its number, from 0."""
        for number, content in enumerate(self._found.get(source, ())):
            html = html.replace(self._slot(number), render(content, number), 1)
        return html

    def _slot(self, number: int) -> str:
        """Return the slot for a block; MkDocs leaves it unchanged when it converts the Markdown around it."""
        return section_slot(f"{self._name}{number}")
