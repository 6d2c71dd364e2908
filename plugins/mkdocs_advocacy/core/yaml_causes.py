"""Find the cause of a YAML syntax error by trying repairs.

The parser often stops far below the mistake. Each rule looks at one line and rewrites it as its author may have
intended. A repair counts only if the parser then gets further; the best repair reveals the cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkdocs_advocacy.core.yaml_margins import OF_MARGINS
from mkdocs_advocacy.core.yaml_repairs import LINES_BACK, Repair, Rule, split_lines
from mkdocs_advocacy.core.yaml_signs import OF_SIGNS

_LONGEST = 5_000
"""Maximum length, in characters, of lines that are rewritten."""
_MOST_READ = 300_000
"""Maximum number of characters parsed to confirm repairs."""


def best_repair(text: str, stop: int, stop_of: Callable[[str], int], *, of_signs: bool = False) -> Repair | None:
    """Return the repair that gets the parser furthest past line `stop` (0-based), or None if none helps.

    `stop_of` returns the line where the parser stops in a text. With `of_signs`, only the rules in OF_SIGNS are
    tried.
    """
    lines = [line.rstrip("\r\n") for line in split_lines(text)]
    best, furthest, left = None, stop, _MOST_READ
    places = range(min(stop, len(lines) - 1), max(stop - LINES_BACK, 0) - 1, -1)
    for repair in _try_rules(lines, places, (OF_SIGNS,) if of_signs else (OF_SIGNS, OF_MARGINS)):
        left -= len(text)
        if left < 0:
            return best
        if (reached := stop_of(repair.applied(text))) > furthest:
            best, furthest = repair, reached
    return best


def _try_rules(lines: Sequence[str], places: Sequence[int], of_rules: Sequence[Sequence[Rule]]) -> Iterator[Repair]:
    for rules in of_rules:
        for place in places:
            if len(lines[place]) <= _LONGEST:
                yield from (repair for rule in rules for repair in rule(lines, place))
