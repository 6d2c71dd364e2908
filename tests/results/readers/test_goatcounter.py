"""GoatCounter's exports, and the result of a query of its database."""

from __future__ import annotations

import gzip
from datetime import date

import pytest
from tests.results.sources import export_of, only, read, refusal_of

from mkdocs_advocacy.results.archives import unpack
from mkdocs_advocacy.results.counts import Record
from mkdocs_advocacy.results.source import Source

FIRST = "1Path,Title,Event,Bot,Session,FirstVisit,Referrer,Referrer scheme,Browser,Screen size,Location,Date"
SECOND = (
    "2Path,Title,Event,UserAgent,Browser,System,Session,"
    "Bot,Referrer,Referrer scheme,Screen size,Location,FirstVisit,Date"
)


def row(
    *,
    event: str = "false",
    bot: str = "0",
    first: str = "true",
    referrer: str = "ginger-launch",
    scheme: str = "c",
    when: str = "2026-11-02T23:30:00Z",
) -> str:
    return f'/ginger,"Ginger, fresh",{event},{bot},s1,{first},{referrer},{scheme},Firefox,"1,2,3",DE,{when}'


def test_first_views_of_campaigns_are_counted_by_day() -> None:
    export = read(
        export_of(
            FIRST,
            row(),
            "",
            row(first="1", event="0"),
            row(first="false"),
            row(event="true"),
            row(bot="7", first="false"),
            row(referrer="linkedin.com", scheme="h", when="2026-11-03 10:00:00"),
        )
    )
    assert export.grain == {"day", "campaign"}
    assert export.zone == "UTC"
    assert export.records == (
        Record(date(2026, 11, 2), campaign="ginger-launch", clicks=2, bots=1),
        Record(date(2026, 11, 3), clicks=1),
    )
    assert export.left_out == {"events": 1}
    assert export.dropped_columns == ("Session",)


def test_days_are_in_utc() -> None:
    assert only(read(export_of(FIRST, row(when="2026-11-03T00:30:00+01:00")))).day == date(2026, 11, 2)


def test_a_packed_export_is_read() -> None:
    (source,) = unpack(Source("goatcounter-export.csv.gz", gzip.compress(export_of(FIRST, row()).data)))
    assert source.name == "goatcounter-export.csv"
    assert only(read(source)).clicks == 1


@pytest.mark.parametrize(
    ("broken", "column"),
    [({"first": "maybe"}, 6), ({"event": "2"}, 3), ({"bot": "-1"}, 4), ({"bot": "x"}, 4), ({"when": "soon"}, 12)],
)
def test_a_broken_cell_is_refused_with_its_place(broken: dict[str, str], column: int) -> None:
    refused = refusal_of(export_of(FIRST, row(), row(**broken)))
    assert (refused.line, refused.column) == (3, column)


def test_a_view_of_no_visit_needs_no_valid_day() -> None:
    assert read(export_of(FIRST, row(first="false", when="soon"))).records == ()


@pytest.mark.parametrize("header", [SECOND, SECOND.replace("2Path", "3Path")])
def test_exports_without_campaigns_name_the_page(header: str) -> None:
    refused = refusal_of(export_of(header, "/,,false,,,,s,0,linkedin,c,,DE,true,2026-11-02T10:00:00Z"))
    assert "not their campaign" in refused.message
    assert "docs/results-exports.md" in refused.hint
