"""Check galleries of stories: the fenced block `stories` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import Block, check_blocks, check_name, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Audience, Id, Language, Line, Model
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.stories.model import Story, StoryKind

NAME = "stories"
REFERENCE = """## Stories: a fenced block in any Markdown page

````
```stories
kind: picture
campaign: ginger-launch
limit: 3
```
````

The page shows cards of the newest stories that are currently permitted. All keys are optional. In a
[newsletter](newsletter.md#choose-what-it-shows), these are the stories whose permission for newsletters began in its
period.

"""
"""The section in docs/formats.md."""


class StoryBlock(Model):
    """A gallery of stories: the fenced block `stories` in any Markdown page."""

    kind: Annotated[StoryKind | None, Field(description="Only this kind of story.")] = None
    campaign: Annotated[Id | None, Field(description="Only stories of this campaign (its id).")] = None
    topic: Annotated[Line | None, Field(description="Only stories on this topic.")] = None
    audience: Annotated[Audience | None, Field(description="Only stories for this audience.")] = None
    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The maximum number of stories, newest first.")] = 3

    def takes(self, story: Story) -> bool:
        """Return whether the block shows a story."""
        template = story.template
        return (
            self.kind in (None, template.kind)
            and self.campaign in (None, template.campaign)
            and (self.topic is None or self.topic in template.topics)
            and (self.audience is None or self.audience in template.audience)
        )


def story_block_of(
    block: Block, file: str, audiences: Sequence[str]
) -> tuple[StoryBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    return read_optional(StoryBlock, block, file, "the stories block", audiences)


def check_story_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    return check_blocks(pages, reading, NAME, story_block_of, _check_block)


def _check_block(found: StoryBlock, document: Document, reading: Reading) -> Iterator[Problem]:
    campaigns = reading.loaded["campaigns"]
    known = {*campaigns.content, *campaigns.unpublished, *campaigns.broken}
    yield from check_name("campaign", found.campaign, known, document, "there is no campaign “{name}”")
    stories = reading.loaded[NAME].unpublished.stories.values()
    topics = {topic for story in stories for topic in story.template.topics}
    if found.topic and found.topic not in topics:
        message = f"topic: no story has the topic “{found.topic}”"
        hint = nearest(found.topic, topics)
        yield document.problem(("topic",), message, hint=hint, severity=Severity.WARNING)
