"""Choose the engine that counts visits in access logs. All give the same result."""

from __future__ import annotations

import os
from collections.abc import Sequence

from mkdocs_advocacy.results import duck
from mkdocs_advocacy.results.counts import Export
from mkdocs_advocacy.results.logs import duckdb_engine, python_engine
from mkdocs_advocacy.results.logs.question import Question, Report
from mkdocs_advocacy.results.source import LogFile

_LARGE = 50_000_000
"""The bytes from which DuckDB is faster. It also needs less memory then."""


def count_visits(files: Sequence[LogFile], question: Question, report: Report | None = None) -> Export:
    """Count the visits in all these files together. Raises Refused for a file that isn't an access log.

    DuckDB counts in large files if it's installed and the system has named pipes, which Windows doesn't.
    """
    is_large = sum(file.path.stat().st_size for file in files) >= _LARGE
    if is_large and duck.is_installed() and hasattr(os, "mkfifo"):
        return duckdb_engine.count_visits(files, question, report)
    return python_engine.count_visits(files, question, report)
