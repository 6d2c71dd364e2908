"""Find and parse fenced blocks of YAML in Markdown pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any, TypeVar

from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import FRONT_MATTER, Document, read_block
from mkdocs_advocacy.core.validation import validated

if TYPE_CHECKING:
    from mkdocs_advocacy.content.kind import Reading

_FENCE = re.compile(r"( {0,3})(`{3,}(?!.*`)|~{3,})([^\r\n]*)[\r\n]*")
_COMMENT = re.compile(r" {0,3}<!--")
M = TypeVar("M", bound=Model)


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
        yield from blocks_in(text_of(page), name)


def names_of_fences(page: SourceFile) -> Iterator[tuple[str, int]]:
    """Yield the first word and the line of each opening fence in a Markdown file."""
    opened = ""
    for number, line in enumerate(text_of(page).splitlines(), 1):
        if (fence := _FENCE.fullmatch(line)) and (not opened or fence[2].startswith(opened)):
            if not opened and fence[3].strip():
                yield fence[3].split()[0], number
            opened = "" if opened else fence[2]


def text_of(page: SourceFile) -> str:
    """Return the text of a Markdown file with blank lines instead of its front matter, so that positions stay."""
    return FRONT_MATTER.sub(_keep_line_breaks, page.data.decode("utf-8-sig", "replace"))


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


def read_optional(
    model: type[M], block: Block, file: str, called: str, audiences: Collection[str] = ()
) -> tuple[M | None, Document | None, list[Problem]]:
    """Parse a block whose keys are all optional. An empty block has the defaults, and no document."""
    if block.content is not None and is_empty(block.content):
        return model(), None, []
    return read_as(model, block, file, called, audiences)


Parse = Callable[[Block, str, Sequence[str]], tuple[Any, Document | None, list[Problem]]]
"""Parses a block in a file, in a hub with these audiences. Returns its keys, its document, and its problems."""


def check_blocks(
    pages: Iterable[SourceFile],
    reading: Reading,
    name: str,
    parse: Parse,
    check: Callable[[Any, Document, Reading], Iterable[Problem]] | None = None,
) -> Iterator[Problem]:
    """Yield the problems with the blocks called `name` that `advocacy/programme` fills, in the hub's Markdown files.

    `check` finds problems with the keys of a valid block, except its language.
    """
    for page in pages:
        for block in blocks_of(page, name):
            keys, document, problems = parse(block, page.shown, reading.settings.audience_ids)
            yield from problems
            yield from check_plugin(block, page, "programme", reading.plugins)
            if keys and document:
                yield from check_language(keys.language, reading.settings.languages, document)
                yield from check(keys, document, reading) if check else ()


def check_plugin(block: Block, page: SourceFile, plugin: str, enabled: Collection[str]) -> Iterator[Problem]:
    """Yield an error if the plugin that fills a block isn't enabled: readers would see the block itself.

    `plugin` is its name without `advocacy/`; `enabled` are those of the hub.
    """
    if plugin not in enabled:
        message = f"the page shows the block itself: the plugin advocacy/{plugin} isn't enabled"
        hint = f"add the line “- advocacy/{plugin}” under plugins: in mkdocs.yml"
        yield Problem(page.shown, block.line, block.column, Severity.ERROR, message, hint)


def check_name(
    key: str, name: str | None, known: Collection[str], document: Document, message: str
) -> Iterator[Problem]:
    """Yield an error if the value of `key` isn't a known name. `message` contains `{name}`."""
    if name and name not in known:
        yield document.problem((key,), f"{key}: {message.format(name=name)}", hint=nearest(name, known))


def check_language(language: str | None, languages: Collection[str], document: Document) -> Iterator[Problem]:
    """Yield an error if the `language` of a block isn't one of the hub's languages."""
    yield from check_name("language", language, languages, document, "“{name}” is not a language of this hub")


def _keep_line_breaks(match: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", "", match[0])
