"""Check lists of changes: the fenced block `changes` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import Block, check_blocks, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Language, Model
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document

NAME = "changes"
REFERENCE = """## List of changes: a fenced block in any Markdown page

````
```changes
limit: 5
```
````

The page shows the latest changes to guidelines, rules, networks and brand assets, with their dates and links. All keys
are optional. In a [newsletter](newsletter.md#choose-what-it-shows), these are the changes of its period.

"""
"""The section in docs/formats.md."""


class ChangesBlock(Model):
    """A list of changes: the fenced block `changes` in any Markdown page."""

    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The maximum number of changes, newest first.")] = 5


def changes_block_of(
    block: Block, file: str, audiences: Sequence[str] = ()
) -> tuple[ChangesBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    return read_optional(ChangesBlock, block, file, "the changes block", audiences)


def check_changes_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    return check_blocks(pages, reading, NAME, changes_block_of)
