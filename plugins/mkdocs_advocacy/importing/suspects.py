"""Detect unknown columns that seem to contain publishing dates, times, networks or states.

Without them, a post could be published immediately or on every network. So nothing is imported until the writer gives
them a meaning or ignores them. Columns such as “Created at” are fine if another column has the dates.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.importing.calendar_words import fold
from mkdocs_advocacy.importing.cells import FALSE, are_networks, collect_names, is_day, is_tick, is_time
from mkdocs_advocacy.importing.headings import is_about, split_words
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.words import is_undecided, says_nothing, status_of
from mkdocs_advocacy.networks.model import Network

_KINDS = {
    "embargo": "dates",
    "expire": "dates",
    "time": "times",
    "publish": "dates",
    "network": "networks",
    "status": "statuses",
}
"""The contents of a column, by its most likely meaning."""
_ANSWERED_BY = {
    "embargo": {"embargo"},
    "expire": {"publish"},
    "publish": {"publish"},
    "time": {"publish", "time"},
    "network": {"network"},
}
"""A column with a harmless heading is ignored only if one of these meanings is known."""
_STAGE = re.compile(r"\b(?:stage|stand)\b")
"""Headings of checkbox columns that may mark ready posts. Approval columns are handled elsewhere."""


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    heading: str
    cells: Counter[str]
    """Counts of the cells' values. Placeholders such as “tbd” count only if the column has no others."""

    @property
    def example(self) -> str:
        return next(iter(self.cells))


def find_unanswered(table: Table, columns: Columns, networks: Mapping[str, Network]) -> list[Problem]:
    """Return a problem for each column that needs a meaning or must be ignored explicitly."""
    found = []
    names = collect_names(networks)
    for place in columns.unused:
        heading = " ".join(table.header.cells[place].split()) if place < len(table.header.cells) else ""
        written = [row.cells[place].strip() for row in table.rows if place < len(row.cells)]
        column = _Column(place, heading, _count_informative(heading, written))
        if column.cells and (problem := _find_problem(table, column, _known_kinds(columns), names)):
            found.append(problem)
    return found


def _count_informative(heading: str, written: Sequence[str]) -> Counter[str]:
    """Count the informative cells. “tbd” and, below “Stage”, “no” count only if the column has no others."""
    telling = Counter(cell for cell in written if not says_nothing(cell) and cell.lower() not in FALSE)
    stage = bool(_STAGE.search(fold(heading)))
    return telling or Counter(cell for cell in written if is_undecided(cell) or (stage and cell.lower() in FALSE))


def _known_kinds(columns: Columns) -> frozenset[str]:
    """Return the kinds of content that other columns have."""
    found = {"publish": {"publish", "date"}, "expire": {"expire"}, "time": {"time"}, "network": {"network", "networks"}}
    found["status"] = {"status"}
    kinds = {kind for kind, meanings in found.items() if meanings & columns.places.keys()}
    return frozenset(kinds | {"network"} if columns.flags else kinds)


def _find_problem(table: Table, column: _Column, understood: frozenset[str], names: Collection[str]) -> Problem | None:
    named = next(
        (kind for kind in ("embargo", "always", "expire", "status", *_KINDS) if is_about(column.heading, kind)), ""
    )
    harmless = named not in ("embargo", "always") and is_about(column.heading, "harmless")
    if column.heading.lower() in names and all(map(is_tick, column.cells)):
        message = f"the heading names a network, but the column is not recognised (“{column.example}”)"
        return _report(table, column, message, "list the networks of each row in one column, “networks”")
    if not named and "status" not in understood and _are_states(column):
        message = f"the cells look like statuses, such as “{column.example}”, but the column is not recognised"
        return _report(table, column, message, kind="status")
    if found := _guess_kind(column, names):
        kind, example = found
        if kind == "publish" and named in ("expire", "embargo"):
            kind = named
        if harmless and understood & _ANSWERED_BY[kind]:
            return None
        if harmless and kind == "publish":
            message = f"its dates, such as “{example}”, are not publishing dates, and no other column has any"
            return _report(table, column, message, "add a column “publish” with the publishing dates")
        message = f"the cells look like {_KINDS[kind]}, such as “{example}”, but the column is not recognised"
        return _report(table, column, message, kind=kind)
    kind = "publish" if named == "always" else named
    if not kind or harmless or named in understood:
        return None
    sounds = "suggests an embargo" if kind == "embargo" else f"suggests {_KINDS[kind]}"
    message = f"the heading {sounds}, but the column is not recognised (“{column.example}”)"
    return _report(table, column, message, kind=kind)


def _are_states(column: _Column) -> bool:
    """Return whether the cells are statuses such as “Draft”, or ticks below “Stage”."""
    unclear = [cell for cell in column.cells if is_tick(cell) or is_undecided(cell)]
    states = sum(count for cell, count in column.cells.items() if status_of(cell) and cell not in unclear)
    if states and 2 * states >= column.cells.total():
        return True
    return bool(_STAGE.search(fold(column.heading))) and len(unclear) == len(column.cells)


def _guess_kind(column: _Column, names: Collection[str]) -> tuple[str, str] | None:
    """Return the kind that at least half of the cells have, with an example."""
    kinds = (("publish", is_day), ("time", is_time), ("network", lambda cell: are_networks(cell, names)))
    for kind, fits in kinds:
        fitting = {cell: count for cell, count in column.cells.items() if fits(cell)}
        if fitting and 2 * sum(fitting.values()) >= column.cells.total():
            return kind, next(iter(fitting))
    return None


def _report(table: Table, column: _Column, message: str, hint: str = "", *, kind: str = "") -> Problem:
    headings = [split_words(heading) for heading in table.header.cells]
    named = f"column “{column.heading}”" if column.heading else f"column {column.place + 1}, without a heading"
    if not column.heading:
        hint = f"add the heading “{kind}”, or empty the column"
    elif headings.count(split_words(column.heading)) > 1:
        hint = "several columns have this heading: rename or remove one"
    else:
        answer = hint or f"give it a meaning: {_map_option(column.heading, kind)}"
        hint = f"{answer}; or ignore it: {_map_option(column.heading, 'ignore')}"
    line = table.header.number or 1
    return Problem(table.file, line, column.place + 1, Severity.ERROR, f"{named}: {message}", hint)


def _map_option(heading: str, meaning: str) -> str:
    """Return the --map option, quoted for a shell."""
    pair = f"{heading}={meaning}"
    return f"--map {shlex.quote(pair)}" if re.search(r"[\"$`\\!]", pair) else f'--map "{pair}"'
