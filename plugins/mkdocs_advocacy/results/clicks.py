"""The file `results/clicks.csv`: a row for each closed period and published combination."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import Contract, ContractRow
from mkdocs_advocacy.results.counts import Counts, Key
from mkdocs_advocacy.results.periods import Period

CLICKS = Contract(
    file="results/clicks.csv",
    days=("from", "to"),
    texts=("source", "campaign", "post", "variant", "language"),
    counts=("clicks", "visitors", "conversions", "bots_removed"),
    required=("from", "to", "clicks"),
)


@dataclass(frozen=True, slots=True)
class ClickRow:
    """The counts of a combination in a closed period."""

    period: Period
    key: Key
    counts: Counts
    line: int = 0
    """The line in the file, from 1; 0 for a new row."""


def read_clicks(data: bytes) -> tuple[Sequence[ClickRow], Sequence[Problem]]:
    """Return the rows of the file and its problems. Rows with problems are left out."""
    rows, problems = CLICKS.read(data)
    return [_read_row(row) for row in rows], problems


def _read_row(row: ContractRow) -> ClickRow:
    texts, counts = row.texts, row.counts
    return ClickRow(
        period=Period(row.days["from"], row.days["to"]),
        key=Key(texts["campaign"], texts["post"], texts["variant"], texts["source"], texts["language"]),
        counts=Counts(counts["clicks"] or 0, counts["visitors"], counts["conversions"], counts["bots_removed"]),
        line=row.line,
    )


def write_clicks(rows: Iterable[ClickRow]) -> bytes:
    """Return the content of the file, with the rows in a fixed order."""
    ordered = sorted(rows, key=lambda row: (row.period, row.key))
    return CLICKS.write(
        (
            row.period.first,
            row.period.last,
            row.key.source,
            row.key.campaign,
            row.key.post,
            row.key.variant,
            row.key.language,
            row.counts.clicks,
            row.counts.visitors,
            row.counts.conversions,
            row.counts.bots,
        )
        for row in ordered
    )
