"""Count the visits in large access logs with DuckDB, in limited memory. The result is that of `python_engine`.

DuckDB receives lines through a pipe, so it opens no file of the user's. It splits usual lines of the combined format
itself, and unusual ones by the pattern of our parser. Those of other formats are read by our parsers. What it
may write into its temporary folder, which is deleted, holds no address: visitors are numbers before anything is stored.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from mkdocs_advocacy.results.bots import is_bot
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.duck import connect, fetch, quote, read_statement, register
from mkdocs_advocacy.results.logs.arrivals import Arrival, is_asset, judge, unescape
from mkdocs_advocacy.results.logs.feeding import Feeder
from mkdocs_advocacy.results.logs.formats import COMBINED
from mkdocs_advocacy.results.logs.places import QUARTER, Days, Places
from mkdocs_advocacy.results.logs.python_engine import find_days
from mkdocs_advocacy.results.logs.question import (
    IN_STORMS,
    LEFT_OUT,
    NOT_UNDERSTOOD,
    OTHER_TAGS,
    STORM,
    Question,
    Report,
    Row,
    answer,
)
from mkdocs_advocacy.results.logs.reading import Logs
from mkdocs_advocacy.results.logs.request import CLOCK
from mkdocs_advocacy.results.source import LogFile

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

MEMORY = "300MB"
"""The memory that DuckDB uses before it writes to its temporary folder."""


def count_visits(
    files: Sequence[LogFile], question: Question, report: Report | None = None, *, memory: str = MEMORY
) -> Export:
    """Count the visits in all these files together. Raises Refused for a file that isn't an access log."""
    logs = Logs(files, report)
    with TemporaryDirectory(prefix="advocacy-") as folder, connect(Path(folder), memory) as connection:
        _load(connection, logs, question, Path(folder))
        return _Analysis(connection, logs, question).answer()


def _load(connection: DuckDBPyConnection, logs: Logs, question: Question, folder: Path) -> None:
    """Load the requests with tags into the table `hits`."""
    pipe = folder / "lines"
    os.mkfifo(pipe, 0o600)
    statement = read_statement(_PACKAGE, "load", pipe=quote(str(pipe)), pattern=quote(COMBINED), clock=CLOCK)
    with Feeder(logs, question, pipe):
        connection.execute(statement, {"key": question.key.hex()})


class _Analysis:
    """The counts of the requests in `hits`. Whatever needs judgement is judged in Python, once per distinct value."""

    def __init__(self, connection: DuckDBPyConnection, logs: Logs, question: Question) -> None:
        self._connection, self._logs, self._question = connection, logs, question
        self._days, self._places = Days(question), Places(question)

    def answer(self) -> Export:
        """Return the counts."""
        self._judge_agents()
        self._judge_requests()
        groups = self._rank_targets()
        self._date_moments()
        self._connection.execute(read_statement(_PACKAGE, "visits", storm=str(STORM)))
        rows = [
            Row(date.fromordinal(period), groups[rank], clicks, visitors, bots)
            for period, rank, clicks, visitors, bots in self._fetch("FROM counted")
        ]
        left_out = self._logs.left_out + self._count_left_out()
        extremes = [moment for moment in self._fetch(_EXTREMES)[0] if moment]
        return answer(self._question, rows, left_out, find_days(self._days, [*self._logs.moments, *extremes]))

    def _judge_agents(self) -> None:
        agents = self._distinct("agent")
        self._register("agents", agent=agents, is_bot=[is_bot(unescape(agent)) for agent in agents])

    def _judge_requests(self) -> None:
        """Register what each method and status is, for pages and for assets."""
        kinds = [(request, asset) for request in self._distinct("request") for asset in (False, True)]
        words = [request.rpartition(" ") for request, _ in kinds]
        self._register(
            "kinds",
            request=[request for request, _ in kinds],
            is_asset=[asset for _, asset in kinds],
            kind=[judge(word[0], int(word[2]), asset=kind[1]) for word, kind in zip(words, kinds, strict=True)],
        )

    def _rank_targets(self) -> Sequence[Arrival]:
        """Register the groups of targets, and return these by their number, which is their rank."""
        targets = self._distinct("target")
        numbers = [self._places.find(target) for target in targets]
        order = sorted(range(len(self._places.groups)), key=self._places.groups.__getitem__)
        ranks = {number: rank for rank, number in enumerate(order)}
        self._register(
            "targets",
            target=targets,
            rank=[None if number is None else ranks[number] for number in numbers],
            tags=[None if number is None else self._places.tags[number] for number in numbers],
            is_asset=[is_asset(target) for target in targets],
        )
        return [self._places.groups[number] for number in order]

    def _date_moments(self) -> None:
        quarters = self._distinct(f"moment // {QUARTER}")
        days = [self._days.number(quarter * QUARTER) for quarter in quarters]
        periods = [self._days.period(day).toordinal() for day in days]
        self._register("quarters", quarter=quarters, day=days, period=periods)

    def _count_left_out(self) -> Counter[str]:
        queries = {OTHER_TAGS: _OTHER_TAGS, IN_STORMS: _IN_STORMS, NOT_UNDERSTOOD: _UNKNOWN}
        counts = Counter({name: self._fetch(query)[0][0] for name, query in queries.items()})
        for kind, count in self._fetch(_KINDS):
            if kind in LEFT_OUT:
                counts[LEFT_OUT[kind]] += count
        return counts

    def _distinct(self, column: str) -> list[Any]:
        return [value for (value,) in self._fetch(f"SELECT DISTINCT {column} FROM hits WHERE request <> ''")]

    def _fetch(self, query: str) -> list[tuple[Any, ...]]:
        return fetch(self._connection, query)

    def _register(self, table: str, **columns: Sequence[object]) -> None:
        typed = {name: (_TYPES.get(name, "BIGINT"), values) for name, values in columns.items()}
        register(self._connection, table, **typed)


_PACKAGE = "mkdocs_advocacy.results.logs"
_TYPES = {
    **dict.fromkeys(("is_bot", "is_asset"), "BOOLEAN"),
    **dict.fromkeys(("agent", "kind", "request", "target"), "VARCHAR"),
}
_EXTREMES = "SELECT min(moment), max(moment) FROM seen"
_UNKNOWN = "SELECT count(*) FROM hits WHERE request IS NULL"
_OTHER_TAGS = "SELECT count(*) FROM judged WHERE rank IS NULL"
_IN_STORMS = "SELECT (SELECT count(*) FROM visits) - (SELECT count(*) FROM calm)"
_KINDS = "SELECT kind, count(*) FROM judged WHERE rank IS NOT NULL GROUP BY kind"
