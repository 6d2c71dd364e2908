"""Split texts into normalised words that can be compared regardless of case, spelling variants and spacing.

`theme/assets/advocacy/core/tokens.js` does the same in the browser; `tests/vectors/tokens.json` tests both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

_SIGN = r"\p{L}\p{M}\p{N}_"
_LINK = rf"(?:https?://|www\.)[^\s\ufeff]+|[{_SIGN}.+-]+@[{_SIGN}-]+\.[{_SIGN}.-]+"
_END = r"[.!?;:…。！？](?=[\s\ufeff])|\n[\s\ufeff]*\n|\{\w*\}"
"""The end of a sentence or paragraph, or a placeholder, whose value is unknown."""
_ASCII_LINK = r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
_ASCII = re.compile(
    rf"(?P<stop>{_ASCII_LINK}|[.!?;:](?=\s)|\n\s*\n|\{{\w*\}})|(?P<word>[a-z0-9](?:'?[a-z0-9])*)",
    re.ASCII | re.IGNORECASE,
)
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts without spaces between words. Each of their characters counts as a word."""
_PART = r"[\p{L}\p{M}\p{N}\p{Cf}\u24B6-\u24E9\U0001F130-\U0001F149\U0001F150-\U0001F169\U0001F170-\U0001F189]"
_WORD = rf"[{_UNSPACED}]\p{{M}}*|(?:(?![{_UNSPACED}]){_PART})(?:['’‘ʼ＇]?(?![{_UNSPACED}]){_PART})*"
_ANY = regex.compile(rf"(?P<stop>{_LINK}|{_END})|(?P<word>{_WORD})", regex.IGNORECASE)
_WITH_LINKS = regex.compile(rf"(?P<stop>{_END})|{_WORD}")
_SIMPLE_TEXT = re.compile(
    "[\t\n\r\x20-\x7e\xa0-\xac\xae-\u02af\u0370-\u0482\u048a-\u052f\u060c\u061b\u061f\u0620-\u063f\u0641-\u064a"
    "\u2010-\u2015\u2018-\u201f\u2026\u20ac\U0001f300-\U0001f64f\U0001f680-\U0001faff]*"
)
"""A text of Latin, Greek, Cyrillic or Arabic letters, without marks and joiners. A simpler pattern finds its words."""
_SIMPLE = re.compile(
    r"(?P<stop>(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+|[.!?;:…](?=\s)|\n\s*\n|\{\w*\})"
    r"|(?P<word>[^\W_](?:['’‘]?[^\W_])*)",
    re.IGNORECASE,
)
_UNHEARD = regex.compile(r"[^\p{L}\p{M}\p{N}]|[\u0640\u064B-\u0652\u0670\uFE00-\uFE0F]")
"""Characters ignored within a word: joiners, apostrophes, Arabic vowel signs and tatweel."""


class Token(NamedTuple):
    """A word of a text, or with an empty `word` a boundary that no phrase can span."""

    word: str
    start: int
    end: int


def tokens(text: str, *, links: bool = False) -> Iterator[Token]:
    """Yield the words of `text` in order, with their offsets. `links` includes words in URLs."""
    if text.isascii() and not links:
        for ascii_match in _ASCII.finditer(text):
            word = "" if ascii_match["stop"] else _plain(ascii_match.group())
            yield Token(word, ascii_match.start(), ascii_match.end())
        return
    for match in (_WITH_LINKS if links else _ANY).finditer(text):
        word = "" if match["stop"] else normalised(match.group())
        if word or match["stop"]:
            yield Token(word, match.start(), match.end())


def bare_words(text: str) -> Sequence[str]:
    """Return the words of `tokens(text)`, with an empty text for each boundary: for searching many texts."""
    if text.isascii():
        return [_plain(word) for _, word in _ASCII.findall(text)]
    matches = _SIMPLE.findall(text) if _SIMPLE_TEXT.fullmatch(text) else _ANY.findall(text)
    return [word for stop, written in matches if (word := normalised(written) if written else "") or stop]


def _plain(word: str) -> str:
    return word.lower().replace("'", "")


@lru_cache(maxsize=50_000)
def normalised(word: str) -> str:
    """Normalise case, Unicode compatibility forms and invisible characters of a word."""
    if word.isascii():
        return re.sub(r"[^a-z0-9]", "", word.lower())
    heard = _UNHEARD.sub("", unicodedata.normalize("NFKC", word))
    cased = _in_one_case(heard)
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", cased))


def _in_one_case(text: str) -> str:
    """Convert the text to lower case, with “ss” for ß. Unlike casefold, JavaScript can do the same."""
    return text.lower().upper().lower().replace("ς", "σ")


def words(text: str) -> tuple[str, ...]:
    """Return the normalised words of a term, across any boundaries."""
    return tuple(token.word for token in tokens(text, links=True) if token.word)


def squeezed(text: str) -> str:
    """Return all letters and digits of the text, normalised, without anything between them.

    If the text contains a phrase, the result contains the phrase's words without spaces. It is quick to compute.
    """
    return re.sub(r"[\W_\u0640]+", "", in_one_spelling(text))


def in_one_spelling(text: str) -> str:
    """Normalise case and compatibility forms of the text's characters."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _in_one_case(unicodedata.normalize("NFKC", text)))
    return text.lower()


class Needles:
    """A set of strings to search for in many squeezed texts."""

    HEAD = 3
    MANY = 100
    """The minimum number of needles that makes looking up trigrams faster than searching for each needle."""

    def __init__(self, needles: Iterable[str]) -> None:
        self._all = set(needles)
        self._short = {needle for needle in self._all if len(needle) < self.HEAD}
        self._by_head: dict[str, list[str]] = {}
        for needle in self._all - self._short:
            self._by_head.setdefault(needle[: self.HEAD], []).append(needle)

    def any_in(self, letters: str) -> bool:
        """Return whether the text contains any needle."""
        if len(self._all) < self.MANY:
            return any(needle in letters for needle in self._all)
        heads = {letters[place : place + self.HEAD] for place in range(len(letters) - self.HEAD + 1)}
        likely = (needle for head in heads & self._by_head.keys() for needle in self._by_head[head])
        return any(needle in letters for needle in (*self._short, *likely))
