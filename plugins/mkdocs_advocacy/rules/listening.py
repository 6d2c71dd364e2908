"""A hub's listening topics and their departments: `guidelines/rules/listening.yml`."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, Field

from mkdocs_advocacy.core.model import ANY_LANGUAGE, ByLanguage, Id, Line, Model, Some
from mkdocs_advocacy.core.problems import Problem, Severity, nearest
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.rules.phrases import forms
from mkdocs_advocacy.rules.tokens import bare_words, tokens, words
from mkdocs_advocacy.rules.words import is_capitals

SHORTEST_START = 3
"""The minimum number of letters and digits before an asterisk. With fewer, a term would match too many words."""
_ENGLISH = "en"
"""Terms match texts in any language, so each also matches with the endings that English adds."""


def _rename_title(value: Any) -> Any:
    """Accept `title:` as the name for all languages that have none of their own."""
    if isinstance(value, Mapping) and "title" in value:
        return {ANY_LANGUAGE if name == "title" else name: text for name, text in value.items()}
    return value


DepartmentTitle = Annotated[ByLanguage, BeforeValidator(_rename_title)]


class Topic(Model):
    """A topic that customers talk about, and the terms that identify it."""

    title: Annotated[ByLanguage, Field(description="The topic's name, as text or by language.")]
    department: Annotated[
        Id,
        Field(alias="for", description="The department that needs to know about the topic: an id from `departments`."),
    ]
    terms: Annotated[
        Some[Line],
        Field(
            description="Words and phrases, in any language. A text that contains one of them is about the topic. Case "
            "and spacing don't matter, but a term in capitals matches only capitals. An asterisk at the end matches "
            "any ending; English plurals match without it."
        ),
    ]


class ListeningFile(Model):
    """Listening topics and their departments: `guidelines/rules/listening.yml`."""

    departments: Annotated[
        dict[Id, DepartmentTitle],
        Field(
            description="The departments by id: the name, or the name by language. `title` is the name in all others."
        ),
    ] = {}
    topics: Annotated[dict[Id, Topic], Field(description="The topics, by id.")] = {}


class _Form(NamedTuple):
    """A form of a term, and the topics that it belongs to."""

    parts: tuple[str, ...]
    is_open: bool
    exact: str
    """The text that must occur as it is written; empty if case doesn't matter."""
    topic: str

    def matches(self, found: Sequence[str], index: int) -> bool:
        """Return whether the form is in a text with these words from an index on."""
        *before, last = self.parts
        end = index + len(before)
        if end >= len(found) or list(found[index:end]) != before:
            return False
        return found[end] == last or (self.is_open and found[end].startswith(last))


