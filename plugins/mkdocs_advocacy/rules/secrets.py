"""What is confidential, found in what is going to be published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, NamedTuple

import regex

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path
from mkdocs_advocacy.core.validation import name_of
from mkdocs_advocacy.rules.model import ConfidentialTerm
from mkdocs_advocacy.rules.tokens import Needles, squeezed, tokens, words

PATIENCE = 0.1
"""How many seconds a pattern may look at one text."""


@dataclass(frozen=True)
class Secret:
    """A confidential term, and where it is written down."""

    said: ConfidentialTerm
    file: str
    line: int
    column: int
    is_slow: list[bool] = field(default_factory=list, compare=False, repr=False)
    """Not empty once the pattern has taken too long: it is not asked again."""

    @cached_property
    def letters(self) -> str:
        """The words of the term, run together; none for a pattern."""
        return "".join(words(self.said.term or ""))

    @cached_property
    def pattern(self) -> regex.Pattern[str] | None:
        """The compiled pattern, for one that is known to be right."""
        return regex.compile(self.said.pattern, regex.IGNORECASE) if self.said.pattern else None

    def holds_at(self, moment: datetime | None) -> bool:
        """Whether what comes out at `moment` must not have it; None: now."""
        return self.said.until is None or moment is None or moment < self.said.until


_NEVER = datetime.max.replace(tzinfo=UTC)


def _end(secret: Secret) -> datetime:
    return secret.said.until or _NEVER


class Leak(NamedTuple):
    """A confidential term in a text."""

    secret: Secret
    start: int
    end: int


@dataclass(frozen=True)
class Secrets:
    """All that is confidential now."""

    known: tuple[Secret, ...] = ()
    severity: Severity = Severity.ERROR

    @cached_property
    def _by_letters(self) -> Mapping[str, Secret]:
        """Of equal terms, the one that holds longest, and then the first."""
        found: dict[str, Secret] = {}
        for secret in self.known:
            if secret.letters and (secret.letters not in found or _end(secret) > _end(found[secret.letters])):
                found[secret.letters] = secret
        return found

    @cached_property
    def _needles(self) -> Needles:
        return Needles(self._by_letters)

    @cached_property
    def _patterns(self) -> tuple[Secret, ...]:
        return tuple(secret for secret in self.known if secret.pattern)

    @cached_property
    def most_words(self) -> int:
        """How many words the longest term has."""
        return max((len(words(secret.said.term or "")) for secret in self.known), default=0)

    def may_be_in(self, letters: str) -> bool:
        """Whether a text that is `letters` when it is squeezed may hold a term; a quick no is right."""
        return self._needles.any_in(letters)

    def found(self, text: str, *, with_terms: bool = True) -> Iterator[Leak]:
        """The terms and patterns in `text`, those in addresses and run together as in hashtags included."""
        if with_terms and self.may_be_in(squeezed(text)):
            yield from self._terms(text)
        for secret in self._patterns:
            found = _looked_for(secret, text)
            if found:
                yield Leak(secret, found.start(), found.end())

    def _terms(self, text: str) -> Iterator[Leak]:
        found = list(tokens(text, links=True))
        for place, first in enumerate(found):
            run = ""
            for token in found[place : place + self.most_words]:
                if not token.word:
                    break
                run += token.word
                if secret := self._by_letters.get(run):
                    yield Leak(secret, first.start, token.end)

    def problems(self, document: Document, moment: datetime | None) -> Iterator[Problem]:
        """What the document says and must not, if it comes out at `moment`."""
        for leak, path, text in self.leaks(document.value, moment):
            line, column = place_of(document, path, text, leak.start, text[leak.start : leak.end])
            yield self.problem(leak, document.file, line, column, name_of(path))

    def problem(self, leak: Leak, file: str, line: int, column: int, where: str) -> Problem:
        """The problem with a term that a file has at a place, which writers know as `where`."""
        message, hint = told(leak.secret, where)
        return Problem(file, line, column, self.severity, message, hint, "confidential")

    def leaks(
        self, value: Mapping[str, Any], moment: datetime | None, *, skip: str = ""
    ) -> Iterator[tuple[Leak, Path, str]]:
        """What a document's values say and must not, each with its path and the text in which it stands."""
        if not self.known:
            return
        said = list(strings({key: below for key, below in value.items() if key != skip}))
        with_terms = self.may_be_in(squeezed("\n".join(text for _, text in said)))
        for path, text in said if with_terms or self._patterns else ():
            for leak in self.found(text, with_terms=with_terms):
                if leak.secret.holds_at(moment):
                    yield leak, path, text

    def slow(self) -> Iterator[Problem]:
        """A problem for each pattern that took too long, so that it is not checked any more."""
        for secret in self.known:
            if secret.is_slow:
                yield slow_problem(secret)


def _looked_for(secret: Secret, text: str) -> regex.Match[str] | None:
    if secret.pattern is None or secret.is_slow:
        return None
    try:
        return secret.pattern.search(text, timeout=PATIENCE)
    except TimeoutError:
        secret.is_slow.append(True)
        return None


def slow_problem(secret: Secret) -> Problem:
    """That a pattern takes too long."""
    message = "the pattern takes too long, and is not looked for in all files"
    hint = "make it simpler: no repetition inside of a repetition, such as (a+)+"
    return Problem(secret.file, secret.line, secret.column, Severity.ERROR, message, hint, "confidential")


def told(secret: Secret, where: str) -> tuple[str, str]:
    """What is said of a term that stands `where`, and what to do; logs of a build may be public."""
    if secret.said.public and secret.said.term:
        return f"{where}: “{secret.said.term}” is confidential{because(secret.said.why)}", "take it out"
    return f"{where} holds a confidential term", f"take it out; {secret.file}:{secret.line} says which, and why"


def because(why: str | None) -> str:
    """A reason as the rest of a sentence."""
    return f": {why.rstrip('.')}" if why else ""


def place_of(document: Document, path: Path, text: str, start: int, written: str) -> tuple[int, int]:
    """Line and column of words that begin at `start` of the value at `path`, however many lines they take."""
    if path and path[-1] == text:
        return document.place(path, key=True)
    first = written.split("\n", 1)[0].rstrip()
    return document.place_within(path, first, text[:start].count(first)) if first else document.place(path)


def strings(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """All texts in a document's values, with their paths; names too, where a writer makes them up."""
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
