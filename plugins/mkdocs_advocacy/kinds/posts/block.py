"""Check lists of posts: the fenced block `posts` in Markdown pages."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Set

from mkdocs_advocacy.content.page_blocks import Block, blocks_of, read_optional
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.posts.campaign_of_post import campaign_problems
from mkdocs_advocacy.kinds.posts.check import Context, language_problems, network_problems
from mkdocs_advocacy.kinds.posts.model import PostList

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

`sort: clicks` shows the posts with the most clicks in the [results](results.md) of a month, such as `of: 2026-11`.
Posts that can no longer be shared aren't shown. In a [newsletter](newsletter.md#choose-what-it-shows),
the newest posts are those published in its period.

"""
"""The section in docs/formats.md."""


def list_of(
    block: Block, file: str, audiences: Collection[str]
) -> tuple[PostList | None, Document | None, list[Problem]]:
    """Parse a `posts` block. Return the list, its document, and problems, which are reported for `file`.

    An empty block has no document. `audiences` are the hub's.
    """
    post_list, document, problems = read_optional(PostList, block, file, "the posts block", audiences)
    if post_list and document and post_list.of and post_list.sort != "clicks":
        message, hint = "of is only for lists that are sorted by clicks", "add sort: clicks, or remove of:"
        return None, document, [*problems, document.problem(("of",), message, hint=hint, key=True)]
    return post_list, document, problems


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
