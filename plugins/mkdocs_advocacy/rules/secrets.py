"""Find confidential terms in everything that will be published."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

import regex

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path
from mkdocs_advocacy.core.validation import name_of
from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.tokens import Needles, Token, squeezed, tokens, words

PATIENCE = 0.1
"""The time limit for matching a pattern against one text, in seconds."""


@dataclass(frozen=True)
class Secret:
    """A confidential term, and its position in the rules file."""

    entry: ConfidentialTerm
    file: str
    line: int
    column: int
    is_slow: list[bool] = field(default_factory=list, compare=False, repr=False)
    """Not empty once the pattern has exceeded the time limit. It is not used again."""

    @cached_property
    def letters(self) -> str:
        """The words of the term without spaces; empty for a pattern."""
        return "".join(words(self.entry.term or ""))

    @cached_property
    def pattern(self) -> regex.Pattern[str] | None:
        """The compiled pattern, which has been validated; None for a term."""
        return regex.compile(self.entry.pattern, regex.IGNORECASE) if self.entry.pattern else None

    def holds_at(self, moment: datetime | None) -> bool:
        """Return whether the term is still confidential at `moment`; None means now."""
        return self.entry.until is None or moment is None or moment < self.entry.until


_POSSESSIVE = re.compile("['’‘ʼ＇]s", re.IGNORECASE)
_NEVER = datetime.max.replace(tzinfo=UTC)


def _end(secret: Secret) -> datetime:
    return secret.entry.until or _NEVER


class Leak(NamedTuple):
    """A confidential term in a text."""

    secret: Secret
    start: int
    end: int


@dataclass(frozen=True)
class Secrets:
    """All terms that are confidential now."""

    known: tuple[Secret, ...] = ()
    severity: Severity = Severity.ERROR

    @cached_property
    def _by_letters(self) -> Mapping[str, Secret]:
        """The terms by their letters. Of equal terms, the term that stays confidential longest wins, then the first."""
        by_letters: dict[str, Secret] = {}
        for secret in self.known:
            if secret.letters and (secret.letters not in by_letters or _end(secret) > _end(by_letters[secret.letters])):
                by_letters[secret.letters] = secret
        return by_letters

    @cached_property
    def _needles(self) -> Needles:
        return Needles(self._by_letters)

    @cached_property
    def _patterns(self) -> tuple[Secret, ...]:
        return tuple(secret for secret in self.known if secret.pattern)

    @cached_property
    def _with_stops(self) -> Collection[str]:
        """The letters of terms that contain the end of a sentence themselves, such as “Mission No. 5”."""
        return {secret.letters for secret in self.known if _count_stops(secret)}

    @cached_property
    def _most_tokens(self) -> int:
        """The number of words and stops of the longest term."""
        return self.most_words + max(map(_count_stops, self.known), default=0)

    @cached_property
    def most_words(self) -> int:
        """The number of words of the longest term."""
        return max((len(words(secret.entry.term or "")) for secret in self.known), default=0)

    def may_be_in(self, letters: str) -> bool:
        """Return whether a text may contain a term, given its squeezed `letters`. False is always correct."""
        return self._needles.any_in(letters)

    def found(self, text: str, *, with_terms: bool = True) -> Iterator[Leak]:
        """Yield the terms and pattern matches in `text`, including those in URLs and hashtags."""
        if with_terms and self.may_be_in(squeezed(text)):
            yield from self._terms(text)
        for secret in self._patterns:
            match = _search(secret, text)
            if match:
                yield Leak(secret, match.start(), match.end())

    def _terms(self, text: str) -> Iterator[Leak]:
        all_tokens = list(tokens(text, links=True))
        for place, first in enumerate(all_tokens):
            run, crosses = "", False
            for token in all_tokens[place : place + self._most_tokens]:
                if not token.word:
                    if not (run and self._with_stops):
                        break
                    crosses = True
                    continue
                for word, end in _forms(text, token):
                    secret = self._by_letters.get(run + word)
                    if secret and (not crosses or secret.letters in self._with_stops):
                        yield Leak(secret, first.start, end)
                run += token.word

    def problems(self, document: Document, moment: datetime | None) -> Iterator[Problem]:
        """Yield the problems of a document that is published at `moment`."""
        for leak, path, text in self.leaks(document.value, moment):
            line, column = place_of(document, path, text, leak.start, text[leak.start : leak.end])
            yield self.problem(leak, document.file, line, column, name_of(path))

    def problem(self, leak: Leak, file: str, line: int, column: int, where: str) -> Problem:
        """Create the problem for a leak. `where` names its location for writers."""
        message, hint = self.describe(leak.secret, where)
        return Problem(file, line, column, self.severity, message, hint, "confidential")

    def describe(self, secret: Secret, where: str) -> tuple[str, str]:
        """Return the message and hint for a term at `where`. Build logs may be public, so only name public terms."""
        if secret.entry.public and secret.entry.term:
            return f"{where}: “{secret.entry.term}” is confidential{because(secret.entry.why)}", "delete it"
        where = "this line" if any(self.found(where)) else where  # a key may be a term
        return (
            f"{where} contains a confidential term",
            f"delete it; see {secret.file}:{secret.line} for the term and the reason",
        )

    def leaks(
        self, value: Mapping[str, Any], moment: datetime | None, *, skip: str = ""
    ) -> Iterator[tuple[Leak, Path, str]]:
        """Yield the leaks in a document's values, each with its path and the whole text."""
        if not self.known:
            return
        texts = list(strings({key: below for key, below in value.items() if key != skip}))
        with_terms = self.may_be_in(squeezed("\n".join(text for _, text in texts)))
        for path, text in texts if with_terms or self._patterns else ():
            for leak in self.found(text, with_terms=with_terms):
                if leak.secret.holds_at(moment):
                    yield leak, path, text

    def slow(self) -> Iterator[Problem]:
        """Yield a problem for each pattern that exceeded the time limit."""
        for secret in self.known:
            if secret.is_slow:
                yield slow_problem(secret)


