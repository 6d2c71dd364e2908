"""Find and check the fenced block `welcome` in Markdown pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_advocacy.content.page_blocks import Block, blocks_of, is_empty, read_as
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.brand.unknown_image import explain_unknown
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.model import Welcome

NAME = "welcome"

REFERENCE = """## Welcome: a fenced block at the start of a Markdown page

````
```welcome
title: Good stories travel better with you
text: Pick a post, make it sound like you, and share it.
picture: summer/open-gate
```
````

The block shows a heading, a text, an image, a button to the posts, and the steps to share one. Use it on your hub's
home page, `index.md`: leave out the heading `# …`, and add `hide: [navigation, toc]` to the front matter so that the
welcome fills the whole width.

"""
"""The section in docs/formats.md."""


def welcome_of(block: Block, file: str) -> tuple[Welcome | None, Document | None, list[Problem]]:
    """Parse the block. Return the welcome, its document, and problems, which are reported for `file`."""
    if block.content is not None and is_empty(block.content):
        message, hint = "the welcome block is empty", "add title: with the heading of the page"
        return None, None, [Problem(file, block.line, block.column, Severity.ERROR, message, hint)]
    return read_as(Welcome, block, file, "the welcome block")


def welcome_problems(pages: Iterable[SourceFile], context: Context) -> Iterator[Problem]:
    """Yield the problems with the welcome blocks in the hub's Markdown files."""
    for page in pages:
        first: Block | None = None
        for block in blocks_of(page, NAME):
            if first:
                message = f"a page can have only one welcome block: the first is on line {first.line}"
                yield Problem(page.shown, block.line, block.column, Severity.ERROR, message, "delete one of them")
                continue
            first = block
            welcome, document, problems = welcome_of(block, page.shown)
            yield from problems
            if welcome and document and welcome.picture:
                yield from _picture_problems(welcome.picture, document, context)


def _picture_problems(name: str, document: Document, context: Context) -> Iterator[Problem]:
    """Yield the problems with the image. An expired image is only a notice: the passing of time never fails a build."""
    brand, place = context.brand, ("picture",)
    if name in brand.broken:
        return
    if withheld := brand.withheld.get(name):
        if withheld.state is State.FOR_OTHERS:
            message = f"picture: “{name}” is only for other audiences, so the page shows no image"
            yield document.problem(place, message, severity=Severity.NOTICE)
        elif withheld.gone:
            message = f"picture: “{name}” is no longer available, so the page shows no image"
            yield document.problem(place, message, severity=Severity.NOTICE)
        else:
            message = f"picture: “{name}” is not published yet"
            yield document.problem(place, message, hint="use another image until then")
    elif (asset := brand.assets.get(name)) is None:
        message, hint = explain_unknown(name, brand)
        yield document.problem(place, f"picture: {message}", hint=hint)
    elif not asset.alt:
        set_name, _, stem = name.partition("/")
        message = f"picture: content/{asset.path} has no alt text"
        hint = f"describe it in content/brand/{set_name}/brand.yml, under assets: {stem}: alt:"
        yield document.problem(place, message, hint=hint)
