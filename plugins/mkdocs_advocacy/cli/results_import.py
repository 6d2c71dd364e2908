"""The command `advocacy results import`."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, get_args

import click

from mkdocs_advocacy.cli.hub import CLEAN, CannotRun, Opened, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.problems import as_text
from mkdocs_advocacy.core.writing import NewFile, write_files
from mkdocs_advocacy.kinds.campaigns.results.known import known_of
from mkdocs_advocacy.results.clicks import FILE as CLICKS
from mkdocs_advocacy.results.clicks import write_clicks
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.imports import FILE as IMPORTS
from mkdocs_advocacy.results.imports import write_imports
from mkdocs_advocacy.results.intake import Outcome, Stored, Terms, plan_import
from mkdocs_advocacy.results.load import load_results
from mkdocs_advocacy.results.logs.question import Question
from mkdocs_advocacy.results.mapping.load import FILE as MAPPING
from mkdocs_advocacy.results.mapping.load import load_mapping
from mkdocs_advocacy.results.options import ResultsOptions
from mkdocs_advocacy.results.periods import Period, period_of
from mkdocs_advocacy.results.readers.mapped import make_reader
from mkdocs_advocacy.results.readers.reader import Reader
from mkdocs_advocacy.results.reading import read_files
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, DateOrder, DecimalSign, Labels
from mkdocs_advocacy.results.tags import Matcher

_MOST_NAMED = 5
"""How many unknown campaigns or posts are named."""


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dates", type=click.Choice(get_args(DateOrder)), help="The order in dates such as 03/04/2026.")
@click.option("--decimal", type=click.Choice(get_args(DecimalSign)), help="The decimal sign in numbers such as 1.234.")
@click.option("--period", help="The days that a file covers, if it doesn't say: 2026-11, or 2026-11-02..2026-11-08.")
@click.option("--labels", type=click.Choice(get_args(Labels)), help="The tag that a column named “Label” contains.")
@click.option("--dry-run", is_flag=True, help="Show the result without writing any files.")
@of_hub
def import_results(
    files: tuple[Path, ...],
    dates: DateOrder | None,
    decimal: DecimalSign | None,
    period: str | None,
    labels: Labels | None,
    dry_run: bool,
    config_file: Path,
) -> None:
    """Import exports of analytics tools and access logs into results/.

    The files are recognised by their content. Only sums for closed weeks or months are stored, and only if they reach
    the minimum. Exit codes: 0 imported or nothing new, 2 nothing was imported.
    """
    answers = Answers(dates, decimal, _parse_period(period), labels)
    opened = open_hub(config_file)
    options, root, hub = options_of(opened), opened.places.root, opened.hub
    stored, problems = load_results(root, options)
    if problems:
        raise CannotRun(f"{as_text(problems)}\nCorrect these problems first. Nothing was imported.")
    known, terms = known_of(hub), _terms_of(hub, options)
    question = Question(options.period, hub.settings.zone, known.simplify)
    with _Progress() as progress:
        reading = read_files(files, answers, question, mapped=_find_mapped(root), report=progress.report)
    if reading.problems:
        raise CannotRun(f"{as_text(reading.problems)}\nNothing was imported.")
    try:
        outcome = plan_import(reading.exports, known, Stored(stored.clicks, stored.imports), terms)
    except Refused as error:
        raise CannotRun(f"{with_hint(str(error), error.hint)}\nNothing was imported.") from None
    say("\n".join(_describe(reading.exports, outcome, Matcher(known, reading.exports[0].grain), terms)))
    if dry_run:
        say("Dry run: nothing was written.")
    elif outcome.has_changes:
        _write(root, outcome.stored)
    sys.exit(CLEAN)


def _terms_of(hub: Hub, options: ResultsOptions) -> Terms:
    return Terms(
        span=options.period,
        minimum=options.minimum,
        today=hub.today,
        hidden=frozenset(hub.known_networks[name].utm.name for name in options.hide if name in hub.known_networks),
        keep=options.keep,
    )


def _parse_period(text: str | None) -> Period | None:
    """Return the period of a flag: a month such as 2026-11, or two days."""
    if text is None:
        return None
    try:
        first, dots, last = text.partition("..")
        if dots:
            return Period(date.fromisoformat(first), date.fromisoformat(last))
        return period_of(date.fromisoformat(f"{text}-01"), "month")
    except ValueError:
        message = f"“{text}” is neither a month such as 2026-11 nor days such as 2026-11-02..2026-11-08"
        raise click.BadParameter(message, param_hint="--period") from None


def _find_mapped(root: Path) -> Sequence[Reader]:
    """Return the readers of the exports that results/results.yml describes. The file has no problems."""
    file = root / MAPPING
    return [*map(make_reader, load_mapping(file.read_bytes())[0])] if file.is_file() else []


class _Progress:
    """The progress with access logs, on a terminal only."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __enter__(self) -> _Progress:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.render_finish()

    def report(self, done: int, total: int) -> None:
        """Show how many bytes are read."""
        if self._bar is None:
            self._bar = click.progressbar(length=total, label="Reading access logs", file=sys.stderr)
        self._bar.update(done - self._bar.pos)


