"""The command `advocacy results import`."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args

import click

from mkdocs_advocacy.cli.hub import CLEAN, CannotRun, Opened, errors_of, of_hub, open_hub, say, with_hint
from mkdocs_advocacy.cli.results_report import describe_import, describe_nothing, describe_unknown_shares
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import as_text
from mkdocs_advocacy.core.writing import NewFile, write_together
from mkdocs_advocacy.kinds.campaigns.results.known import known_of
from mkdocs_advocacy.results.bulk.remote import count_visits, open_table
from mkdocs_advocacy.results.clicks import FILE as CLICKS
from mkdocs_advocacy.results.clicks import write_clicks
from mkdocs_advocacy.results.contract import YEARS
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.imports import FILE as IMPORTS
from mkdocs_advocacy.results.imports import write_imports
from mkdocs_advocacy.results.intake import Stored, Terms, plan_import
from mkdocs_advocacy.results.load import NETWORK_POSTS, PARTICIPATION, SHARES, Results, load_results
from mkdocs_advocacy.results.logs.question import Question
from mkdocs_advocacy.results.mapping.load import FILE as MAPPING
from mkdocs_advocacy.results.mapping.load import load_mapping
from mkdocs_advocacy.results.mentions.file import FILE as MENTIONS
from mkdocs_advocacy.results.mentions.origins import FILE as ORIGINS
from mkdocs_advocacy.results.mentions.storing import store_mentions
from mkdocs_advocacy.results.options import ResultsOptions
from mkdocs_advocacy.results.periods import Period, read_period
from mkdocs_advocacy.results.readers.mapped import make_reader
from mkdocs_advocacy.results.readers.reader import Reader
from mkdocs_advocacy.results.reading import read_files
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, DateOrder, DecimalSign, Labels
from mkdocs_advocacy.results.storing import Changes, store_networks, store_shares, store_surveys
from mkdocs_advocacy.results.tags import Known, Matcher


def _check_survey(context: click.Context, parameter: click.Parameter, name: str) -> str:
    """Return the name of a survey, which becomes the name of its file. Raises BadParameter for other names."""
    del context, parameter
    taken = {Path(file).stem for file in (CLICKS, IMPORTS, NETWORK_POSTS, SHARES, PARTICIPATION, MENTIONS, ORIGINS)}
    if name in taken:
        raise click.BadParameter(f"results/{name}.csv is another file of results; use another name")
    if not re.fullmatch(ID_PATTERN, name):
        raise click.BadParameter(f"“{name}” can't be the name of a survey; use lower-case letters, digits and -")
    return name


@click.command("import", short_help="Import exports and access logs into results/.")
@click.argument("files", nargs=-1, type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dates", type=click.Choice(get_args(DateOrder)), help="The order in dates such as 03/04/2026.")
@click.option("--decimal", type=click.Choice(get_args(DecimalSign)), help="The decimal sign in numbers such as 1.234.")
@click.option("--period", help="The days that a file covers, if it doesn't say: 2026-11, or 2026-11-02..2026-11-08.")
@click.option("--labels", type=click.Choice(get_args(Labels)), help="The tag that a column named “Label” contains.")
@click.option("--question", default="", help="The heading of a survey's question, if several have scores.")
@click.option("--nps", "is_nps", is_flag=True, help="The question asks for a recommendation from 0 to 10.")
@click.option("--survey", default="survey", show_default=True, callback=_check_survey, help="The name of the survey.")
@click.option("--conversion", default="", help="The event that counts as a conversion, for exports of single events.")
@click.option("--table", help="Also count the requests in this table of the database that the option engine names.")
@click.option("--dry-run", is_flag=True, help="Show the result without writing any files.")
@of_hub
def import_results(
    files: tuple[Path, ...],
    dates: DateOrder | None,
    decimal: DecimalSign | None,
    period: str | None,
    labels: Labels | None,
    question: str,
    is_nps: bool,
    survey: str,
    conversion: str,
    table: str | None,
    dry_run: bool,
    config_file: Path,
) -> None:
    """Import exports of analytics tools, networks, surveys and listening tools, and access logs, into results/.

    The files are recognised by their content. Only sums for closed weeks or months are stored, and only if they reach
    the minimum. Nothing is imported if one of the files can't be read, or if the hub has errors. Exit codes: 0 imported
    or nothing new, 2 nothing was imported.
    """
    if not files and not table:
        raise click.UsageError("Name the files to import.")
    answers = Answers(dates, decimal, _parse_period(period), labels, question, is_nps, conversion)
    opened = open_hub(config_file)
    options, root, hub = options_of(opened), opened.places.root, opened.hub
    answers = replace(answers, listening=hub.rules.listening)
    # feedback may name results as evidence that this import brings
    if errors := errors_of(hub, except_below=f"{opened.shown}/feedback/"):
        raise CannotRun(f"{errors}\nCorrect these errors first. Nothing was imported.")
    results, _ = load_results(root, options)
    known, terms = known_of(hub), _terms_of(hub, options)
    asked = Question(options.period, hub.settings.zone, known.simplify)
    with _Progress() as progress:
        reading = read_files(files, answers, asked, mapped=_find_mapped(root), report=progress.report)
    if table:
        reading.visits.append(_count_remotely(options, table, asked))
    if reading.problems:
        raise CannotRun(f"{as_text(reading.problems)}\nNothing was imported.")
    changes = Changes()
    try:
        _store_visits(reading.visits, known, results, terms, changes)
        store_networks(reading.networks, results, terms, answers.period, changes)
        store_surveys(reading.surveys, results, terms, survey, changes)
        store_mentions(reading.mentions, results.mentions, answers.listening, terms, answers.period, changes)
        shares = store_shares(reading.shares, results, terms, changes)
    except Refused as error:
        raise CannotRun(f"{with_hint(str(error), error.hint)}\nNothing was imported.") from None
    if changes.problems:
        raise CannotRun(f"{as_text(changes.problems)}\nNothing was imported.")
    say("\n".join(changes.lines))
    if reading.shares and (unknown := describe_unknown_shares(shares, known, hub.known_networks)):
        say(unknown)
    if dry_run:
        say("Dry run: nothing was written.")
    else:
        write_together([NewFile(root / name, name, data) for name, data in changes.files.items()], below=root)
    sys.exit(CLEAN)


def _count_remotely(options: ResultsOptions, table: str, question: Question) -> Export:
    """Count the requests in a table of the hub's database. Raises CannotRun if it can't be opened."""
    if not options.engine:
        raise CannotRun("Set the option engine of advocacy/results in mkdocs.yml to use --table.")
    try:
        return count_visits(open_table(options.engine, table), question)
    except Refused as error:
        raise CannotRun(f"{with_hint(str(error), error.hint)}\nNothing was imported.") from None


def _store_visits(exports: Sequence[Export], known: Known, results: Results, terms: Terms, changes: Changes) -> None:
    """Add visits. Raises Refused if the exports can't be added to each other or to the results that exist.

    Raises CannotRun if no visit belongs to the hub: later imports can't add visits to weeks stored as empty.
    """
    if not exports:
        return
    outcome = plan_import(exports, known, Stored(results.clicks, results.imports), terms)
    matcher = Matcher(known, exports[0].grain)
    if outcome.added and not outcome.visits:
        raise CannotRun("\n".join(describe_nothing(exports, outcome, matcher)))
    changes.lines += describe_import(exports, outcome, matcher, terms)
    if outcome.has_changes:
        stored = outcome.stored
        changes.files |= {CLICKS: write_clicks(stored.clicks), IMPORTS: write_imports(stored.imports)}


def _terms_of(hub: Hub, options: ResultsOptions) -> Terms:
    return Terms(
        span=options.period,
        minimum=options.minimum,
        today=hub.today,
        hidden=frozenset(hub.known_networks[name].utm.name for name in options.hide if name in hub.known_networks),
        keep=options.keep,
    )


def _parse_period(text: str | None) -> Period | None:
    """Return the period of a flag: a month such as 2026-11, or two days. Raises BadParameter for other texts."""
    if text is None:
        return None
    period = read_period(text)
    if period and {period.first.year, period.last.year} <= {*YEARS}:
        return period
    message = f"“{text}” is neither a month such as 2026-11 nor days such as 2026-11-02..2026-11-08"
    raise click.BadParameter(message, param_hint="--period")


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
