"""Words that a hub avoids, as its texts are asked for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from mkdocs_advocacy.rules.model import AvoidedWord, PreferredWord
from mkdocs_advocacy.rules.phrases import Found, Phrases, forms


@dataclass(frozen=True)
class NetworkWords:
    """What the guideline of one network says of words."""

    say: tuple[PreferredWord, ...] = ()
    avoid: tuple[AvoidedWord, ...] = ()


@dataclass(frozen=True)
class WordList:
    """The words that matter in texts of one language, on one network or on all."""

    language: str
    say: tuple[PreferredWord, ...]
    avoid: tuple[AvoidedWord, ...]

    def entries(self) -> Iterator[tuple[AvoidedWord | None, tuple[str, ...]]]:
        """Avoided words with the forms that count as them; without a word the forms that are always right."""
        entries: tuple[PreferredWord | AvoidedWord, ...] = (*self.say, *self.avoid)
        for word in entries:
            if word.language in (None, self.language, self.language.partition("-")[0]):
                yield word if isinstance(word, AvoidedWord) else None, forms(word.term, self.language)

    @cached_property
    def _phrases(self) -> Phrases[AvoidedWord | None]:
        return Phrases(self.entries())

    def may_be_in(self, letters: str) -> bool:
        """Whether a squeezed text may hold any of them; a quick no is right."""
        return self._phrases.may_be_in(letters)

    def found(self, text: str) -> Iterator[Found[AvoidedWord]]:
        """The avoided words in `text`, and where."""
        for entry, start, end in self._phrases.found(text):
            if entry is not None and _is_meant(entry, text[start:end]):
                yield Found(entry, start, end)


def _is_meant(word: AvoidedWord, written: str) -> bool:
    """Whether the words as they are written are the avoided ones: not the right spelling, nor capitals left out."""
    plain = " ".join(written.replace("’", "'").split())
    if word.instead and plain == " ".join(word.instead.replace("’", "'").split()):
        return False
    return not is_capitals(word.term) or word.term.rstrip("*") in plain


def is_capitals(term: str) -> bool:
    """Whether a term is written in capitals only, such as ASAP."""
    return term.isupper() and sum(map(str.isalpha, term)) > 1


def in_language(words: NetworkWords, language: str) -> WordList:
    """The words of a list for texts in one language."""
    return WordList(language, words.say, words.avoid)
