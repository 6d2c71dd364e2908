"""Finding words in any spelling, with the vectors shared with the browser."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.vectors.reading import vectors

from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord
from mkdocs_advocacy.rules.phrases import forms
from mkdocs_advocacy.rules.scripts import quick_hash, slow_hash
from mkdocs_advocacy.rules.tokens import Needles, bare_words, squeezed, tokens
from mkdocs_advocacy.rules.words import WordList


@pytest.mark.parametrize("row", vectors("tokens"), ids=lambda row: row["why"])
def test_a_text_is_split_into_words(row: dict[str, Any]) -> None:
    found = list(tokens(row["text"]))
    assert [token.word for token in found] == row["words"]
    assert [row["text"][token.start : token.end] for token in found] == row["written"]


@pytest.mark.parametrize("row", vectors("phrases"), ids=lambda row: row["why"])
def test_words_are_found_but_similar_ones_are_not(row: dict[str, Any]) -> None:
    assert list(forms(row["term"], row["language"])) == row["forms"]
    say = tuple(PreferredWord(term=term) for term in row.get("say", ()))
    words = WordList(row["language"], say, (AvoidedWord(term=row["term"], instead=row.get("instead")),))
    found = [row["text"][start:end] for _, start, end in words.found(row["text"])]
    assert found == row["found"]
    assert words.may_be_in(squeezed(row["text"])) or not found


@pytest.mark.parametrize("row", vectors("secrets"), ids=lambda row: row["letters"])
def test_words_are_hashed(row: dict[str, Any]) -> None:
    salt = base64.b64decode(row["salt"])
    assert quick_hash(salt, row["letters"]) == row["quick"]
    assert slow_hash(salt, row["letters"], row["rounds"]) == row["slow"]


@given(st.text())
def test_the_quick_check_never_misses_a_word(text: str) -> None:
    letters = squeezed(text)
    for with_links in (False, True):
        found = [token.word for token in tokens(text, links=with_links)]
        assert all(squeezed(word) in letters for word in found if word)


@given(
    st.text()
    | st.text("aB'’é. {}\n/:w@")
    | st.text("aÉß’'ʼ…ы😀سـة²ª_\xad\u0301\u200d \n.")
    | st.text(st.characters(codec="latin-1"))
)
def test_bare_words_are_those_of_the_tokens(text: str) -> None:
    assert list(bare_words(text)) == [token.word for token in tokens(text)]


@given(st.text("abc", max_size=12), st.lists(st.text("abc", min_size=1, max_size=6), max_size=6), st.booleans())
def test_a_long_list_of_words_is_found_like_a_short_one(letters: str, needles: list[str], many: bool) -> None:
    others = [f"{number}x" for number in range(200)] if many else []
    assert Needles([*needles, *others]).any_in(letters) == any(needle in letters for needle in needles)
