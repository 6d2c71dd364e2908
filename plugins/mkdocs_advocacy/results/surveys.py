"""`results/<survey>.csv`: the answers to rating questions, counted by groups of scores, for closed months.

Answers are of people, and the people asked are often colleagues, so the file holds no more than what is published:
- Scores are counted in the fixed groups of GROUPS: promoters, passives and detractors, or satisfied and others. Single
  scores would be too few to show in a survey of a hundred people. The net promoter score and the share of satisfied
  people come from these groups alone, so nothing else has to be published.
- All groups of a question are published, or none. Each must be empty or reach the minimum, and a score needs 30
  answers. A score without its groups isn't safe: together with its number of answers and its interval it gives the
  number of detractors away.
- A month that falls short joins the following months until they can be published together. Published periods are
  never divided again.
- Later answers revise a published period only if no group changes by less than the minimum, because the two editions
  together would show the few answers between them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Literal

from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.results.contract import Cell, Cells, ContractFile, write_rows
from mkdocs_advocacy.results.periods import Period, period_of, periods_within
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.shares import is_small
from mkdocs_advocacy.results.statistics import Estimate, estimate_adjusted_nps, estimate_nps, estimate_rate

Kind = Literal["nps", "scale", "yes-no"]
"""A question's scale: 0 to 10 for a net promoter score, 1 to 5, or yes and no."""
COLUMNS = ("from", "to", "question", "kind", "score", "answers")
GROUPS: Mapping[Kind, Sequence[str]] = {
    "nps": ("0 to 6", "7 to 8", "9 to 10"),
    "scale": ("1 to 3", "4 to 5"),
    "yes-no": ("no", "yes"),
}
"""The groups of scores by kind, from worst to best. Spreadsheet programs would take 1-3 for a date."""
FEWEST_ANSWERS = 30
LONGEST_QUESTION = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, without anything about the person."""

    day: date
    group: int
    """The place of the group in GROUPS."""


@dataclass(frozen=True, slots=True)
class SurveyExport:
    """The answers to one question in the export of a survey tool."""

    tool: str
    question: str
    kind: Kind
    answers: Sequence[Answer]
    left_out: Mapping[str, int] = field(default_factory=dict)
    dropped_columns: Sequence[str] = ()


@dataclass(frozen=True, slots=True, order=True)
class SurveyPeriod:
    """The answers to a question in one or several months."""

    period: Period
    question: str
    kind: Kind
    groups: tuple[int, ...]
    """The number of answers by group, as in GROUPS."""

    @property
    def answers(self) -> int:
        """Return the number of answers."""
        return sum(self.groups)

    @property
    def score(self) -> Estimate:
        """Return the net promoter score from -100 to 100, or the share of the best group, with its interval."""
        if self.kind == "nps":
            detractors, passives, promoters = self.groups
            interval = estimate_adjusted_nps(promoters, passives, detractors)
            return Estimate(estimate_nps(promoters, passives, detractors).value, interval.low, interval.high)
        return estimate_rate(self.groups[-1], self.answers)

    def differs_from(self, other: SurveyPeriod) -> bool:
        """Return whether the scores differ by more than chance, so that a change may be stated."""
        return not self.score.overlaps(other.score)


@dataclass(frozen=True, slots=True)
class ImportedSurvey:
    """The rows after an import, and what became of the other answers."""

    periods: Sequence[SurveyPeriod]
    waiting: Sequence[Period]
    """The closed months that can't be published yet."""
    unchanged: Sequence[Period]
    """The published periods with other answers than before, which keep their numbers."""


def is_publishable(groups: Sequence[int], minimum: int) -> bool:
    """Return whether the answers of a period may be published."""
    return sum(groups) >= FEWEST_ANSWERS and not any(is_small(count, minimum) for count in groups)


def import_answers(export: SurveyExport, existing: Iterable[SurveyPeriod], minimum: int, today: date) -> ImportedSurvey:
    """Add a question's answers to the rows of a survey's file. Raises Refused if the question was of another kind."""
    rows = list(existing)
    known = [row for row in rows if row.question == export.question]
    if other := next((row for row in known if row.kind != export.kind), None):
        message = f"“{export.question}” was imported as {other.kind}, but this export is read as {export.kind}"
        raise Refused(message, "add --nps if it asks for a recommendation from 0 to 10, or import it into another file")
    published, unchanged = [row for row in rows if row.question != export.question], []
    for row in known:
        groups = _count_groups(export, row.period)
        if groups != row.groups and _may_replace(row.groups, groups, minimum):
            published.append(replace(row, groups=groups))
            continue
        published.append(row)
        if sum(groups) and groups != row.groups:
            unchanged.append(row.period)
    waiting: list[Period] = []
    for run in _find_unpublished(export, known, today):
        added, left = _join_months(export, run, minimum)
        published += added
        waiting += left
    return ImportedSurvey(tuple(sorted(published)), tuple(waiting), tuple(unchanged))


def _may_replace(old: Sequence[int], new: Sequence[int], minimum: int) -> bool:
    """Return whether new numbers may replace published ones: they are complete, and no group changes by a few."""
    changes = (abs(after - before) for before, after in zip(old, new, strict=True))
    return sum(new) >= sum(old) and is_publishable(new, minimum) and not any(is_small(few, minimum) for few in changes)


