"""Compose an issue from its written text and its filled blocks, without empty blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from itertools import groupby
from typing import Any

from mkdocs_advocacy.content.page_blocks import Block, blocks_in
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds.newsletters.fillers import FILLERS
from mkdocs_advocacy.kinds.newsletters.issue import Filled, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import BlockName, Section
from mkdocs_advocacy.kinds.newsletters.outline import Piece, drop_bare_headings, without_comments
from mkdocs_advocacy.kinds.posts.model import PostList


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a written text: Markdown, or a block."""

    text: str
    block: Block | None = None
    filler: Filler[Any] | None = None


def split_text(text: str, only: Collection[BlockName] = ()) -> Sequence[Part]:
    """Return the parts of a text in order. If `only` has names, blocks with other names count as text."""
    fillers = (filler for name, filler in FILLERS.items() if not only or name in only)
    found = [(block, filler) for filler in fillers for block in blocks_in(text, filler.name)]
    parts: list[Part] = []
    done = 0
    for block, filler in sorted(found, key=lambda pair: pair[0].start):
        if block.content is not None:
            parts += [Part(text[done : block.start]), Part(text[block.start : block.end], block, filler)]
            done = block.end
    return [part for part in (*parts, Part(text[done:])) if part.text]


def choose(text: str, issue: Issue, file: str) -> Sequence[Filled]:
    """Return the entries that each block of a text may show today, in order."""
    return [_freeze_block(part.filler, _parse(part, issue, file), issue) for part in split_text(text) if part.filler]


def names_of_blocks(text: str) -> Sequence[BlockName]:
    """Return the names of the blocks of a text, in order."""
    return [part.filler.name for part in split_text(text) if part.filler]


def compose(
    text: str,
    issue: Issue,
    file: str,
    *,
    frozen: Sequence[Filled] | None = None,
    only: Collection[BlockName] = (),
) -> Sequence[Piece]:
    """Return the pieces of a text, with its blocks filled. If `only` has names, fill only blocks with these names.

    Leave out headings with only empty blocks below them, blocks with problems (which checks report for `file`), and
    comments in issues; comments in other pages may be for other plugins. `frozen` is the record of each block of a
    released issue; blocks without a record stay empty.
    """
    pieces: list[Piece | None] = []
    position = 0
    for part in split_text(text, only):
        if part.filler is None:
            pieces += StringIO(part.text, newline="") if only else without_comments(part.text)
            continue
        block = _parse(part, issue, file)
        section = None
        if block is not None and frozen is None:
            section = part.filler.show(block, part.filler.choose(block, issue), _in_language_of(block, issue))
        elif block is not None and frozen is not None:
            section = _show_frozen(part.filler, block, frozen[position : position + 1], _in_language_of(block, issue))
        pieces.append(replace(section, language=_language_of(block)) if section and section.items else None)
        position += 1
    return _join_lines(drop_bare_headings(pieces))


def _freeze_block(filler: Filler[Any], block: Any, issue: Issue) -> Filled:
    """Return the record of a block if the issue is released today."""
    if block is None:
        return Filled(filler.name, ())
    pinned = filler.pin(block, issue)
    choices = filler.choose(pinned, issue)
    shown = {item.id for item in filler.show(pinned, choices, issue).items}
    keys = {key: getattr(pinned, key) for key in filler.pinned}
    return Filled(filler.name, [choice for choice in choices if choice.id in shown], keys)


def _show_frozen(filler: Filler[Any], block: Any, frozen: Sequence[Filled], issue: Issue) -> Section | None:
    """Return a block as it was released, without entries that may no longer be shown."""
    for released in frozen:
        if released.name == filler.name:
            return filler.show(block.model_copy(update=dict(released.keys)), released.choices, issue)
    return None


def _in_language_of(block: Any, issue: Issue) -> Issue:
    """Return the issue with the interface texts in the block's own language, if it has one."""
    language = _language_of(block)
    return replace(issue, words=issue.hub.words(language)) if language else issue


def _language_of(block: Any) -> str | None:
    """Return the language of a block's texts, if it has its own. That of a list of posts selects posts."""
    language: str | None = None if isinstance(block, PostList) else block.language
    return language


def _parse(part: Part, issue: Issue, file: str) -> Any:
    """Return the keys of a block, or None if it has problems or its entries have no pages."""
    if part.filler is None or part.block is None:
        return None
    if part.filler.capability and part.filler.capability not in issue.hub.plugins:
        return None
    block, _, problems = part.filler.parse(part.block, file, issue.hub.settings.audience_ids)
    return None if any(problem.severity is Severity.ERROR for problem in problems) else block


def _join_lines(pieces: Iterable[Piece]) -> Sequence[Piece]:
    """Return the pieces with adjacent lines joined, without blank texts."""
    joined: list[Piece] = []
    for is_text, group in groupby(pieces, key=lambda piece: isinstance(piece, str)):
        if is_text:
            text = "".join(str(line) for line in group)
            joined += [text] if text.strip() else []
        else:
            joined += group
    return joined
