"""Exports of LinkedIn pages: counts of posts without the people who posted them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from unittest.mock import patch

import pytest
from tests.results.old_workbook import OLD_WORKBOOK
from tests.results.workbooks import make_workbook

from mkdocs_advocacy.results import sheets
from mkdocs_advocacy.results.network_posts import NetworkPost, count_months
from mkdocs_advocacy.results.readers import linkedin, survey
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.sheets import list_sheets, read_sheet
from mkdocs_advocacy.results.source import Answers, Source

NOTE = ("Note: Impressions, clicks and comments are those of your page, as of today.",)
HEADER = (
    *("Post title", "Post link", "Post type", "Campaign name", "Posted by", "Created date", "Campaign start date"),
    *("Audience", "Impressions", "Views", "Clicks", "Click through rate (CTR)", "Likes", "Comments", "Reposts"),
    *("Follows", "Engagement rate", "Content Type"),
)
DAYS = [NOTE, ("Date", "Impressions (organic)"), *((f"11/{day:02d}/2026", day) for day in range(1, 31))]


def post(day: Any = "11/03/2026", impressions: Any = 1234, campaign: str = "", follows: Any = 2) -> Sequence[Any]:
    counts = (impressions, "", 10, 0.008, 20, "1,003", 4, follows, 0.03, "Image")
    return (
        "Ada says hello",
        "https://www.linkedin.com/1",
        "Organic",
        campaign,
        "Ada Lovelace",
        day,
        "",
        "All",
        *counts,
    )


def source(
    posts: Sequence[Sequence[Any]], name: str = "soda_content_1.xlsx", **others: Sequence[Sequence[Any]]
) -> Source:
    return Source(name, make_workbook({"Metrics": DAYS, "All posts": [NOTE, HEADER, *posts], **others}))


def test_posts_and_the_days_they_cover() -> None:
    export = linkedin.read(source([post(), post(datetime(2026, 11, 4, 9, 30), "2,000")]), Answers())
    assert export.posts == (
        NetworkPost(date(2026, 11, 3), 1234, 1039, 10),
        NetworkPost(date(2026, 11, 4), 2000, 1039, 10),
    )
    assert str(export.covered) == "2026-11-01 to 2026-11-30"
    (month,) = count_months(export, date(2026, 12, 1)).rows
    assert (month.network, month.posts, month.impressions, month.engagements) == ("linkedin", 2, 3234, 2078)


def test_no_person_is_read() -> None:
    export = linkedin.read(source([post()]), Answers())
    assert "Ada" not in repr(export)
    assert "http" not in repr(export)
    assert export.dropped_columns == ("Post title", "Post link", "Posted by")


def test_posts_of_ad_campaigns_are_left_out() -> None:
    export = linkedin.read(source([post(), post(campaign="Autumn ads")]), Answers())
    assert len(export.posts) == 1
    assert export.left_out == {"posts of ad campaigns": 1}


def test_an_empty_count_is_zero_and_empty_impressions_are_unknown() -> None:
    export = linkedin.read(source([post(impressions="", follows="")]), Answers())
    assert export.posts == (NetworkPost(date(2026, 11, 3), None, 1037, 10),)


def test_the_days_are_unknown_without_their_sheet() -> None:
    export = linkedin.read(Source("a.xlsx", make_workbook({"All posts": [NOTE, HEADER, post()]})), Answers())
    assert export.covered is None


@pytest.mark.parametrize(
    ("row", "said", "column"),
    [
        (post(day="30/11/2026"), "“30/11/2026” is not a date", 6),
        (post(day="soon"), "not a date", 6),
        (post(impressions="1.234"), "“1.234” is not a count", 9),
        (post(impressions=12.5), "“12.5” is not a count", 9),
        (post(impressions=-1), "“-1” is not a count", 9),
    ],
)
def test_an_unclear_cell_is_refused(row: Sequence[Any], said: str, column: int) -> None:
    with pytest.raises(Refused, match=said) as refused:
        linkedin.read(source([post(), row]), Answers())
    assert (refused.value.line, refused.value.column) == (4, column)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "Content_2026.xlsx",
            {"DISCOVERY": [("Overall", 3)], "ENGAGEMENT": [("Date", 1)], "TOP POSTS": [("Post URL",)]},
        ),
        ("PostAnalytics_AdaLovelace_71.xlsx", {"PERFORMANCE": [("Impressions", "5,537")]}),
    ],
)
def test_the_analytics_of_a_person_are_refused(name: str, content: Mapping[str, Any]) -> None:
    file = Source(name, make_workbook(content))
    assert linkedin.recognises(file)
    with pytest.raises(Refused, match="belong to that person") as refused:
        linkedin.read(file, Answers())
    assert "Ada" not in refused.value.message + refused.value.hint


def test_a_sheet_with_a_common_name_is_no_proof() -> None:
    assert not linkedin.recognises(Source("a.xlsx", make_workbook({"ENGAGEMENT": [("Date", "Count")]})))


def test_two_sheets_of_personal_analytics_are_enough() -> None:
    assert linkedin.recognises(Source("a.xlsx", make_workbook({"DISCOVERY": [("a", 1)], "TOP POSTS": [("b", 2)]})))


def test_an_unclear_day_of_the_daily_sheet_is_refused() -> None:
    rows = [*DAYS, ("30/11/2026", 5)]
    file = Source("a.xlsx", make_workbook({"Metrics": rows, "All posts": [NOTE, HEADER, post()]}))
    with pytest.raises(Refused, match="“30/11/2026” is not a date") as refused:
        linkedin.read(file, Answers())
    assert (refused.value.line, refused.value.column) == (33, 1)


def test_other_workbooks_are_not_recognised() -> None:
    for data in (make_workbook({"Sheet": [("a", "b")]}), b"PK\x03\x04", b"PK\x03\x04" + b"\0" * 5000, b"", b"\xd0\xcf"):
        assert not linkedin.recognises(Source("a.xlsx", data))


def test_a_workbook_without_the_columns_is_refused() -> None:
    for header in (("Post title", "Likes"), ("Impressions", "Clicks", "Likes")):
        with pytest.raises(Refused, match=r"columns of posts|lacks the column"):
            linkedin.read(Source("a.xlsx", make_workbook({"All posts": [NOTE, header, ("a", "b", "c")]})), Answers())


def test_a_workbook_is_read_by_this_reader_only() -> None:
    file = source([post()])
    assert linkedin.recognises(file)
    assert not survey.recognises(file)


def test_an_old_workbook_without_its_package_names_the_way_out() -> None:
    file = Source("soda_content_1.xls", OLD_WORKBOOK)
    with patch.dict(sys.modules, {"xlrd": None}):
        assert linkedin.recognises(file)
        with pytest.raises(Refused, match="old format") as refused:
            linkedin.read(file, Answers())
    assert refused.value.hint == "save it as .xlsx, or run: pip install 'mkdocs-advocacy[results]'"


def test_an_old_workbook() -> None:
    pytest.importorskip("xlrd")
    file = Source("soda_content_1.xls", OLD_WORKBOOK)
    assert list_sheets(file) == ("Update metrics (aggregated)", "Update engagement")
    export = linkedin.read(file, Answers())
    assert export.posts == (NetworkPost(date(2026, 11, 3), 1234, 37, 10), NetworkPost(date(2026, 11, 4), 99, 3, 1))
    assert str(export.covered) == "2026-11-01 to 2026-11-30"
    assert export.dropped_columns == ("Update title", "Update link", "Posted by")


@pytest.mark.parametrize("limit", ["LAST_ROW", "LAST_COLUMN"])
def test_a_large_old_workbook_is_refused(limit: str) -> None:
    pytest.importorskip("xlrd")
    file = Source("a.xls", OLD_WORKBOOK)
    with patch.object(sheets, limit, 3), pytest.raises(Refused, match="the sheet has 4 rows and 13 columns"):
        read_sheet(file, "Update engagement")


@pytest.mark.parametrize("size", [8, 600, 3000])
def test_a_damaged_old_workbook_is_refused_without_output(size: int, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("xlrd")
    file = Source("a.xls", OLD_WORKBOOK[:size])
    assert not linkedin.recognises(file)
    with pytest.raises(Refused, match="damaged"):
        read_sheet(file, "Update engagement")
    assert capsys.readouterr() == ("", "")
