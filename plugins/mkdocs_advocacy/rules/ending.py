"""Find words to avoid from a certain day, such as names of discontinued products, in any file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path
from mkdocs_advocacy.core.yaml_words import place_at
from mkdocs_advocacy.rules.avoided import describe
from mkdocs_advocacy.rules.model import AvoidedWord
from mkdocs_advocacy.rules.phrases import Found
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import place_of, strings

_NOT_SAID = ("say", "avoid", "changes", "excuse")
"""The keys whose texts are about words or about past versions."""


@dataclass(frozen=True)
class EndingWords:
    """The search for words to avoid from a certain day in a hub's files."""

    rules: Rules
    languages: Sequence[str]
    """The hub's languages."""

    @property
    def is_needed(self) -> bool:
        """Whether there are such words."""
        vocabulary = self.rules.vocabulary
        return any(word.since for word in (*vocabulary.avoid, *vocabulary.coming))

    def in_document(
        self, document: Document, language: str, last_day: date | None, is_prose: Callable[[Path, str], bool]
    ) -> Iterator[Problem]:
        """Yield a notice for each such word in the prose of a document, which is offered until `last_day`."""
        for path, text in strings(document.value):
            if path[0] in _NOT_SAID or not is_prose(path, text):
                continue
            for hit in self._found(text, self._language_at(path, language), last_day):
                line, column = place_of(document, path, text, hit.start, text[hit.start : hit.end])
                yield self._notice(document.file, line, column, hit.entry, text[hit.start : hit.end])

    def in_text(self, file: str, text: str, start: int, language: str, last_day: date | None) -> Iterator[Problem]:
        """Yield a notice for each such word in a Markdown page, from offset `start` on."""
        body = text[start:]
        for hit in self._found(body, language, last_day):
            line, column = place_at(text, start + hit.start)
            yield self._notice(file, line, column, hit.entry, body[hit.start : hit.end])

    def _found(self, text: str, language: str, last_day: date | None) -> Iterator[Found[AvoidedWord]]:
        for hit in self.rules.ending(language).found(text):
            if last_day is None or (hit.entry.since and last_day >= hit.entry.since):
                yield hit

    def _language_at(self, path: Sequence[str | int], language: str) -> str:
        """Return the language of a text, which may be below the code of its language."""
        return next((str(step) for step in reversed(path) if step in self.languages), language)

    def _notice(self, file: str, line: int, column: int, word: AvoidedWord, written: str) -> Problem:
        message, hint = describe(word, written, self.rules)
        return Problem(file, line, column, Severity.NOTICE, message, hint, "avoided-words")
