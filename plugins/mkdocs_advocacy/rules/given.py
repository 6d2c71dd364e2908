"""Find texts that don't disclose that their story's author got something from the company."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.rules.phrases import Phrases
from mkdocs_advocacy.rules.sentences import index_phrases, sentences_of
from mkdocs_advocacy.rules.subject import Finding, Subject
from mkdocs_advocacy.rules.tokens import words

SHORTEST = 3
"""The minimum length of the words in `given` that a text must repeat. It excludes articles."""
MOST_BETWEEN = 2
"""The maximum number of other words between them, as in “a case of our own soda”."""


def given_undisclosed(subject: Subject) -> Iterator[Finding]:
    """Find the texts of a post with a story that don't say that its author got something."""
    if not subject.given:
        return
    for wording in subject.wordings:
        text = f"{wording.text}\n\n{subject.template.disclosure or ''}"
        if not says_given(text, subject.given, subject.language):
            message = f"{wording.named} doesn't say that the author of the story got something from you"
            hint = "say what it was; see given: in the story"
            yield Finding("given-undisclosed", wording.path, message, hint)


def says_given(text: str, given: str, language: str) -> bool:
    """Return whether a text discloses that somebody got something, in the words of `given` or other words.

    Return True for languages without a word list in the package, because they can't be checked.
    """
    phrases = _load_phrases(language.partition("-")[0])
    if phrases is None or phrases.found(text):
        return True
    return any(_repeats(words(sentence.text), words(given)) for sentence in sentences_of(text))


def _repeats(said: Sequence[str], given: Sequence[str]) -> bool:
    """Return whether a sentence has the longer words of `given` in this order, with at most `MOST_BETWEEN` more."""
    wanted = [word for word in given if len(word) >= SHORTEST]
    for start, word in enumerate(said):
        if wanted and word == wanted[0]:
            following = iter(said[start : start + len(given) + MOST_BETWEEN])
            if all(other in following for other in wanted):
                return True
    return False


@cache
def _load_phrases(language: str) -> Phrases[str] | None:
    terms = package_data("rules", "given.yml")["words"].get(language)
    return index_phrases(terms, language) if terms else None
