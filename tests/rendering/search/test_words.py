"""Splitting texts into words and words into stems: the vectors shared with the browser."""

from __future__ import annotations

from typing import Any

import pytest
from tests.vectors.reading import vectors

from mkdocs_advocacy.rendering.search.endings import endings_of, stems_of
from mkdocs_advocacy.rendering.search.words import words_of


@pytest.mark.parametrize("row", vectors("search"), ids=lambda row: row["why"])
def test_a_text_is_split_into_search_words(row: dict[str, Any]) -> None:
    assert [[word.whole, *word.parts] for word in words_of(row["text"])] == row["words"]


@pytest.mark.parametrize("row", vectors("stems"), ids=lambda row: row["word"])
def test_a_word_has_the_same_stems_as_in_browsers(row: dict[str, Any]) -> None:
    assert stems_of(row["word"], row["language"]) == set(row["stems"])
    assert endings_of(row["language"]) == row["endings"]
