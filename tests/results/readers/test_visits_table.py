"""A table of visits from a query of a tool's database."""

from __future__ import annotations

from datetime import date

from tests.results.sources import export_of, only, read, refusal_of

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Record


def test_the_table_has_fixed_columns() -> None:
    header = "day,utm_source,utm_medium,utm_campaign,utm_content,visits,conversions"
    export = read(export_of(header, "2026-11-02,x,social,ginger-launch,ginger-a,41,3"))
    assert export.grain == ALL_DIMENSIONS
    assert export.measure == "visits"
    expected = Record(date(2026, 11, 2), "x", "social", "ginger-launch", "ginger-a", clicks=41, conversions=3)
    assert only(export) == expected


def test_a_broken_row_is_refused_with_its_place() -> None:
    refused = refusal_of(export_of("day,utm_campaign,visits", "2026-11-02,a,1", "2.11.2026,a,1"))
    assert (refused.line, refused.column) == (3, 1)
