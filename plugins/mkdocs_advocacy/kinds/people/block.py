"""Check lists of people: the fenced block `people` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field

from mkdocs_advocacy.content.kind import Reading
from mkdocs_advocacy.content.page_blocks import Block, check_blocks, check_name, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Id, Language, Model
from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.core.source import Document

NAME = "people"
REFERENCE = """## List of people: a fenced block in any Markdown page

````
```people
group: brand-council
limit: 6
```
````

The page shows people who agreed to be shown on pages. All keys are optional. Without `codes` and `group`, these are
the people who came to an event, or whose feedback was answered. In a
[newsletter](newsletter.md#choose-what-it-shows), these are the people who did so in its period, and who agreed to
`newsletter`.

"""
"""The section in docs/formats.md."""


class PeopleBlock(Model):
    """A list of people: the fenced block `people` in any Markdown page."""

    codes: Annotated[
        tuple[Id, ...],
        Field(description="Only these people (their codes). Default: who took part or gave feedback."),
    ] = ()
    group: Annotated[Id | None, Field(description="Only members of this group (its id).")] = None
    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=50, description="The maximum number of people, by name.")] = 12


def people_block_of(
    block: Block, file: str, audiences: Sequence[str] = ()
) -> tuple[PeopleBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    return read_optional(PeopleBlock, block, file, "the people block", audiences)


def check_people_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    return check_blocks(pages, reading, NAME, people_block_of, _check_block)


def _check_block(found: PeopleBlock, document: Document, reading: Reading) -> Iterator[Problem]:
    groups, codes = reading.loaded["groups"], reading.loaded[NAME].unpublished.codes
    known = {*groups.content, *groups.unpublished, *groups.broken}
    yield from check_name("group", found.group, known, document, "there is no group “{name}”")
    for position, code in enumerate(found.codes):
        if code not in codes:
            message = f"codes[{position}]: there is nobody with the code “{code}” in people/"
            yield document.problem(("codes", position), message, hint=nearest(code, codes))
