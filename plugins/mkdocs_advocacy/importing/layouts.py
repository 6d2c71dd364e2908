"""What the columns of a spreadsheet mean: found by their names, or said by the writer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.importing.cells import are_networks, is_day, is_time, names_of
from mkdocs_advocacy.importing.model import Columns, Layout, Reading, Row, Table
from mkdocs_advocacy.networks.model import Network

OWN = "hub"
IGNORE = "ignore"
"""What --map calls a column that is to be left out."""
_TEXTS = ("text", "wording")
_WITH_LANGUAGE = re.compile(r"(.+?)\s*(?:[(\[]([A-Za-z]{2})[)\]]|[\s_–-]([A-Za-z]{2}))")
"""A heading with the code of a language."""
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
    networks = (names for layout in layouts().values() for names in layout.networks.values())
    return _headings() | {_plain(name) for names in networks for name in names}


@cache
def _headings() -> frozenset[str]:
    """All names of columns, without those of networks, which cells have too."""
    groups = (group for layout in layouts().values() for group in (layout.columns, layout.if_cells_agree))
    spellings = (names for group in groups for names in group.values())
    return frozenset(_plain(name) for names in spellings for name in names)


def columns_of(table: Table, reading: Reading, networks: Mapping[str, Network]) -> tuple[Table, Columns, list[Problem]]:
    """The table without what stands above its rows, what its columns mean, and what is wrong with the headings."""
    rows = (table.header, *table.rows)
    place = _place_of_headings(rows, reading)
    below = Table(table.file, rows[place], tuple(row for row in rows[place + 1 :] if not _same(row, rows[place])))
    below = replace(below, above=rows[:place], sheet=table.sheet)
    found, columns, problems = _columns_in(below, reading, names_of(networks))
    if found.header.number and (cell := next(filter(_is_data, found.header.cells), None)):
        message = f"row {found.header.number} has no headings: “{cell.strip()}” is not one"
        hint = "write the headings above the posts, or name the program: --from hootsuite"
        return found, replace(columns, unused=()), [_problem(found, message, hint)]
    following = rows[place + 1] if place + 1 < len(rows) else None
    if following and _are_headings(following) and _filled(following) > _filled(rows[place]):
        message = f"rows {rows[place].number} and {following.number} both look like headings"
        hint = f"delete row {rows[place].number}, so that each column has one heading"
        return found, replace(columns, unused=()), [_problem(below, message, hint)]
    return found, columns, problems


def _place_of_headings(rows: Sequence[Row], reading: Reading) -> int:
    """Where the headings are: in the first row, or soon below a title. A title has fewer cells than the headings.

    Nothing is looked for below headings: a cell of a post may say “Text” too.
    """
    mapped = {_plain(name) for name in reading.columns}
    for place, row in enumerate(rows[: _MOST_HEADINGS + 1]):
        wider = all(_filled(above) < _filled(row) for above in rows[:place])
        if wider and (_are_headings(row) or (mapped and mapped <= set(map(_plain, row.cells)))):
            return place
    return 0


def _are_headings(row: Row) -> bool:
    """Whether at least two cells are known as headings, and none is a day, a time or an address."""
    return not any(map(_is_data, row.cells)) and sum(_plain(cell) in _headings() for cell in row.cells) > 1


def _is_data(cell: str) -> bool:
    """Whether the cell can't be a heading."""
    return is_day(cell.strip()) or is_time(cell.strip()) or "://" in cell


def _filled(row: Row) -> int:
    return sum(bool(cell.strip()) for cell in row.cells)


def _same(row: Row, headings: Row) -> bool:
    """Whether the headings are repeated there, as on every page of a long calendar."""
    pairs = zip(row.cells, headings.cells, strict=False)
    return len(row.cells) == len(headings.cells) and all(_plain(cell) == _plain(heading) for cell, heading in pairs)


