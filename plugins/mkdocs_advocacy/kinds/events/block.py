"""Check lists of events: the fenced block `events` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import Block, check_blocks, check_name, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Audience, Id, Language, Model
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.events.model import EventTemplate

NAME = "events"
REFERENCE = """## List of events: a fenced block in any Markdown page

````
```events
group: brand-council
limit: 3
```
````

The page shows the next events with their day and place, without cancelled ones. All keys are optional. In a
[newsletter](newsletter.md#choose-what-it-shows), these are the events that aren't over on the last day of its period.

"""
"""The section in docs/formats.md."""


class EventBlock(Model):
    """A list of coming events: the fenced block `events` in any Markdown page."""

    group: Annotated[Id | None, Field(description="Only events of this group (its id).")] = None
    audience: Annotated[Audience | None, Field(description="Only events for this audience.")] = None
    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The maximum number of events, the next one first.")] = 3

    def takes(self, event: EventTemplate) -> bool:
        """Return whether the block shows an event."""
        return self.group in (None, event.group) and (self.audience is None or self.audience in event.audience)


def event_block_of(
    block: Block, file: str, audiences: Sequence[str]
) -> tuple[EventBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    return read_optional(EventBlock, block, file, "the events block", audiences)


def check_event_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    return check_blocks(pages, reading, NAME, event_block_of, _check_block)


def _check_block(found: EventBlock, document: Document, reading: Reading) -> Iterator[Problem]:
    groups = reading.loaded["groups"]
    known = {*groups.content, *groups.unpublished, *groups.broken}
    yield from check_name("group", found.group, known, document, "there is no group “{name}”")
