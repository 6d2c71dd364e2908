"""How a page begins: the fenced block `welcome`, found and checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.posts.block import Block, blocks_of, is_empty, read_as
from mkdocs_advocacy.kinds.posts.check import Context
from mkdocs_advocacy.kinds.posts.model import Welcome

NAME = "welcome"

REFERENCE = """## Welcome: a fenced block at the start of a Markdown page

````
```welcome
title: Good stories travel better with you
text: Take a post, change it until it sounds right, and share it where you are at home.
picture: summer/open-gate
```
````

The page begins with this heading, the text, the picture, a button that leads to the posts, and the steps that people
take. It is made for the hub's first page, `index.md`: leave out the heading `# …` there, and write
`hide: [navigation, toc]` into its front matter, so that it has the whole width.

"""
"""What docs/formats.md says of it."""


def welcome_of(block: Block, file: str) -> tuple[Welcome | None, Document | None, list[Problem]]:
    """What the block says, the document that says so, and what is wrong with its form. `file` is for the problems."""
    if block.said is not None and is_empty(block.said):
        message, hint = "the welcome is empty", "write title: and the heading of the page into it"
        return None, None, [Problem(file, block.line, block.column, Severity.ERROR, message, hint)]
    return read_as(Welcome, block, file, "the welcome")


def welcome_problems(pages: Iterable[SourceFile], context: Context) -> Iterator[Problem]:
    """What is wrong with the blocks in the hub's Markdown files."""
    for page in pages:
        first: Block | None = None
        for block in blocks_of(page, NAME):
            if first:
                message = f"a page has one welcome: the first is on line {first.line}"
                yield Problem(page.shown, block.line, block.column, Severity.ERROR, message, "keep one of the two")
                continue
            first = block
            welcome, document, wrong = welcome_of(block, page.shown)
            yield from wrong
            if welcome and document and welcome.picture:
                yield from _picture_problems(welcome.picture, document, context)


def _picture_problems(name: str, document: Document, context: Context) -> Iterator[Problem]:
    """What is wrong with the picture. One that has ended is left out of the page: a day alone fails no build."""
    brand, place = context.brand, ("picture",)
    if name in brand.broken:
        return
    if withheld := brand.withheld.get(name):
        if withheld.gone:
            message = f"picture is “{name}”, which is no longer offered: the page has none"
            yield document.problem(place, message, severity=Severity.NOTICE)
        else:
            message = f"picture is “{name}”, which is not published yet"
            yield document.problem(place, message, hint="name another one until then")
    elif (asset := brand.assets.get(name)) is None:
        message = f"picture is “{name}”, and content/brand has no such picture"
        yield document.problem(place, message, hint=nearest(name, brand.assets) or "write <set>/<file stem>")
    elif not asset.alt:
        set_name, _, stem = name.partition("/")
        message = f"picture: content/{asset.path} has no alt text"
        hint = f"say what it shows in content/brand/{set_name}/brand.yml, under assets: {stem}: alt:"
        yield document.problem(place, message, hint=hint)
