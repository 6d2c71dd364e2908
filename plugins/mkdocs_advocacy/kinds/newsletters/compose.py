"""Compose an issue: its written text, with its blocks filled. Empty blocks leave no hole."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from mkdocs_advocacy.content.page_blocks import Block, blocks_in
from mkdocs_advocacy.core.problems import Severity
from mkdocs_advocacy.kinds.newsletters.fillers import FILLERS
from mkdocs_advocacy.kinds.newsletters.issue import Filled, Filler, Issue
from mkdocs_advocacy.kinds.newsletters.letter import BlockName, Section

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_COMMENT = re.compile(r" {0,3}<!--")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
Piece = str | Section
"""A part of an issue: Markdown, or a filled block."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a written text: Markdown, or a block."""

    text: str
    block: Block | None = None
    filler: Filler[Any] | None = None


def split_text(text: str, only: Collection[BlockName] = ()) -> Sequence[Part]:
    """Return the parts of a text in order. Blocks with other names than `only` are text, if any are given."""
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
    """Return what each block of a text holds, in the order of the blocks: only entries that may be shown today."""
    return [_hold(part.filler, _parse(part, issue, file), issue) for part in split_text(text) if part.filler]


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
    """Return the pieces of a text with filled blocks; of those with the names in `only`, if any are given.

    Headings above nothing but empty blocks and comments are left out, and so are comments, and blocks with problems,
    which checks report for `file`. `frozen` is what each block of a released issue holds; blocks for which there is
    nothing stay empty.
    """
    pieces: list[Piece | None] = []
    position = 0
    for part in split_text(text, only):
        if part.filler is None:
            pieces += _lines(part.text)
            continue
        block = _parse(part, issue, file)
        section = None
        if block is not None and frozen is None:
            section = part.filler.show(block, part.filler.choose(block, issue), issue)
        elif block is not None and frozen is not None:
            section = _show_held(part.filler, block, frozen[position : position + 1], issue)
        pieces.append(section if section and section.items else None)
        position += 1
    return _join_lines(_drop_bare_headings(pieces))


def _lines(text: str) -> Iterator[str | None]:
    """Yield the lines of a text, and None instead of those of a comment."""
    fence, is_comment = "", False
    for line in text.splitlines(keepends=True):
        if (found := _FENCE.match(line)) and not is_comment and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        is_comment = is_comment or (not fence and bool(_COMMENT.match(line)))
        yield None if is_comment else line
        is_comment = is_comment and "-->" not in line


def _hold(filler: Filler[Any], block: Any, issue: Issue) -> Filled:
    """Return what a block holds if the issue is released today."""
    if block is None:
        return Filled(filler.name, ())
    pinned = filler.pin(block, issue)
    choices = filler.choose(pinned, issue)
    shown = {item.id for item in filler.show(pinned, choices, issue).items}
    keys = {key: getattr(pinned, key) for key in filler.pinned}
    return Filled(filler.name, [choice for choice in choices if choice.id in shown], keys)


def _show_held(filler: Filler[Any], block: Any, held: Sequence[Filled], issue: Issue) -> Section | None:
    """Return the block with what it held when the issue was released, as far as it may be shown today."""
    for one in held:
        if one.name == filler.name:
            return filler.show(block.model_copy(update=dict(one.keys)), one.choices, issue)
    return None


def _parse(part: Part, issue: Issue, file: str) -> Any:
    """Return the keys of a block, or None if it has problems."""
    if part.filler is None or part.block is None:
        return None
    block, _, problems = part.filler.parse(part.block, file, issue.hub.settings.audience_ids)
    return None if any(problem.severity is Severity.ERROR for problem in problems) else block


@dataclass
class _Outline:
    """A heading above the part of a text that ends at the next heading of its level."""

    place: int
    level: int
    has_empty: bool = False
    has_content: bool = False


def _drop_bare_headings(pieces: Sequence[Piece | None]) -> Iterator[Piece]:
    """Yield the lines and sections without empty blocks, which are None, and without headings above nothing else."""
    bare: set[int] = set()
    open_headings: list[_Outline] = []

    def close(level: int) -> None:
        while open_headings and open_headings[-1].level >= level:
            closed = open_headings.pop()
            if closed.has_empty and not closed.has_content:
                bare.add(closed.place)
            for outer in open_headings:
                outer.has_empty |= closed.has_empty
                outer.has_content |= closed.has_content

    for place, level in enumerate(_levels(pieces)):
        piece = pieces[place]
        if level:
            close(level)
            open_headings.append(_Outline(place, level))
        elif open_headings:
            open_headings[-1].has_empty |= piece is None
            open_headings[-1].has_content |= isinstance(piece, Section) or bool(piece and piece.strip())
    close(1)
    yield from (piece for place, piece in enumerate(pieces) if piece is not None and place not in bare)


def _levels(pieces: Sequence[Piece | None]) -> Iterator[int]:
    """Yield the level of each heading, and 0 for other pieces. Lines of code that look like headings are none."""
    fence = ""
    for piece in pieces:
        line = piece if isinstance(piece, str) else ""
        if (found := _FENCE.match(line)) and (not fence or found[1].startswith(fence)):
            fence = "" if fence else found[1]
        heading = None if fence else _HEADING.match(line)
        yield len(heading[1]) if heading else 0


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
