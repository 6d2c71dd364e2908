"""Exports of listening tools and stores, counted by hand."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.results.mentions import shapes
from tests.results.workbooks import make_workbook

from mkdocs_advocacy.results.mentions.values import MentionExport
from mkdocs_advocacy.results.periods import Period
from mkdocs_advocacy.results.readers import find_reader, google_alerts
from mkdocs_advocacy.results.readers.mention_formats import FORMATS
from mkdocs_advocacy.results.readers.mention_tables import make_reader
from mkdocs_advocacy.results.readers.reader import Reader
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Answers, Source

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
FILES = {
    "Brandwatch": shapes.brandwatch(),
    "Meltwater": shapes.meltwater(),
    "Meltwater in UTF-8": shapes.meltwater(is_utf16=False),
    "Talkwalker": shapes.talkwalker(),
    "Google Play": shapes.google_play(),
    "Google Alerts": shapes.google_alert(1, 5, 9),
}


def read(source: Source, answers: Answers = shapes.ANSWERS) -> MentionExport:
    export = find_reader(source).read(source, answers)
    assert isinstance(export, MentionExport)
    return export


def count(export: MentionExport, name: str) -> dict[Any, int]:
    """Return how many posts have each value, without retweets."""
    return Counter(getattr(mention, name) for mention in export.mentions if not mention.is_retweet)


def topics(export: MentionExport) -> dict[str, int]:
    return Counter(topic for mention in export.mentions if not mention.is_retweet for topic in mention.topics)


def test_brandwatch() -> None:
    export = read(shapes.brandwatch())
    assert (export.tool, export.covered, export.has_past) == ("Brandwatch", NOVEMBER, True)
    assert export.searches == {"Carl's Soda in public"}
    assert count(export, "source") == {"x": 1, "forums": 1, "news": 1, "blogs": 2, "reddit": 1}
    assert count(export, "language") == {"en": 2, "de": 3, "und": 1}
    assert count(export, "sentiment") == {"negative": 1, "neutral": 2, "positive": 1, "unrated": 2}
    assert topics(export) == {"caps": 2, "price": 2}
    assert [mention.day.day for mention in export.mentions if mention.is_retweet] == [4]
    assert export.unclear == {"with an unknown sentiment, as “unrated”": 1}
    assert {"Author", "Full Name", "Full Text", "Url", "Avatar", "Twitter Author ID"} <= {*export.dropped_columns}


@pytest.mark.parametrize("name", ["Meltwater", "Meltwater in UTF-8"])
def test_meltwater(name: str) -> None:
    export = read(FILES[name])
    assert (export.tool, export.covered, export.searches) == ("Meltwater", None, {"Soda watch"})
    assert count(export, "source") == {"x": 1, "web": 2, "reddit": 1}
    assert count(export, "day") == {date(2026, 11, day): 1 for day in (15, 16, 17, 18)}
    assert count(export, "language") == {"en": 4}
    assert count(export, "sentiment") == {"negative": 1, "positive": 1, "unrated": 1, "neutral": 1}
    assert topics(export) == {"caps": 2, "price": 1}
    assert sum(mention.is_retweet for mention in export.mentions) == 1
    assert {"Hit Sentence", "Influencer", "Twitter Bio", "User Profile Url"} <= {*export.dropped_columns}


def check_talkwalker(export: MentionExport) -> None:
    assert (export.tool, export.covered) == ("Talkwalker", None)
    assert count(export, "source") == {"blogs": 1, "news": 1, "x": 1, "other": 1}
    assert count(export, "day") == {date(2026, 11, day): 1 for day in (1, 6, 9, 30)}
    assert count(export, "sentiment") == {"negative": 1, "neutral": 1, "positive": 1, "unrated": 1}
    assert count(export, "language") == {"en": 3, "fr": 1}
    assert topics(export) == {"caps": 1, "price": 1}
    assert [*export.unclear.values()] == [1, 1]
    assert "extra_author_attributes.name" in export.dropped_columns


def test_talkwalker() -> None:
    check_talkwalker(read(shapes.talkwalker()))


def test_talkwalker_as_a_workbook() -> None:
    people = [1, 2, "Zoltan Quibble", "zquibble", "The Quibble", "us"]
    rows = [shapes.TALKWALKER_HEADER.split(","), *([*row, *people] for row in shapes.TALKWALKER_ROWS)]
    export = read(Source("tw.xlsx", make_workbook({"About": [["Report"]], "Results": rows})))
    check_talkwalker(export)
    assert not any(secret in repr(export) for secret in shapes.SECRETS)


def test_google_play() -> None:
    export = read(shapes.google_play())
    assert (export.tool, export.covered, export.searches) == ("Google Play", NOVEMBER, {"example.soda"})
    assert count(export, "source") == {"google-play": 5}
    assert count(export, "day") == {date(2026, 11, day): 1 for day in range(1, 6)}
    assert count(export, "sentiment") == {"negative": 2, "neutral": 1, "positive": 2}
    assert topics(export) == {"caps": 1, "price": 1}
    assert {mention.text for mention in export.mentions} == {0}, "equal reviews are of different people"
    assert {"Device", "Review Text", "Review Link", "Developer Reply Text"} <= {*export.dropped_columns}


def test_google_alerts() -> None:
    export = read(shapes.google_alert(5, 9, 1))
    assert (export.tool, export.searches, export.has_past) == ("Google Alerts", {"carl's soda"}, False)
    assert export.covered == Period(date(2026, 11, 2), date(2026, 11, 29)), "the first and the last day are incomplete"
    assert count(export, "source") == {"web": 3}
    assert count(export, "sentiment") == {"unrated": 3}
    assert topics(export) == {"caps": 3}


@pytest.mark.parametrize("name", FILES)
def test_nothing_of_persons_and_texts_is_kept(name: str) -> None:
    export = read(FILES[name])
    decoded = FILES[name].text
    assert any(secret in decoded for secret in shapes.SECRETS)
    assert not any(secret in repr(export) for secret in shapes.SECRETS)


def test_the_first_day_is_read_only_if_it_is_clear() -> None:
    unclear = shapes.talkwalker().text.replace("2026-11-09 10:00", "09/11/2026 10:00")
    source = Source("tw.csv", unclear.encode())
    with pytest.raises(Refused, match="the day first or the month first") as caught:
        read(source)
    assert "--dates" in caught.value.hint
    assert caught.value.line == 4
    export = read(source, Answers(date_order="dmy", listening=shapes.LISTENING))
    assert date(2026, 11, 9) in count(export, "day")


def test_a_last_day_without_a_time_counts_if_it_has_a_mention() -> None:
    text = shapes.brandwatch().text.replace("Mon Nov 30 23:59:59 UTC 2026", "2026-11-30")
    assert read(Source("a.csv", text.encode())).covered == NOVEMBER
    text = text.replace("2026-11-30 23:00:00.0", "2026-11-29 23:00:00.0")
    assert read(Source("a.csv", text.encode())).covered == Period(date(2026, 11, 1), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("2026-11-05 11:00:00.0", "Zoltan Quibble", "the cell is not a date"),
        (",12,Journalist,77", ",12,Journalist,77,one more", "the row has 21 cells, but the header has 20"),
        (",Preis,", ',"Preis Perpetua Snodgrass,', "the row has 9 cells, but the header has 20"),
        ('"nothing to say"', '"nothing to say by Perpetua Snodgrass\n', "a quotation mark in row 14 is never closed"),
    ],
)
def test_a_damaged_table_is_refused_without_quoting_it(old: str, new: str, message: str) -> None:
    source = Source("a.csv", shapes.brandwatch().text.replace(old, new, 1).encode())
    with pytest.raises(Refused, match=message) as caught:
        read(source)
    said = f"{caught.value.message} {caught.value.hint}"
    assert not any(secret in said for secret in (*shapes.SECRETS, "Preis", "teuer"))


@pytest.mark.parametrize("year", ["1970", "9999"])
def test_days_that_nobody_can_mean_are_not_covered(year: str) -> None:
    text = shapes.brandwatch().text.replace("Sun Nov 01 00:00:00 UTC 2026", f"{year}-11-01")
    assert read(Source("a.csv", text.encode())).covered is None
    assert read(Source(f"reviews_a_{year}12.csv", shapes.google_play().data)).covered is None


def test_rows_without_a_day_are_left_out() -> None:
    text = shapes.google_play().text.replace("2026-11-03T08:00:00Z", "").replace("2026-10-23T08:00:00Z", "")
    export = read(Source("reviews_a_202611.csv", text.encode()))
    assert export.left_out == {"rows without a day": 1}
    assert len(export.mentions) == 4


def test_a_tools_sign_for_an_unknown_day_is_no_day() -> None:
    text = shapes.talkwalker().text.replace("2026-11-01T10:00:00Z", "1970-01-01T00:00:00Z")
    export = read(Source("tw.csv", text.encode()))
    assert export.left_out == {"rows with a year before 2000": 1}
    assert len(export.mentions) == 3


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        ('<feed xmlns="a"><id>googlealerts</id></feed>', "no entries"),
        ('<feed xmlns="a"><id>googlealerts</id>', "not valid XML"),
        (
            '<!DOCTYPE feed [<!ENTITY a "b">]><feed><id>googlealerts &a;</id></feed>',
            "contains a document type declaration",
        ),
    ],
)
def test_a_damaged_feed_is_refused(feed: str, message: str) -> None:
    with pytest.raises(Refused, match=message):
        read(Source("a.xml", feed.encode()))


PIECES = st.sampled_from(["", '"', ",", ";", "\n", "\r", "\0", "\t", "=", "-", "é", "٣", "<", "]]>", "sep=;\n", "&a;"])


@pytest.mark.parametrize("name", FILES)
@given(data=st.data())
@settings(max_examples=25)
def test_a_damaged_export_is_read_or_refused(name: str, data: st.DataObject) -> None:
    text = FILES[name].text
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(text)))
        text = text[:start] + data.draw(PIECES) + text[start + data.draw(st.integers(0, 40)) :]
    source = Source("export.csv", text.encode("utf-8", "surrogatepass"))
    for reader in (*map(make_reader, FORMATS), Reader("", google_alerts.recognises, google_alerts.read)):
        reader.recognises(source)
        with suppress(Refused):
            assert isinstance(reader.read(source, shapes.ANSWERS), MentionExport)
