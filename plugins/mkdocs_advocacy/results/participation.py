"""`results/participation.csv`: how many of those invited took part in a survey, by the owner's own count.

A row a survey and period: `survey` is the name of the survey's file without .csv. Survey tools don't know how many
were invited, so the owner writes this file by hand. It is separate from the answers because it is about the survey as
a whole, and because the import never touches it. Those who didn't answer are a group too: a team in which two people
are missing would soon know who they are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import ContractFile
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.shares import is_small

FILE = "participation.csv"
COLUMNS = ("survey", "from", "to", "invited", "answered")


@dataclass(frozen=True, slots=True, order=True)
class Participation:
    """A row of the file."""

    survey: str
    period: Period
    invited: int
    answered: int

    @property
    def rate(self) -> float:
        """Return the share of those invited who took part."""
        return self.answered / self.invited


def read_participation(file: str, data: bytes, minimum: int) -> tuple[Sequence[Participation], Sequence[Problem]]:
    """Read the file; return its rows and its problems. Too few people who did or didn't take part are a problem."""
    contract = ContractFile(file)
    rows: list[Participation] = []
    for cells in contract.read_rows(data, COLUMNS):
        survey = contract.read_id(cells["survey"])
        period = contract.read_months(cells["from"], cells["to"])
        invited, answered = contract.read_count(cells["invited"]), contract.read_count(cells["answered"])
        if not survey or period is None or invited is None or answered is None:
            continue
        if not invited or answered > invited:
            message = f"{answered} answered, but {invited} were invited"
            contract.report(cells["answered"], message, "count people, not answers to questions")
        elif is_small(answered, minimum):
            message = f"the count of those who took part is below {minimum}"
            contract.report(cells["answered"], message, "delete the row", "small-group")
        elif is_small(invited - answered, minimum):
            message = f"fewer than {minimum} didn't take part, so colleagues could tell who"
            contract.report(cells["answered"], message, "delete the row", "small-group")
        elif any(row.survey == survey and row.period.overlaps(period) for row in rows):
            contract.report(
                cells["from"], "an earlier row of this survey has days of this period", "delete one of them"
            )
        else:
            rows.append(Participation(survey, period, invited, answered))
    return tuple(sorted(rows)), contract.problems
