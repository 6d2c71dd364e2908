"""`results/mentions-imports.csv`: how the mentions of each period were found, to detect changes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from mkdocs_advocacy.core.problems import Problem
from mkdocs_advocacy.results.contract import Cell, ContractFile, write_rows
from mkdocs_advocacy.results.mentions.values import MentionImport
from mkdocs_advocacy.results.options import MINIMUM
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.personal import quotable
from mkdocs_advocacy.results.surveys import clean_question

FILE = "results/mentions-imports.csv"
COLUMNS = ("from", "to", "imported", "tool", "method", "topics", "minimum")
_TOPIC = re.compile(r"([a-z0-9][a-z0-9-]*):([0-9a-f]{8})")
_LONGEST_METHOD = 300


def name_method(searches: Iterable[str]) -> str:
    """Return the names of searches as they are stored: on one line, without personal addresses."""
    names = sorted({clean_question(_without_addresses(name))[:80] for name in searches} - {""})
    return "; ".join(names)[:_LONGEST_METHOD].rstrip("; ")


def _without_addresses(name: str) -> str:
    """Return a name without the words that are email or IP addresses, with or without marks around them."""
    return " ".join(word for word in name.split() if quotable(word.strip("\"'“”„()[]<>,;:")).startswith("“"))


def read_origins(data: bytes) -> tuple[Sequence[MentionImport], Sequence[Problem]]:
    """Return the rows of the file and its problems."""
    file = ContractFile(FILE)
    found: dict[Period, MentionImport] = {}
    for cells in file.read_rows(data, COLUMNS[:-1], COLUMNS[-1:]):
        first, last, imported = (file.read_day(cells[name]) for name in ("from", "to", "imported"))
        topics = _read_topics(file, cells["topics"])
        minimum = file.read_optional_count(cells["minimum"]) or MINIMUM
        if not first or not last or not imported or topics is None:
            continue
        period = Period(first, last)
        if period.span is None:
            message = f"{period} is neither a week from Monday to Sunday nor a calendar month"
            file.report(cells["from"], message, "correct the days")
        elif not cells["tool"].text:
            file.report(cells["tool"], "the tool is missing", "restore the file from git")
        elif other := next((known for known in found if known.overlaps(period)), None):
            file.report(cells["from"], f"the period overlaps {other}", "delete one of the rows")
        else:
            found[period] = MentionImport(period, imported, cells["tool"].text, cells["method"].text, topics, minimum)
    return tuple(found.values()), file.problems


def _read_topics(file: ContractFile, cell: Cell) -> Mapping[str, str] | None:
    matches = [_TOPIC.fullmatch(part) for part in cell.text.split()]
    if None in matches:
        file.report(cell, "the cell isn't a list of topics with the codes of their terms", "restore the file from git")
        return None
    return {found[1]: found[2] for found in matches if found}


def write_origins(origins: Iterable[MentionImport]) -> bytes:
    """Return the content of the file, ordered by period."""
    return write_rows(
        COLUMNS,
        (
            (
                one.period.first,
                one.period.last,
                one.imported,
                one.tool,
                one.method,
                " ".join(f"{topic}:{stamp}" for topic, stamp in sorted(one.topics.items())),
                one.minimum,
            )
            for one in sorted(origins, key=lambda one: one.period)
        ),
    ).encode()
