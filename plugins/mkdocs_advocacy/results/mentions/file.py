"""`results/mentions.csv`: mentions in closed periods. An empty cell of a division means all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mkdocs_advocacy.core.problems import Problem, nearest
from mkdocs_advocacy.results.contract import Cells, ContractFile, write_rows
from mkdocs_advocacy.results.mentions.places import known_places
from mkdocs_advocacy.results.mentions.suppression import small_numbers
from mkdocs_advocacy.results.mentions.values import OTHER, SENTIMENTS, MentionCounts, MentionKey, MentionRow
from mkdocs_advocacy.results.periods import Period

FILE = "results/mentions.csv"
COLUMNS = ("from", "to", "source", "language", "topic", "sentiment", "count", "duplicates", "retweets")
_LANGUAGE = re.compile(rf"[a-z]{{2,3}}|{OTHER}")
_DIVISIONS: Sequence[set[str]] = (set(), {"source"}, {"language"}, {"topic"}, {"sentiment"}, {"topic", "sentiment"})
"""The allowed combinations of columns. Others would reveal small numbers by subtraction."""


def read_mentions(data: bytes, minimum: int) -> tuple[Sequence[MentionRow], Sequence[Problem]]:
    """Return the rows of the file and its problems. A number below the minimum is a problem."""
    file = ContractFile(FILE)
    rows: dict[tuple[Period, MentionKey], MentionRow] = {}
    periods: set[Period] = set()
    for cells in file.read_rows(data, COLUMNS):
        row = _read_row(file, cells, minimum)
        if row is None:
            continue
        earlier = rows.get((row.period, row.key))
        if earlier:
            file.report(cells["count"], f"line {earlier.line} already counts these mentions", "delete one of the rows")
        elif row.period not in periods and (other := next(filter(row.period.overlaps, periods), None)):
            file.report(cells["from"], f"the period overlaps {other}", "delete the rows of one of the periods")
        else:
            rows[row.period, row.key] = row
            periods.add(row.period)
    return tuple(rows.values()), file.problems


def _read_row(file: ContractFile, cells: Cells, minimum: int) -> MentionRow | None:
    before = len(file.problems)
    first, last = file.read_day(cells["from"]), file.read_day(cells["to"])
    period = Period(first, last) if first and last else None
    if period and period.span is None:
        message = f"{period} is neither a week from Monday to Sunday nor a calendar month"
        file.report(cells["from"], message, "correct the days")
    key = _read_key(file, cells)
    count = file.read_count(cells["count"])
    duplicates, retweets = (file.read_optional_count(cells[name]) for name in ("duplicates", "retweets"))
    if period is None or count is None or len(file.problems) > before:
        return None
    counts = MentionCounts(count, duplicates, retweets)
    if small_numbers(counts, minimum):
        message = f"a number below {minimum} is published"
        file.report(cells["count"], message, "import the period again", "small-group")
        return None
    return MentionRow(period, key, counts, cells["count"].line)


def _read_key(file: ContractFile, cells: Cells) -> MentionKey:
    """Return the combination of a row, after reporting its problems."""
    allowed = {"source": known_places(), "sentiment": SENTIMENTS}
    for name, values in allowed.items():
        text = cells[name].text
        if text and text not in values:
            file.report(cells[name], f"“{text[:60]}” is not a {name}", nearest(text, values))
    if cells["topic"].text:
        file.read_id(cells["topic"])
    language = cells["language"].text
    if language and not _LANGUAGE.fullmatch(language):
        file.report(cells["language"], f"“{language[:60]}” is not the code of a language", "write codes such as en")
    named = {name for name in ("source", "language", "topic", "sentiment") if cells[name].text}
    if named not in _DIVISIONS:
        message = f"the row divides mentions by {' and '.join(sorted(named))}"
        file.report(
            cells["source"],
            message,
            "a row can have a source, a language, a topic, a sentiment, or a topic and a sentiment",
        )
    return MentionKey(*(cells[name].text for name in ("source", "language", "topic", "sentiment")))


def write_mentions(rows: Iterable[MentionRow]) -> bytes:
    """Return the content of the file, ordered by period."""
    return write_rows(
        COLUMNS,
        (
            (
                row.period.first,
                row.period.last,
                row.key.source,
                row.key.language,
                row.key.topic,
                row.key.sentiment,
                row.counts.count,
                row.counts.duplicates,
                row.counts.retweets,
            )
            for row in sorted(rows, key=lambda row: (row.period, row.key))
        ),
    ).encode()
