"""The file `results/clicks.csv`: a row for each closed period and published combination."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import Cell, Cells, ContractFile, write_rows
from mkdocs_advocacy.results.counts import OTHERS, Counts, Key
from mkdocs_advocacy.results.periods import Period

FILE = "results/clicks.csv"
_KEYS = ("source", "campaign", "post", "variant", "language")
_OPTIONAL = ("visitors", "conversions", "bots_removed")
_REQUIRED = ("from", "to", *_KEYS, "clicks")
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9._-]{0,99})?", re.IGNORECASE | re.ASCII)


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
    file = ContractFile(FILE)
    periods: dict[tuple[str, str], Period] = {}
    rows = [row for cells in file.read_rows(data, _REQUIRED, _OPTIONAL) if (row := _read_row(file, cells, periods))]
    return rows, file.problems


def _read_row(file: ContractFile, cells: Cells, periods: dict[tuple[str, str], Period]) -> ClickRow | None:
    """Return the row, or report its problems and return None. `periods` keeps valid periods, which many rows share."""
    before = len(file.problems)
    days = cells["from"].text, cells["to"].text
    period = periods.get(days) or _read_period(file, cells)
    names = {name: _read_name(file, cells[name]) for name in _KEYS}
    clicks = file.read_count(cells["clicks"])
    visitors, conversions, bots = (file.read_optional_count(cells[name]) for name in _OPTIONAL)
    if len(file.problems) > before or period is None or clicks is None:
        return None
    periods[days] = period
    return ClickRow(period, Key(**names), Counts(clicks, visitors, conversions, bots), cells["from"].line)


def _read_period(file: ContractFile, cells: Cells) -> Period | None:
    first, last = file.read_day(cells["from"]), file.read_day(cells["to"])
    if not first or not last:
        return None
    if Period(first, last).span is None:
        message = f"{first} to {last} is neither a week from Monday to Sunday nor a calendar month"
        file.report(cells["from"], message, "correct the days")
        return None
    return Period(first, last)


def _read_name(file: ContractFile, cell: Cell) -> str:
    """Return an id, a tag or a letter, which may be empty or the sign for others."""
    if cell.text != OTHERS and not _NAME.fullmatch(cell.text):
        file.report(cell, f"“{cell.text[:60]}” is not an id", "use letters, digits, - and _")
    return cell.text


def write_clicks(rows: Iterable[ClickRow]) -> bytes:
    """Return the content of the file, with the rows in a fixed order."""
    ordered = sorted(rows, key=lambda row: (row.period, row.key))
    return write_rows(
        (*_REQUIRED, *_OPTIONAL),
        (
            (
                row.period.first,
                row.period.last,
                *(getattr(row.key, name) for name in _KEYS),
                row.counts.clicks,
                row.counts.visitors,
                row.counts.conversions,
                row.counts.bots,
            )
            for row in ordered
        ),
    ).encode()
