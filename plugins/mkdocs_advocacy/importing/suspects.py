"""Columns that were not understood, but seem to say when or where posts come out.

Without them a post would be public at once, or on every network. So nothing is imported until the writer says what they
mean. Columns such as “Created at” are not asked about if another column has the day.
"""

from __future__ import annotations

import re
import shlex
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.importing.calendar_words import folded
from mkdocs_advocacy.importing.cells import FALSE, are_networks, is_day, is_tick, is_time, names_of
from mkdocs_advocacy.importing.layouts import OWN, layouts
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.words import status_of
from mkdocs_advocacy.networks.model import Network

_KINDS = {"expire": "dates", "time": "times", "publish": "dates", "network": "networks", "status": "states"}
"""What the cells of a column are, by the meaning that it most likely has."""
_ANSWERED_BY = {"expire": {"publish"}, "publish": {"publish"}, "time": {"publish", "time"}, "network": {"network"}}
"""One of these has to be understood, so that a column with a harmless heading is left out."""
_APPROVAL = re.compile("(?:approv|ready|freigegeben|genehmigt|valid|aprob|aprov|goedgekeurd)")
"""Headings above ticks that say which posts are ready."""
_NOTHING = frozenset(("", "-", "–", "—", "?", ".", "n/a", "tbd", "tba", *FALSE))
"""Cells that say no more than an empty one."""


@dataclass(frozen=True, slots=True)
class _Column:
    place: int
    heading: str
    cells: Counter[str]
    """What the cells say, without those that say nothing."""

    @property
    def example(self) -> str:
        return next(iter(self.cells))


def unanswered(table: Table, columns: Columns, networks: Mapping[str, Network]) -> list[Problem]:
    """A problem for each column that has to be understood, or left out on purpose."""
    found = []
    names = names_of(networks)
    for place in columns.unused:
        heading = " ".join(table.header.cells[place].split()) if place < len(table.header.cells) else ""
        written = (row.cells[place].strip() for row in table.rows if place < len(row.cells))
        column = _Column(place, heading, Counter(cell for cell in written if cell.lower() not in _NOTHING))
        if column.cells and (problem := _problem(table, column, _understood(columns), names)):
            found.append(problem)
    return found


def _understood(columns: Columns) -> frozenset[str]:
    """The kinds of what the other columns say."""
    found = {"publish": {"publish", "date"}, "expire": {"expire"}, "time": {"time"}, "network": {"network", "networks"}}
    found["status"] = {"status"}
    kinds = {kind for kind, meanings in found.items() if meanings & columns.places.keys()}
    return frozenset(kinds | {"network"} if columns.flags else kinds)


def _problem(table: Table, column: _Column, understood: frozenset[str], names: Collection[str]) -> Problem | None:
    named = next((kind for kind in ("always", *_KINDS) if _about(column.heading, kind)), "")
    harmless = named != "always" and _about(column.heading, "harmless")
    if column.heading.lower() in names and all(map(is_tick, column.cells)):
        message = f"the heading names a network, but the column is not read (“{column.example}”)"
        return _report(table, column, message, "list the networks of each row in one column “networks”")
    if not named and "status" not in understood and _are_states(column):
        message = f"the cells look like states, such as “{column.example}”, but the column is not read"
        return _report(table, column, message, kind="status")
    if found := _kind_of_cells(column, names):
        kind, example = found
        if kind == "publish" and named == "expire":
            kind = "expire"
        if harmless and understood & _ANSWERED_BY[kind]:
            return None
        message = f"the cells look like {_KINDS[kind]}, such as “{example}”, but the column is not read"
        return _report(table, column, message, kind=kind)
    kind = "publish" if named == "always" else named
    if not kind or harmless or named in understood:
        return None
    message = f"the heading sounds like {_KINDS[kind]}, but the column is not read (“{column.example}”)"
    return _report(table, column, message, kind=kind)


def _are_states(column: _Column) -> bool:
    """Whether the column says which posts are ready: by words such as “Draft”, or by ticks under “Approved?”."""
    states = sum(count for cell, count in column.cells.items() if status_of(cell) and not is_tick(cell))
    if 2 * states >= column.cells.total():
        return True
    return bool(_APPROVAL.search(folded(column.heading))) and all(map(is_tick, column.cells))


def _kind_of_cells(column: _Column, names: Collection[str]) -> tuple[str, str] | None:
    """What at least half of the cells are, with an example."""
    kinds = (("publish", is_day), ("time", is_time), ("network", lambda cell: are_networks(cell, names)))
    for kind, fits in kinds:
        fitting = {cell: count for cell, count in column.cells.items() if fits(cell)}
        if fitting and 2 * sum(fitting.values()) >= column.cells.total():
            return kind, next(iter(fitting))
    return None


def _report(table: Table, column: _Column, message: str, hint: str = "", *, kind: str = "") -> Problem:
    headings = [_words(heading) for heading in table.header.cells]
    named = f"column “{column.heading}”" if column.heading else f"column {column.place + 1}, without a heading"
    if not column.heading:
        hint = f"give it the heading “{kind}”, or empty the column"
    elif headings.count(_words(column.heading)) > 1:
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


def _about(heading: str, kind: str) -> bool:
    return bool(_pattern(kind).search(_words(heading)))


def _names_of(kind: str) -> Iterator[str]:
    """The names of columns that mean something if their cells agree: where they don't, it is asked about."""
    known = layouts()[OWN].if_cells_agree
    for meaning in {"publish": ("publish", "date"), "network": ("network", "networks")}.get(kind, (kind,)):
        yield from known.get(meaning, ())


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    entries = [*package_data("importing", "headings.yml").get(kind, ()), *_names_of(kind)]
    if not entries:
        return re.compile("(?!)")  # known by its cells alone
    spelled = (r"\w*".join(map(re.escape, entry.split("*"))) for entry in entries)
    return re.compile(f"(?<!\\w)(?:{'|'.join(spelled)})(?!\\w)")


def _words(heading: str) -> str:
    """The words of a heading in lower case, with a space between; ScheduledDate has two."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    return " ".join(re.findall(r"[^\W_]+", apart.casefold()))
