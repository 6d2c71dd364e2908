"""Event rows of Umami."""

from __future__ import annotations

from datetime import date

import pytest
from tests.results.sources import clicks_by_content, export_of, from_corpus, needs_corpus, only, read, refusal_of

HEADER = (
    "event_id,visit_id,session_id,created_at,event_type,url_path,url_query,"
    "utm_source,utm_medium,utm_campaign,utm_content"
)


def row(
    visit: str, created: str = "2026-11-02 10:00:00+00", content: str = "", kind: str = "1", query: str = ""
) -> str:
    tags = f"linkedin,social,ginger-launch,{content}" if content else ",,,"
    return f"e-{created}-{visit},{visit},s-{visit},{created},{kind},/ginger,{query},{tags}"


def test_a_visit_counts_once_on_the_day_of_its_first_tagged_row() -> None:
    export = read(
        export_of(
            HEADER,
            row("1", "2026-11-03 00:10:00+00", "ginger-a"),
            row("1", "2026-11-02 23:50:00+00", "ginger-a"),
            row("1", "2026-11-02 23:55:00+00"),
            row("2", "2026-11-02 10:00:00+00", "ginger-b", kind="2"),
            row("3"),
            row("3", "2026-11-02 11:00:00+00"),
        )
    )
    assert clicks_by_content(export) == {
        (date(2026, 11, 2), "ginger-a"): 1,
        (date(2026, 11, 2), "ginger-b"): 1,
        (date(2026, 11, 2), ""): 1,
    }
    assert (export.measure, export.zone) == ("visits", "UTC")


def test_a_visit_with_two_links_counts_for_both() -> None:
    export = read(export_of(HEADER, row("1", content="ginger-a"), row("1", content="ginger-b")))
    assert sum(clicks_by_content(export).values()) == 2


@pytest.mark.parametrize(
    ("created", "day"),
    [
        ("2026-11-02 23:30:00.123+00", 2),
        ("2026-11-02T23:30:00.000Z", 2),
        ("2026-11-03 00:30:00+01", 2),
        ("2026-11-02T23:30:00-05:00", 3),
        ("2026-11-02 23:30:00", 2),
    ],
)
def test_days_are_in_utc(created: str, day: int) -> None:
    assert only(read(export_of(HEADER, row("1", created)))).day == date(2026, 11, day)


def test_older_rows_have_their_tags_in_the_query() -> None:
    query = "utm_source=x&utm_campaign=ginger-launch&utm_content=ginger%2Da"
    older = "visit_id,created_at,url_query"
    for source in (export_of(HEADER, row("1", query=query)), export_of(older, f"1,2026-11-02 10:00:00,?{query}")):
        record = only(read(source))
        assert (record.source, record.campaign, record.content) == ("x", "ginger-launch", "ginger-a")


def test_links_pixels_and_rows_without_a_visit_are_left_out() -> None:
    export = read(export_of(HEADER, row("1", content="ginger-a", kind="3"), row("", content="ginger-a")))
    assert export.records == ()
    assert export.left_out == {"rows that are neither page views nor events": 1, "page views without a visit_id": 1}


def test_ids_of_visits_are_named_as_dropped_and_in_no_record() -> None:
    export = read(export_of(HEADER, row("secret-visit", content="ginger-a")))
    assert export.dropped_columns == ("visit_id", "session_id")
    assert "secret" not in repr(export)


@pytest.mark.parametrize(
    "created",
    ["02.11.2026", "2026-11-02", "20261102T1000", "yesterday", "", "2026-11-31 10:00:00", "0001-01-01 00:00:00+14:00"],
)
def test_a_broken_time_is_refused_with_its_place(created: str) -> None:
    refused = refusal_of(export_of(HEADER, row("1"), row("2", created)))
    assert (refused.line, refused.column) == (3, 4)


def test_rows_without_tags_name_the_page() -> None:
    assert (
        "docs/results-exports.md"
        in refusal_of(export_of("visit_id,created_at,url_path", "1,2026-11-02 10:00:00,/")).hint
    )


def test_without_a_column_for_versions_the_grain_lacks_them() -> None:
    export = read(export_of("visit_id,created_at,utm_campaign", "1,2026-11-02 10:00:00,ginger-launch"))
    assert export.grain == {"day", "campaign"}


@needs_corpus
@pytest.mark.parametrize("name", ["umami-v3-events.csv", "umami-v3-pages.csv"])
def test_the_download_without_tags_names_the_page(name: str) -> None:
    refused = refusal_of(from_corpus(name))
    assert "contains no tags" in refused.message
    assert "docs/results-exports.md" in refused.hint


def test_a_table_with_x_and_y_among_others_is_not_the_download() -> None:
    assert "not an export of a known tool" in refusal_of(export_of("x,y,z", "1,2,3")).message
