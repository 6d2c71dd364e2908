"""The plain text of an email: golden files, and what holds for every issue."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import bidirectional

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.kinds.newsletters.text_letters import ARABIC, LETTERS, SITE, WRITTEN

from mkdocs_advocacy.core.languages import Catalogue, package_words
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.newsletters.letter import (
    Figure,
    Heading,
    Item,
    Letter,
    Listing,
    Paragraph,
    Part,
    Picture,
    Quotation,
    Section,
    Span,
    Table,
)
from mkdocs_advocacy.kinds.newsletters.text import write_text
from mkdocs_advocacy.kinds.newsletters.wrapping import width_of, wrap

TEXTS = Path(__file__).parent / "texts"
LANGUAGES = ("en", "de", "fr", "es", "ar")
MARKS = re.compile(r"(?:[>* ] ?|\d+\. |\[\d+\] )*")
"""What precedes the words of a line."""


def write(letter: Letter) -> str:
    return write_text(letter, Catalogue(letter.language, package_words(letter.language)))


@pytest.mark.parametrize("name", LETTERS)
def test_an_issue_reads_well_as_text(name: str) -> None:
    assert write(LETTERS[name]) == (TEXTS / f"{name}.txt").read_text()


def test_a_post_has_one_address_whatever_networks_it_is_offered_on() -> None:
    text = write(LETTERS["filled"])
    assert "Read and share: https://hub.example/posts/ginger/\n" in text
    assert "Mastodon" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_the_interface_are_in_the_language_of_the_issue(language: str) -> None:
    shown = write(replace(WRITTEN, language=language, parts=[]))
    assert package_words(language)["newsletter_read_online"] in shown.splitlines()[-1]


def test_french_colons_follow_a_no_break_space() -> None:
    assert "Lire en ligne\u00a0: https://" in write(LETTERS["french"])


def test_a_question_needs_no_colon() -> None:
    post = Item("g", "Gingembre", "fr", actions=[Link("posts/g/", "Où va la consigne\u00a0?")])
    text = write(replace(LETTERS["french"], parts=[Section("feedback", [post])]))
    assert "\n  Où va la consigne\u00a0? https://hub.example/posts/g/\n" in text


def test_arabic_has_no_direction_marks() -> None:
    text = write(ARABIC)
    assert any(bidirectional(character) == "AL" for character in text)
    assert not re.search("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]", text)


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("plain", 5),
        ("e\u0301te\u0301", 3),
        ("漢字", 4),
        ("❤️", 2),
        ("👩‍👩‍👧", 2),
        ("🇩🇪", 2),
        ("السَّلَام", 6),
        ("a\u200db", 2),
    ],
)
def test_the_width_of_a_text_is_what_a_reader_sees(text: str, width: int) -> None:
    assert width_of(text) == width


def test_addresses_and_long_words_are_never_broken() -> None:
    address = "https://hub.example/" + "漢字-and-more/" * 9
    word = "Donaudampfschifffahrts" * 5
    text = write(replace(WRITTEN, parts=[Paragraph([Span(f"See {address} and {word} please")])]))
    assert {address, word} <= set(text.splitlines())


def test_no_break_spaces_keep_words_together() -> None:
    assert wrap("Est-ce possible\u00a0? Oui", 16) == ["Est-ce", "possible\u00a0? Oui"]


def test_japanese_breaks_between_characters_but_not_before_punctuation() -> None:
    assert wrap("新しい瓶は、漏れます。", 10) == ["新しい瓶", "は、漏れま", "す。"]
    assert wrap("詳しくはhttps://example.org/瓶を", 12) == ["詳しくは", "https://example.org/瓶を"]


WORDS = st.text(st.sampled_from("abcäß字かسé👩"), min_size=1, max_size=80).map(lambda word: word.strip() or "a")
SENTENCES = st.lists(WORDS | st.sampled_from(["a", "und", "of"]), min_size=1, max_size=12).map(" ".join)
ADDRESSES = st.sampled_from(["guidelines/", "https://example.org/" + "x" * 80, "mailto:ada@example.org"])
SPANS = st.lists(
    st.builds(Span, SENTENCES, st.booleans(), st.booleans(), st.just(False), st.none() | ADDRESSES),
    min_size=1,
    max_size=4,
).map(lambda spans: [replace(span, text=f" {span.text} ") for span in spans])
SIMPLE = st.one_of(
    st.builds(Paragraph, SPANS),
    st.builds(Heading, st.integers(2, 6), SPANS),
    st.builds(Figure, st.builds(Picture, st.just("a.png"), st.just(1), st.just(1), SENTENCES), st.none() | ADDRESSES),
    st.builds(Table, st.lists(SPANS, max_size=3), st.lists(st.lists(SPANS, max_size=4), max_size=3)),
)
PROSE = st.recursive(
    SIMPLE,
    lambda parts: st.one_of(
        st.builds(Quotation, st.lists(parts, min_size=1, max_size=3)),
        st.builds(
            Listing, st.lists(st.lists(parts, min_size=1, max_size=2), min_size=1, max_size=3), st.none() | st.just(98)
        ),
    ),
    max_leaves=5,
)
LINKS = st.builds(Link, ADDRESSES | st.just("posts/a/#x"), SENTENCES)
MAYBE = st.none() | SENTENCES
ITEMS = st.builds(
    Item,
    st.just("id"),
    SENTENCES,
    st.just("en"),
    st.none() | st.just("posts/a/"),
    MAYBE,
    st.none() | st.lists(SENTENCES, min_size=1, max_size=3).map("\n\n".join),
    MAYBE,
    st.none(),
    st.lists(LINKS, max_size=3),
    MAYBE,
)
SECTIONS = st.builds(
    Section, st.sampled_from(["posts", "people", "result"]), st.lists(ITEMS, max_size=3), MAYBE, st.none() | LINKS
)
ISSUES = st.builds(
    lambda title, preview, language, parts: replace(
        WRITTEN, title=title, preview=preview, language=language, parts=parts
    ),
    SENTENCES,
    MAYBE,
    st.sampled_from(LANGUAGES),
    st.lists(PROSE | SECTIONS, max_size=5),
)


@settings(max_examples=60)
@given(ISSUES)
def test_lines_fit_and_nothing_is_lost(letter: Letter) -> None:
    text = write(letter)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    for line in text[:-1].split("\n"):
        assert line == line.rstrip()
        words = MARKS.sub("", line, count=1)
        assert width_of(line) <= 72 or " " not in words, line
    letters = re.sub(r"[^\w👩]|_", "", text)
    shown = set(re.findall(r"(?:[^\W_]|👩)+", text))
    for word in {word for part in (letter.title, letter.preview or "", *_texts(letter.parts)) for word in part.split()}:
        assert word in letters if re.search("[字か]", word) else word in shown, word
    for address in _addresses(letter.parts):
        assert address in text


def _texts(parts: object) -> Iterator[str]:
    """Yield all words of some parts that readers see."""
    match parts:
        case Link(_, text):
            yield text
        case list() | tuple():
            for part in parts:
                yield from _texts(part)
        case str():
            yield parts
        case Span(text=text):
            yield text
        case Paragraph(spans) | Heading(_, spans):
            yield from _texts(spans)
        case Listing(items):
            yield from _texts(items)
        case Quotation(inner):
            yield from _texts(inner)
        case Figure(picture):
            yield picture.alt
        case Table(head, rows):
            yield from _texts([head, rows])
        case Section(_, items, note, more):
            yield from _texts([items, note or "", more or ""])
        case Item():
            yield from _texts(
                [parts.title, parts.value or "", parts.context or "", parts.text or "", parts.quote or ""]
            )
            yield from _texts([link for link in parts.actions if not link.address.startswith(f"{parts.address}#")])


def _addresses(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the addresses of entries."""
    for part in parts:
        if isinstance(part, Section):
            yield from (f"{SITE}{item.address}" for item in part.items if item.address)
