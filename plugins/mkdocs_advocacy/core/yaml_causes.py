"""Why a file is no YAML: lines written otherwise, of which the parser confirms the one that helps.

The parser stops where it cannot go on, often far below the mistake. Each rule looks at one line and rewrites it as its
writer may have meant it. A repair counts only if the parser gets further with it; the best is the cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkdocs_advocacy.core.yaml_margins import OF_MARGINS
from mkdocs_advocacy.core.yaml_repairs import LINES_BACK, Repair, Rule, split_lines
from mkdocs_advocacy.core.yaml_signs import OF_SIGNS

_LONGEST = 5_000
"""How many characters a line has at most that is rewritten."""
_MOST_READ = 300_000
"""How many characters are parsed at most to confirm repairs."""


def best_repair(text: str, stop: int, stop_of: Callable[[str], int], *, of_signs: bool = False) -> Repair | None:
    """The repair with which the parser, which stops at the line `stop` (from 0), gets furthest; None if none helps.

    `stop_of` says at which line it stops in another text. With `of_signs`, lines keep their margins and words.
    """
    lines = [line.rstrip("\r\n") for line in split_lines(text)]
    best, furthest, left = None, stop, _MOST_READ
    places = range(min(stop, len(lines) - 1), max(stop - LINES_BACK, 0) - 1, -1)
    for repair in _repairs(lines, places, (OF_SIGNS,) if of_signs else (OF_SIGNS, OF_MARGINS)):
        left -= len(text)
        if left < 0:
            return best
        if (reached := stop_of(repair.applied(text))) > furthest:
            best, furthest = repair, reached
    return best


def _repairs(lines: Sequence[str], places: Sequence[int], of_rules: Sequence[Sequence[Rule]]) -> Iterator[Repair]:
    for rules in of_rules:
        for place in places:
            if len(lines[place]) <= _LONGEST:
                yield from (repair for rule in rules for repair in rule(lines, place))
