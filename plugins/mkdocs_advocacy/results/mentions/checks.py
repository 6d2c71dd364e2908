"""Check mentions as a whole, and limit them to what a hub shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.results.mentions.file import FILE
from mkdocs_advocacy.results.mentions.origins import FILE as ORIGINS
from mkdocs_advocacy.results.mentions.suppression import Rows, raise_minimum
from mkdocs_advocacy.results.mentions.values import (
    OTHER,
    MentionCounts,
    MentionImport,
    MentionKey,
    MentionRow,
    Mentions,
)
from mkdocs_advocacy.results.periods import Period


def check_origins(rows: Iterable[MentionRow], imports: Iterable[MentionImport]) -> Iterator[Problem]:
    """Yield a problem for each period whose origin is missing from `mentions-imports.csv`."""
    known = {one.period for one in imports}
    for period, of_period in _by_period(rows).items():
        if period not in known:
            message = f"{ORIGINS} doesn't say how the mentions of {period} were found"
            yield Problem(FILE, of_period[0].line, 1, Severity.ERROR, message, f"restore {ORIGINS} from git")


def find_unknown_topics(rows: Iterable[MentionRow], topics: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each topic that the hub no longer listens for, with the first line that contains it."""
    seen = {"", *topics}
    for row in rows:
        if row.key.topic not in seen:
            seen.add(row.key.topic)
            yield row.key.topic, row.line


def limit_mentions(mentions: Mentions, topics: Iterable[str], minimum: int, hidden: Collection[str]) -> Mentions:
    """Return the mentions of these topics only, with a minimum that may be higher than at their import.

    The networks in `hidden` count as other sources.
    """
    known = {"", *topics}
    rows = [
        MentionRow(period, key, counts, lines.get(key, 0))
        for period, of_period in _by_period(mentions.rows).items()
        for lines in ({row.key: row.line for row in of_period},)
        for key, counts in raise_minimum(_hide(of_period, hidden), minimum).items()
        if key.topic in known
    ]
    return Mentions(rows, mentions.imports)


def _hide(rows: Iterable[MentionRow], hidden: Collection[str]) -> Rows:
    """Return the counts of a period, with hidden networks counted as other sources."""
    found: dict[MentionKey, MentionCounts] = {}
    for row in rows:
        key = replace(row.key, source=OTHER) if row.key.source in hidden else row.key
        before = found.get(key)
        found[key] = replace(before, count=before.count + row.counts.count) if before else row.counts
    return found


def _by_period(rows: Iterable[MentionRow]) -> Mapping[Period, Sequence[MentionRow]]:
    ordered = sorted(rows, key=lambda row: row.period)
    return {period: [*group] for period, group in groupby(ordered, key=lambda row: row.period)}
