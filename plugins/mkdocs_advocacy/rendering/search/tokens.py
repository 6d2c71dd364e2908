"""The words of a record as they stand in the index: whole, in parts, and by their stems.

Pagefind finds words that begin with what was typed, and words with which that begins. A sign at the end of every word
lets the first alone be found: no word of the index is the beginning of another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from snowballstemmer import algorithms, stemmer

from mkdocs_advocacy.rendering.search.words import TAG, words_of

END, STEM = "ʔ", "ǃ"
"""End a word, and a stem. They are letters, as `PLUS` is."""

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_KNOWN = frozenset(algorithms())
_COMPOUNDING = frozenset({"de"})
"""Languages that write compounds as one word."""
_LINKS = ("", "s", "es", "n", "en", "er", "e")
"""What German puts between the parts of a compound."""
_SHORTEST_PART = 4


class Vocabulary:
    """The words of all records of a hub, and how each stands in the index: found out once for all that have it."""

    def __init__(self) -> None:
        self._written: dict[str, Counter[str]] = {}
        """The words as they are written between blanks, by language."""
        self._known: dict[tuple[str, str], tuple[str, ...]] = {}

    def add(self, text: str, language: str) -> None:
        """Count the words of a text."""
        self._written.setdefault(_plain(language), Counter()).update(text.split())

    def tokens(self, text: str, language: str) -> Iterator[str]:
        """The words of a text for the index, each once."""
        language, tokens = _plain(language), dict[str, None]()
        for written in text.split():
            known = self._known.get((written, language))
            if known is None:
                known = self._known[written, language] = tuple(self._tokens(written, language))
            tokens.update(dict.fromkeys(known))
        return iter(tokens)

    @cached_property
    def _counts(self) -> Mapping[str, Counter[str]]:
        """The words, by language; nothing can be added any more."""
        counts: dict[str, Counter[str]] = {language: Counter() for language in self._written}
        for language, texts in self._written.items():
            for written, count in texts.items():
                for whole, parts in words_of(written):
                    for word in (whole.removeprefix(TAG), *(parts if whole else ())):
                        counts[language][word] += count
        return counts

    def _tokens(self, text: str, language: str) -> Iterator[str]:
        for whole, parts in words_of(text):
            if not whole:
                yield from (f"{pair}{END}" for pair in (*parts, parts[-1][-1]))
                continue
            words = dict.fromkeys((whole, whole.removeprefix(TAG), *parts))
            for word in (*words, *(part for one in words for part in self.parts(one, language))):
                stem = _stem(word, language)
                if stem:
                    yield f"{stem}{STEM}"
                if stem != word:  # what begins with a word begins with its stem, where both are the same
                    yield f"{word}{END}"

    def words(self) -> list[str]:
        """All words that could be meant by a mistyped one: those that many records have come first."""
        total = sum(self._counts.values(), Counter[str]())
        known = (word for word in total if len(word) >= _SHORTEST_PART and word.isalpha())
        return sorted(known, key=lambda word: (-total[word], word))

    def parts(self, word: str, language: str) -> tuple[str, ...]:
        """The words of the hub that a compound is made of; none for a word that is not one."""
        if _plain(language) not in _COMPOUNDING or len(word) < 2 * _SHORTEST_PART:
            return ()
        known = self._counts.get(_plain(language), Counter())
        return _parts(word, known) or _parts(word, known, both=False)


def _parts(word: str, known: Mapping[str, int], *, both: bool = True) -> tuple[str, ...]:
    """The longest first part that leaves another word of the hub, with what that is made of itself.

    Unless `both` have to be words of the hub: then one is enough.
    """
    for at in range(len(word) - _SHORTEST_PART, _SHORTEST_PART - 1, -1):
        for first in _without_links(word[:at]):
            rest = word[at:]
            if (first in known and rest in known) or (not both and (first in known or rest in known)):
                return first, rest
            if both and first in known and (others := _parts(rest, known)):
                return first, *others
    return ()


def _without_links(part: str) -> Iterable[str]:
    for link in _LINKS:
        if part.endswith(link) and len(part) - len(link) >= _SHORTEST_PART:
            yield part[: len(part) - len(link)]


def _plain(language: str) -> str:
    return language.partition("-")[0].lower()


@cache
def _stem(word: str, language: str) -> str:
    algorithm = _ALGORITHMS.get(language, "")
    return str(_stemmer(algorithm).stemWord(word)) if algorithm in _KNOWN and len(word) > 1 and word.isalpha() else ""


@cache
def _stemmer(algorithm: str) -> Any:
    return stemmer(algorithm)
