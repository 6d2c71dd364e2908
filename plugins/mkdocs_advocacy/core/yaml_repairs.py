"""Lines of a file written as their writer may have meant them, and the words that tell of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.yaml_lines import clipped


@dataclass(frozen=True, slots=True)
class Repair:
    """Lines that stand for others, and why."""

    start: int
    """The first of the lines, from 0."""
    end: int
    """The line after the last."""
    lines: tuple[str, ...]
    """Without their ends."""
    column: int
    """Where the mistake is in its line, from 0."""
    message: str
    hint: str = ""
    is_sure: bool = False
    """Whether nothing else can have been meant."""
    at: int = 0
    """The line of the mistake, counted from the first."""

    def applied(self, text: str) -> str:
        """The text with it."""
        lines = split_lines(text)
        end = re.search(r"[\r\n]*\Z", lines[self.start])
        new = [f"{line}{end.group() if end else ''}" for line in self.lines]
        return "".join([*lines[: self.start], *new, *lines[self.end :]])

    def before(self, text: str) -> str:
        """The text before the mistake."""
        lines = split_lines(text)
        line = self.start + self.at
        return "".join(lines[:line]) + lines[line][: self.column]


LINES_BACK = 60
"""How far above the place where the parser stops a mistake is looked for."""

Rule = Callable[[Sequence[str], int], Iterator[Repair]]
"""Repairs of the line at a place."""


def split_lines(text: str) -> list[str]:
    """The lines with their ends, as editors count them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)


def of_line(place: int, new: str, column: int, message: str, hint: str = "", *, is_sure: bool = False) -> Repair:
    """The repair that writes one line otherwise."""
    return Repair(place, place + 1, (new,), column, message, hint or write(new), is_sure)


def write(new: str) -> str:
    """The hint that names a line to write."""
    return f"write {clipped(new)}"


def write_for(new: str, start: int, end: int, place: int) -> str:
    """The hint at the line `place` that names the line to write in place of those from `start` to before `end`."""
    return f"{write(new)}{instead_of(start, end, place)}"


def instead_of(start: int, end: int, place: int) -> str:
    """Which lines go, for a hint at the line `place`; nothing where it is that one alone."""
    if end - start == 1:
        return ""
    if end - start == 2:
        return f" in place of this line and the {'next' if place == start else 'one above'}"
    return f" in place of lines {start + 1} to {end}"
