"""Plausible's full export."""

from __future__ import annotations

from datetime import date

import pytest
from tests.results.sources import clicks_by_content, export_of, only, read, refusal_of

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Record
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.source import Answers, Source

HEADER = (
    '"date","source","referrer","utm_source","utm_medium","utm_campaign","utm_content","utm_term",'
    '"pageviews","visitors","visits","visit_duration","bounces"'
)
NAME = "imported_sources_20261101_20261130.csv"


def row(day: str = "2026-11-02", content: str = "ginger-a", visits: str = "41") -> str:
    return (
        f'"{day}","LinkedIn","linkedin.com","linkedin","social","ginger-launch","{content}","",50,40,{visits},1000,12'
    )


def test_visits_are_read_by_day_and_tags() -> None:
    export = read(export_of(HEADER, row(), row("2026-11-03", "ginger-b", "7"), name=NAME))
    assert export.tool == "Plausible"
    assert export.measure == "visits"
    assert export.grain == ALL_DIMENSIONS
    assert export.covered == Period(date(2026, 11, 1), date(2026, 11, 30))
    assert export.records[0] == Record(date(2026, 11, 2), "linkedin", "social", "ginger-launch", "ginger-a", clicks=41)
    assert clicks_by_content(export) == {(date(2026, 11, 2), "ginger-a"): 41, (date(2026, 11, 3), "ginger-b"): 7}


def test_columns_may_have_any_order_and_new_ones_are_ignored() -> None:
    header = "visits,total_scroll_depth,utm_content,utm_campaign,utm_medium,utm_source,date,visit_duration,visitors"
    export = read(export_of(header, "41,1300,ginger-a,ginger-launch,social,x,2026-11-02,1000,40"))
    assert only(export) == Record(date(2026, 11, 2), "x", "social", "ginger-launch", "ginger-a", clicks=41)


def test_a_file_saved_by_a_spreadsheet_program_is_read() -> None:
    text = f"{HEADER}\n{row()}\n".replace(",", ";").replace('"', "")
    assert only(read(Source("a.csv", text.encode("utf-16")))).clicks == 41


def test_missing_tags_are_empty() -> None:
    record = only(read(export_of(HEADER, '"2026-11-02","(none)","","(none)","","(not set)","","",1,1,1,0,1')))
    assert (record.source, record.medium, record.campaign, record.content) == ("", "", "", "")


def test_a_file_without_visits_covers_its_days() -> None:
    export = read(export_of(HEADER, name=NAME))
    assert export.records == ()
    assert export.covered == Period(date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize("name", ["november.csv", "imported_sources_20261301_20261399.csv", "a_20261130_20261101.csv"])
def test_a_name_without_days_tells_nothing(name: str) -> None:
    assert read(export_of(HEADER, row(), name=name)).covered is None


@pytest.mark.parametrize("day", ["02.11.2026", "2026-11-31", "20261102", "2026-W45-1", "2026-11-02T10:00", ""])
def test_a_broken_day_is_refused_with_its_place(day: str) -> None:
    refused = refusal_of(export_of(HEADER, row(), row(day), name=NAME))
    assert (refused.line, refused.column) == (3, 1)
    assert "day" in refused.message


def test_a_day_outside_the_name_is_refused() -> None:
    refused = refusal_of(export_of(HEADER, row("2026-12-01"), name=NAME))
    assert refused.message == "2026-12-01 is not within 2026-11-01 to 2026-11-30, the days in the file's name"


@pytest.mark.parametrize("visits", ["4.5", "-1", "many", "=1+1"])
def test_visits_that_are_no_count_are_refused(visits: str) -> None:
    assert refusal_of(export_of(HEADER, row(visits=visits))).column == 11


def test_a_grouped_number_is_never_read_as_a_fraction() -> None:
    source = export_of(HEADER, row(visits="1.000"))
    assert "--decimal" in refusal_of(source).hint
    assert only(read(source, Answers(decimal_sign="comma"))).clicks == 1000


def test_a_row_with_shifted_cells_is_refused() -> None:
    shifted = row().replace('"linkedin.com"', "linkedin.com,feed")
    assert refusal_of(export_of(HEADER, row(), shifted)).message == "the row has 14 cells, but the header has 13"
    assert refusal_of(export_of(HEADER, "2026-11-02,LinkedIn")).line == 2


@pytest.mark.parametrize(
    "header",
    [
        "date,visitors,pageviews,bounces,visits,visit_duration",
        "date,hostname,page,visits,visitors,pageviews,total_scroll_depth",
        "date,name,link_url,path,visitors,events",
        "date,visitors,pageviews,visits,views_per_visit,bounce_rate,visit_duration",
        "name,visitors,bounce_rate,visit_duration",
        "name,conversions,conversion_rate",
        "date,unique_conversions,total_conversions,conversion_rate",
    ],
)
def test_other_tables_name_the_right_export(header: str) -> None:
    refused = refusal_of(export_of(header))
    assert "Imports & exports" in refused.hint
    assert "imported_sources" in refused.hint
