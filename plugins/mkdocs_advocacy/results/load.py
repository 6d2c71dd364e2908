"""Load the folder `results/` of a hub for a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import TypeVar

from mkdocs_advocacy.core.files import source_file
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.results.clicks import FILE as CLICKS
from mkdocs_advocacy.results.clicks import ClickRow, read_clicks
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.imports import FILE as IMPORTS
from mkdocs_advocacy.results.imports import Import, read_imports
from mkdocs_advocacy.results.mapping.load import FILE as MAPPING
from mkdocs_advocacy.results.mapping.load import load_mapping
from mkdocs_advocacy.results.options import MINIMUM, ResultsOptions
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.suppression import raise_minimum

FOLDER = "results"
R = TypeVar("R")


def _without_post(row: ClickRow) -> ClickRow:
    """Return the row without the post that it names, if any."""
    is_named = row.key.post not in ("", OTHERS)
    return replace(row, key=replace(row.key, post=OTHERS, variant="", language="")) if is_named else row


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a hub. Every number that is published is a sum of these rows."""

    clicks: Sequence[ClickRow] = ()
    imports: Sequence[Import] = ()
    minimum: int = MINIMUM
    """The smallest count that is published."""
    shows_posts: bool = False
    """Whether the pages of posts show their clicks."""

    def only(self, campaigns: Collection[str], posts: Collection[str]) -> Results:
        """Return a copy that names no other campaigns and posts than these, which are the published ones by id.

        Clicks of other campaigns are left out; clicks of other posts only count for their campaign.
        """
        own = (row for row in self.clicks if row.key.campaign in ("", OTHERS) or row.key.campaign in campaigns)
        return replace(self, clicks=[row if row.key.post in posts else _without_post(row) for row in own])


def load_results(root: Path, options: ResultsOptions) -> tuple[Results, Sequence[Problem]]:
    """Return the results in the hub's folder and the problems of their files. Missing files are empty.

    Rows with problems are left out. If the option `minimum` was raised since the import, smaller rows join others.
    """
    clicks, problems = _read(root, CLICKS, read_clicks)
    imports, more = _read(root, IMPORTS, read_imports)
    _, of_mapping = _read(root, MAPPING, load_mapping)
    found = [*problems, *more, *of_mapping, *_find_overlaps(clicks), *_find_small(clicks)]
    unsafe = {problem.line for problem in found if problem.file == CLICKS}
    safe = [row for row in clicks if row.line not in unsafe]
    if options.minimum > MINIMUM:
        safe = [row for period in _by_period(safe) for row in _raise(period, options.minimum)]
    return Results(safe, imports, options.minimum, options.posts), found


def _by_period(rows: Iterable[ClickRow]) -> Iterator[Sequence[ClickRow]]:
    for _, group in groupby(sorted(rows, key=lambda row: row.period), key=lambda row: row.period):
        yield [*group]


def _raise(rows: Sequence[ClickRow], minimum: int) -> Sequence[ClickRow]:
    """Return the rows of a period under a higher minimum."""
    raised = raise_minimum({row.key: row.counts for row in rows}, minimum)
    return [ClickRow(rows[0].period, key, counts) for key, counts in raised.items()]


def _read(
    root: Path, name: str, read: Callable[[bytes], tuple[Sequence[R], Sequence[Problem]]]
) -> tuple[Sequence[R], Sequence[Problem]]:
    file, problems = source_file(root / name, below=root, root=root)
    if file is None:
        return (), problems
    return read(file.data)


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
    return Problem(CLICKS, row.line, 1, Severity.ERROR, message, hint, rule)
