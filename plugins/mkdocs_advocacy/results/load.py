"""Load the folder `results/` of a hub for a build."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TypeVar

from mkdocs_advocacy.core.files import source_file, source_files
from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results import network_posts, participation, shares
from mkdocs_advocacy.results.click_checks import check_clicks
from mkdocs_advocacy.results.clicks import FILE as CLICKS
from mkdocs_advocacy.results.clicks import ClickRow, read_clicks
from mkdocs_advocacy.results.counts import OTHERS
from mkdocs_advocacy.results.foreign import find_exports, find_foreign_columns
from mkdocs_advocacy.results.imports import FILE as IMPORTS
from mkdocs_advocacy.results.imports import Import, read_imports
from mkdocs_advocacy.results.mapping.load import FILE as MAPPING
from mkdocs_advocacy.results.mapping.load import load_mapping
from mkdocs_advocacy.results.mentions.checks import check_origins
from mkdocs_advocacy.results.mentions.file import FILE as MENTIONS
from mkdocs_advocacy.results.mentions.file import read_mentions
from mkdocs_advocacy.results.mentions.origins import FILE as ORIGINS
from mkdocs_advocacy.results.mentions.origins import read_origins
from mkdocs_advocacy.results.mentions.values import Mentions
from mkdocs_advocacy.results.network_posts import NetworkMonth, read_months
from mkdocs_advocacy.results.options import MINIMUM, ResultsOptions
from mkdocs_advocacy.results.participation import Participation, read_participation
from mkdocs_advocacy.results.shares import Shares, is_small, read_shares
from mkdocs_advocacy.results.suppression import raise_minimum
from mkdocs_advocacy.results.surveys import SurveyPeriod, is_publishable, read_survey

FOLDER = "results"
NETWORK_POSTS, SHARES, PARTICIPATION = (
    f"{FOLDER}/{name}" for name in (network_posts.FILE, shares.FILE, participation.FILE)
)
_FIXED = (CLICKS, IMPORTS, NETWORK_POSTS, SHARES, PARTICIPATION, MENTIONS, ORIGINS)
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Results:
    """The results of a hub. Every number that is published is a sum of these rows."""

    clicks: Sequence[ClickRow] = ()
    imports: Sequence[Import] = ()
    network_posts: Sequence[NetworkMonth] = ()
    """The posts on the company's own accounts, by month and network."""
    shares: Sequence[Shares] = ()
    """Voluntary counts of shares."""
    surveys: Mapping[str, Sequence[SurveyPeriod]] = field(default_factory=dict)
    """The answers to surveys, by the survey's name."""
    participation: Sequence[Participation] = ()
    mentions: Mentions = field(default_factory=Mentions)
    """Mentions and reviews, by source, language, topic and sentiment."""
    minimum: int = MINIMUM
    """The smallest count that is published."""
    shows_posts: bool = False
    """Whether the pages of posts show their clicks."""

    def clicks_by_post(self) -> Mapping[str, tuple[int, date]]:
        """Return the clicks of each post and the first day that they count from, by id."""
        found: dict[str, tuple[int, date]] = {}
        for row in self.clicks:
            if row.key.post not in ("", OTHERS):
                clicks, first = found.get(row.key.post, (0, row.period.first))
                found[row.key.post] = clicks + row.counts.clicks, min(first, row.period.first)
        return found

    def only(self, campaigns: Collection[str], posts: Collection[str], hidden: Mapping[str, str]) -> Results:
        """Return a copy that names no other campaigns and posts than these, which are the published ones by id.

        Clicks of other campaigns are left out; clicks of other posts only count for their campaign. Nothing remains of
        the networks in `hidden`, which maps their ids to the values of utm_source.
        """
        own = (
            row
            for row in self.clicks
            if (row.key.campaign in ("", OTHERS) or row.key.campaign in campaigns)
            and row.key.source not in hidden.values()
        )
        return replace(
            self,
            clicks=[row if row.key.post in posts else _without_post(row) for row in own],
            network_posts=[row for row in self.network_posts if row.network not in hidden],
            shares=[
                row
                for row in self.shares
                if (row.campaign in campaigns or row.post in posts) and row.network not in hidden
            ],
        )


