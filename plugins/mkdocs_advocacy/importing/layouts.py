"""Determine the meanings of columns, from their headings or from the writer's options."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.cells import are_networks, collect_names, is_day, is_time
from mkdocs_advocacy.importing.model import Columns, Layout, Reading, Table
from mkdocs_advocacy.networks.model import Network

OWN = "hub"
IGNORE = "ignore"
"""The meaning that --map gives to ignored columns."""
_TEXTS = ("text", "wording")
_WITH_LANGUAGE = re.compile(r"(.+?)\s*(?:[(\[]([A-Za-z]{2})[)\]]|[\s_–-]([A-Za-z]{2}))")
"""A heading with a language code."""
_MOST_HEADINGS = 8
"""The maximum number of rows above the headings."""


@cache
def layouts() -> Mapping[str, Layout]:
    """Return the known layouts, by the name used on the command line."""
    data = package_data("importing", "layouts.yml")
    return {name: Layout.model_validate(layout) for name, layout in data.items()}


def list_meanings() -> tuple[str, ...]:
    """Return all possible meanings of a column."""
    return tuple(dict.fromkeys(name for layout in layouts().values() for name in layout.columns))


def is_name(cell: str) -> bool:
    """Return whether the cell is a heading of a known program."""
    return _normalise(cell) in _names()


@cache
def _names() -> frozenset[str]:
    networks = (names for layout in layouts().values() for names in layout.networks.values())
    return _headings() | {_normalise(name) for names in networks for name in names}


@cache
def _headings() -> frozenset[str]:
    """Return all known headings except networks' names, which also appear in cells."""
    groups = (group for layout in layouts().values() for group in (layout.columns, layout.if_cells_agree))
    spellings = (names for group in groups for names in group.values())
    return frozenset(_normalise(name) for names in spellings for name in names)


def determine_columns(
    table: Table, reading: Reading, networks: Mapping[str, Network]
) -> tuple[Table, Columns, list[Problem]]:
    """Return the table below its headings, the meanings of its columns, and problems with the headings."""
    rows = (table.header, *table.rows)
    place = _find_headings(rows, reading)
    below = Table(
        table.file, rows[place], tuple(row for row in rows[place + 1 :] if not _repeats_headings(row, rows[place]))
    )
    below = replace(below, above=rows[:place], sheet=table.sheet)
    found, columns, problems = _assign_columns(below, reading, collect_names(networks))
    if found.header.number and (cell := next(filter(_is_data, found.header.cells), None)):
        message = f"row {found.header.number} has no headings: “{cell.strip()}” is not a heading"
        hint = "write headings above the posts, or name the program: --from hootsuite"
        return found, replace(columns, unused=()), [_problem(found, message, hint)]
    following = rows[place + 1] if place + 1 < len(rows) else None
    if following and _are_headings(following) and _count_filled(following) > _count_filled(rows[place]):
        message = f"rows {rows[place].number} and {following.number} both look like headings"
        hint = f"delete row {rows[place].number}, so that each column has one heading"
        return found, replace(columns, unused=()), [_problem(below, message, hint)]
    return found, columns, problems


def _find_headings(rows: Sequence[Row], reading: Reading) -> int:
    """Return the position of the headings: the first row, or a row below a title with fewer cells.

    The search stops at the first match, because a cell of a post may contain “Text” too.
    """
    mapped = {_normalise(name) for name in reading.columns}
    for place, row in enumerate(rows[: _MOST_HEADINGS + 1]):
        wider = all(_count_filled(above) < _count_filled(row) for above in rows[:place])
        if wider and (_are_headings(row) or (mapped and mapped <= set(map(_normalise, row.cells)))):
            return place
    return 0


def _are_headings(row: Row) -> bool:
    """Return whether at least two cells are known headings, and none is a date, a time or an address."""
    return not any(map(_is_data, row.cells)) and sum(_normalise(cell) in _headings() for cell in row.cells) > 1


def _is_data(cell: str) -> bool:
    """Return whether the cell can't be a heading."""
    return is_day(cell.strip()) or is_time(cell.strip()) or "://" in cell


