"""Merge problems that many rows share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from mkdocs_advocacy.core.problems import MOST, Problem, for_people

_MOST_RANGES = 8


def told_once(problems: Iterable[Problem]) -> list[str]:
    """Return a line for each problem, in order. A problem of several rows in one column becomes a single line."""
    found: dict[Problem, list[Problem]] = {}
    for problem in problems:
        found.setdefault(replace(problem, line=0), []).append(problem)
    rows = {same[0]: [problem.line for problem in same] for same in found.values() if len(same) > 1}
    listed = for_people((same[0] for same in found.values()), of_a_file=MOST)
    return [f"{problem}: rows {ranges(rows[problem])}" if problem in rows else str(problem) for problem in listed]


def ranges(numbers: Sequence[int]) -> str:
    """Format ascending numbers as ranges: 2, 5–9, 12."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after > before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after > before + 1), numbers[-1]]
    shown = list(zip(starts, ends, strict=True))[:_MOST_RANGES]
    listed = ", ".join(str(start) if start == end else f"{start}–{end}" for start, end in shown)
    left = sum(number > shown[-1][1] for number in numbers)
    return f"{listed} and {left:,} more" if left else listed
