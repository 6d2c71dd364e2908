"""Find reasons to withhold a row's post: missing approvals, and remarks in unused columns or next to texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.approvals import find_unapproved
from mkdocs_advocacy.importing.cells import FALSE, find_remark_beside_networks, is_day
from mkdocs_advocacy.importing.guess import truncate
from mkdocs_advocacy.importing.headings import is_about
from mkdocs_advocacy.importing.layouts import IGNORE
from mkdocs_advocacy.importing.moments import When
from mkdocs_advocacy.importing.remarks import Names, find_contradiction
from mkdocs_advocacy.importing.report import make_problem
from mkdocs_advocacy.importing.row_cells import RowCells
from mkdocs_advocacy.importing.words import (
    begins_withheld,
    denies_withholding,
    is_undecided,
    says_nothing,
    status_of,
    withholds,
)
from mkdocs_advocacy.networks.model import Network

_LONGEST = 60
_TEXTS = ("title", "text", "wording")
_BECOMES = "the post is a draft"
_RELEASE = "once it may be published, delete the remark and write status: ready in its file"

_READ_NETWORKS = "if it may be published there, delete the remark and write status: ready in its file"
_APPROVE = "once it is approved, write status: ready in its file"


class Withheld:
    """A finder of reasons to withhold posts. It skips columns that the writer ignores."""

    def __init__(self, cells: RowCells, networks: Mapping[str, Network]) -> None:
        """Read the approval columns. `networks` are all known networks."""
        self._cells, self._names, self._networks = cells, Names(networks), networks
        self._unapproved = {place: find_unapproved(cells.table, place) for place in cells.columns.approvals}

    def by_words(self, row: Row) -> Problem | None:
        """Return a notice if an approval or a remark makes the row's post a draft, otherwise None."""
        cells = self._cells
        for place, rows in self._unapproved.items():
            if row.number in rows:
                return self._notice(row, place, f"the row is not approved: {_BECOMES}", _APPROVE)
        embargo = cells.text(row, "embargo")
        if self._is_embargoed(embargo):
            return self._notice(row, cells.columns.places["embargo"], f"“{_shown(embargo)}”: {_BECOMES}")
        for name in ("network", "networks"):
            if aside := find_remark_beside_networks(cells.text(row, name), self._networks):
                return self._notice(row, cells.columns.places[name], f"“{_shown(aside)}”: {_BECOMES}", _READ_NETWORKS)
        for place, cell in self._remarks(row):
            state = status_of(cell) if is_about(cells.heading_at(place), "status") else None
            if withholds(cell) or state not in (None, "ready"):
                return self._notice(row, place, f"“{_shown(cell)}”: {_BECOMES}")
        for name in cells.columns.places:
            if name.partition(":")[0] in _TEXTS and begins_withheld(cells.text(row, name)):
                message = f"“{_shown(cells.text(row, name))}”: {_BECOMES}"
                return make_problem(cells.table, cells.columns, row, name, message, _RELEASE, Severity.NOTICE)
        return None

    def _is_embargoed(self, cell: str) -> bool:
        """Return whether an embargo cell holds the post back without a readable date."""
        if is_undecided(cell):
            return True
        return not (says_nothing(cell) or cell.casefold() in FALSE or is_day(cell) or denies_withholding(cell))

    def by_facts(self, row: Row, when: When | None, networks: Collection[str]) -> Problem | None:
        """Return a notice if a remark has a date, time or network that the row does not have, otherwise None.

        `when` is the publishing date of the row's post, and `networks` are the networks that the row names.
        """
        for place, cell in self._remarks(row):
            if fact := find_contradiction(self._cells.heading_at(place), cell, when, networks, self._names):
                message = f"“{_shown(cell)}” contains a {fact} that the row does not have: {_BECOMES}"
                return self._notice(row, place, message)
        return None

    def _remarks(self, row: Row) -> Iterator[tuple[int, str]]:
        """Yield the nonempty cells of unused columns, with their positions."""
        cells = ((place, self._cells.at(row, place)) for place in self._cells.columns.unused)
        return ((place, cell) for place, cell in cells if cell)

    def _notice(self, row: Row, place: int, message: str, hint: str = _RELEASE) -> Problem:
        heading = self._cells.heading_at(place)
        named = f"column “{heading}”: " if heading else ""
        ignore = f'; or ignore the column: --map "{heading}={IGNORE}"' if heading else ""
        file = self._cells.table.file
        return Problem(file, row.number, place + 1, Severity.NOTICE, f"{named}{message}", f"{hint}{ignore}")


def _shown(cell: str) -> str:
    return truncate(" ".join(cell.split()), _LONGEST)