def _count_filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _repeats_headings(row: Row, headings: Row) -> bool:
    """Return whether the row repeats the headings, as on every page of a long calendar."""
    pairs = zip(row.cells, headings.cells, strict=False)
    return len(row.cells) == len(headings.cells) and all(
        _normalise(cell) == _normalise(heading) for cell, heading in pairs
    )


def _assign_columns(table: Table, reading: Reading, networks: Collection[str]) -> tuple[Table, Columns, list[Problem]]:
    names = [_normalise(name) for name in table.header.cells]
    chosen = layouts()[reading.layout] if reading.layout else _recognise(names)
    mapped, ignored, problems = _apply_map(table, reading.columns)
    width = max(len(row.cells) for row in (table.header, *table.rows))
    named = {name for spellings in chosen.columns.values() for name in map(_normalise, spellings)}
    if chosen.positions and not reading.columns and not named & set(names):
        rows = (table.header, *table.rows)
        places = {meaning: place for place, meaning in enumerate(chosen.positions) if place < len(names)}
        unused = tuple(range(len(chosen.positions), width))
        return replace(table, header=Row(0, chosen.positions), rows=rows), Columns(chosen, places, {}, unused), problems
    places = {}
    for meaning, spellings in chosen.columns.items():
        found = next((names.index(name) for name in map(_normalise, spellings) if name in names), None)
        if found is not None and found not in {*mapped.values(), *ignored}:
            places[meaning] = found
    places |= _find_translations(table, chosen, {*places.values(), *mapped.values(), *ignored})
    taken = {*places.values(), *mapped.values(), *ignored}
    places |= _find_agreeing(table, chosen, taken, networks, {*places, *mapped})
    places |= mapped
    _correct_time(table, places)
    flags = {
        network: names.index(_normalise(name))
        for network, spellings in chosen.networks.items()
        for name in spellings
        if _normalise(name) in names and names.index(_normalise(name)) not in ignored
    }
    if not any(meaning.partition(":")[0] in _TEXTS for meaning in places):
        problems.append(_report_missing_text(table))
    problems += _find_rivals(table, chosen, places, ignored)
    derived = {place for place, name in enumerate(names) if name in map(_normalise, chosen.left_out)}
    unused = tuple(sorted({*range(width)} - {*places.values(), *flags.values(), *derived, *ignored}))
    return table, Columns(chosen, places, flags, unused, ignored=tuple(sorted(ignored))), problems


def _find_agreeing(
    table: Table, chosen: Layout, taken: set[int], networks: Collection[str], known: Collection[str]
) -> dict[str, int]:
    """Return columns whose headings are ambiguous, such as “Day” or “Data”, but whose cells confirm the meaning."""
    names = [_normalise(name) for name in table.header.cells]
    found: dict[str, int] = {}
    for meaning, spellings in chosen.if_cells_agree.items():
        if meaning in known:
            continue
        for name in map(_normalise, spellings):
            place = names.index(name) if name in names else None
            if place is not None and place not in {*taken, *found.values()} and _fits(table, place, meaning, networks):
                found[meaning] = place
                break
    return found


def _fits(table: Table, place: int, meaning: str, networks: Collection[str]) -> bool:
    """Return whether at least half of the filled cells match the meaning."""
    cells = _filled_cells(table, place)
    kind: Callable[[str], bool] = is_day
    if meaning == "time":
        kind = _is_data
    elif meaning.startswith("network"):
        kind = partial(are_networks, names=networks)
    return bool(cells) and 2 * sum(map(kind, cells)) >= len(cells)


def _filled_cells(table: Table, place: int) -> list[str]:
    """Return the nonempty cells of a column."""
    return [row.cells[place].strip() for row in table.rows if place < len(row.cells) and row.cells[place].strip()]


