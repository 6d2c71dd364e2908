"""Exports of X, Meta and YouTube: the counts of posts, without texts, titles, names and links."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from mkdocs_advocacy.results.network_posts import NetworkExport, NetworkPost
from mkdocs_advocacy.results.readers import linkedin, meta, plausible, survey, x, youtube
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

CORPUS = Path(__file__).parents[4] / "shared/corpus/analytics"
READERS = (linkedin, meta, x, youtube)

X_HEADER = (
    "Post id,Date,Post text,Post Link,Impressions,Likes,Engagements,Bookmarks,Shares,New follows,Replies,Reposts,"
    "Profile visits,Detail Expands,URL Clicks,Hashtag Clicks,Permalink Clicks\n"
)
X_NEW = X_HEADER + (
    '1900000000000000001,"Tue, Nov 3, 2026","Ada said:\n\n“No sugar, all ginger.”",https://x.com/soda/status/1,'
    '"1,229",12,30,0,0,0,1,2,12,20,6,0,0\n'
    '1900000000000000002,"Wed, Nov 4, 2026",=HYPERLINK(1),https://x.com/soda/status/2,40,1,2,0,0,0,0,0,0,0,-,0,0\n'
)
X_OLD = (
    '"Tweet id","Tweet permalink","Tweet text","time","impressions","engagements","engagement rate","retweets",'
    '"url clicks","promoted impressions"\n'
    '"649285498230472704","https://twitter.com/soda/status/6","Ada said","2015-09-30 18:42 +0000","424.0","12.0",'
    '"0.028","2.0","1.0","-"\n'
    '"649285498230472705","https://twitter.com/soda/status/7","Again","2015-10-01 00:10 +0000","99.0","0.0",'
    '"0.0","0.0","-","-"\n'
)
FACEBOOK = (
    "\ufeffPost ID,Page ID,Page name,Title,Publish time,Permalink,Post type,Date,Views,"
    '"Reactions, Comments and Shares",Total clicks,Link clicks\n'
    '122000000000000001,61,Soda,"𝗔𝗱𝗮 says",11/03/2026 10:00,https://www.facebook.com/1,Photos,Lifetime,1250,35,40,12\n'
    "122000000000000002,61,Soda,No,11/12/2026 23:59,https://www.facebook.com/2,Links,Lifetime,,0,,\n"
)
INSTAGRAM = (
    "Post ID,Account ID,Account username,Account name,Description,Publish time,Permalink,Post type,Date,Impressions,"
    "Likes,Shares,Comments,Saves\n"
    "18,17,ada,Ada,Hi,11/03/2026 10:00,https://www.instagram.com/p/1,IG image,Lifetime,900,30,2,3,4\n"
)
YOUTUBE = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions,"
    "Impressions click-through rate (%),Likes,Comments added,Shares\n"
    "Total,,,,900,12.5,3,20000,4.2,50,6,7\n"
    'aB-_1234567,"Ada tastes ginger","Nov 3, 2026",95,600,8.25,2,"12,000",5.23,40,5,6\n'
    '=cmd|x,Second,"Nov 12, 2026",30,300,4.25,1,8000,2.1,10,1,1\n'
)


def source(text: str | bytes, name: str = "export.csv") -> Source:
    return Source(name, text.encode() if isinstance(text, str) else text)


def days(export: NetworkExport) -> list[str]:
    return [str(post.day) for post in export.posts]


def test_x_of_2026() -> None:
    export = x.read(source(X_NEW, "account_analytics_content_2026-11-01_2026-11-30.csv"), Answers())
    assert export.posts == (
        NetworkPost(date(2026, 11, 3), 1229, 30, 6),
        NetworkPost(date(2026, 11, 4), 40, 2, 0),
    )
    assert str(export.covered) == "2026-11-01 to 2026-11-30"
    assert export.network == "x"
    assert export.dropped_columns == ("Post text", "Post Link")


def test_x_before_2024() -> None:
    export = x.read(source(X_OLD, "tweet_activity_metrics_soda_20150901_20151001_en.csv"), Answers())
    assert export.posts == (NetworkPost(date(2015, 9, 30), 424, 12, 1), NetworkPost(date(2015, 10, 1), 99, 0, 0))
    assert str(export.covered) == "2015-09-01 to 2015-10-01"
    assert export.zone == "UTC"


def test_facebook() -> None:
    export = meta.read(source(FACEBOOK, "Nov-01-2026_Nov-30-2026_123.csv"), Answers())
    assert export.posts == (NetworkPost(date(2026, 11, 3), 1250, 35, 12), NetworkPost(date(2026, 11, 12), None, 0, 0))
    assert (export.network, str(export.covered)) == ("facebook", "2026-11-01 to 2026-11-30")
    assert export.dropped_columns == ("Page name", "Title", "Permalink")


def test_facebook_without_the_sum_or_the_clicks() -> None:
    text = FACEBOOK.replace('"Reactions, Comments and Shares"', "Reactions").replace("Total clicks", "Comments")
    export = meta.read(source(text.replace("Link clicks", "Shares")), Answers())
    assert export.posts[0] == NetworkPost(date(2026, 11, 3), 1250, 35 + 40 + 12, None)
    export = meta.read(source(text.replace("Link clicks", "Other Clicks")), Answers())
    assert export.posts[0] == NetworkPost(date(2026, 11, 3), 1250, None, None)


def test_instagram() -> None:
    export = meta.read(source(INSTAGRAM), Answers())
    assert (export.network, export.covered) == ("instagram", None)
    assert export.posts == (NetworkPost(date(2026, 11, 3), 900, 39, None),)
    assert "saves" in export.engagements


def test_meta_in_utf_16_with_semicolons() -> None:
    text = INSTAGRAM.replace(",", ";").encode("utf-16")
    assert meta.recognises(source(text))
    assert len(meta.read(source(text), Answers()).posts) == 1


def test_the_series_of_a_page_is_refused() -> None:
    series = source('sep=,\r\n"Views"\r\n"Date","Primary"\r\n"2026-11-01T00:00:00","12"\r\n'.encode("utf-16"))
    assert meta.recognises(series)
    with pytest.raises(Refused, match="by day") as refused:
        meta.read(series, Answers())
    assert "export the posts" in refused.value.hint


def test_meta_by_day_is_refused() -> None:
    with pytest.raises(Refused, match="counts by day") as refused:
        meta.read(source(FACEBOOK.replace("Lifetime", "11/03/2026")), Answers())
    assert (refused.value.line, refused.value.column) == (2, 8)


def test_meta_of_two_networks_is_refused() -> None:
    with pytest.raises(Refused, match="apart"):
        meta.read(source(INSTAGRAM.replace("Account name", "Page ID")), Answers())


def test_youtube() -> None:
    export = youtube.read(source(YOUTUBE, "Table data.csv"), Answers())
    assert export.posts == (NetworkPost(date(2026, 11, 3), 12000, 51), NetworkPost(date(2026, 11, 12), 8000, 12))
    assert export.left_out == {"rows of totals": 1}
    assert export.covered is None


def test_youtube_without_engagements_and_without_a_total() -> None:
    text = "".join(line for line in YOUTUBE.splitlines(keepends=True) if not line.startswith("Total"))
    export = youtube.read(source(text.replace("Comments added", "Dislikes")), Answers())
    assert [post.engagements for post in export.posts] == [None, None]
    assert (export.engagements, export.left_out) == ((), {})


@pytest.mark.parametrize(
    ("reader", "text"),
    [
        (x, X_NEW.replace('"1,229"', "Ada said so")),
        (x, X_NEW.replace("Tue, Nov 3, 2026", "Ada said so on 3 May")),
        (meta, FACEBOOK.replace("1250", "Ada 12")),
        (meta, FACEBOOK.replace("11/03/2026 10:00", "Ada on 11/03/2026")),
    ],
)
def test_a_text_in_a_shifted_row_is_not_quoted(reader: ModuleType, text: str) -> None:
    with pytest.raises(Refused, match="the cell is not a") as refused:
        reader.read(source(text), Answers())
    assert "Ada" not in refused.value.message + refused.value.hint


def test_the_data_of_youtubes_chart_is_another_file() -> None:
    assert not youtube.recognises(source("Date,Content,Video title,Video publish time,Impressions\n", "Chart data.csv"))


@pytest.mark.parametrize(
    ("reader", "text", "line", "column"),
    [
        (x, X_NEW.replace('"1,229"', "1.229"), 2, 5),
        (x, X_NEW.replace('"1,229"', "12.000"), 2, 5),
        (x, X_NEW.replace('"1,229"', "-5"), 2, 5),
        (x, X_NEW.replace('"1,229"', "=1+1"), 2, 5),
        (meta, FACEBOOK.replace("1250", "1.250"), 2, 9),
        (youtube, YOUTUBE.replace('"12,000"', "1.2K"), 3, 8),
    ],
)
def test_a_count_in_another_format_is_refused(reader: ModuleType, text: str, line: int, column: int) -> None:
    with pytest.raises(Refused, match="is not a count") as refused:
        reader.read(source(text), Answers())
    assert (refused.value.line, refused.value.column) == (line, column)


def test_the_decimal_sign_answers_for_a_file_that_was_saved_again() -> None:
    export = meta.read(source(FACEBOOK.replace("1250", "1.250")), Answers(decimal_sign="comma"))
    assert export.posts[0].impressions == 1250


@pytest.mark.parametrize(
    ("reader", "text", "said", "line", "column"),
    [
        (x, X_NEW.replace("Tue, Nov 3, 2026", "mar. 3 nov. 2026"), "not a date", 2, 2),
        (meta, FACEBOOK.replace("11/03/2026", "11.03.2026"), "swapped day and month", 2, 5),
        (meta, FACEBOOK.replace("11/12/2026", "30/11/2026"), "not a date", 3, 5),
        (youtube, YOUTUBE.replace("Nov 3, 2026", "03/11/2026"), "day first or the month first", 3, 3),
    ],
)
def test_an_unclear_day_is_refused(reader: ModuleType, text: str, said: str, line: int, column: int) -> None:
    with pytest.raises(Refused, match=said) as refused:
        reader.read(source(text), Answers())
    assert (refused.value.line, refused.value.column) == (line, column)


@pytest.mark.parametrize(
    ("reader", "text", "name"),
    [
        (x, X_NEW, "account_analytics_content_2026-11-03_2026-11-03.csv"),
        (meta, FACEBOOK, "Nov-03-2026_Nov-03-2026_1.csv"),
    ],
)
def test_a_file_may_cover_a_single_day(reader: ModuleType, text: str, name: str) -> None:
    assert str(reader.read(source(text, name), Answers()).covered) == "2026-11-03 to 2026-11-03"


@pytest.mark.parametrize(
    "name", ["a_2026-11-31_2026-12-01.csv", "a_2026-12-01_2026-11-01.csv", "Nov-31-2026_Dec-01-2026.csv"]
)
def test_impossible_days_in_a_name_are_ignored(name: str) -> None:
    assert x.read(source(X_NEW, name), Answers()).covered is None
    assert meta.read(source(FACEBOOK, name), Answers()).covered is None


def test_the_columns_that_are_needed_suffice() -> None:
    bare = (
        (x, 'Post id,Date,Impressions,Engagements\n1,"Tue, Nov 3, 2026",100,2\n'),
        (meta, "Post ID,Publish time,Permalink,Post type,Page ID,Views\n1,11/03/2026 10:00,,Photos,6,100\n"),
        (youtube, 'Content,Video title,Video publish time,Impressions\na,b,"Nov 3, 2026",100\n'),
    )
    for reader, text in bare:
        assert reader.recognises(source(text))
        (post,) = reader.read(source(text), Answers()).posts
        assert (post.day, post.impressions, post.link_clicks) == (date(2026, 11, 3), 100, None)


def test_the_users_order_of_dates_applies() -> None:
    text = FACEBOOK.replace("11/12/2026", "30/11/2026")
    assert days(meta.read(source(text), Answers(date_order="dmy"))) == ["2026-03-11", "2026-11-30"]


@pytest.mark.parametrize(
    ("reader", "text"), [(x, X_NEW), (x, X_OLD), (meta, FACEBOOK), (meta, INSTAGRAM), (youtube, YOUTUBE)]
)
def test_each_file_is_recognised_by_one_reader_and_holds_no_person(reader: ModuleType, text: str) -> None:
    file = source(text)
    assert [known for known in (*READERS, plausible, survey) if known.recognises(file)] == [reader]
    shown = repr(reader.read(file, Answers()))
    assert not [word for word in ("Ada", "𝗔𝗱𝗮", "http", "6492", "1900", "1220") if word in shown]


@pytest.mark.parametrize(
    "text", ["", "\0" * 5000, "a,b\n1,2\n", "PK\x03\x04", '"' * 3000, "Post id\n", "Content;Total\n"]
)
@pytest.mark.parametrize("reader", READERS)
def test_other_files_are_not_recognised_and_refused(reader: ModuleType, text: str) -> None:
    assert not reader.recognises(source(text))
    with pytest.raises(Refused):
        reader.read(source(text), Answers())


@pytest.mark.parametrize("text", [X_NEW, FACEBOOK, YOUTUBE])
def test_an_export_without_posts_is_empty(text: str) -> None:
    file = source(text.splitlines()[0] + "\n")
    (reader,) = [known for known in READERS if known.recognises(file)]
    assert reader.read(file, Answers()).posts == ()


@pytest.mark.parametrize(
    ("reader", "name", "expected"),
    [
        (x.read, "x-content.csv", NetworkPost(date(2026, 11, 3), 1229, 30, 6)),
        (meta.read, "meta-posts.csv", NetworkPost(date(2026, 11, 3), 1250, 35, None)),
    ],
)
@pytest.mark.skipif(not CORPUS.is_dir(), reason=f"the corpus in {CORPUS} is not available")
def test_the_corpus(reader: Callable[[Source, Answers], NetworkExport], name: str, expected: NetworkPost) -> None:
    export = reader(Source(name, (CORPUS / name).read_bytes()), Answers())
    assert export.posts == (expected,)
