"""What the columns of a spreadsheet mean: found by their names, or said by the writer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from mkdocs_advocacy.importing.model import Columns, Layout, Reading, Row, Table
from mkdocs_advocacy.problems import Problem, Severity, nearest
from mkdocs_advocacy.resources import package_data

OWN = "hub"
IGNORE = "ignore"
"""What --map calls a column that is to be left out."""
_TEXTS = ("text", "wording")
_MOST_HEADINGS = 8
"""How many rows may stand above the names of columns."""


@cache
def layouts() -> Mapping[str, Layout]:
    """The layouts that are known, by the name that the command line takes."""
    said = package_data("importing", "layouts.yml")
    return {name: Layout.model_validate(layout) for name, layout in said.items()}


def meanings() -> tuple[str, ...]:
    """All that a column can mean."""
    return tuple(dict.fromkeys(name for layout in layouts().values() for name in layout.columns))


def is_name(cell: str) -> bool:
    """Whether some program calls a column so."""
    return _plain(cell) in _names()


@cache
def _names() -> frozenset[str]:
    spellings = (
        names for layout in layouts().values() for names in (*layout.columns.values(), *layout.networks.values())
    )
    return frozenset(_plain(name) for names in spellings for name in names)


def columns_of(table: Table, reading: Reading) -> tuple[Table, Columns | None, list[Problem]]:
    """The table without what stands above its rows, and what its columns mean; None and why, if none has the texts.

    The names of columns are in the first row, or in one soon after it, below a heading.
    """
    found = _columns_in(table, reading)
    for place in range(min(_MOST_HEADINGS, len(table.rows))):
        if found[1] is None:
            below = _columns_in(Table(table.file, table.rows[place], table.rows[place + 1 :]), reading)
            found = below if below[1] is not None else found
    return found


def _columns_in(table: Table, reading: Reading) -> tuple[Table, Columns | None, list[Problem]]:
    names = [_plain(name) for name in table.header.cells]
    chosen = layouts()[reading.layout] if reading.layout else _recognised(names)
    said, ignored, problems = _mapped(table, reading.columns)
    named = {name for spellings in chosen.columns.values() for name in map(_plain, spellings)}
    if chosen.positions and not reading.columns and not named & set(names):
        rows = (table.header, *table.rows)
        places = {meaning: place for place, meaning in enumerate(chosen.positions) if place < len(names)}
        return Table(table.file, Row(0, chosen.positions), rows), Columns(chosen, places, {}), problems
    places = {}
    for meaning, spellings in chosen.columns.items():
        found = next((names.index(name) for name in map(_plain, spellings) if name in names), None)
        if found is not None and found not in {*said.values(), *ignored}:
            places[meaning] = found
    places |= said
    flags = {
        network: names.index(_plain(name))
        for network, spellings in chosen.networks.items()
        for name in spellings
        if _plain(name) in names and names.index(_plain(name)) not in ignored
    }
    if not any(meaning in places for meaning in _TEXTS):
        return table, None, [*problems, _without_text(table)]
    made = {place for place, name in enumerate(names) if name in map(_plain, chosen.left_out)}
    used = {*places.values(), *flags.values(), *made, *ignored}
    unused = tuple(name for place, name in enumerate(table.header.cells) if place not in used and name.strip())
    return table, Columns(chosen, places, flags, unused), problems


def _recognised(names: list[str]) -> Layout:
    """The program whose columns these are; the hub's own where it is no other's."""
    own = layouts()[OWN]
    for layout in layouts().values():
        if layout.recognised_by and {_plain(name) for name in layout.recognised_by} <= set(names):
            return layout
    return own


def _mapped(table: Table, wanted: Mapping[str, str]) -> tuple[dict[str, int], set[int], list[Problem]]:
    """The columns that the writer gave a meaning, and those to be left out."""
    names = [_plain(name) for name in table.header.cells]
    places: dict[str, int] = {}
    ignored: set[int] = set()
    problems = []
    for name, meaning in wanted.items():
        found = [place for place, heading in enumerate(names) if heading == _plain(name)]
        if not found:
            hint = nearest(name, table.header.cells)
            problems.append(_problem(table, f"--map names the column “{name}”, which does not exist", hint))
        elif meaning == IGNORE:
            ignored.update(found)
        elif meaning not in meanings():
            hint = nearest(meaning, (*meanings(), IGNORE), limit=30)
            problems.append(_problem(table, f"--map {name}={meaning}: a column can't mean “{meaning}”", hint))
        elif meaning in places:
            first = table.header.cells[places[meaning]].strip()
            message = f"--map gives two columns the meaning “{meaning}”: “{first}” and “{name}”"
            problems.append(_problem(table, message, f'leave one of them out: --map "{name}={IGNORE}"'))
        else:
            places[meaning] = found[0]
    return places, ignored, problems


def _without_text(table: Table) -> Problem:
    shown = ", ".join(f"“{name}”" for name in table.header.cells[:12] if name.strip()) or "none"
    message = f"no column has the texts of posts; the first row names {shown}"
    return _problem(table, message, 'say which one: --map "its name=text", or name the program: --from hootsuite')


def _problem(table: Table, message: str, hint: str = "") -> Problem:
    return Problem(table.file, table.header.number, 1, Severity.ERROR, message, hint)


def _plain(name: str) -> str:
    return re.sub(r"[\s_*-]+", "", name).lower()
