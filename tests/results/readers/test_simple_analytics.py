"""Data points of Simple Analytics, with columns that the user chooses."""

from __future__ import annotations

from datetime import date

import pytest
from tests.results.sources import clicks_by_content, export_of, only, read, refusal_of

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Record

HEADER = "added_iso,path,is_unique,is_robot,utm_source,utm_medium,utm_campaign,utm_content"
TAGS = "linkedin,social,ginger-launch,ginger-a"


def test_page_views_with_which_visitors_arrive_are_counted() -> None:
    export = read(
        export_of(
            HEADER,
            f"2026-11-02T10:00:00.000Z,/ginger,true,false,{TAGS}",
            f"2026-11-02T10:01:00.000Z,/ginger,false,false,{TAGS}",
            f"2026-11-02T10:02:00.000Z,/ginger,true,true,{TAGS}",
            "2026-11-03T10:02:00.000Z,/,true,,,,,",
        )
    )
    assert export.grain == ALL_DIMENSIONS
    assert export.zone == "UTC"
    assert export.records == (
        Record(date(2026, 11, 2), "linkedin", "social", "ginger-launch", "ginger-a", "/ginger", clicks=1, bots=1),
        Record(date(2026, 11, 3), path="/", clicks=1),
    )


def test_without_is_unique_sessions_are_counted() -> None:
    header = "session_id,added_iso,query"
    tagged = "utm_campaign=ginger-launch&utm_content=ginger-a"
    export = read(
        export_of(
            header,
            f"s1,2026-11-02T10:00:00Z,{tagged}",
            f"s1,2026-11-03T10:00:00Z,?{tagged}",
            "s1,2026-11-02T10:05:00Z,",
            f",2026-11-02T10:05:00Z,{tagged}",
        )
    )
    assert clicks_by_content(export) == {(date(2026, 11, 2), "ginger-a"): 1}
    assert export.left_out == {"page views without a session_id": 1}
    assert export.dropped_columns == ("session_id",)


def test_days_are_those_of_the_zone_in_the_file() -> None:
    export = read(export_of(HEADER, f"2026-11-03T00:30:00+01:00,/,true,false,{TAGS}"))
    assert only(export).day == date(2026, 11, 3)
    assert export.zone == "the export's"


def test_the_grain_depends_on_the_chosen_columns() -> None:
    export = read(export_of("added_iso,is_unique,utm_campaign,utm_source", "2026-11-02T10:00:00Z,1,ginger-launch,x"))
    assert export.grain == {"day", "campaign", "source"}


@pytest.mark.parametrize(
    "header",
    [
        "added_iso,is_unique,path",
        "added_iso,is_unique,utm_source",
        "added_unix,is_unique,utm_campaign",
        "added_iso,utm_campaign",
    ],
)
def test_too_few_columns_name_the_fields_to_choose(header: str) -> None:
    cells = ",".join("1" for _ in header.split(","))
    assert "is_unique, is_robot, utm_source" in refusal_of(export_of(header, cells)).hint


@pytest.mark.parametrize(("cells", "column"), [("soon,/,true,false", 1), ("2026-11-02T10:00:00Z,/,perhaps,false", 3)])
def test_a_broken_cell_is_refused_with_its_place(cells: str, column: int) -> None:
    refused = refusal_of(export_of(HEADER, f"{cells},{TAGS}"))
    assert (refused.line, refused.column) == (2, column)
