"""Find phrases in texts regardless of case, spacing and punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from mkdocs_advocacy.rules.tokens import Needles, Token, squeezed, tokens, words

E = TypeVar("E")


class Found(NamedTuple, Generic[E]):
    """An entry and its offsets in a text."""

    entry: E
    start: int
    end: int


def forms(term: str, language: str) -> tuple[str, ...]:
    """Return the forms of a term, with single spaces between words. A final asterisk matches any ending.

    English terms also match their plural and genitive. In other languages, writers can use an asterisk.
    """
    parts = words(term)
    if not parts:
        return ()
    last = parts[-1]
    phrase = " ".join(parts)
    if term.rstrip().endswith("*"):
        return (f"{phrase}*",)
    if not language.startswith("en") or not last.isalpha() or last.endswith("s"):
        return (phrase,)
    if last.endswith("y"):
        return (phrase, f"{phrase}s", f"{phrase[:-1]}ies")
    if last.endswith(("x", "z", "ch", "sh", "o")):
        return (phrase, f"{phrase}s", f"{phrase}es")
    return (phrase, f"{phrase}s")


@dataclass(frozen=True, slots=True)
class _Form(Generic[E]):
    parts: tuple[str, ...]
    is_open: bool
    entry: E

    def length_at(self, all_tokens: Sequence[Token], index: int) -> int:
        """Return the number of tokens that match this form from `index` on, or 0."""
        for offset, part in enumerate(self.parts):
            if index + offset == len(all_tokens):
                return 0
            word = all_tokens[index + offset].word
            is_last = offset == len(self.parts) - 1
            if word != part and not (self.is_open and is_last and word.startswith(part)):
                return 0
        return len(self.parts)


class Phrases(Generic[E]):
    """An index of entries by their forms, for searching many texts."""

    def __init__(self, entries: Iterable[tuple[E, Iterable[str]]]) -> None:
        """Index `entries` by their forms (see `forms`). Matches of None hide other matches."""
        self._by_word: dict[str, list[_Form[E]]] = {}
        self._open: list[_Form[E]] = []
        needles: list[str] = []
        for entry, spellings in entries:
            for spelling in spellings:
                form = _Form(tuple(spelling.removesuffix("*").split(" ")), spelling.endswith("*"), entry)
                if form.is_open and len(form.parts) == 1:
                    self._open.append(form)
                else:
                    self._by_word.setdefault(form.parts[0], []).append(form)
                if entry is not None:
                    needles.append(squeezed(spelling))
        self._needles = Needles(needles)
        self._prefixes = tuple(form.parts[0] for form in self._open)

    def may_be_in(self, letters: str) -> bool:
        """Return whether a text may contain an entry, given its squeezed `letters`. False is always correct."""
        return self._needles.any_in(letters)

    def found(self, text: str) -> list[Found[E]]:
        """Return the matches in `text`, in order. Of two matches with the same start, the longer one wins."""
        if not self.may_be_in(squeezed(text)):
            return []
        all_tokens = list(tokens(text))
        hits: list[Found[E]] = []
        free = 0
        for index, token in enumerate(all_tokens):
            if index < free or not token.word:
                continue
            fitting = ((form.length_at(all_tokens, index), form.entry) for form in self._starting_with(token.word))
            length, entry = max(fitting, key=lambda match: match[0], default=(0, None))
            if not length:
                continue
            if entry is not None:
                hits.append(Found(entry, token.start, all_tokens[index + length - 1].end))
            free = index + length
        return hits

    def _starting_with(self, word: str) -> Iterator[_Form[E]]:
        yield from self._by_word.get(word, ())
        if word.startswith(self._prefixes):
            yield from (form for form in self._open if word.startswith(form.parts[0]))
