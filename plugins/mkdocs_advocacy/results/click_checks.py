"""Checks of `results/clicks.csv` beyond its cells: repeated rows, overlapping periods and small numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.results.clicks import FILE, ClickRow
from mkdocs_advocacy.results.options import MINIMUM
from mkdocs_advocacy.results.periods import Period


def check_clicks(rows: Sequence[ClickRow]) -> Iterator[Problem]:
    """Yield the problems of the rows."""
    yield from _find_overlaps(rows)
    yield from _find_small(rows)


def _find_overlaps(rows: Sequence[ClickRow]) -> Iterator[Problem]:
    """Yield an error for each row that repeats another, and each period that overlaps another."""
    seen: dict[object, int] = {}
    for row in rows:
        if (first := seen.setdefault((row.period, row.key), row.line)) != row.line:
            yield _problem(row, f"the row repeats line {first}", "delete one of the two")
    lines: dict[Period, ClickRow] = {}
    for row in rows:
        lines.setdefault(row.period, row)
    for one, other in pairwise(sorted(lines)):
        if one.overlaps(other):
            message = f"{other} overlaps {one}, so visits would count twice"
            yield _problem(lines[other], message, "delete the rows of one of the two")


def _find_small(rows: Sequence[ClickRow]) -> Iterator[Problem]:
    """Yield an error for each number that no import would have written."""
    for row in rows:
        for name, count in (
            ("clicks", row.counts.clicks),
            ("visitors", row.counts.visitors),
            ("conversions", row.counts.conversions),
            ("bots_removed", row.counts.bots),
        ):
            if count is not None and count < MINIMUM:
                message = f"{name} is {count}, but no number below {MINIMUM} may be published"
                hint = "delete the row, or restore the file from git"
                yield _problem(row, message, hint, rule="small-group")


def _problem(row: ClickRow, message: str, hint: str, *, rule: str = "") -> Problem:
    return Problem(FILE, row.line, 1, Severity.ERROR, message, hint, rule)
