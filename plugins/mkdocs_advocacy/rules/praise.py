"""Find texts that ask for a positive review in return for something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.rules.phrases import Phrases
from mkdocs_advocacy.rules.sentences import index_phrases, sentences_of
from mkdocs_advocacy.rules.subject import Finding, Subject
from mkdocs_advocacy.rules.tokens import squeezed

_HINT = "ask for honest reviews, and offer the same for every review; see 16 CFR 465.4: {source}"


class BoughtPraise(NamedTuple):
    """A phrase that asks for praise in return for something, with its offsets in the text."""

    start: int
    end: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class _Words:
    praise: Phrases[str]
    stars: Phrases[str]
    ask: Phrases[str]
    reward: Phrases[str]
    in_return: Phrases[str]
    unless: Phrases[str]


def bought_praise(subject: Subject) -> Iterator[Finding]:
    """Find texts of a post that ask for a positive review in return for something."""
    words = _load_words(subject.language)
    if words and (words.praise.may_be_in(subject.letters) or words.stars.may_be_in(subject.letters)):
        for path, text in subject.passages:
            for found in find_bought_praise(text, subject.language):
                asked = text[found.start : found.end]
                yield Finding("bought-praise", path, found.message, found.hint, asked, found.start, text)


def find_bought_praise(text: str, language: str) -> Iterator[BoughtPraise]:
    """Yield the phrases in a text that ask for a positive review, if the same or the next sentence offers something."""
    words = _load_words(language)
    letters = squeezed(text)
    if words is None or not (words.praise.may_be_in(letters) or words.stars.may_be_in(letters)):
        return
    sentences = sentences_of(text)
    for sentence, following in zip(sentences, [*(one.text for one in sentences[1:]), ""], strict=True):
        if words.unless.found(sentence.text) or not words.ask.found(sentence.text):
            continue
        asked = words.praise.found(sentence.text) or words.stars.found(sentence.text)
        is_offered = words.reward.found(sentence.text) or words.in_return.found(sentence.text)
        is_offered_next = words.in_return.found(following) and not words.unless.found(following)
        if asked and (is_offered or is_offered_next):
            start, end = sentence.start + asked[0].start, sentence.start + asked[0].end
            message = f"“{text[start:end]}”: this seems to ask for a positive review in return for something"
            yield BoughtPraise(start, end, message, _HINT.format(source=_load_data()["source"]))


@cache
def _load_data() -> dict[str, dict[str, dict[str, list[str]]]]:
    data: dict[str, dict[str, dict[str, list[str]]]] = package_data("rules", "praise.yml")
    return data


@cache
def _load_words(language: str) -> _Words | None:
    """Return the words of a language, or None if the package doesn't have them."""
    base = language.partition("-")[0]
    groups = _load_data()["words"].get(base)
    return _Words(**{name: index_phrases(terms, base) for name, terms in groups.items()}) if groups else None
