"""What tools write in the cells of mentions: places, sentiments, languages and addresses."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.mentions.fingerprints import is_retweet, print_link, print_words, unwrap
from mkdocs_advocacy.results.mentions.judgement import Scale, read_sentiment
from mkdocs_advocacy.results.mentions.places import find_place, known_places
from mkdocs_advocacy.results.mentions.spoken import read_language
from mkdocs_advocacy.rules.tokens import bare_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("Positive", "positive"), ("NEUTRAL", "neutral"), ("negativ", "negative"), ("إيجابي", "positive")),
        *(("Not Rated", "unrated"), ("not_rated", "unrated"), ("", "unrated"), ("–", "unrated"), ("N/A", "unrated")),
        *(("-1", "negative"), ("0", "neutral"), ("+1", "positive"), ("−3", "negative"), ("0.0", "neutral")),
        *(("-0,25", "negative"), ("0.4", "positive"), ("5", "positive"), ("-5.0", "negative")),
        *(("5.1", None), ("6", None), ("-73", None), ("mixed", None), ("5 stars", None), ("1e3", None), ("٣", None)),
    ],
)
def test_a_sentiment_is_read_as_the_tool_judged_it(text: str, expected: str | None) -> None:
    assert read_sentiment(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("1", "negative"), ("2", "negative"), ("3", "neutral"), ("4", "positive"), ("5", "positive")),
        *(("5.0", "positive"), ("4.5", None), ("0", None), ("6", None), ("-1", None), ("", "unrated")),
        ("positive", None),
    ],
)
def test_stars_are_sentiments(text: str, expected: str | None) -> None:
    scale: Scale = "stars"
    assert read_sentiment(text, scale) == expected


@pytest.mark.parametrize(
    ("url", "kind", "expected"),
    [
        ("https://mobile.twitter.com/a/1", "news", "x"),
        ("https://x.com/a/1", "", "x"),
        ("https://notx.com/a", "", "web"),
        ("https://user:pass@www.reddit.com:443/r", "", "reddit"),
        ("https://example.org/a", "Blog", "blogs"),
        ("https://example.org/a", "ONLINE_NEWS", "news"),
        ("", "['SOCIALMEDIA_TWITTER', 'SOCIALMEDIA']", "x"),
        ("https://mastodon.example/@a/1", '["SOCIALMEDIA", "SOCIALMEDIA_MASTODON"]', "mastodon"),
        ("https://example.org/a", '["ONLINENEWS", "ONLINENEWS_BLOG"]', "blogs"),
        ("https://example.org/a", '["BLOG", "BLOG_OTHER"]', "blogs"),
        ("https://example.org/a", "[]", "web"),
        ("https://example.org/a", "Zoltan's corner", None),
        ("", "", "other"),
        ("not an address", "", "other"),
        ("//play.google.com/store", "", "google-play"),
        ("https://x.com.evil.example/", "", "web"),
    ],
)
def test_a_place_is_found_by_its_host_or_its_kind(url: str, kind: str, expected: str | None) -> None:
    assert find_place(url, kind) == expected
    assert expected is None or expected in known_places()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(("en", "en"), ("EN", "en"), ("en-US", "en"), ("pt_BR", "pt"), ("German", "de"), ("english", "en")),
        *(("", "und"), ("unknown", "und"), ("xx", "und"), ("Zoltan", None), ("qqq", None), ("e", None)),
    ],
)
def test_a_language_is_a_code(text: str, expected: str | None) -> None:
    assert read_language(text) == expected


SAME = "https://www.shop.example/a?b=2&c=1"


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/a/?c=1&b=2",
        "https://m.shop.example/a?utm_source=x&b=2&c=1&fbclid=9#part",
        "https://SHOP.example:443/a?b=2&c=1",
        "https://www.google.com/url?rct=j&sa=t&url=https://shop.example/a%3Fb%3D2%26c%3D1&ct=ga&usg=AO",
    ],
)
def test_addresses_of_the_same_page_are_equal(url: str) -> None:
    assert print_link(url) == print_link(SAME) != 0


@pytest.mark.parametrize(
    "url", ["https://shop.example/b?b=2&c=1", "https://shop.example/a?b=3&c=1", "https://a.example/a"]
)
def test_addresses_of_other_pages_differ(url: str) -> None:
    assert print_link(url) not in (0, print_link(SAME))


@pytest.mark.parametrize("url", ["", "nothing", "https://", "https://shop.example/", "https://shop.example"])
def test_a_home_page_tells_no_mention_from_another(url: str) -> None:
    assert print_link(url) == 0


def test_a_link_of_google_is_unwrapped_and_others_stay() -> None:
    assert unwrap("https://www.google.com/url?sa=t&url=https://a.example/b&ct=ga") == "https://a.example/b"
    assert unwrap("https://www.google.com/url?sa=t") == "https://www.google.com/url?sa=t"
    assert unwrap("https://a.example/?url=https://b.example") == "https://a.example/?url=https://b.example"


def test_texts_are_compared_by_their_letters_from_forty_on() -> None:
    first = "A long text about soda, bottles, caps & all the rest of it! https://a.example/1"
    second = "a LONG text – about soda, bottles, caps & all the rest of it https://b.example/2"
    assert print_words(bare_words(first)) == print_words(bare_words(second)) != 0
    assert print_words(bare_words(first)) != print_words(bare_words(f"not {first}"))
    assert print_words(bare_words("Love it!")) == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RT @ada: hello", True),
        (" RT @ada hello", True),
        ("MT @a", True),
        ("ART @ada", False),
        ("RT if you agree", False),
    ],
)
def test_a_retweet_says_so(text: str, *, expected: bool) -> None:
    assert is_retweet(text) is expected
