"""Words and phrases, found in texts in any case, spacing and punctuation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from mkdocs_advocacy.rules.tokens import Needles, Token, squeezed, tokens, words

E = TypeVar("E")


class Found(NamedTuple, Generic[E]):
    """An entry, and where a text holds it."""

    entry: E
    start: int
    end: int


def forms(term: str, language: str) -> tuple[str, ...]:
    """The spellings of a term that count as it: words with single spaces; an asterisk at the end is for any ending.

    English words have their plural and their genitive with them; the endings of other languages are the writer's to
    leave open with an asterisk.
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

    def length_at(self, found: Sequence[Token], place: int) -> int:
        """How many tokens from `place` on are this form; 0 where they are not."""
        for offset, part in enumerate(self.parts):
            if place + offset == len(found):
                return 0
            word = found[place + offset].word
            is_last = offset == len(self.parts) - 1
            if word != part and not (self.is_open and is_last and word.startswith(part)):
                return 0
        return len(self.parts)


class Phrases(Generic[E]):
    """Entries by their forms, made once and asked often."""

    def __init__(self, entries: Iterable[tuple[E, Iterable[str]]]) -> None:
        """`entries` with their forms, as `forms` makes them; forms of None only take words away from others."""
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
        """Whether a text that is `letters` when it is squeezed may hold any of them; a quick no is right."""
        return self._needles.any_in(letters)

    def found(self, text: str) -> list[Found[E]]:
        """Where `text` holds entries, in its order; of two that begin together the longer one."""
        if not self.may_be_in(squeezed(text)):
            return []
        found = list(tokens(text))
        hits: list[Found[E]] = []
        free = 0
        for place, token in enumerate(found):
            if place < free or not token.word:
                continue
            fitting = ((form.length_at(found, place), form.entry) for form in self._starting_with(token.word))
            length, entry = max(fitting, key=lambda one: one[0], default=(0, None))
            if length and entry is not None:
                hits.append(Found(entry, token.start, found[place + length - 1].end))
                free = place + length
        return hits

    def _starting_with(self, word: str) -> Iterator[_Form[E]]:
        yield from self._by_word.get(word, ())
        if word.startswith(self._prefixes):
            yield from (form for form in self._open if word.startswith(form.parts[0]))
