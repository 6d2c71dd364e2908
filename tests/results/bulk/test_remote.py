"""A database counts the visits in a table of requests like the engines for logs.

Most tests need Ibis and run with `scripts/test.py spark` only.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from tests.results.bulk.loading import load_requests
from tests.results.logs.writing import TAGS, Visit, ask, write

from mkdocs_advocacy.results.bulk import remote
from mkdocs_advocacy.results.logs import python_engine
from mkdocs_advocacy.results.logs.arrivals import Arrival
from mkdocs_advocacy.results.logs.question import STORM
from mkdocs_advocacy.results.refusal import Refused

BOT = "Mastodon/4.3.0 (http.rb/5.2.0; +https://social.example/)"


def lower(arrival: Arrival) -> Arrival:
    return Arrival(*(tag.lower() for tag in arrival.tags), arrival.path[:4])


def make_visits() -> list[Visit]:
    """Return a storm of previews, first pages of the same moment, redirects, programs, and two periods."""
    crowd = [Visit(address=f"198.51.100.{n}", target=f"/{'de/' * (n % 2)}{n % 3}?{TAGS}") for n in range(20)]
    storm = [Visit(address=f"203.0.113.{n}", agent=BOT, target=f"/x?{TAGS}") for n in range(STORM)]
    later = [
        Visit(address=f"198.51.100.{n % 9}", status=(200, 302)[n % 2],
              moment=f"2026-11-{day:02}T{n % 3 + 10}:05:00+01:00",
              target=f"/{'de/' * (n % 4 == 0)}{n % 5}?{TAGS.replace('linkedin', ('LinkedIn', 'x')[n % 2])}")
        for day in range(3, 13) for n in range(30)
    ]  # fmt: skip
    return [*crowd, *storm, *later, Visit(moment="2026-11-09T10:00:00+01:00", agent=BOT)]


@pytest.mark.parametrize("group", [lambda arrival: arrival, lower])
@pytest.mark.parametrize("span", ["week", "month"])
def test_a_database_gives_the_rows_of_the_other_engines(tmp_path: Path, group, span: str) -> None:
    ibis = pytest.importorskip("ibis")
    file, question = write(tmp_path, *make_visits()), ask(group_of=group, span=span)
    load_requests([file], question, tmp_path / "requests.parquet")
    table = ibis.duckdb.connect().read_parquet(tmp_path / "requests.parquet")
    assert remote.count_visits(table, question) == python_engine.count_visits([file], question)


def test_an_empty_table_has_no_days(tmp_path: Path) -> None:
    ibis = pytest.importorskip("ibis")
    table = ibis.memtable([], schema=remote.COLUMNS)
    export = remote.count_visits(table, ask())
    assert (export.records, export.covered) == ((), None)


def test_a_table_without_the_columns_is_refused() -> None:
    ibis = pytest.importorskip("ibis")
    table = ibis.memtable([], schema={"day": "date", "ip": "string"})
    with pytest.raises(Refused, match="lacks the columns moment, visitor"):
        remote.count_visits(table, ask())


def test_the_query_uses_what_all_databases_have() -> None:
    """No regular expression, and nothing whose meaning differs between databases."""
    ibis = pytest.importorskip("ibis")
    statements: list[str] = []
    table = ibis.table(remote.COLUMNS, name="requests")
    answers = iter([[{"day": date(2026, 11, 2)}], [], [], [{"number": 0}]])

    def fetch(query) -> list:
        statements.extend(str(ibis.to_sql(query, dialect=dialect)) for dialect in ("trino", "bigquery", "snowflake"))
        return next(answers)

    with patch.object(remote, "_fetch", fetch):
        remote.count_visits(table, ask())
    assert len(statements) == 12
    assert not any(word in query.upper() for query in statements for word in ("REGEXP", "RLIKE", "LIKE ", "ARRAY"))


def test_without_ibis_the_engine_says_what_to_install() -> None:
    with patch.dict("sys.modules", {"ibis": None}), pytest.raises(Refused, match="the engine trino needs") as refused:
        remote.open_table("trino://carl:secret@127.0.0.1/hub", "requests")
    assert "ibis-framework[trino]" in refused.value.hint


def test_an_error_of_the_database_shows_no_password() -> None:
    pytest.importorskip("ibis")
    with pytest.raises(Refused, match="doesn't open the table requests") as refused:
        remote.open_table("duckdb:///nowhere/secret.duckdb", "requests")
    assert "secret" not in refused.value.message
