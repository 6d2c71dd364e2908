"""Exports that `results/results.yml` describes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.results.sources import export_of, only

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Export, Record
from mkdocs_advocacy.results.mapping.model import MappedExport
from mkdocs_advocacy.results.readers import find_reader
from mkdocs_advocacy.results.readers.mapped import make_reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, DateOrder, Source

LINK = "https://carls-soda.example/?utm_source=x&utm_medium=social&utm_campaign=ginger-launch&utm_content=ginger-a"
COLUMNS = {"day": "Date", "campaign": "Campaign", "content": "Version", "clicks": "Hits"}


def mapped(**options: Any) -> MappedExport:
    given = {"name": "Bitly", "recognised_by": ["Date", "Hits"], "columns": COLUMNS} | options
    return MappedExport.model_validate(given)


def read(source: Source, answers: Answers | None = None, **options: Any) -> Export:
    reader = make_reader(mapped(**options))
    assert find_reader(source, [reader]) is reader
    return reader.read(source, answers or Answers())


def refusal_of(source: Source, **options: Any) -> Refused:
    with pytest.raises(Refused) as caught:
        read(source, **options)
    return caught.value


def test_mapped_columns_are_read() -> None:
    source = export_of("Hits,Version,Campaign,Date,Title", "41,ginger-a,ginger-launch,2026-11-02,Ginger")
    export = read(source, measure="engagements", zone="UTC")
    assert only(export) == Record(date(2026, 11, 2), campaign="ginger-launch", content="ginger-a", clicks=41)
    assert export.grain == {"day", "campaign", "content"}
    assert (export.tool, export.measure, export.zone) == ("Bitly", "engagements", "UTC")


def test_a_link_gives_all_tags() -> None:
    columns = {"day": "Date", "link": "Long URL", "clicks": "Hits"}
    export = read(export_of("Date,Long URL,Hits", f"2026-11-02,{LINK},41"), columns=columns)
    assert export.grain == ALL_DIMENSIONS
    assert only(export) == Record(date(2026, 11, 2), "x", "social", "ginger-launch", "ginger-a", clicks=41)


def test_without_a_day_visitors_and_conversions_are_read() -> None:
    columns = {"campaign": "Campaign", "clicks": "Hits", "visitors": "People", "conversions": "Orders"}
    source = export_of("Campaign,Hits,People,Orders", "ginger-launch,41,40,2")
    export = read(source, columns=columns, recognised_by=["Hits"])
    assert export.grain == {"campaign"}
    assert only(export) == Record(campaign="ginger-launch", clicks=41, visitors=40, conversions=2)


@pytest.mark.parametrize(
    ("day_format", "text"),
    [
        (None, "2026-11-02"),
        (None, "2026-11-02T10:00:00Z"),
        ("ymd", "20261102"),
        ("ymd", "2026/11/2"),
        ("dmy", "02.11.2026"),
        ("dmy", "2. 11. 2026"),
        ("dmy", "2/11/2026 10:00"),
        ("mdy", "11/02/2026"),
        ("mdy", "11/2/2026, 10:00 AM"),
        ("mdy", "2026-11-02"),
    ],
)
def test_days_are_read_in_the_format_that_is_stated(day_format: str | None, text: str) -> None:
    source = export_of("Date;Campaign;Version;Hits", f"{text};ginger-launch;ginger-a;41")
    assert only(read(source, day_format=day_format)).day == date(2026, 11, 2)


@pytest.mark.parametrize(("day_format", "text"), [(None, "02/11/2026"), (None, "13/11/2026"), (None, "20261102")])
def test_a_day_in_no_stated_format_asks_for_it(day_format: str | None, text: str) -> None:
    refused = refusal_of(export_of("Date,Campaign,Version,Hits", f"{text},a,b,1"), day_format=day_format)
    assert "day_format: dmy or mdy" in refused.hint
    assert "--dates" in refused.hint
    assert (refused.line, refused.column) == (2, 1)


@pytest.mark.parametrize(
    ("day_format", "text"),
    [("mdy", "13/11/2026"), ("dmy", "31.11.2026"), ("dmy", "02.11.26"), ("ymd", "soon"), (None, "")],
)
def test_a_day_that_is_none_is_refused(day_format: str | None, text: str) -> None:
    refused = refusal_of(export_of("Date,Campaign,Version,Hits", f"{text},a,b,1"), day_format=day_format)
    assert "is not a day" in refused.message or refused.message == "the day is missing"


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2026, 11, 2)), ("mdy", date(2026, 2, 11))])
def test_the_flag_overrides_the_mapping(order: DateOrder, day: date) -> None:
    source = export_of("Date,Campaign,Version,Hits", "02/11/2026,a,b,1")
    assert only(read(source, Answers(date_order=order), day_format="mdy")).day == day


def test_numbers_are_read_with_the_decimal_sign_that_is_stated() -> None:
    source = export_of("Date;Campaign;Version;Hits", "2026-11-02;a;b;1.234")
    assert only(read(source, decimal="comma")).clicks == 1234
    assert only(read(source, Answers(decimal_sign="comma"), decimal="point")).clicks == 1234
    assert "could be" in refusal_of(source).message
    assert "not a count" in refusal_of(source, decimal="point").message


def test_lines_above_the_headings_are_skipped_and_positions_stay_right() -> None:
    source = export_of('A "strange note', "x|y", "Date|Campaign|Version|Hits", "2026-11-02|a|b|1", "2026-11-02|a|b|x")
    refused = refusal_of(source, skip_lines=2, delimiter="pipe")
    assert (refused.line, refused.column) == (5, 4)
    good = export_of('A "strange note', "x|y", "Date|Campaign|Version|Hits", "2026-11-02|a|b|1")
    assert only(read(good, skip_lines=2, delimiter="pipe")).clicks == 1


def test_a_missing_column_names_the_nearest() -> None:
    refused = refusal_of(export_of("Date,Campaigns,Version,Hits", "2026-11-02,a,b,1"))
    assert refused.message == "the file has no column “Campaign”, which results/results.yml maps to campaign"
    assert refused.hint == "did you mean “Campaigns”?"
    assert "its columns are Date, Q, Version, Hits" in refusal_of(export_of("Date,Q,Version,Hits", "1,2,3,4")).hint


def test_totals_other_rows_and_second_tables_are_left_out() -> None:
    export = read(
        export_of(
            "Date,Campaign,Version,Hits",
            ",,,48,Grand total",
            "Total,,,48",
            ",,,48",
            "2026-11-02,ginger-launch,(other),7",
            "2026-11-02,(not set),ginger-a,41",
            "",
            "Country,Hits",
            "DE,48",
        )
    )
    assert only(export) == Record(date(2026, 11, 2), content="ginger-a", clicks=41)
    assert export.left_out == {
        "rows below the first empty line": 2,
        "rows of totals": 3,
        "clicks in rows “(other)”": 7,
    }


def test_a_total_is_found_in_an_export_without_days() -> None:
    columns = {"campaign": "Campaign", "clicks": "Hits"}
    source = export_of("Campaign,Hits", "ginger-launch,41", "lemon,7,", ",48,Grand total", "Gesamt,48")
    export = read(source, columns=columns, recognised_by=["Hits"])
    assert [record.clicks for record in export.records] == [41, 7]
    assert export.left_out == {"rows of totals": 2}


@pytest.mark.parametrize(("line", "count"), [("2026-11-02,a,1", 3), ("2026-11-02,a,1,b,5", 5)])
def test_a_row_with_shifted_cells_is_refused(line: str, count: int) -> None:
    refused = refusal_of(export_of("Date,Campaign,Hits,Version", line))
    assert refused.message == f"the row has {count} cells, but the header has 4"


def test_persons_are_never_read() -> None:
    header = "Date,Campaign,Version,Hits,Posted by,Who"
    export = read(export_of(header, "2026-11-02,a,b,1,Jo,jo@carls-soda.example"))
    assert export.dropped_columns == ("Posted by", "Who")
    assert "jo" not in repr(export).lower().replace("posted by", "")
    refused = refusal_of(export_of(header, "2026-11-02,a,jo@carls-soda.example,1,Jo,"))
    assert refused.message == "the column mapped to content holds email or IP addresses, which results never contain"


@pytest.mark.parametrize("data", [b"", b"\0" * 400, bytes(range(256)) * 99, b"PK\x03\x04", b"Date\nHits\n"])
def test_other_files_are_not_recognised(data: bytes) -> None:
    for options in ({}, {"skip_lines": 3, "delimiter": "tab"}):
        assert not make_reader(mapped(**options)).recognises(Source("a", data))