def options_of(opened: Opened) -> ResultsOptions:
    """Return the options of the plugin `advocacy/results`. Raises CannotRun for a hub without it."""
    options: ResultsOptions | None = opened.unpublished.reading.options.get("results")
    if options is None:
        raise CannotRun("The hub has no results: add the line “- advocacy/results” under plugins: in mkdocs.yml.")
    return options


def _write(root: Path, stored: Stored) -> None:
    contents = {CLICKS: write_clicks(stored.clicks), IMPORTS: write_imports(stored.imports)}
    write_files((NewFile(root / name, name, data) for name, data in contents.items()), below=root)


def _describe(exports: Sequence[Export], outcome: Outcome, matcher: Matcher, terms: Terms) -> Iterator[str]:
    """Yield the lines of the report."""
    export = exports[0]
    yield f"Read {export.measure} of {export.tool}."
    for words, periods in (
        ("Added", outcome.added),
        ("Revised", outcome.revised),
        ("Unchanged", outcome.unchanged),
        ("Deleted, because they are older than the option keep allows", outcome.deleted),
        ("Left out, because they aren't over yet", outcome.not_closed),
        ("Left out, because the files cover only a part of them", outcome.incomplete),
    ):
        if periods:
            yield f"{words}: {_list_periods(periods)}"
    for period, first in outcome.too_soon.items():
        yield f"Not revised: {period}. Published results can be revised once a month, from {first}."
    if outcome.has_changes:
        hidden = outcome.visits - outcome.published
        yield f"{outcome.visits:,} {export.measure} belong to your campaigns; {outcome.published:,} are published."
        if hidden:
            yield f"{hidden:,} aren't published, because fewer than {terms.minimum} belong together."
    yield from _describe_unmatched(outcome, export.measure, matcher)
    for one in exports:
        for reason, count in one.left_out.items():
            yield f"Left out: {count:,} {reason}"
        if one.dropped_columns:
            yield f"Not read, because they may contain personal data: the columns {', '.join(one.dropped_columns)}"


def _describe_unmatched(outcome: Outcome, measure: str, matcher: Matcher) -> Iterator[str]:
    unmatched = outcome.unmatched
    if unmatched.untagged:
        yield f"Left out: {unmatched.untagged:,} {measure} without utm_campaign"
    for noun, counts in (
        ("utm_medium", unmatched.of_other_mediums),
        ("utm_source", unmatched.of_other_sources),
    ):
        if counts:
            yield f"Left out: {counts.total():,} {measure} with an unknown {noun}: {_list_counts(counts)}"
    if campaigns := unmatched.of_other_campaigns:
        meant = _list_counts(campaigns, matcher.meant_campaign)
        yield f"Left out: {campaigns.total():,} {measure} of other campaigns: {meant}"
    if posts := unmatched.of_other_posts:
        meant = _list_counts(posts, matcher.meant_post)
        yield f"Counted for the campaign only: {posts.total():,} {measure} with an unknown utm_content: {meant}"


def _list_counts(counts: Counter[str], meant: Callable[[str], str] | None = None) -> str:
    """List the most frequent values with their counts, and the nearest known name of each."""
    parts = []
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NAMED]:
        near = meant(name) if meant and name else ""
        parts.append(f"{_shown(name)} {count:,}{f' (did you mean {near}?)' if near else ''}")
    more = len(counts) - _MOST_NAMED
    return ", ".join(parts) + (f" and {more:,} more" if more > 0 else "")


def _shown(name: str) -> str:
    if "@" in name:
        return "(an e-mail address)"
    return f"“{name[:60]}”" if name else "(empty)"


def _list_periods(periods: Sequence[Period]) -> str:
    if len(periods) == 1:
        return str(periods[0])
    return f"{len(periods)} periods, {periods[0].first} to {periods[-1].last}"
