"""`results/shares.csv`: voluntary counts of shares by the programme's owner.

The hub can't see who shares what, so the owner may count: one row a closed month and post or campaign, and network if
that is counted too. Each share is counted in one row only: a campaign's row excludes the shares counted for its posts,
and a row without a network excludes the shares counted by network. So totals are sums of published rows, and no row can
be subtracted from another one to find a third.

Advocates share, so small counts are about persons. The import leaves out counts from 1 to just below the minimum
instead of adding them to others, because the sum of two counts below 5 nearly gives both away. A row that changes by
less than the minimum keeps its earlier number, because comparing the two editions would reveal the few shares between
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import Cell, Cells, ContractFile, write_rows
from mkdocs_advocacy.results.periods import Period

FILE = "shares.csv"
COLUMNS = ("month", "campaign", "post", "network", "shares")
_REQUIRED, _OPTIONAL = ("month", "shares"), ("campaign", "post", "network")


@dataclass(frozen=True, slots=True, order=True)
class Shares:
    """A row of the file."""

    month: Period
    campaign: str
    """The id of the campaign; empty if `post` is set."""
    post: str
    """The id of the post; empty if `campaign` is set."""
    network: str
    """The id of the network; empty for all networks without a row of their own."""
    shares: int


@dataclass(frozen=True, slots=True)
class ImportedShares:
    """The rows after an import, and what became of the others."""

    rows: Sequence[Shares]
    small: int
    """The number of rows left out because they are below the minimum."""
    unchanged: int
    """The number of rows that keep their earlier number because they changed by less than the minimum."""
    open_months: Sequence[Period]
    """The months left out because they aren't over."""
    deleted: int = 0
    """The number of earlier rows that the file no longer has, in months that it replaces."""


def read_shares(file: str, data: bytes, minimum: int) -> tuple[Sequence[Shares], Sequence[Problem]]:
    """Read the file as the build does; return its rows and its problems. A row below the minimum is a problem."""
    rows, contract, cells = _read(file, data)
    published = []
    for row, cell in zip(rows, cells, strict=True):
        if is_small(row.shares, minimum):
            hint = f"delete the row, or count a whole campaign; 0 and counts from {minimum} are allowed"
            contract.report(cell, f"a count of shares below {minimum} can tell who shared", hint, "small-group")
        else:
            published.append(row)
    return tuple(sorted(published)), contract.problems


def import_shares(
    file: str, data: bytes, existing: Iterable[Shares], minimum: int, today: date
) -> tuple[ImportedShares, Sequence[Problem]]:
    """Replace the months of an owner's file, which has the same columns; return the new rows and the file's problems.

    With problems, nothing may be written.
    """
    rows, contract, _ = _read(file, data)
    known = {_identify(row): row.shares for row in existing}
    open_months = sorted({row.month for row in rows if row.month.last >= today})
    new = [row for row in rows if row.month not in open_months]
    published, small, unchanged = [], 0, 0
    for row in new:
        earlier = known.get(_identify(row))
        if is_small(row.shares, minimum):
            small += 1
        elif earlier is not None and is_small(abs(row.shares - earlier), minimum):
            unchanged += 1
            published.append(replace(row, shares=earlier))
        else:
            published.append(row)
    replaced = {row.month for row in new}
    kept = (row for row in existing if row.month not in replaced)
    deleted = {row for row in known if row.month in replaced} - {_identify(row) for row in published}
    rows = sorted([*kept, *published])
    imported = ImportedShares(tuple(rows), small, unchanged, tuple(open_months), len(deleted))
    return imported, contract.problems


def write_shares(rows: Iterable[Shares]) -> str:
    """Return the content of the file."""
    return write_rows(
        COLUMNS, ((f"{row.month.first:%Y-%m}", row.campaign, row.post, row.network, row.shares) for row in sorted(rows))
    )


def is_small(count: int, minimum: int) -> bool:
    """Return whether a count is of so few that it may not be published. Nobody is not few."""
    return 0 < count < minimum


def _identify(row: Shares) -> Shares:
    return replace(row, shares=0)


def _read(file: str, data: bytes) -> tuple[Sequence[Shares], ContractFile, Sequence[Cell]]:
    """Return the valid rows, the file with its problems, and the cells of the rows' counts."""
    contract = ContractFile(file)
    rows: dict[Shares, tuple[Shares, Cell]] = {}
    for cells in contract.read_rows(data, _REQUIRED, _OPTIONAL):
        row = _read_row(contract, cells)
        if row is None:
            continue
        if earlier := rows.get(_identify(row)):
            message = f"line {earlier[1].line} already counts these shares"
            contract.report(cells["shares"], message, "add the counts up, or name the network of each row")
        else:
            rows[_identify(row)] = row, cells["shares"]
    return [row for row, _ in rows.values()], contract, [cell for _, cell in rows.values()]


def _read_row(contract: ContractFile, cells: Cells) -> Shares | None:
    before = len(contract.problems)
    month = contract.read_month(cells["month"])
    shares = contract.read_count(cells["shares"])
    ids = {name: contract.read_id(cells[name]) if cells[name].text else "" for name in _OPTIONAL}
    if bool(cells["campaign"].text) == bool(cells["post"].text):
        message = "the row names a campaign and a post" if cells["post"].text else "the row names no campaign or post"
        place = cells["post"] if cells["post"].text else cells["month"]
        contract.report(place, message, "name one of them in each row")
    if month is None or shares is None or len(contract.problems) > before:
        return None
    return Shares(month, ids["campaign"], ids["post"], ids["network"], shares)
