"""The fenced block `result` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from mkdocs_advocacy.content.kind import Loaded, Reading
from mkdocs_advocacy.content.page_blocks import Block, blocks_of, check_language, check_name, is_empty, read_as
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Id, Language, Model, MonthName
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document

NAME = "result"

REFERENCE = """## Result: a fenced block in any Markdown page

````
```result
show: progress
campaign: ginger-launch
```
````

The page shows a part of the [results](results.md), as text and as a chart. Without results, it says so.

"""
"""The section in docs/formats.md."""


class ResultBlock(Model):
    """A part of the results: the fenced block `result` in any Markdown page."""

    show: Annotated[
        Literal["progress", "posts", "networks", "languages", "weeks"],
        Field(
            description="`progress` towards the target of a campaign, the `posts` with the most clicks, or clicks by "
            "`networks`, `languages` or `weeks`."
        ),
    ]
    campaign: Annotated[
        Id | None, Field(description="Only this campaign (its id). Default: all. `progress` requires it.")
    ] = None
    month: Annotated[
        MonthName | None,
        Field(description="Only this month, such as 2026-11. Default: all; for `posts`, the last complete month."),
    ] = None
    language: Annotated[
        Language | None, Field(description="The language of its texts. Default: that of the page, or the hub's first.")
    ] = None
    limit: Annotated[int, Field(ge=1, le=20, description="The maximum number of `posts`.")] = 5

    @property
    def first_day(self) -> date | None:
        """The first day of the month."""
        return date.fromisoformat(f"{self.month}-01") if self.month else None


def result_of(block: Block, file: str) -> tuple[ResultBlock | None, Document | None, list[Problem]]:
    """Parse a block. Return its keys, its document, and problems, which are reported for `file`."""
    if block.content is not None and is_empty(block.content):
        message, hint = "the result block is empty", "add show: with what to show, such as networks"
        return None, None, [Problem(file, block.line, block.column, Severity.ERROR, message, hint)]
    result, document, problems = read_as(ResultBlock, block, file, "the result block")
    if result and document and result.show == "progress" and not result.campaign:
        message = "progress needs a campaign"
        problems = [*problems, document.problem(("show",), message, hint="add campaign: with the id of a campaign")]
        result = None
    return result, document, problems


def check_result_blocks(pages: Sequence[SourceFile], reading: Reading) -> Iterator[Problem]:
    """Yield the problems with the blocks in the hub's Markdown files."""
    for page in pages:
        for block in blocks_of(page, NAME):
            result, document, problems = result_of(block, page.shown)
            yield from problems
            if "results" not in reading.plugins:
                message = "the page shows no results: the plugin advocacy/results isn't enabled"
                hint = "add the line “- advocacy/results” under plugins: in mkdocs.yml"
                yield Problem(page.shown, block.line, block.column, Severity.ERROR, message, hint)
            if result and document and result.campaign:
                yield from _check_campaign(result.campaign, document, reading.loaded["campaigns"])
            if result and document:
                yield from check_language(result.language, reading.settings.languages, document)


def _check_campaign(campaign: str, document: Document, loaded: Loaded[Any]) -> Iterator[Problem]:
    """Yield an error for a campaign that doesn't exist."""
    names = {*loaded.content, *loaded.unpublished, *loaded.broken}
    yield from check_name("campaign", campaign, names, document, "content/campaigns has no campaign “{name}”")
