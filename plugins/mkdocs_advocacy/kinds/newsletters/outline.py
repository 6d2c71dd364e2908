"""The outline of a Markdown text, line by line, to remove comments and empty headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO

from mkdocs_advocacy.kinds.newsletters.letter import Section

Piece = str | Section
"""A part of an issue: Markdown, or a filled block."""
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r"(=+|-+)[ \t]*$")
_NO_TITLE = re.compile(r"[ \t]*$| {4}|\t| {0,3}(?:[>|#<]|[-+*][ \t]|\d+[.)][ \t]|`{3}|~{3})")
"""The beginning of a line that can't be a heading with a line of = or - below it."""
_COMMENT = re.compile(r" {0,3}<!--")
_FENCE = re.compile(r" {0,3}(`{3,}(?!.*`)|~{3,})(.*)")
_CODE_OR_COMMENT = re.compile(r"(?P<code>(`+)(?!`).*?(?<!`)\2(?!`))|<!--.*?(?P<end>-->|\Z)", re.DOTALL)
_UNDERLINED = -1
"""The level of the line below a heading."""


class Fence:
    """Recognises fenced code, line by line."""

    def __init__(self) -> None:
        self._open = ""

    def read(self, line: str) -> bool:
        """Read a line. Return whether it belongs to fenced code, with its fences."""
        found = _FENCE.match(line.rstrip("\r\n"))
        if found and not self._open:
            self._open = found[1]
            return True
        is_code = bool(self._open)
        if found and found[1].startswith(self._open) and not found[2].strip():
            self._open = ""
        return is_code


def without_comments(text: str) -> Iterator[str | None]:
    """Yield the lines of a text without comments, and None instead of lines that contain only comments.

    A comment that begins within a paragraph ends with the paragraph at the latest.
    """
    fence, is_comment, is_inline = Fence(), False, False
    for line in StringIO(text, newline=""):
        if not is_comment and fence.read(line):
            yield line
            continue
        if is_inline and not line.strip():
            is_comment = is_inline = False
        is_inline = is_inline if is_comment else not _COMMENT.match(line)
        written = f"<!--{line}" if is_comment else line
        comments = [match for match in _CODE_OR_COMMENT.finditer(written) if match["code"] is None]
        is_comment = bool(comments) and not comments[-1]["end"]
        shown = _CODE_OR_COMMENT.sub(lambda match: match["code"] or "", written)
        yield shown if shown == line or shown.strip() else None


@dataclass
class _Outline:
    """A heading above the part of a text that ends at the next heading of its level."""

    place: int
    level: int
    has_empty: bool = False
    has_content: bool = False


def drop_bare_headings(pieces: Sequence[Piece | None]) -> Iterator[Piece]:
    """Yield the lines and sections without empty blocks, which are None, and headings with only empty blocks below."""
    bare: set[int] = set()
    open_headings: list[_Outline] = []
    levels = [*_levels(pieces), 0]

    def close(level: int) -> None:
        while open_headings and open_headings[-1].level >= level:
            closed = open_headings.pop()
            if closed.has_empty and not closed.has_content:
                bare.update((closed.place, closed.place + (levels[closed.place + 1] == _UNDERLINED)))
            for outer in open_headings:
                outer.has_empty |= closed.has_empty
                outer.has_content |= closed.has_content

    for place, piece in enumerate(pieces):
        if levels[place] > 0:
            close(levels[place])
            open_headings.append(_Outline(place, levels[place]))
        elif open_headings and levels[place] != _UNDERLINED:
            open_headings[-1].has_empty |= piece is None
            open_headings[-1].has_content |= isinstance(piece, Section) or bool(piece and piece.strip())
    close(1)
    yield from (piece for place, piece in enumerate(pieces) if piece is not None and place not in bare)


def _levels(pieces: Sequence[Piece | None]) -> Iterator[int]:
    """Yield the level of each heading, and 0 for other pieces. Lines of code that look like headings are none."""
    fence = Fence()
    lines = [piece if isinstance(piece, str) else "" for piece in pieces]
    is_code = [fence.read(line) for line in lines]
    level = 0
    for place, line in enumerate(lines):
        if level > 0 and _HEADING.match(line) is None and _is_title(lines, is_code, place - 1):
            level = _UNDERLINED
        elif is_code[place]:
            level = 0
        elif heading := _HEADING.match(line):
            level = len(heading[1])
        else:
            underlined = _is_title(lines, is_code, place)
            level = underlined if underlined else 0
        yield level


def _is_title(lines: Sequence[str], is_code: Sequence[bool], place: int) -> int:
    """Return the level of a heading that is a paragraph of its own with a line of = or - below it; 0 for others."""
    if place + 1 >= len(lines) or is_code[place] or is_code[place + 1] or _NO_TITLE.match(lines[place].rstrip("\r\n")):
        return 0
    if place > 0 and lines[place - 1].strip() and not _HEADING.match(lines[place - 1]):
        return 0
    underline = _UNDERLINE.match(lines[place + 1].rstrip("\r\n"))
    return (1 if underline[1].startswith("=") else 2) if underline else 0
