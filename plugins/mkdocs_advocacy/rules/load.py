"""Load rules from files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Protocol, TypeVar

from pydantic import BaseModel

from mkdocs_advocacy.core.days import day_of
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.model import ANY_LANGUAGE
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.rules.answers import Answers, answer_problems, without_wrong
from mkdocs_advocacy.rules.discreet import without_quotations
from mkdocs_advocacy.rules.listening import Listening, ListeningFile, listening_problems
from mkdocs_advocacy.rules.model import AvoidedWord, Confidential, Disclosure, PreferredWord, Vocabulary
from mkdocs_advocacy.rules.ruleset import Rules
from mkdocs_advocacy.rules.secrets import Secret, Secrets
from mkdocs_advocacy.rules.text_source import RuleOptions
from mkdocs_advocacy.rules.tokens import words
from mkdocs_advocacy.rules.words import words_on

SHORTEST = 3
"""The minimum number of letters and digits of a confidential term. A shorter term would match everywhere."""

_MODELS: dict[str, type[BaseModel]] = {
    "vocabulary": Vocabulary,
    "confidential": Confidential,
    "disclosure": Disclosure,
    "answers": Answers,
    "listening": ListeningFile,
}

M = TypeVar("M", bound=BaseModel)


def load_rules(sources: Iterable[SourceFile], settings: RuleOptions, now: datetime) -> tuple[Rules, list[Problem]]:
    """Load the rules of a hub as of `now`, and their problems."""
    rules = Rules()
    taken: dict[str, str] = {}
    problems: list[Problem] = []
    for source in sources:
        kind = source.stem
        if kind not in _MODELS:
            message = f"the file is not read: “{kind}” is not the name of a rules file"
            problems.append(Problem(source.shown, 1, 1, Severity.WARNING, message, nearest(kind, _MODELS)))
        elif first := taken.get(kind):
            message = f"{first} already contains the rules “{kind}”"
            problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "merge the two files"))
        else:
            taken[kind] = source.shown
            document, file_problems = read(source.shown, source.data)
            if document:
                rules, more_problems = _add_file(rules, kind, document, settings, now)
                file_problems += more_problems
            problems += map(without_quotations, file_problems) if kind == "confidential" else file_problems
    return rules, problems


def _add_file(
    rules: Rules, kind: str, document: Document, settings: RuleOptions, now: datetime
) -> tuple[Rules, list[Problem]]:
    """Add the content of one rules file to the rules, and return its problems."""
    content, problems = validated(_MODELS[kind], document, settings.zone, audiences=settings.audience_ids)
    if isinstance(content, Vocabulary):
        problems += list_problems(document, content, settings.languages)
        return replace(
            _add_changes(rules, kind, content),
            vocabulary=words_on(day_of(now, settings.zone), content.say, content.avoid),
        ), problems
    if isinstance(content, Disclosure):
        for group in ("employees", "customers", "both", "accepted"):
            for language in getattr(content, group):
                problems += language_problems(document, (group, language), language, settings.languages, key=True)
        for audience, sentences in content.others.items():
            for language in sentences:
                path = ("others", audience, language)
                problems += language_problems(document, path, language, settings.languages, key=True)
        return replace(_add_changes(rules, kind, content), disclosure=content), problems
    if isinstance(content, Answers):
        problems += answer_problems(document, content.answers)
        return replace(rules, answers=without_wrong(content.answers)), problems
    if isinstance(content, Confidential):
        secrets, more_problems = _secrets(document, content)
        weight = settings.weights["confidential"]
        current = tuple(secret for secret in secrets if secret.holds_at(now) and weight != "off")
        severity = Severity.ERROR if weight == "off" else Severity(weight)
        return replace(rules, secrets=Secrets(current, severity)), problems + more_problems
    if isinstance(content, ListeningFile):
        problems += listening_problems(document, content)
        problems += _title_problems(document, content, settings.languages)
        problems += _department_problems(document, content, settings.languages)
        return replace(rules, listening=Listening(content.departments, content.topics)), problems
    return rules, problems


def _title_problems(document: Document, content: ListeningFile, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield the problems with the languages of names of departments and topics."""
    names: dict[tuple[str, ...], Mapping[str, str]] = {
        ("departments", name): title for name, title in content.departments.items()
    }
    names |= {("topics", name, "title"): topic.title for name, topic in content.topics.items()}
    for path, titles in names.items():
        for language in titles:
            if language != ANY_LANGUAGE:
                yield from language_problems(document, (*path, language), language, languages, key=True)


def _department_problems(document: Document, content: ListeningFile, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield an error for each department whose page would be at the address of a page in another language."""
    for name in content.departments:
        if name in languages:
            message = f"departments.{name}: “{name}” is a language of this hub, whose page has the same address"
            yield document.problem(("departments", name), message, hint="choose another id, such as one with a hyphen")


def _add_changes(rules: Rules, kind: str, content: Vocabulary | Disclosure) -> Rules:
    return replace(rules, changes=(*rules.changes, *((kind, change) for change in content.changes)))


class WordLists(Protocol):
    """Anything with the lists `say` and `avoid`."""

    @property
    def say(self) -> tuple[PreferredWord, ...]:
        """The preferred words."""

    @property
    def avoid(self) -> tuple[AvoidedWord, ...]:
        """The words to avoid."""


def list_problems(document: Document, content: WordLists, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield the problems with a document's lists of words, in a hub with `languages`."""
    lists: tuple[tuple[str, tuple[PreferredWord | AvoidedWord, ...]], ...] = (
        ("say", content.say),
        ("avoid", content.avoid),
    )
    for name, group in lists:
        for position, word in enumerate(group):
            path = (name, position)
            if not words(word.term):
                message = f"{name}[{position}].term: “{word.term}” contains no letters or digits"
                yield document.problem((*path, "term"), message)
            if word.language:
                yield from language_problems(document, (*path, "language"), word.language, languages)


def language_problems(
    document: Document, path: tuple[str | int, ...], language: str, languages: Sequence[str], *, key: bool = False
) -> Iterator[Problem]:
    """Yield a warning if the language at `path` is not one of the hub's `languages`."""
    allowed = {*languages, *(code.partition("-")[0] for code in languages)}
    if language not in allowed:
        message = f"“{language}” is not a language of this hub"
        hint = f"{nearest(language, languages)}; or add it to languages: in mkdocs.yml"
        yield document.problem(path, message, hint=hint, severity=Severity.WARNING, key=key)


def _secrets(document: Document, content: Confidential) -> tuple[list[Secret], list[Problem]]:
    """Return the valid terms, and the problems with invalid ones."""
    secrets: list[Secret] = []
    problems: list[Problem] = []
    for position, term in enumerate(content.terms):
        count = len("".join(words(term.term or "")))
        if term.pattern is None and count < SHORTEST:
            message = f"terms[{position}] has fewer than {SHORTEST} letters and digits"
            problems.append(document.problem(("terms", position), message))
        else:
            secrets.append(Secret(term, document.file, *document.place(("terms", position))))
    return secrets, problems
