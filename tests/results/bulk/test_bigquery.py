"""Sessions are counted in the BigQuery export of Google Analytics 4."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import pytest
from tests.results.logs.writing import ask, rows, write_text

from mkdocs_advocacy.results.bulk import bigquery
from mkdocs_advocacy.results.logs.arrivals import Arrival
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import LogFile

PARAM = 'STRUCT("key" VARCHAR, "value" STRUCT(string_value VARCHAR, int_value BIGINT, float_value DOUBLE))[]'
TABLE = {
    "event_date": "VARCHAR",
    "event_timestamp": "BIGINT",
    "event_name": "VARCHAR",
    "event_params": PARAM,
    "user_id": "VARCHAR",
    "user_pseudo_id": "VARCHAR",
    "geo": "STRUCT(city VARCHAR)",
    "traffic_source": 'STRUCT("name" VARCHAR, medium VARCHAR, source VARCHAR)',
    "collected_traffic_source": (
        "STRUCT(manual_campaign_id VARCHAR, manual_campaign_name VARCHAR, manual_source VARCHAR, manual_medium VARCHAR,"
        " manual_content VARCHAR, gclid VARCHAR)"
    ),
    "session_traffic_source_last_click": (
        "STRUCT(manual_campaign STRUCT(campaign_id VARCHAR, campaign_name VARCHAR, source VARCHAR, medium VARCHAR, "
        "term VARCHAR, content VARCHAR), google_ads_campaign STRUCT(customer_id VARCHAR))"
    ),
}
OURS = {"campaign_name": "ginger-launch", "source": "linkedin", "medium": "social", "content": "ginger-a"}
COLLECTED = {f"manual_{name}": value for name, value in OURS.items()}
COUNTED = ("2026-11-02", "ginger-a", "/ginger", 1, 1, 0)


def event(**changes: Any) -> dict[str, Any]:
    """Return an event of a session. Parameters are given by their names."""
    entry: dict[str, Any] = {
        "event_date": "20261102",
        "event_timestamp": 1793610000000000,
        "event_name": "page_view",
        "user_pseudo_id": "1234.5678",
        "traffic_source": {"name": "first-ever", "medium": "x", "source": "y"},
        "params": {"ga_session_id": 7, "page_location": "https://carls-soda.example/ginger?utm_source=linkedin"},
    } | changes
    entry["event_params"] = [
        {"key": key, "value": {"int_value" if isinstance(value, int) else "string_value": value}}
        for key, value in entry.pop("params").items()
    ]
    return entry


def with_tags(**changes: Any) -> dict[str, Any]:
    return event(session_traffic_source_last_click={"manual_campaign": OURS}, **changes)


def as_json(folder: Path, *events: dict[str, Any], name: str = "events.json") -> LogFile:
    """Write lines as BigQuery does: integers of 64 bits are texts, and missing values are left out."""

    def spell(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: spell(inner) for key, inner in value.items() if inner is not None}
        return [*map(spell, value)] if isinstance(value, list) else str(value) if isinstance(value, int) else value

    return write_text(folder, "".join(json.dumps(spell(entry)) + "\n" for entry in events), name)


def as_packed_json(folder: Path, *events: dict[str, Any], name: str = "events.json.gz") -> LogFile:
    plain = as_json(folder, *events, name="plain")
    return write_text(folder, gzip.compress(plain.path.read_bytes()), name)


def as_parquet(folder: Path, *events: dict[str, Any], name: str = "events.parquet", without: str = "") -> LogFile:
    plain = as_json(folder, *events, name="plain")
    columns = ", ".join(f"{name}: '{kind}'" for name, kind in TABLE.items())
    query = (
        f"SELECT * {f'EXCLUDE ({without})' if without else ''} FROM read_json('{plain.path}', columns = {{{columns}}})"
    )
    duckdb.sql(f"COPY ({query}) TO '{folder / name}' (FORMAT parquet)")
    return LogFile(name, folder / name)


@pytest.fixture(params=[as_json, as_packed_json, as_parquet])
def save(request: pytest.FixtureRequest):
    return request.param


def test_sessions_with_tags_are_counted_once(save, tmp_path: Path) -> None:
    later = {
        "event_timestamp": 1793610009000000,
        "params": {"ga_session_id": 7, "page_location": "https://x.example/de/"},
    }
    events = [
        with_tags(**later, event_name="scroll"),
        with_tags(),
        with_tags(params={"ga_session_id": 8}, event_date="20261103"),
        with_tags(
            user_pseudo_id="other", params={"ga_session_id": 7, "page_location": "https://x.example/de/ginger#a"}
        ),
        event(user_pseudo_id="without tags", event_date="20261110"),
    ]
    file = save(tmp_path, *events)
    assert bigquery.recognises(file)
    export = bigquery.read([file], ask())
    assert rows(export) == [
        ("2026-11-02", "ginger-a", "", 1, 1, 0),
        ("2026-11-02", "ginger-a", "/de/ginger", 1, 1, 0),
        COUNTED,
    ]
    assert {(r.source, r.medium, r.campaign) for r in export.records} == {("linkedin", "social", "ginger-launch")}
    assert str(export.covered) == "2026-11-02 to 2026-11-10"
    assert export.left_out == {}
    assert "5678" not in repr(export)


@pytest.mark.parametrize(
    "changes",
    [
        {"collected_traffic_source": COLLECTED},
        {"collected_traffic_source": COLLECTED, "session_traffic_source_last_click": {"manual_campaign": None}},
        {"params": {"ga_session_id": 7, "page_location": "https://x.example/ginger", "source": "linkedin",
                    "medium": "social", "campaign": "ginger-launch", "content": "ginger-a"}},
        {"session_traffic_source_last_click": {"manual_campaign": OURS},
         "collected_traffic_source": {"manual_campaign_name": "another", "manual_content": "b"}},
    ],
)  # fmt: skip
def test_the_best_source_of_tags_is_used(save, tmp_path: Path, changes: dict[str, Any]) -> None:
    assert rows(bigquery.read([save(tmp_path, event(**changes))], ask())) == [COUNTED]


@pytest.mark.parametrize("campaign", ["(direct)", "(organic)", "(not set)", "", None])
def test_sessions_without_tags_are_not_counted(save, tmp_path: Path, campaign: str | None) -> None:
    source = {"manual_campaign": {"campaign_name": campaign, "source": "google", "content": "(not set)"}}
    export = bigquery.read([save(tmp_path, event(session_traffic_source_last_click=source))], ask())
    assert export.records == ()


def test_older_exports_lack_columns(tmp_path: Path) -> None:
    file = as_parquet(
        tmp_path, event(collected_traffic_source=COLLECTED), without="session_traffic_source_last_click, geo"
    )
    assert rows(bigquery.read([file], ask())) == [COUNTED]


def test_events_without_consent_are_counted_apart(save, tmp_path: Path) -> None:
    events = [
        *(with_tags(user_pseudo_id=None) for _ in range(3)),
        *(with_tags(params={}) for _ in range(2)),
        event(user_pseudo_id=None),
        with_tags(),
    ]
    export = bigquery.read([save(tmp_path, *events)], ask())
    assert rows(export) == [COUNTED]
    assert export.left_out == {"events of visitors without consent, which belong to no session": 5}


def test_sessions_with_an_event_are_conversions(save, tmp_path: Path) -> None:
    events = [
        *(with_tags(event_name=name) for name in ("page_view", "sign_up", "sign_up")),
        with_tags(user_pseudo_id="other"),
        event(user_pseudo_id="without tags", event_name="sign_up"),
    ]
    file = save(tmp_path, *events)
    (record,) = bigquery.read([file], ask(), "sign_up").records
    assert (record.clicks, record.conversions) == (2, 1)
    (record,) = bigquery.read([file], ask()).records
    assert record.conversions is None


def test_shards_are_one_export(save, tmp_path: Path) -> None:
    shards = [save(tmp_path, with_tags(event_date=f"2026110{day}"), name=f"events-{day}") for day in (2, 3)]
    other = as_json(tmp_path, with_tags(user_pseudo_id="other"), name="events.json")
    assert rows(bigquery.read([*shards, other], ask()))[0][3:5] == (2, 2)


def test_a_session_belongs_to_the_day_on_which_it_began(save, tmp_path: Path) -> None:
    events = [with_tags(event_date="20261109"), with_tags(event_date="20261108")]
    assert [row[0] for row in rows(bigquery.read([save(tmp_path, *events)], ask()))] == ["2026-11-02"]


def test_groups_merge_sessions(save, tmp_path: Path) -> None:
    pages = ("/de/a", "/de/b", "/c")
    events = [
        with_tags(params={"ga_session_id": n, "page_location": f"https://x.example{page}"})
        for n, page in enumerate(pages)
    ]
    group = lambda arrival: Arrival(content=arrival.content, path=arrival.path[:4])  # noqa: E731
    export = bigquery.read([save(tmp_path, *events)], ask(group_of=group))
    assert rows(export) == [("2026-11-02", "ginger-a", "/c", 1, 1, 0), ("2026-11-02", "ginger-a", "/de/", 2, 1, 0)]


def test_unfinished_days_are_not_read_with_finished_ones(tmp_path: Path) -> None:
    files = [as_json(tmp_path, with_tags(), name=f"events_{name}20261102.json") for name in ("", "intraday_")]
    with pytest.raises(Refused, match="events_intraday"):
        bigquery.read(files, ask())
    assert rows(bigquery.read(files[1:], ask())) == [COUNTED]


def test_damaged_lines_are_counted(tmp_path: Path) -> None:
    file = as_json(tmp_path, with_tags())
    file.path.write_text(file.path.read_text() + '{"event_date": \n"text"\n{"event_date": "2026-11-02"}\n')
    export = bigquery.read([file], ask())
    assert rows(export) == [COUNTED]
    assert export.left_out == {"lines that aren't events": 3}


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    file = as_parquet(tmp_path, with_tags(), without="user_pseudo_id")
    assert not bigquery.recognises(file)
    with pytest.raises(Refused, match="user_pseudo_id"):
        bigquery.read([file], ask())


@pytest.mark.parametrize(
    "data", [b"", b"PAR1", b"PAR1" + b"\0" * 9, b"PAR1\xff\xff\xff\xffPAR1", b"\x1f\x8b\0", b"[1]\n", b"[" * 9000]
)
def test_other_files_are_not_recognised(tmp_path: Path, data: bytes) -> None:
    assert not bigquery.recognises(write_text(tmp_path, data))


@pytest.mark.parametrize(
    "data", [b"PAR1" + b"\0" * 99 + b"PAR1", b'{"event_date": 1, "event_name": [], "event_params": {}}\n']
)
def test_damaged_files_are_refused_or_empty(tmp_path: Path, data: bytes) -> None:
    file = write_text(tmp_path, data)
    try:
        assert bigquery.read([file], ask()).records == ()
    except Refused as refused:
        assert "DuckDB can't read the file" in refused.message  # noqa: PT017


def test_no_file_on_disk_holds_a_user(save, tmp_path: Path) -> None:
    file, temporary = save(tmp_path, with_tags(user_pseudo_id="marked-user")), tmp_path / "temporary"
    temporary.mkdir()
    seen: list[bytes] = []

    def look(*arguments: Any) -> Any:
        arguments[0].execute("CHECKPOINT")
        seen.extend(path.read_bytes() for path in temporary.rglob("*") if path.is_file())
        return register_groups(*arguments)

    register_groups = bigquery._register_groups
    with patch("tempfile.tempdir", str(temporary)), patch.object(bigquery, "_register_groups", look):
        assert rows(bigquery.read([file], ask())) == [COUNTED]
    assert any(b"ginger-launch" in data for data in seen)
    assert not any(b"marked-user" in data for data in seen)
    assert not list(temporary.iterdir())