def _count_stops(secret: Secret) -> int:
    return sum(not token.word for token in tokens(secret.entry.term or "", links=True))


def _forms(text: str, token: Token) -> Iterator[tuple[str, int]]:
    """Yield a word with its end, and the word without the ending of a possessive: “Zebra's” contains “Zebra”."""
    yield token.word, token.end
    if _POSSESSIVE.fullmatch(text, token.end - 2, token.end):
        yield token.word[:-1], token.end - 2


def _search(secret: Secret, text: str) -> regex.Match[str] | None:
    if secret.pattern is None or secret.is_slow:
        return None
    try:
        return secret.pattern.search(text, timeout=PATIENCE)
    except TimeoutError:
        secret.is_slow.append(True)
        return None


def slow_problem(secret: Secret) -> Problem:
    """Create the problem for a pattern that exceeded the time limit."""
    message = "the pattern is too slow, so not all files were checked for it"
    hint = "simplify it: avoid nested repetition such as (a+)+"
    return Problem(secret.file, secret.line, secret.column, Severity.ERROR, message, hint, "confidential")


def because(why: str | None) -> str:
    """Return a reason as the end of a sentence."""
    return f": {why.rstrip('.')}" if why else ""


def place_of(document: Document, path: Path, text: str, start: int, written: str) -> tuple[int, int]:
    """Return the line and column of `written`, which starts at offset `start` of the value at `path`."""
    if path and path[-1] == text:
        return document.place(path, key=True)
    first = written.split("\n", 1)[0].rstrip()
    return document.place_within(path, first, text[:start].count(first)) if first else document.place(path)


def strings(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield all texts in a document's values, with their paths, and keys that writers choose."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for position, below in enumerate(value):
            yield from strings(below, (*path, position))
    elif isinstance(value, dict):
        for key, below in value.items():
            if path[-1:] in (("fields",), ("assets",)):
                yield (*path, key), key
            yield from strings(below, (*path, key))
