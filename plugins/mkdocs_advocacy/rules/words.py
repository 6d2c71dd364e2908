"""Find the words to avoid in texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord
from mkdocs_advocacy.rules.phrases import Found, Phrases, forms


@dataclass(frozen=True)
class NetworkWords:
    """The preferred words and words to avoid, for one network or all."""

    say: tuple[PreferredWord, ...] = ()
    avoid: tuple[AvoidedWord, ...] = ()
    coming: tuple[AvoidedWord, ...] = ()
    """Words to avoid from a later day. Nothing published contains them."""


def words_on(today: date, say: tuple[PreferredWord, ...], avoid: tuple[AvoidedWord, ...]) -> NetworkWords:
    """Divide a file's words into those to avoid today and those to avoid from a later day."""
    coming = tuple(word for word in avoid if word.since and word.since > today)
    return NetworkWords(say, tuple(word for word in avoid if word not in coming), coming)


@dataclass(frozen=True)
class WordList:
    """The preferred words and words to avoid in texts of one language."""

    language: str
    say: tuple[PreferredWord, ...]
    avoid: tuple[AvoidedWord, ...]
    coming: tuple[AvoidedWord, ...] = ()
    """Words to avoid from a later day."""

    def entries(self) -> Iterator[tuple[AvoidedWord | None, tuple[str, ...]]]:
        """Yield each word to avoid today with its forms, and None with the forms of each preferred word."""
        return self._forms_of((*self.say, *self.avoid))

    def _forms_of(
        self, words: Iterable[PreferredWord | AvoidedWord]
    ) -> Iterator[tuple[AvoidedWord | None, tuple[str, ...]]]:
        for word in words:
            if word.language in (None, self.language, self.language.partition("-")[0]):
                yield word if isinstance(word, AvoidedWord) else None, forms(word.term, self.language)

    @cached_property
    def _phrases(self) -> Phrases[AvoidedWord | None]:
        return Phrases((*self.entries(), *self._forms_of(self.coming)))

    def may_be_in(self, letters: str) -> bool:
        """Return whether a squeezed text may contain a word to avoid. False is always correct."""
        return self._phrases.may_be_in(letters)

    def found(self, text: str) -> Iterator[Found[AvoidedWord]]:
        """Yield the words in `text` to avoid today or from a later day, with their offsets."""
        for entry, start, end in self._phrases.found(text):
            if entry is not None and _is_avoided(entry, text[start:end]):
                yield Found(entry, start, end)


def _is_avoided(word: AvoidedWord, written: str) -> bool:
    """Return whether to report a match: it differs from `instead`, and is in capitals if the term is."""
    plain = " ".join(written.replace("’", "'").split())
    if word.instead and plain == " ".join(word.instead.replace("’", "'").split()):
        return False
    return not is_capitals(word.term) or word.term.rstrip("*") in plain


def is_capitals(term: str) -> bool:
    """Return whether a term is in capitals only, such as ASAP."""
    return term.isupper() and sum(map(str.isalpha, term)) > 1


def in_language(words: NetworkWords, language: str) -> WordList:
    """Create the word list for texts in one language."""
    return WordList(language, words.say, words.avoid, words.coming)
