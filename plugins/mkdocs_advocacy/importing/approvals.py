"""Find approval columns. A post without a yes in them is a draft, even if its status means `ready`."""

from __future__ import annotations

from dataclasses import replace

from mkdocs_advocacy.importing.cells import FALSE, MARKS, TRUE
from mkdocs_advocacy.importing.headings import is_about, split_words, withholds_until
from mkdocs_advocacy.importing.model import Columns, Table
from mkdocs_advocacy.importing.words import Status, has_condition, is_undecided, status_of, withholds

_ALONE = ("publish", "post", "share", "go")
"""Headings such as “Publish?”. These words mean an approval only if nothing else is in the heading."""

_NEEDED = frozenset(
    (
        *("not", "no", "without", "needs", "need", "needed", "required", "requires", "pending", "open", "outstanding"),
        *("nicht", "keine", "ohne", "nötig", "notwendig", "erforderlich", "ausstehend", "offen"),
        *(
            "pas",
            "non",
            "sans",
            "requis",
            "requise",
            "nécessaire",
            "sin",
            "requiere",
            "requerida",
            "pendiente",
            "necesita",
        ),
        *("senza", "richiede", "richiesta", "necessaria", "niet", "geen", "zonder", "nodig", "vereist"),
        *("não", "sem", "requer", "precisa", "necessária", "pendente"),
    )
)
"""Words that turn a yes into a missing approval, as in “Approval needed?”."""


def mark_approvals(table: Table, columns: Columns) -> Columns:
    """Return the columns with their unused approval columns marked."""
    found = tuple(place for place in columns.unused if _is_approval(table, place))
    unused = tuple(place for place in columns.unused if place not in found)
    return replace(columns, unused=unused, approvals=found)


def read_answer(cell: str) -> Status | None:
    """Return the status that a cell of an approval column gives: ready for a yes, draft for a no, otherwise None."""
    plain = cell.strip().casefold()
    first = split_words(plain).partition(" ")[0] or plain
    if plain in FALSE or is_undecided(cell) or first in FALSE:
        return "draft"
    if plain in (*TRUE, *MARKS):
        return "ready"
    if status := status_of(cell):
        return "ready" if status == "ready" else "draft"
    if first in TRUE and len(first) > 1:
        return "draft" if withholds(cell) or has_condition(cell) else "ready"
    return "draft" if withholds(cell) else None


def find_unapproved(table: Table, place: int) -> frozenset[int]:
    """Return the numbers of the rows that the column does not approve. An x among other ticks means no."""
    cells = {row.number: row.cells[place].strip().casefold() if place < len(row.cells) else "" for row in table.rows}
    crosses = any(cell in (*TRUE, *MARKS) and cell != "x" for cell in cells.values())
    approved = {
        number for number, cell in cells.items() if read_answer(cell) == "ready" and not (crosses and cell == "x")
    }
    if _NEEDED.intersection(split_words(table.header.cells[place]).split()):
        return frozenset(approved)
    return frozenset(cells.keys() - approved)


def _is_approval(table: Table, place: int) -> bool:
    """Return whether the heading is about approval, and at least half of the filled cells say yes or no."""
    heading = table.header.cells[place] if place < len(table.header.cells) else ""
    if withholds_until(heading) or not (is_about(heading, "approval") or split_words(heading) in _ALONE):
        return False
    filled = [row.cells[place].strip() for row in table.rows if place < len(row.cells) and row.cells[place].strip()]
    return bool(filled) and 2 * sum(read_answer(cell) is not None for cell in filled) >= len(filled)
