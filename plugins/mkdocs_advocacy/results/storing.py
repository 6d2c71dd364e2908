"""Plan the files that an import of own posts, surveys and counts of shares would write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.intake import Terms
from mkdocs_advocacy.results.load import FOLDER, NETWORK_POSTS, SHARES, Results
from mkdocs_advocacy.results.mentions.values import MentionExport
from mkdocs_advocacy.results.network_posts import NetworkExport, count_months, replace_months, write_months
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.shares import Shares, import_shares, write_shares
from mkdocs_advocacy.results.source import Source
from mkdocs_advocacy.results.surveys import SurveyExport, import_answers, write_survey


@dataclass
class Changes:
    """The files to write, and a report in sentences."""

    files: dict[str, bytes] = field(default_factory=dict)
    """The new content of files that change, by path in the hub's folder."""
    lines: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def store_networks(
    exports: Sequence[NetworkExport], results: Results, terms: Terms, covered: Period | None, changes: Changes
) -> None:
    """Add the posts of own accounts. Raises Refused if an export doesn't tell which days it covers."""
    rows = results.network_posts
    stored: set[tuple[str, Period]] = set()
    for export in exports:
        counted = count_months(export, terms.today, covered)
        months = {(row.network, row.month) for row in counted.rows}
        if twice := sorted(months & stored):
            message = f"two files have the posts of {twice[0][0]} in {twice[0][1].first:%Y-%m}"
            raise Refused(message, "import the newer file only; one account of each network is supported")
        stored |= months
        rows = replace_months(rows, counted.rows)
        periods = [row.month for row in counted.rows]
        changes.lines.append(f"{export.tool}: {list_periods(periods) if periods else 'no complete month'}")
        if counted.outside:
            changes.lines.append(f"Left out: posts from months that aren't complete in the file ({counted.outside:,})")
        changes.lines += describe_left_out(export)
    if exports and rows != results.network_posts:
        changes.files[NETWORK_POSTS] = write_months(rows).encode()


def store_surveys(exports: Sequence[SurveyExport], results: Results, terms: Terms, name: str, changes: Changes) -> None:
    """Add the answers to a survey's file. Raises Refused if a question was of another kind before."""
    before = results.surveys.get(name, ())
    rows = before
    for export in exports:
        imported = import_answers(export, rows, terms.minimum, terms.today)
        rows = imported.periods
        changes.lines.append(f"{export.tool}: {len(export.answers):,} answers to “{export.question}”")
        if imported.waiting:
            changes.lines.append(
                f"Not published yet: {list_periods(imported.waiting)}. A score needs 30 answers, and each group must "
                f"be empty or have at least {terms.minimum}."
            )
        if imported.unchanged:
            changes.lines.append(
                f"Unchanged: {list_periods(imported.unchanged)}. Too few answers were added to revise them."
            )
        changes.lines += describe_left_out(export)
    if rows != before:
        changes.files[f"{FOLDER}/{name}.csv"] = write_survey(rows).encode()


def store_shares(sources: Sequence[Source], results: Results, terms: Terms, changes: Changes) -> Sequence[Shares]:
    """Add voluntary counts of shares, and return all of them. With problems in a file, nothing may be written."""
    rows = results.shares
    for source in sources:
        imported, problems = import_shares(source.name, source.data, rows, terms.minimum, terms.today)
        rows = imported.rows
        changes.problems += problems
        changes.lines.append(f"{source.name}: voluntary counts of shares")
        if imported.deleted:
            changes.lines.append(f"Deleted: earlier counts of the same months ({imported.deleted:,})")
        if imported.small:
            changes.lines.append(f"Left out: counts below {terms.minimum} ({imported.small:,})")
        if imported.unchanged:
            changes.lines.append(f"Unchanged: counts that differ by less than {terms.minimum} ({imported.unchanged:,})")
        if imported.open_months:
            changes.lines.append(f"Left out, because they aren't over yet: {list_periods(imported.open_months)}")
    if sources and rows != results.shares:
        changes.files[SHARES] = write_shares(rows).encode()
    return rows


def describe_left_out(export: Export | NetworkExport | SurveyExport | MentionExport) -> Iterator[str]:
    """Yield the lines of the report on rows and columns that don't get into the results."""
    for reason, count in export.left_out.items():
        yield f"Left out: {reason} ({count:,})"
    if export.dropped_columns:
        yield f"Not stored, because it may be personal data: {', '.join(export.dropped_columns)}"


def list_periods(periods: Sequence[Period]) -> str:
    """Return the periods in words."""
    if len(periods) == 1:
        return str(periods[0])
    return f"{len(periods)} periods, {periods[0].first} to {periods[-1].last}"
