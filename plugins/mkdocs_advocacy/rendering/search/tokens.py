"""The index tokens of a record: stems of words, parts of compounds, and words whose stems browsers can't derive.

Pagefind finds words that start with the query, and words that the query starts with. An end mark on every token
prevents the second kind of match: no token is the start of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from snowballstemmer import algorithms, stemmer

from mkdocs_advocacy.rendering.search.endings import stems_of
from mkdocs_advocacy.rendering.search.words import AND, PLUS, TAG, words_of

END = "ʔ"
"""The end mark of every token. It is a letter, as `PLUS` is, because Pagefind drops punctuation."""

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_KNOWN = frozenset(algorithms())
_COMPOUNDING = frozenset({"de"})
"""Languages that write compounds as a single word."""
_LINKS = ("", "s", "es", "n", "en", "er", "e")
"""Linking letters between the parts of a German compound."""
_SHORTEST_PART = 4


class Vocabulary:
    """All words of a hub and their tokens, which are computed once per word."""

    def __init__(self) -> None:
        self._written: dict[str, Counter[str]] = {}
        """Counts of the strings between spaces, by language."""
        self._cache: dict[tuple[str, str], tuple[str, ...]] = {}
        """Tokens by string and language."""

    def add(self, text: str, language: str) -> None:
        """Count the words of a text."""
        self._written.setdefault(_plain(language), Counter()).update(text.split())

    def tokens(self, text: str, language: str) -> Iterator[str]:
        """Return the tokens of a text, each once. Call `add` for all texts first."""
        language, tokens = _plain(language), dict[str, None]()
        for written in text.split():
            cached = self._cache.get((written, language))
            if cached is None:
                cached = self._cache[written, language] = tuple(self._tokenize(written, language))
            tokens.update(dict.fromkeys(cached))
        return iter(tokens)

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        """Counts of the folded words, by language."""
        counts: dict[str, Counter[str]] = {language: Counter() for language in self._written}
        for language, texts in self._written.items():
            for written, count in texts.items():
                for whole, parts in words_of(written):
                    for word in (whole.removeprefix(TAG), *(parts if whole else ())):
                        counts[language][word] += count
        return counts

    def _tokenize(self, text: str, language: str) -> Iterator[str]:
        for whole, parts in words_of(text):
            if not whole:
                yield from (f"{pair}{END}" for pair in (*parts, parts[-1][-1]))
                continue
            words = dict.fromkeys((whole, whole.removeprefix(TAG), *parts))
            for word in (*words, *(part for compound in words for part in self.parts(compound, language))):
                stem = _stem(word, language)
                yield f"{stem}{END}"
                if not _is_found_while_typed(word, stem, language):
                    yield f"{word}{END}"

    def words(self) -> list[str]:
        """Return the words to suggest for a typo or an unfinished word, most frequent first."""
        total = sum(self._counts.values(), Counter[str]())
        known = (word for word in total if len(word) >= _SHORTEST_PART and word.isalpha())
        return sorted(known, key=lambda word: (-total[word], word))

    def parts(self, word: str, language: str) -> tuple[str, ...]:
        """Return the parts of a compound of the hub's words, or nothing if the word isn't a compound."""
        if _plain(language) not in _COMPOUNDING or len(word) < 2 * _SHORTEST_PART:
            return ()
        known = self._counts.get(_plain(language), Counter())
        return _split_compound(word, known) or _split_compound(word, known, both=False)


def _split_compound(word: str, known: Mapping[str, int], *, both: bool = True) -> tuple[str, ...]:
    """Split a compound after its longest possible first part, and the rest in the same way.

    With `both`, both halves must be words of the hub; otherwise one half is enough.
    """
    for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        for first in _strip_links(word[:at]):
            rest = word[at:]
            if (first in known and rest in known) or (not both and (first in known or rest in known)):
                return first, rest
            if both and first in known and (others := _split_compound(rest, known)):
                return first, *others
    return ()


def _strip_links(part: str) -> Iterable[str]:
    """Yield a part of a compound without each possible linking letter."""
    for link in _LINKS:
        if part.endswith(link) and len(part) - len(link) >= _SHORTEST_PART:
            yield part[: len(part) - len(link)]


def _plain(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _is_found_while_typed(word: str, stem: str, language: str) -> bool:
    """Return whether browsers find the stem for the word, and for each of its beginnings."""
    beginnings = (word[:end] for end in range(1, len(word) + 1))
    return all(stem.startswith(typed) or stem in stems_of(typed, language) for typed in beginnings)


@cache
def _stem(word: str, language: str) -> str:
    """Return the Snowball stem of a word, or the word itself if it contains symbols or the language has no stemmer."""
    algorithm = _ALGORITHMS.get(language, "")
    is_plain = len(word) > 1 and word.isalpha() and not any(sign in word for sign in (PLUS, AND, TAG))
    return str(_stemmer(algorithm).stemWord(word)) if algorithm in _KNOWN and is_plain else word


@cache
def _stemmer(algorithm: str) -> Any:
    return stemmer(algorithm)
