"""Possible corrections of invalid lines, and the hints that describe them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.yaml_lines import clipped


@dataclass(frozen=True, slots=True)
class Repair:
    """A replacement of lines, with the problem that it fixes."""

    start: int
    """The first replaced line, from 0."""
    end: int
    """The line after the last replaced line."""
    lines: tuple[str, ...]
    """The new lines, without line breaks."""
    column: int
    """The column of the mistake, from 0."""
    message: str
    hint: str = ""
    is_sure: bool = False
    """Whether no other meaning is plausible."""
    at: int = 0
    """The line of the mistake, relative to `start`."""

    def applied(self, text: str) -> str:
        """Return the text with the repair applied."""
        lines = split_lines(text)
        end = re.search(r"[\r\n]*\Z", lines[self.start])
        new = [f"{line}{end.group() if end else ''}" for line in self.lines]
        return "".join([*lines[: self.start], *new, *lines[self.end :]])

    def before(self, text: str) -> str:
        """Return the text before the mistake."""
        lines = split_lines(text)
        line = self.start + self.at
        return "".join(lines[:line]) + lines[line][: self.column]


LINES_BACK = 60
"""How many lines above the parser's stop to search for a mistake."""

Rule = Callable[[Sequence[str], int], Iterator[Repair]]
"""A function that yields repairs of the line at an index."""


def split_lines(text: str) -> list[str]:
    """Split text into lines with their line breaks, as editors do."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def of_line(place: int, new: str, column: int, message: str, hint: str = "", *, is_sure: bool = False) -> Repair:
    """Create a repair that replaces a single line."""
    return Repair(place, place + 1, (new,), column, message, hint or write(new), is_sure)


def write(new: str) -> str:
    """Return the hint to write a line."""
    return f"write {clipped(new)}"


def write_for(new: str, start: int, end: int, place: int) -> str:
    """Return the hint, shown at line `place`, to write a line instead of the lines from `start` up to `end`."""
    return f"{write(new)}{instead_of(start, end, place)}"


def instead_of(start: int, end: int, place: int) -> str:
    """Return the part of a hint at line `place` that names the lines to replace; empty if it is only that line."""
    if end - start == 1:
        return ""
    if end - start == 2:
        return f" instead of this line and the {'next' if place == start else 'one above'}"
    return f" instead of lines {start + 1} to {end}"
