"""Visits of short links from Shlink."""

from __future__ import annotations

from datetime import date

import pytest
from tests.results.sources import export_of, from_corpus, needs_corpus, only, read, refusal_of

from mkdocs_advocacy.results.counts import ALL_DIMENSIONS, Record

HEADER = '"date","potentialBot","userAgent","browser","os","referer","country","region","city","latitude","longitude"'
VISITS = f'{HEADER},"visitedUrl","type"'
LINK = "https://s.example/ginger?utm_source=linkedin&utm_medium=social&utm_campaign=ginger-launch&utm_content=ginger-a"


def row(when: str = "2026-11-02T10:00:00+00:00", bot: str = "false", link: str = LINK, kind: str = "") -> str:
    return f'"{when}",{bot},"Mozilla/5.0 (X11, Linux)","Firefox","Linux","linkedin.com","DE","","",,,"{link}",{kind}'


@needs_corpus
def test_the_file_of_the_corpus() -> None:
    export = read(from_corpus("shlink-visits.csv"))
    assert only(export) == Record(date(2026, 11, 2), "linkedin", "social", "ginger-launch", "ginger-a", clicks=1)
    assert (export.tool, export.grain, export.zone) == ("Shlink", ALL_DIMENSIONS, "UTC")


def test_visits_and_bots_are_counted_by_day() -> None:
    export = read(export_of(VISITS, row(), row(), row(bot="true"), row("2026-11-03T00:30:00+01:00")))
    assert [(record.day, record.clicks, record.bots) for record in export.records] == [
        (date(2026, 11, 2), 2, 1),
        (date(2026, 11, 3), 1, 0),
    ]
    assert export.zone == "the server's"


def test_visits_without_tags_are_records_without_tags() -> None:
    assert only(read(export_of(VISITS, row(link="https://s.example/ginger")))) == Record(date(2026, 11, 2), clicks=1)


def test_visits_of_missing_links_are_left_out() -> None:
    export = read(export_of(VISITS, row(kind="base_url"), row(kind="invalid_short_url")))
    assert export.records == ()
    assert export.left_out == {"visits of addresses that are not short links": 2}


def test_columns_about_visitors_are_dropped() -> None:
    assert read(export_of(VISITS, row())).dropped_columns == ("userAgent", "latitude", "longitude")


def test_an_older_version_is_refused() -> None:
    assert "4.1" in refusal_of(export_of(HEADER, "2026-11-02T10:00:00Z,false,,,,,,,,,")).hint


def test_the_list_of_links_is_refused_because_it_has_no_days() -> None:
    header = "createdAt,domain,shortCode,shortUrl,longUrl,title,tags,visits"
    refused = refusal_of(export_of(header, f"2026-01-01T00:00:00Z,,ginger,https://s.example/ginger,{LINK},,,41"))
    assert "since each link was created" in refused.message


@pytest.mark.parametrize(("broken", "column"), [({"when": "today"}, 1), ({"bot": "perhaps"}, 2)])
def test_a_broken_cell_is_refused_with_its_place(broken: dict[str, str], column: int) -> None:
    refused = refusal_of(export_of(VISITS, row(), row(**broken)))
    assert (refused.line, refused.column) == (3, column)
