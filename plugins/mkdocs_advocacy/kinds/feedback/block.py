"""Check lists of feedback: the fenced block `feedback` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import Block, check_blocks, check_name, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Id, Language, Model
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.feedback.model import Stage

NAME = "feedback"
REFERENCE = """## List of feedback: a fenced block in any Markdown page

````
```feedback
stage: done
for: product
limit: 3
```
````

The page shows the newest feedback with its answers. All keys are optional. In a
[newsletter](newsletter.md#choose-what-it-shows), these are the answers of its period.

"""
"""The section in docs/formats.md."""


class FeedbackBlock(Model):
    """A list of feedback: the fenced block `feedback` in any Markdown page."""

    stage: Annotated[Stage | None, Field(description="Only this stage. Default: all, except merged.")] = None
    addressee: Annotated[
        Id | None, Field(alias="for", description="Only for this department or group (its id). Default: all.")
    ] = None
    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The maximum number of entries.")] = 5


def feedback_block_of(
    block: Block, file: str, audiences: Sequence[str] = ()
) -> tuple[FeedbackBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    return read_optional(FeedbackBlock, block, file, "the feedback block", audiences)


def check_feedback_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    return check_blocks(pages, reading, NAME, feedback_block_of, _check_block)


def _check_block(found: FeedbackBlock, document: Document, reading: Reading) -> Iterator[Problem]:
    groups = reading.loaded["groups"]
    known = {*groups.content, *groups.unpublished, *groups.broken, *reading.rules.listening.departments}
    yield from check_name("for", found.addressee, known, document, "there is no department or group “{name}”")
