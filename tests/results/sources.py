"""Exports for tests, made of text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mkdocs_advocacy.results.counts import Export, Record
from mkdocs_advocacy.results.readers import find_reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

CORPUS = Path(__file__).parents[3] / "shared/corpus/analytics"
needs_corpus = pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus in {CORPUS} is not available")


def from_corpus(name: str) -> Source:
    return Source(name, (CORPUS / name).read_bytes())


def export_of(*lines: str, name: str = "export.csv") -> Source:
    return Source(name, "".join(f"{line}\n" for line in lines).encode())


def read(source: Source, answers: Answers | None = None) -> Export:
    """Read a file with the reader that recognises it."""
    return find_reader(source).read(source, answers or Answers())


def refusal_of(source: Source, answers: Answers | None = None) -> Refused:
    """Return the reason why a file that a reader recognises is refused."""
    with pytest.raises(Refused) as caught:
        read(source, answers)
    return caught.value


def clicks_by_content(export: Export) -> dict[tuple[date | None, str], int]:
    """Return the clicks by day and content."""
    found: dict[tuple[date | None, str], int] = {}
    for record in export.records:
        if record.clicks:
            key = record.day, record.content
            found[key] = found.get(key, 0) + record.clicks
    return found


def only(export: Export) -> Record:
    (record,) = export.records
    return record
