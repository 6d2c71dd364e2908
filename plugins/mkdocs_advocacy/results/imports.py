"""The file `results/imports.csv`: where the rows of each period come from, and when they were imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import Contract
from mkdocs_advocacy.results.periods import Period

IMPORTS = Contract(
    file="results/imports.csv",
    days=("from", "to", "imported"),
    texts=("tool", "measure", "grain", "zone"),
    counts=(),
    required=("from", "to", "imported", "tool", "measure"),
)


@dataclass(frozen=True, slots=True)
class Import:
    """The origin of the clicks of a period."""

    period: Period
    imported: date
    """The day of the last import that changed the period."""
    tool: str
    measure: str
    """The noun for what the tool counts as a click: `sessions`, `visits`."""
    grain: tuple[str, ...]
    """The dimensions of the export, sorted."""
    zone: str


def read_imports(data: bytes) -> tuple[Sequence[Import], Sequence[Problem]]:
    """Return the periods and the problems of the file."""
    rows, problems = IMPORTS.read(data)
    return [
        Import(
            Period(row.days["from"], row.days["to"]),
            row.days["imported"],
            row.texts["tool"],
            row.texts["measure"],
            tuple(row.texts["grain"].split()),
            row.texts["zone"],
        )
        for row in rows
    ], problems


def write_imports(imports: Iterable[Import]) -> bytes:
    """Return the content of the file, ordered by period."""
    return IMPORTS.write(
        (one.period.first, one.period.last, one.imported, one.tool, one.measure, " ".join(one.grain), one.zone)
        for one in sorted(imports, key=lambda one: one.period)
    )