def _find_translations(table: Table, chosen: Layout, taken: set[int]) -> dict[str, int]:
    """Return columns whose headings name a language, such as “Caption (FR)” or “Text DE”, by `meaning:language`."""
    found: dict[str, int] = {}
    for place, heading in enumerate(table.header.cells):
        named = _WITH_LANGUAGE.fullmatch(" ".join(heading.split()))
        if not named or place in taken:
            continue
        for meaning in ("text", "title"):
            if _normalise(named[1]) in map(_normalise, chosen.columns.get(meaning, ())):
                found.setdefault(f"{meaning}:{(named[2] or named[3]).lower()}", place)
    return found


def _correct_time(table: Table, places: dict[str, int]) -> None:
    """Treat a time column that contains dates, such as Buffer's “Posting Time”, as `publish`."""
    if (place := places.get("time")) is None or {"date", "publish"} & places.keys():
        return
    cells = _filled_cells(table, place)
    if cells and all(map(is_day, cells)):
        places["publish"] = places.pop("time")


def _find_rivals(table: Table, chosen: Layout, places: Mapping[str, int], ignored: set[int]) -> list[Problem]:
    """Return a problem for each column that may contain the texts too, if a row has both."""
    own = places.get("text")
    names = set(map(_normalise, chosen.columns.get("text", ())))
    found = []
    for place, heading in enumerate(table.header.cells):
        if own is None or place in {*places.values(), *ignored} or _normalise(heading) not in names:
            continue
        both = next(
            (
                row
                for row in table.rows
                if len(row.cells) > max(own, place) and row.cells[own].strip() and row.cells[place].strip()
            ),
            None,
        )
        if both:
            first, second = table.header.cells[own].strip(), heading.strip()
            message = f"two columns may contain the texts of posts, “{first}” and “{second}”; see row {both.number}"
            hint = f'ignore one: --map "{second}={IGNORE}"; or use it instead: --map "{second}=text"'
            found.append(Problem(table.file, table.header.number, place + 1, Severity.ERROR, message, hint))
    return found


def _recognise(names: list[str]) -> Layout:
    """Return the layout that the headings identify, or the hub's own."""
    own = layouts()[OWN]
    for layout in layouts().values():
        if layout.recognised_by and {_normalise(name) for name in layout.recognised_by} <= set(names):
            return layout
    return own


def _apply_map(table: Table, wanted: Mapping[str, str]) -> tuple[dict[str, int], set[int], list[Problem]]:
    """Return the columns with a meaning from --map, the ignored columns, and problems with these options."""
    names = [_normalise(name) for name in table.header.cells]
    places: dict[str, int] = {}
    ignored: set[int] = set()
    problems = []
    for name, meaning in wanted.items():
        found = [place for place, heading in enumerate(names) if heading == _normalise(name)]
        if not found:
            hint = nearest(name, table.header.cells)
            problems.append(_problem(table, f"--map names the column “{name}”, which does not exist", hint))
        elif meaning == IGNORE:
            ignored.update(found)
        elif meaning not in list_meanings():
            hint = nearest(meaning, (*list_meanings(), IGNORE), limit=30)
            problems.append(_problem(table, f"--map {name}={meaning}: “{meaning}” is not a meaning", hint))
        elif meaning in places:
            first = table.header.cells[places[meaning]].strip()
            message = f"--map gives two columns the meaning “{meaning}”: “{first}” and “{name}”"
            problems.append(_problem(table, message, f'ignore one of them: --map "{name}={IGNORE}"'))
        else:
            places[meaning] = found[0]
    return places, ignored, problems


def _report_missing_text(table: Table) -> Problem:
    shown = ", ".join(f"“{name}”" for name in table.header.cells[:12] if name.strip()) or "none"
    message = f"no column contains the texts of posts; the headings in row {table.header.number} are {shown}"
    return _problem(table, message, 'name it: --map "its heading=text"; or name the program: --from hootsuite')


def _problem(table: Table, message: str, hint: str = "") -> Problem:
    return Problem(table.file, table.header.number, 1, Severity.ERROR, message, hint)


def _normalise(name: str) -> str:
    return re.sub("[\\s_*\ufeff\u200b-]+", "", unicodedata.normalize("NFKC", name)).lower()
