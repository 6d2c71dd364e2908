"""Fenced blocks of YAML in Markdown pages, found and read; lists of posts, the block `posts`, are checked here too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
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

In its place the page shows the cards of the newest posts that may be shared now. All keys may be left out. A block
within a longer fence is shown as it is, and so is one that is indented by four spaces or more.

"""
"""What docs/formats.md says of lists of posts."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block in a Markdown text."""

    start: int
    """Where its first fence begins in the text."""
    end: int
    """Where the line after its last fence begins."""
    line: int
    """The line of its first fence, from 1."""
    column: int
    """The column of its first fence, from 1."""
    said: str | None
    """What stands between the fences; None where it is never closed."""


def blocks_in(text: str, name: str = "posts") -> Iterator[Block]:
    """The blocks of that name in a Markdown text, in their order.

    A block that another fence or a comment quotes does not count.
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
    """The blocks of that name in a Markdown file, with their lines in the file."""
    if re.search(rb"(?:```|~~~)[ \t]*%s\b" % name.encode(), page.data):
        text = page.data.decode("utf-8-sig", "replace")
        yield from blocks_in(FRONT_MATTER.sub(_line_breaks, text), name)


def list_of(block: Block, file: str) -> tuple[PostList | None, Document | None, list[Problem]]:
    """The list that the block asks for, the document that says so, and what is wrong with its form.

    A block without any words has no document. `file` is for the problems.
    """
    if block.said is not None and is_empty(block.said):
        return PostList(), None, []
    return read_as(PostList, block, file, "the list of posts")


def is_empty(said: str) -> bool:
    """Whether a block has no words, except for comments."""
    return all(not line or line.startswith("#") for line in map(str.strip, said.splitlines()))


def read_as(model: type[M], block: Block, file: str, called: str) -> tuple[M | None, Document | None, list[Problem]]:
    """What a block holds, the document that says so, and what is wrong with its form. `file` is for the problems."""
    if block.said is None:
        message = f"{called} is opened and never closed"
        problem = Problem(
            file, block.line, block.column, Severity.ERROR, message, "end it with a line of as many ` or ~ as open it"
        )
        return None, None, [problem]
    document, problems = read_block(file, block.said, block.line + 1)
    if document is None:
        return None, None, problems
    wanted, wrong = validated(model, document, None)
    return wanted, document, [*problems, *wrong]


def block_problems(pages: Iterable[SourceFile], context: Context, topics: Set[str]) -> list[Problem]:
    """What is wrong with the lists in the hub's Markdown files. `topics` are those of all posts."""
    problems = []
    for page in pages:
        for block in blocks_of(page):
            wanted, document, found = list_of(block, page.shown)
            problems += found
            if wanted and document:
                problems += _reference_problems(wanted, document, context, topics)
    return problems


def _line_breaks(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", "", found[0])


def _reference_problems(wanted: PostList, document: Document, context: Context, topics: Set[str]) -> Iterator[Problem]:
    yield from campaign_problems(document, wanted.campaign, context)
    yield from language_problems(document, wanted.language, context)
    if wanted.network:
        yield from network_problems(document, wanted.network, ("network",), context)
    if wanted.topic and wanted.topic not in topics:
        message = f"topic is “{wanted.topic}”, and no post is about that"
        hint = nearest(wanted.topic, topics)
        yield document.problem(("topic",), message, hint=hint, severity=Severity.WARNING)