@dataclass(frozen=True)
class Listening:
    """A hub's departments and listening topics; empty without `listening.yml`."""

    departments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The names of departments, by id and language."""
    topics: Mapping[str, Topic] = field(default_factory=dict)

    def find_topics(self, text: str) -> frozenset[str]:
        """Return the ids of all topics with a term in the text."""
        return self.find_among(bare_words(text), text)

    def find_among(self, all_words: Sequence[str], text: str) -> frozenset[str]:
        """Return the ids of all topics of a text, given its bare words."""
        found: set[str] = set()
        for index, word in enumerate(all_words):
            for form in self._starting_with(word) if word else ():
                if form.topic not in found and form.matches(all_words, index) and _is_written(form, text, index):
                    found.add(form.topic)
        return frozenset(found) if found else _NO_TOPICS

    def name_department(self, department: str, language: str, fallback: str) -> str:
        """Return a department's name in a language, else in any or in `fallback`; its id if it is unknown."""
        return _choose(self.departments.get(department, {}), language, fallback) or department

    def name_topic(self, topic: str, language: str, fallback: str) -> str:
        """Return a topic's name in a language, else in any or in `fallback`; its id if it is unknown."""
        known = self.topics.get(topic)
        return (_choose(known.title, language, fallback) if known else "") or topic

    def topics_of(self, department: str) -> Sequence[str]:
        """Return the ids of a department's topics, in the file's order."""
        return [name for name, topic in self.topics.items() if topic.department == department]

    def stamp_of(self, topic: str) -> str:
        """Return a short hash of a topic's terms, so that counts with different terms aren't compared."""
        terms = sorted({" ".join(form.parts) + "*" * form.is_open + form.exact for form in self._forms_of(topic)})
        return hashlib.sha256("\n".join(terms).encode()).hexdigest()[:8]

    def _forms_of(self, topic: str) -> Iterator[_Form]:
        for term in self.topics[topic].terms:
            exact = term.rstrip("*").strip() if is_capitals(term) else ""
            for form in forms(term, _ENGLISH):
                yield _Form(tuple(form.removesuffix("*").split(" ")), form.endswith("*"), exact, topic)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[_Form]]:
        found: dict[str, list[_Form]] = defaultdict(list)
        for topic in self.topics:
            for form in self._forms_of(topic):
                found[form.parts[0]].append(form)
        return dict(found)

    @cached_property
    def _starting_with(self) -> Callable[[str], Sequence[_Form]]:
        """A function that returns the forms that may start with a word, and remembers them: texts repeat words."""
        beginnings = {
            word: one_word
            for word, all_forms in self._by_word.items()
            if (one_word := [form for form in all_forms if form.is_open and len(form.parts) == 1])
        }

        @lru_cache(maxsize=50_000)
        def find(word: str) -> Sequence[_Form]:
            longer = (forms for start, forms in beginnings.items() if word != start and word.startswith(start))
            return (*self._by_word.get(word, ()), *chain.from_iterable(longer))

        return find


def _is_written(form: _Form, text: str, index: int) -> bool:
    """Return whether a form that matches only capitals is in the text as written. Other forms always are."""
    if not form.exact:
        return True
    found = list(tokens(text))[index : index + len(form.parts)]
    return form.exact in text[found[0].start : found[-1].end]


_NO_TOPICS: frozenset[str] = frozenset()


def _choose(names: Mapping[str, str], language: str, fallback: str) -> str:
    codes = (language, language.partition("-")[0], ANY_LANGUAGE, fallback, *names)
    return next((names[code] for code in codes if code in names), "")


def listening_problems(document: Document, content: ListeningFile) -> Iterator[Problem]:
    """Yield the problems with departments and terms. Languages are checked elsewhere."""
    first_topics: dict[str, str] = {}
    for name, topic in content.topics.items():
        path = ("topics", name)
        if topic.department not in content.departments:
            message = f"topics.{name}.for: “{topic.department}” is not a department"
            hint = nearest(topic.department, content.departments) or "add it to departments:"
            yield document.problem((*path, "for"), message, hint=hint)
        for position, term in enumerate(topic.terms):
            place, label = (*path, "terms", position), f"topics.{name}.terms[{position}]: “{term}”"
            letters = "".join(words(term))
            if not letters:
                yield document.problem(place, f"{label} contains no letters or digits")
            elif term.endswith("*") and len(letters) < SHORTEST_START:
                message = f"{label} has fewer than {SHORTEST_START} letters before the asterisk"
                yield document.problem(place, message, hint="write whole words instead")
            yield from _report_shared(document, place, term, name, first_topics)


def _report_shared(
    document: Document, place: tuple[str | int, ...], term: str, topic: str, first_topics: dict[str, str]
) -> Iterator[Problem]:
    """Yield a notice about a term that another topic also has, because its texts count for both."""
    for form in forms(term, _ENGLISH):
        first = first_topics.setdefault(form, topic)
        if first != topic:
            message = f"“{term}” is also a term of “{first}”, so a text with it counts for both topics"
            yield document.problem(place, message, severity=Severity.NOTICE)
            return
