"""Columns that were not understood, but seem to say when or where posts come out.

Without them a post would be public at once, or on every network. So nothing is imported until the writer says what they
mean. Columns such as “Created at” are not asked about if another column has the day.
"""

from __future__ import annotations

import re
import shlex
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.importing.calendar_words import folded
from mkdocs_advocacy.importing.cells import FALSE, are_networks, is_day, is_tick, is_time, names_of
from mkdocs_advocacy.importing.headings import about, words_of
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.words import is_undecided, says_nothing, status_of
from mkdocs_advocacy.networks.model import Network

_KINDS = {
    "embargo": "dates",
    "expire": "dates",
    "time": "times",
    "publish": "dates",
    "network": "networks",
    "status": "states",
}
"""What the cells of a column are, by the meaning that it most likely has."""
_ANSWERED_BY = {
    "embargo": {"embargo"},
    "expire": {"publish"},
    "publish": {"publish"},
    "time": {"publish", "time"},
    "network": {"network"},
}
"""One of these has to be understood, so that a column with a harmless heading is left out."""
_STAGE = re.compile(r"\b(?:stage|stand)\b")
"""Headings of checkbox columns that may say which posts are ready. Columns that ask for an approval are read."""


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    heading: str
    cells: Counter[str]
    """Values of the cells. Empty values and placeholders such as “tbd” count only if the column has no others."""

    @property
    def example(self) -> str:
        return next(iter(self.cells))


def unanswered(table: Table, columns: Columns, networks: Mapping[str, Network]) -> list[Problem]:
    """A problem for each column that has to be understood, or left out on purpose."""
    found = []
    names = names_of(networks)
    for place in columns.unused:
        heading = " ".join(table.header.cells[place].split()) if place < len(table.header.cells) else ""
        written = [row.cells[place].strip() for row in table.rows if place < len(row.cells)]
        column = _Column(place, heading, _telling(heading, written))
        if column.cells and (problem := _problem(table, column, _understood(columns), names)):
            found.append(problem)
    return found


def _telling(heading: str, written: Sequence[str]) -> Counter[str]:
    """The cells that say something. “tbd” and, below “Stage”, “no” do if the column has no others."""
    telling = Counter(cell for cell in written if not says_nothing(cell) and cell.lower() not in FALSE)
    stage = bool(_STAGE.search(folded(heading)))
    return telling or Counter(cell for cell in written if is_undecided(cell) or (stage and cell.lower() in FALSE))


def _understood(columns: Columns) -> frozenset[str]:
    """The kinds of what the other columns say."""
    found = {"publish": {"publish", "date"}, "expire": {"expire"}, "time": {"time"}, "network": {"network", "networks"}}
    found["status"] = {"status"}
    kinds = {kind for kind, meanings in found.items() if meanings & columns.places.keys()}
    return frozenset(kinds | {"network"} if columns.flags else kinds)


def _problem(table: Table, column: _Column, understood: frozenset[str], names: Collection[str]) -> Problem | None:
    named = next(
        (kind for kind in ("embargo", "always", "expire", "status", *_KINDS) if about(column.heading, kind)), ""
    )
    harmless = named not in ("embargo", "always") and about(column.heading, "harmless")
    if column.heading.lower() in names and all(map(is_tick, column.cells)):
        message = f"the heading names a network, but the column is not read (“{column.example}”)"
        return _report(table, column, message, "list the networks of each row in one column “networks”")
    if not named and "status" not in understood and _are_states(column):
        message = f"the cells look like states, such as “{column.example}”, but the column is not read"
        return _report(table, column, message, kind="status")
    if found := _kind_of_cells(column, names):
        kind, example = found
        if kind == "publish" and named in ("expire", "embargo"):
            kind = named
        if harmless and understood & _ANSWERED_BY[kind]:
            return None
        if harmless and kind == "publish":
            message = f"its days, such as “{example}”, are not those on which posts come out, and no column has these"
            return _report(table, column, message, "write them into a column “publish”")
        message = f"the cells look like {_KINDS[kind]}, such as “{example}”, but the column is not read"
        return _report(table, column, message, kind=kind)
    kind = "publish" if named == "always" else named
    if not kind or harmless or named in understood:
        return None
    sounds = "says that posts are held back" if kind == "embargo" else f"sounds like {_KINDS[kind]}"
    message = f"the heading {sounds}, but the column is not read (“{column.example}”)"
    return _report(table, column, message, kind=kind)


def _are_states(column: _Column) -> bool:
    """Whether the column says which posts are ready: by words such as “Draft”, or by ticks under “Stage”."""
    unclear = [cell for cell in column.cells if is_tick(cell) or is_undecided(cell)]
    states = sum(count for cell, count in column.cells.items() if status_of(cell) and cell not in unclear)
    if states and 2 * states >= column.cells.total():
        return True
    return bool(_STAGE.search(folded(column.heading))) and len(unclear) == len(column.cells)


def _kind_of_cells(column: _Column, names: Collection[str]) -> tuple[str, str] | None:
    """What at least half of the cells are, with an example."""
    kinds = (("publish", is_day), ("time", is_time), ("network", lambda cell: are_networks(cell, names)))
    for kind, fits in kinds:
        fitting = {cell: count for cell, count in column.cells.items() if fits(cell)}
        if fitting and 2 * sum(fitting.values()) >= column.cells.total():
            return kind, next(iter(fitting))
    return None


def _report(table: Table, column: _Column, message: str, hint: str = "", *, kind: str = "") -> Problem:
    headings = [words_of(heading) for heading in table.header.cells]
    named = f"column “{column.heading}”" if column.heading else f"column {column.place + 1}, without a heading"
    if not column.heading:
        hint = f"give it the heading “{kind}”, or empty the column"
    elif headings.count(words_of(column.heading)) > 1:
        hint = "several columns have this heading: rename or remove one"
    else:
        said = hint or f"say what it means: {_option(column.heading, kind)}"
        hint = f"{said}; or leave it out: {_option(column.heading, 'ignore')}"
    line = table.header.number or 1
    return Problem(table.file, line, column.place + 1, Severity.ERROR, f"{named}: {message}", hint)


def _option(heading: str, meaning: str) -> str:
    """The option as a shell takes it."""
    said = f"{heading}={meaning}"
    return f"--map {shlex.quote(said)}" if re.search(r"[\"$`\\!]", said) else f'--map "{said}"'
