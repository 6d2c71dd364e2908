"""A text as words that can be compared: however they are written, spaced and joined.

Held together with `theme/assets/advocacy/core/tokens.js` by `tests/vectors/tokens.json`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

_SIGN = r"\p{L}\p{M}\p{N}_"
_LINK = rf"(?:https?://|www\.)[^\s\ufeff]+|[{_SIGN}.+-]+@[{_SIGN}-]+\.[{_SIGN}.-]+"
_END = r"[.!?;:…。！？](?=[\s\ufeff])|\n[\s\ufeff]*\n|\{\w*\}"
"""The end of a sentence or a paragraph, or a gap, which is filled with words that are not known yet."""
_ASCII_LINK = r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+"
_ASCII = re.compile(
    rf"(?P<stop>{_ASCII_LINK}|[.!?;:](?=\s)|\n\s*\n|\{{\w*\}})|[a-z0-9](?:'?[a-z0-9])*", re.ASCII | re.IGNORECASE
)
_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
"""Scripts that do not part words: each of their characters is one."""
_PART = r"[\p{L}\p{M}\p{N}\p{Cf}\u24B6-\u24E9\U0001F130-\U0001F149\U0001F150-\U0001F169\U0001F170-\U0001F189]"
_WORD = rf"[{_UNSPACED}]\p{{M}}*|(?:(?![{_UNSPACED}]){_PART})(?:['’‘ʼ＇]?(?![{_UNSPACED}]){_PART})*"
_ANY = regex.compile(rf"(?P<stop>{_LINK}|{_END})|{_WORD}", regex.IGNORECASE)
_WITH_LINKS = regex.compile(rf"(?P<stop>{_END})|{_WORD}")
_UNHEARD = regex.compile(r"[^\p{L}\p{M}\p{N}]|[\u0640\u064B-\u0652\u0670\uFE00-\uFE0F]")
"""What makes no difference within a word: joiners, apostrophes, the vowel signs of Arabic and its stretching."""


class Token(NamedTuple):
    """A word of a text, or with no word a place that no phrase reaches across."""

    word: str
    start: int
    end: int


def tokens(text: str, *, links: bool = False) -> Iterator[Token]:
    """The words of `text` in order, with where they stand; with `links` those in addresses as well."""
    if text.isascii() and not links:
        for found in _ASCII.finditer(text):
            yield Token("" if found["stop"] else _plain(found.group()), found.start(), found.end())
        return
    for match in (_WITH_LINKS if links else _ANY).finditer(text):
        word = "" if match["stop"] else normalised(match.group())
        if word or match["stop"]:
            yield Token(word, match.start(), match.end())


def _plain(word: str) -> str:
    return word.lower().replace("'", "")


def normalised(word: str) -> str:
    """One spelling for all those of a word: case, Unicode's forms for compatibility, invisible characters."""
    if word.isascii():
        return re.sub(r"[^a-z0-9]", "", word.lower())
    heard = _UNHEARD.sub("", unicodedata.normalize("NFKC", word))
    cased = _in_one_case(heard)
    return _UNHEARD.sub("", unicodedata.normalize("NFKC", cased))


def _in_one_case(text: str) -> str:
    """The text in small letters, with ss for all kinds of ß; the same in Python and in JavaScript, unlike casefold."""
    return text.lower().upper().lower().replace("ς", "σ")


def words(text: str) -> tuple[str, ...]:
    """The words of a term, in which nothing parts."""
    return tuple(token.word for token in tokens(text, links=True) if token.word)


def squeezed(text: str) -> str:
    """All letters and digits of the text in one spelling, with nothing between them.

    It holds the words of a phrase, run together, wherever the text holds the phrase, and is quick to make.
    """
    return re.sub(r"[\W_\u0640]+", "", in_one_spelling(text))


def in_one_spelling(text: str) -> str:
    """The text with one spelling for all those of a letter."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _in_one_case(unicodedata.normalize("NFKC", text)))
    return text.lower()


class Needles:
    """Letters that are looked for in many squeezed texts."""

    HEAD = 3
    MANY = 100
    """From how many on it is quicker to look at what a text has than to look for each."""

    def __init__(self, needles: Iterable[str]) -> None:
        self._all = set(needles)
        self._short = {needle for needle in self._all if len(needle) < self.HEAD}
        self._by_head: dict[str, list[str]] = {}
        for needle in self._all - self._short:
            self._by_head.setdefault(needle[: self.HEAD], []).append(needle)

    def any_in(self, letters: str) -> bool:
        """Whether the text has any of them."""
        if len(self._all) < self.MANY:
            return any(needle in letters for needle in self._all)
        heads = {letters[place : place + self.HEAD] for place in range(len(letters) - self.HEAD + 1)}
        likely = (needle for head in heads & self._by_head.keys() for needle in self._by_head[head])
        return any(needle in letters for needle in (*self._short, *likely))
