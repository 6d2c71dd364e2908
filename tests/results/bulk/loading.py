"""Load access logs into a table for a database, as an owner's own program would."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import duckdb

from mkdocs_advocacy.results.bots import is_bot
from mkdocs_advocacy.results.bulk.remote import COLUMNS
from mkdocs_advocacy.results.logs.arrivals import is_asset, judge, read_arrival, unescape
from mkdocs_advocacy.results.logs.lines import has_tags
from mkdocs_advocacy.results.logs.places import Days
from mkdocs_advocacy.results.logs.question import Question
from mkdocs_advocacy.results.logs.reading import Logs
from mkdocs_advocacy.results.source import LogFile

_SQL_TYPES = {"date": "DATE", "int64": "BIGINT", "string": "VARCHAR"}


def load_requests(files: Sequence[LogFile], question: Question, target: Path) -> None:
    """Write the requests that count into a Parquet file: tags read, programs marked, visitors as secret texts."""
    days, lines = Days(question), target.with_suffix(".jsonl")
    with lines.open("w", encoding="utf-8") as stream:
        for request in Logs(files).read_requests():
            arrival = read_arrival(request.target) if has_tags(request.target) else None
            kind = judge(request.method, request.status, asset=is_asset(request.target))
            if arrival is None or kind not in ("page", "redirect"):
                continue
            row = {
                "day": str(days.day(request.moment)),
                "moment": request.moment,
                "visitor": f"{question.visitor(request.address, request.agent):x}",
                **{name: getattr(arrival, name) for name in ("source", "medium", "campaign", "content", "path")},
                "is_redirect": int(kind == "redirect"),
                "is_bot": int(is_bot(unescape(request.agent))),
            }
            stream.write(json.dumps(row) + "\n")
    columns = ", ".join(f"{name}: '{_SQL_TYPES[kind]}'" for name, kind in COLUMNS.items())
    source = f"read_json('{lines}', format = 'newline_delimited', columns = {{{columns}}})"
    duckdb.sql(f"COPY (FROM {source}) TO '{target}' (FORMAT parquet)")
    lines.unlink()