def _without_post(row: ClickRow) -> ClickRow:
    """Return the row without the post that it names, if any."""
    is_named = row.key.post not in ("", OTHERS)
    return replace(row, key=replace(row.key, post=OTHERS, variant="", language="")) if is_named else row


def load_results(root: Path, options: ResultsOptions) -> tuple[Results, Sequence[Problem]]:
    """Return the results in the hub's folder and the problems of their files. Missing files are empty.

    Rows with problems are left out. If the option `minimum` was raised since the import, smaller rows join others, and
    smaller counts of shares and answers are left out.
    """
    problems: list[Problem] = []

    def read(name: str, reader: Callable[[bytes], tuple[Sequence[R], Sequence[Problem]]]) -> Sequence[R]:
        file, unreadable = source_file(root / name, below=root, root=root)
        rows, found = reader(file.data) if file else ((), ())
        problems.extend([*unreadable, *found])
        return rows

    clicks, imports = read(CLICKS, read_clicks), read(IMPORTS, read_imports)
    problems += check_clicks(clicks)
    mentions = Mentions(read(MENTIONS, lambda data: read_mentions(data, MINIMUM)), read(ORIGINS, read_origins))
    problems += check_origins(mentions.rows, mentions.imports)
    read(MAPPING, load_mapping)
    surveys, of_surveys = _load_surveys(root, options.minimum)
    results = Results(
        clicks=_keep_safe(clicks, problems, options.minimum),
        imports=imports,
        network_posts=read(NETWORK_POSTS, lambda data: read_months(NETWORK_POSTS, data)),
        shares=[
            row
            for row in read(SHARES, lambda data: read_shares(SHARES, data, MINIMUM))
            if not is_small(row.shares, options.minimum)
        ],
        surveys=surveys,
        participation=[
            row
            for row in read(PARTICIPATION, lambda data: read_participation(PARTICIPATION, data, MINIMUM))
            if not is_small(row.answered, options.minimum) and not is_small(row.invited - row.answered, options.minimum)
        ],
        mentions=mentions,
        minimum=options.minimum,
        shows_posts=options.posts,
    )
    return results, [*problems, *of_surveys]


def _keep_safe(rows: Sequence[ClickRow], problems: Iterable[Problem], minimum: int) -> Sequence[ClickRow]:
    """Return the rows without problems, under the hub's minimum."""
    unsafe = {problem.line for problem in problems if problem.file == CLICKS}
    safe = [row for row in rows if row.line not in unsafe]
    if minimum == MINIMUM:
        return safe
    return [row for period in _by_period(safe) for row in _raise(period, minimum)]


def _by_period(rows: Iterable[ClickRow]) -> Iterator[Sequence[ClickRow]]:
    for _, group in groupby(sorted(rows, key=lambda row: row.period), key=lambda row: row.period):
        yield [*group]


def _raise(rows: Sequence[ClickRow], minimum: int) -> Sequence[ClickRow]:
    """Return the rows of a period under a higher minimum."""
    raised = raise_minimum({row.key: row.counts for row in rows}, minimum)
    return [ClickRow(rows[0].period, key, counts) for key, counts in raised.items()]


def _load_surveys(root: Path, minimum: int) -> tuple[Mapping[str, Sequence[SurveyPeriod]], Sequence[Problem]]:
    """Return the answers in all other tables of the folder, by the name of the survey, and their problems."""
    files, problems = source_files(root / FOLDER, (".csv",), below=root, root=root)
    problems += find_exports(root / FOLDER, root)
    surveys: dict[str, Sequence[SurveyPeriod]] = {}
    for file in files:
        if file.path in _FIXED:
            continue
        if foreign := find_foreign_columns(file):
            problems.append(foreign)
            continue
        rows, found = read_survey(file.shown, file.data, MINIMUM)
        problems += found
        surveys[file.stem] = [row for row in rows if is_publishable(row.groups, minimum)]
    return surveys, problems