def _columns_in(table: Table, reading: Reading, networks: Collection[str]) -> tuple[Table, Columns, list[Problem]]:
    names = [_plain(name) for name in table.header.cells]
    chosen = layouts()[reading.layout] if reading.layout else _recognised(names)
    said, ignored, problems = _mapped(table, reading.columns)
    width = max(len(row.cells) for row in (table.header, *table.rows))
    named = {name for spellings in chosen.columns.values() for name in map(_plain, spellings)}
    if chosen.positions and not reading.columns and not named & set(names):
        rows = (table.header, *table.rows)
        places = {meaning: place for place, meaning in enumerate(chosen.positions) if place < len(names)}
        unused = tuple(range(len(chosen.positions), width))
        return replace(table, header=Row(0, chosen.positions), rows=rows), Columns(chosen, places, {}, unused), problems
    places = {}
    for meaning, spellings in chosen.columns.items():
        found = next((names.index(name) for name in map(_plain, spellings) if name in names), None)
        if found is not None and found not in {*said.values(), *ignored}:
            places[meaning] = found
    places |= _in_languages(table, chosen, {*places.values(), *said.values(), *ignored})
    taken = {*places.values(), *said.values(), *ignored}
    places |= _agreeing(table, chosen, taken, networks, {*places, *said})
    places |= said
    _correct_time(table, places)
    flags = {
        network: names.index(_plain(name))
        for network, spellings in chosen.networks.items()
        for name in spellings
        if _plain(name) in names and names.index(_plain(name)) not in ignored
    }
    if not any(meaning.partition(":")[0] in _TEXTS for meaning in places):
        problems.append(_without_text(table))
    problems += _rivals(table, chosen, places, ignored)
    made = {place for place, name in enumerate(names) if name in map(_plain, chosen.left_out)}
    unused = tuple(sorted({*range(width)} - {*places.values(), *flags.values(), *made, *ignored}))
    return table, Columns(chosen, places, flags, unused, ignored=tuple(sorted(ignored))), problems


def _agreeing(
    table: Table, chosen: Layout, taken: set[int], networks: Collection[str], known: Collection[str]
) -> dict[str, int]:
    """Columns whose headings can mean something, and whose cells do: “Day” may have Mondays, and “Data” anything."""
    names = [_plain(name) for name in table.header.cells]
    found: dict[str, int] = {}
    for meaning, spellings in chosen.if_cells_agree.items():
        if meaning in known:
            continue
        for name in map(_plain, spellings):
            place = names.index(name) if name in names else None
            if place is not None and place not in {*taken, *found.values()} and _fits(table, place, meaning, networks):
                found[meaning] = place
                break
    return found


def _fits(table: Table, place: int, meaning: str, networks: Collection[str]) -> bool:
    """Whether at least half of the filled cells are what the meaning says."""
    cells = _filled_cells(table, place)
    kind: Callable[[str], bool] = is_day
    if meaning == "time":
        kind = _is_data
    elif meaning.startswith("network"):
        kind = partial(are_networks, names=networks)
    return bool(cells) and 2 * sum(map(kind, cells)) >= len(cells)


def _filled_cells(table: Table, place: int) -> list[str]:
    """The cells of a column that are not empty."""
    return [row.cells[place].strip() for row in table.rows if place < len(row.cells) and row.cells[place].strip()]


def _in_languages(table: Table, chosen: Layout, taken: set[int]) -> dict[str, int]:
    """Columns whose headings name a language, such as “Caption (FR)” or “Text DE”, by meaning and language."""
    found: dict[str, int] = {}
    for place, heading in enumerate(table.header.cells):
        named = _WITH_LANGUAGE.fullmatch(" ".join(heading.split()))
        if not named or place in taken:
            continue
        for meaning in ("text", "title"):
            if _plain(named[1]) in map(_plain, chosen.columns.get(meaning, ())):
                found.setdefault(f"{meaning}:{(named[2] or named[3]).lower()}", place)
    return found


def _correct_time(table: Table, places: dict[str, int]) -> None:
    """A column of times that holds days as well, such as Buffer's “Posting Time”, is that of the days."""
    if (place := places.get("time")) is None or {"date", "publish"} & places.keys():
        return
    cells = _filled_cells(table, place)
    if cells and all(map(is_day, cells)):
        places["publish"] = places.pop("time")


def _rivals(table: Table, chosen: Layout, places: Mapping[str, int], ignored: set[int]) -> list[Problem]:
    """A problem where two columns may have the texts of posts, both filled in the same row."""
    own = places.get("text")
    names = set(map(_plain, chosen.columns.get("text", ())))
    found = []
    for place, heading in enumerate(table.header.cells):
        if own is None or place in {*places.values(), *ignored} or _plain(heading) not in names:
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
            message = f"the texts of posts may be in two columns, “{first}” and “{second}”; see row {both.number}"
            hint = f'leave one of them out: --map "{second}={IGNORE}"; or name the other one: --map "{second}=text"'
            found.append(Problem(table.file, table.header.number, place + 1, Severity.ERROR, message, hint))
    return found


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
    message = f"no column has the texts of posts; the headings in row {table.header.number} are {shown}"
    return _problem(table, message, 'say which one: --map "its heading=text", or name the program: --from hootsuite')


def _problem(table: Table, message: str, hint: str = "") -> Problem:
    return Problem(table.file, table.header.number, 1, Severity.ERROR, message, hint)


def _plain(name: str) -> str:
    return re.sub("[\\s_*\ufeff\u200b-]+", "", unicodedata.normalize("NFKC", name)).lower()
