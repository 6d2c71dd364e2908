"""Matomo's log of visits, which has addresses and ids of visitors."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_advocacy.results.counts import Export, Record
from mkdocs_advocacy.results.readers import matomo, matomo_visits
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

Row = Mapping[str, str]
PERSONAL = {"idVisit": "18", "visitIp": "156.5.3.2", "visitorId": "f00ba4", "userId": "jane.doe", "city": "Freiburg"}
DAY = date(2026, 11, 2)


def visit(content: str = "ginger-a", *, day: str = "2026-11-02", **cells: str) -> Row:
    tags = {"campaignName": "ginger-launch", "campaignContent": content, "campaignSource": "linkedin"}
    about = {"serverDate": day, "referrerType": "campaign", "referrerName": "ginger-launch"}
    return {**PERSONAL, **about, **tags, "campaignMedium": "social", "visitConverted": "0", **cells}


def as_csv(rows: Sequence[Row], delimiter: str = ",") -> bytes:
    lines = [
        delimiter.join(f'"{cell}"' for cell in cells) for cells in ([*rows[0]], *([*row.values()] for row in rows))
    ]
    return "\n".join(lines).encode("utf-16")


def as_tsv(rows: Sequence[Row]) -> bytes:
    return as_csv(rows, "\t")


def as_xml(rows: Sequence[Row]) -> bytes:
    nested = "<actionDetails><row><idVisit>7</idVisit><serverDate>1999-01-01</serverDate></row></actionDetails>"
    texts = ("".join(f"<{name}>{cell}</{name}>" for name, cell in row.items()) for row in rows)
    return f"<result>{''.join(f'<row>{text}{nested}</row>' for text in texts)}</result>".encode()


def as_json(rows: Sequence[Row]) -> bytes:
    return json.dumps([{**row, "actionDetails": [{"serverDate": "1999-01-01"}]} for row in rows]).encode()


WRITERS = (as_csv, as_tsv, as_xml, as_json)


def read(data: bytes) -> Export:
    source = Source("export", data)
    assert matomo_visits.recognises(source)
    assert not matomo.recognises(source)
    return matomo_visits.read(source, Answers())


@pytest.mark.parametrize("write", WRITERS)
def test_visits_are_counted_by_day_and_tags(write: Callable[[Sequence[Row]], bytes]) -> None:
    rows = [visit(), visit(visitConverted="1"), visit("ginger-b"), visit(day="2026-11-03")]
    export = read(write(rows))
    assert export.records == (
        Record(DAY, "linkedin", "social", "ginger-launch", "ginger-a", clicks=2, conversions=1),
        Record(DAY, "linkedin", "social", "ginger-launch", "ginger-b", clicks=1, conversions=0),
        Record(date(2026, 11, 3), "linkedin", "social", "ginger-launch", "ginger-a", clicks=1, conversions=0),
    )
    assert export.grain == {"day", "source", "campaign", "content"}


@pytest.mark.parametrize("write", WRITERS)
def test_nothing_about_persons_is_kept(write: Callable[[Sequence[Row]], bytes]) -> None:
    export = read(write([visit()]))
    assert sorted(export.dropped_columns) == sorted(PERSONAL)
    assert not any(value in repr(export) for value in ("156.5.3.2", "f00ba4", "jane", "Freiburg"))


def test_visits_without_tags_have_empty_ones() -> None:
    plain = dict.fromkeys(("campaignName", "campaignContent", "campaignSource", "campaignMedium"), "")
    export = read(as_csv([visit(referrerType="direct", referrerName="", **plain), visit()]))
    assert [(record.campaign, record.clicks) for record in export.records] == [("", 1), ("ginger-launch", 1)]


def test_campaigns_without_the_plugin() -> None:
    rows = [{name: cell for name, cell in visit().items() if not name.startswith("campaign")}]
    rows.append({**rows[0], "referrerType": "website", "referrerName": "example.com"})
    export = read(as_csv(rows))
    assert export.records == (
        Record(DAY, clicks=1, conversions=0),
        Record(DAY, campaign="ginger-launch", clicks=1, conversions=0),
    )
    assert export.grain == {"day", "campaign"}


def test_several_conversions_of_a_visit_count_once() -> None:
    rows = [{**{name: cell for name, cell in visit().items() if name != "visitConverted"}, "goalConversions": "3"}]
    assert read(as_csv(rows)).records[0].conversions == 1


def test_thousands_of_columns_of_actions() -> None:
    rows = [{**visit(), **{f"actionDetails_{number}_url": f"https://x.example/{number}" for number in range(2_000)}}]
    assert read(as_csv(rows)).records[0].clicks == 1


@pytest.mark.parametrize("day", ["", "02/11/2026", "20261102", "Monday 2 November 2026", "2026-11"])
def test_other_days_are_refused_without_their_text(day: str) -> None:
    with pytest.raises(Refused, match="a cell of serverDate is not a day such as 2026-11-30") as caught:
        read(as_csv([visit(), visit(day=day)]))
    assert caught.value.line == 3


@pytest.mark.parametrize("write", WRITERS)
def test_missing_columns_are_named(write: Callable[[Sequence[Row]], bytes]) -> None:
    with pytest.raises(Refused):
        read(write([PERSONAL]))
    with pytest.raises(Refused, match="lacks the columns campaignName and referrerName"):
        read(write([{**PERSONAL, "serverDate": "2026-11-02"}]))


def test_a_count_of_conversions_that_is_no_number_is_refused() -> None:
    with pytest.raises(Refused, match="is not a whole number"):
        read(as_csv([visit(visitConverted="156.5.3.2")]))


@settings(max_examples=30)
@given(st.binary(max_size=200), st.sampled_from(["idVisit,serverDate,campaignName\n", "<result><row>", "[{"]))
def test_random_bytes_are_read_or_refused(data: bytes, start: str) -> None:
    source = Source("export", start.encode() + data)
    matomo_visits.recognises(source)
    with contextlib.suppress(Refused):
        matomo_visits.read(source, Answers())
