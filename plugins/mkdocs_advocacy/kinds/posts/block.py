"""Find and parse fenced blocks of YAML in Markdown pages, and check lists of posts (the block `posts`)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import dataclass
from io import StringIO
from typing import TypeVar

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import FRONT_MATTER, Document, read_block
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.posts.campaign_of_post import campaign_problems
from mkdocs_advocacy.kinds.posts.check import Context, language_problems, network_problems
from mkdocs_advocacy.kinds.posts.model import PostList

_FENCE = re.compile(r"( {0,3})(`{3,}(?!.*`)|~{3,})([^\r\n]*)[\r\n]*")
_COMMENT = re.compile(r" {0,3}<!--")
M = TypeVar("M", bound=Model)

REFERENCE = """## List of posts: a fenced block in any Markdown page

````
```posts
campaign: ginger-launch
network: linkedin
limit: 3
```
````

The page shows the cards of the newest posts that may be shared now. All keys are optional. To show the block itself as
an example, put it inside a longer fence or indent it by four spaces or more.

"""
"""The section in docs/formats.md."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block in a Markdown text."""

    start: int
    """The offset of its opening fence in the text."""
    end: int
    """The offset of the line after its closing fence."""
    line: int
    """The line of its opening fence, counted from 1."""
    column: int
    """The column of its opening fence, counted from 1."""
    content: str | None
    """The content between the fences; None if the block is never closed."""


def blocks_in(text: str, name: str = "posts") -> Iterator[Block]:
    """Yield the blocks called `name` in a Markdown text, in order.

    Blocks inside another fence or an HTML comment are ignored.
    """
    opened: tuple[re.Match[str], int, int] | None = None
    in_comment = False
    offset = 0
    for number, line in enumerate(StringIO(text, newline=""), 1):
        fence = _FENCE.fullmatch(line)
        if in_comment or (opened is None and _COMMENT.match(line)):
            in_comment = "-->" not in line
        elif opened is None and fence:
            opened = fence, number, offset
        elif opened and fence and not fence[3].strip() and fence[2].startswith(opened[0][2]):
            if opened[0][3].strip() == name:
                yield _block(text, *opened, offset, offset + len(line))
            opened = None
        offset += len(line)
    if opened and opened[0][3].strip() == name:
        yield Block(opened[2], len(text), opened[1], len(opened[0][1]) + 1, None)


def _block(text: str, fence: re.Match[str], line: int, start: int, inner_end: int, end: int) -> Block:
    return Block(start, end, line, len(fence[1]) + 1, text[start + fence.end() : inner_end])


def blocks_of(page: SourceFile, name: str = "posts") -> Iterator[Block]:
    """Yield the blocks called `name` in a Markdown file, with their lines in the file."""
    if re.search(rb"(?:```|~~~)[ \t]*%s\b" % name.encode(), page.data):
        text = page.data.decode("utf-8-sig", "replace")
        yield from blocks_in(FRONT_MATTER.sub(_keep_line_breaks, text), name)


def list_of(
    block: Block, file: str, audiences: Collection[str]
) -> tuple[PostList | None, Document | None, list[Problem]]:
    """Parse a `posts` block. Return the list, its document, and problems, which are reported for `file`.

    An empty block has no document. `audiences` are the hub's.
    """
    if block.content is not None and is_empty(block.content):
        return PostList(), None, []
    return read_as(PostList, block, file, "the posts block", audiences)


def is_empty(content: str) -> bool:
    """Return whether a block is empty, apart from comments."""
    return all(not line or line.startswith("#") for line in map(str.strip, content.splitlines()))


def read_as(
    model: type[M], block: Block, file: str, called: str, audiences: Collection[str] = ()
) -> tuple[M | None, Document | None, list[Problem]]:
    """Parse a block. Return the model, its document, and problems, which are reported for `file`."""
    if block.content is None:
        message, hint = f"{called} is never closed", "close it with a line of as many ` or ~ as in its first line"
        return None, None, [Problem(file, block.line, block.column, Severity.ERROR, message, hint)]
    document, problems = read_block(file, block.content, block.line + 1)
    if document is None:
        return None, None, problems
    content, more_problems = validated(model, document, None, audiences=audiences)
    return content, document, [*problems, *more_problems]


def block_problems(pages: Iterable[SourceFile], context: Context, topics: Set[str]) -> list[Problem]:
    """Return the problems with lists in the hub's Markdown files. `topics` are the topics of all posts."""
    problems = []
    for page in pages:
        for block in blocks_of(page):
            post_list, document, parse_problems = list_of(block, page.shown, context.settings.audience_ids)
            problems += parse_problems
            if post_list and document:
                problems += _reference_problems(post_list, document, context, topics)
    return problems


def _keep_line_breaks(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", "", match[0])


def _reference_problems(
    post_list: PostList, document: Document, context: Context, topics: Set[str]
) -> Iterator[Problem]:
    yield from campaign_problems(document, post_list.campaign, context)
    yield from language_problems(document, post_list.language, context)
    if post_list.network:
        yield from network_problems(document, post_list.network, ("network",), context)
    if post_list.topic and post_list.topic not in topics:
        message = f"topic: no post has the topic “{post_list.topic}”"
        hint = nearest(post_list.topic, topics)
        yield document.problem(("topic",), message, hint=hint, severity=Severity.WARNING)
