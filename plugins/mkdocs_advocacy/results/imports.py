"""The file `results/imports.csv`: where the rows of each period come from, and when they were imported."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import ContractFile, write_rows
from mkdocs_advocacy.results.periods import Period

FILE = "results/imports.csv"
_COLUMNS = ("from", "to", "imported", "tool", "measure", "grain", "zone")


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
    file, found = ContractFile(FILE), []
    for cells in file.read_rows(data, _COLUMNS):
        first, last, imported = (file.read_day(cells[name]) for name in ("from", "to", "imported"))
        if first and last and Period(first, last).span is None:
            message = f"{first} to {last} is neither a week from Monday to Sunday nor a calendar month"
            file.report(cells["from"], message, "correct the days")
        elif first and last and imported:
            tool, measure, grain, zone = (cells[name].text for name in ("tool", "measure", "grain", "zone"))
            found.append(Import(Period(first, last), imported, tool, measure, tuple(grain.split()), zone))
    return found, file.problems


def write_imports(imports: Iterable[Import]) -> bytes:
    """Return the content of the file, ordered by period."""
    return write_rows(
        _COLUMNS,
        (
            (one.period.first, one.period.last, one.imported, one.tool, one.measure, " ".join(one.grain), one.zone)
            for one in sorted(imports, key=lambda one: one.period)
        ),
    ).encode()