def _find_unpublished(export: SurveyExport, known: Sequence[SurveyPeriod], today: date) -> Sequence[Sequence[Period]]:
    """Return the closed months without a published row, as runs of months that follow each other."""
    runs: list[list[Period]] = [[]]
    for month in _list_closed_months(export, today):
        if any(row.period.overlaps(month) for row in known):
            runs.append([])
        else:
            runs[-1].append(month)
    return [run for run in runs if run]


def _list_closed_months(export: SurveyExport, today: date) -> Iterable[Period]:
    if not export.answers:
        return ()
    first = period_of(min(answer.day for answer in export.answers), "month").first
    last = max(answer.day for answer in export.answers)
    months = periods_within(Period(first, period_of(last, "month").last), "month")
    return (month for month in months if month.last < today)


def _join_months(
    export: SurveyExport, months: Sequence[Period], minimum: int
) -> tuple[Sequence[SurveyPeriod], Sequence[Period]]:
    """Join months until they can be published; return the rows, and the months with answers that are left."""
    rows: list[SurveyPeriod] = []
    pending: list[Period] = []
    for month in months:
        if not pending and not sum(_count_groups(export, month)):
            continue
        pending.append(month)
        period = Period(pending[0].first, month.last)
        groups = _count_groups(export, period)
        if is_publishable(groups, minimum):
            rows.append(SurveyPeriod(period, export.question, export.kind, groups))
            pending = []
    return rows, [month for month in pending if sum(_count_groups(export, month))]


def _count_groups(export: SurveyExport, period: Period) -> tuple[int, ...]:
    counts = Counter(answer.group for answer in export.answers if period.first <= answer.day <= period.last)
    return tuple(counts[place] for place in range(len(GROUPS[export.kind])))


def write_survey(rows: Iterable[SurveyPeriod]) -> str:
    """Return the content of the file."""
    return write_rows(
        COLUMNS,
        (
            (row.period.first, row.period.last, row.question, row.kind, group, count)
            for row in sorted(rows)
            for group, count in zip(GROUPS[row.kind], row.groups, strict=True)
        ),
    )


def clean_question(heading: str) -> str:
    """Return a question without formatting, line breaks, and signs at its start that spreadsheets read as formulas."""
    plain = " ".join(re.sub(r"<[^<>]*>", "", heading).split())
    return plain.lstrip("=+-@ ")[:LONGEST_QUESTION].rstrip()


def read_survey(file: str, data: bytes, minimum: int) -> tuple[Sequence[SurveyPeriod], Sequence[Problem]]:
    """Read the file as the build does; return its rows and its problems. A group below the minimum is a problem."""
    contract = ContractFile(file)
    found: dict[tuple[Period, str, Kind], dict[str, tuple[int, Cell]]] = {}
    for cells in contract.read_rows(data, COLUMNS):
        _read_row(contract, cells, found, minimum)
    rows: list[SurveyPeriod] = []
    for (period, question, kind), groups in found.items():
        first = min((cell for _, cell in groups.values()), key=lambda cell: cell.line)
        if missing := [group for group in GROUPS[kind] if group not in groups]:
            contract.report(
                first, f"the row of the scores {missing[0]} is missing", "a question has a row for each group"
            )
            continue
        row = SurveyPeriod(period, question, kind, tuple(groups[group][0] for group in GROUPS[kind]))
        if row.answers < FEWEST_ANSWERS:
            message = f"the question has {row.answers} answers in this period"
            contract.report(first, message, f"at least {FEWEST_ANSWERS} are needed; delete its rows", "small-group")
        elif is_publishable(row.groups, minimum):
            rows.append(row)
    for earlier, later in pairwise(sorted(rows, key=lambda row: (row.question, row.period))):
        if earlier.question == later.question and earlier.period.overlaps(later.period):
            cell = found[later.period, later.question, later.kind][GROUPS[later.kind][0]][1]
            contract.report(cell, f"the period overlaps {earlier.period}", "delete the rows of one of the periods")
    return tuple(sorted(rows)), contract.problems


def _read_row(
    contract: ContractFile,
    cells: Cells,
    found: dict[tuple[Period, str, Kind], dict[str, tuple[int, Cell]]],
    minimum: int,
) -> None:
    """Add a row to the groups of its question and period, or report its problems."""
    period = contract.read_months(cells["from"], cells["to"])
    count = contract.read_count(cells["answers"])
    kind = next((kind for kind in GROUPS if kind == cells["kind"].text), None)
    if kind is None:
        contract.report(cells["kind"], f"the kind “{cells['kind'].text[:60]}” is unknown", nearest("", GROUPS))
    elif cells["score"].text not in GROUPS[kind]:
        hint = nearest(cells["score"].text, GROUPS[kind])
        contract.report(cells["score"], f"“{cells['score'].text[:60]}” is not a group of {kind} scores", hint)
    elif not cells["question"].text:
        contract.report(cells["question"], "the question is missing")
    elif period and count is not None:
        groups = found.setdefault((period, cells["question"].text, kind), {})
        if cells["score"].text in groups:
            contract.report(cells["score"], "this group has two rows in this period", "delete one of them")
        groups[cells["score"].text] = count, cells["answers"]
        if is_small(count, minimum):
            hint = f"delete all rows of this question and period; 0 and counts from {minimum} are allowed"
            contract.report(cells["answers"], f"a count of answers below {minimum} is published", hint, "small-group")
