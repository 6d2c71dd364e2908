"""Read the sentiment of a mention as the tool judged it. Unknown sentiments count as unrated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from mkdocs_advocacy.results.mentions.values import Sentiment

Scale = Literal["words", "stars"]
"""How an export writes sentiments: as words or numbers around 0, or as 1 to 5 stars."""

_WORDS: Mapping[Sentiment, str] = {
    "positive": "positive positiv positif positivo positiva positief إيجابي إيجابية",
    "neutral": "neutral neutre neutro neutra neutraal محايد محايدة",
    "negative": "negative negativ négatif negatif negativo negativa negatief سلبي سلبية",
    "unrated": "unrated notrated unknown none na n/a null undefined notavailable unbewertet nichtbewertet nonnoté",
}
_BY_WORD: Mapping[str, Sentiment] = {word: name for name, words in _WORDS.items() for word in words.split()}
_NUMBER = re.compile(r"([+\-−]?)(\d+)(?:[.,](\d+))?", re.ASCII)
_MOST = 5
"""The maximum of a scale around 0. A larger number may be from a scale of 0 to 100, whose middle isn't known."""
_EMPTY = frozenset({"", "-", "–", "—"})


@lru_cache(maxsize=1_000)
def read_sentiment(text: str, scale: Scale = "words") -> Sentiment | None:
    """Return the sentiment that a cell names; None if it isn't known."""
    shown = text.strip().casefold()
    if shown in _EMPTY:
        return "unrated"
    if number := _NUMBER.fullmatch(shown):
        return _read_number(number, scale)
    return _BY_WORD.get(re.sub(r"[\s_.-]+", "", shown)) if scale == "words" else None


def _read_number(number: re.Match[str], scale: Scale) -> Sentiment | None:
    sign, whole, fraction = number[1], int(number[2][:4]), (number[3] or "").strip("0")
    if scale == "stars":
        if sign or fraction or not 1 <= whole <= 5:
            return None
        return "negative" if whole < 3 else "neutral" if whole == 3 else "positive"
    if whole > _MOST or (whole == _MOST and fraction):
        return None
    if not whole and not fraction:
        return "neutral"
    return "negative" if sign in ("-", "−") else "positive"
