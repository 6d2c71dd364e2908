"""How the posts of a hub say who is speaking."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from mkdocs_advocacy.rules.model import Disclosure
from mkdocs_advocacy.rules.phrases import Phrases, forms
from mkdocs_advocacy.rules.text_source import TextSource

T = TypeVar("T")
_BLANKS = r"\s+"


@dataclass(frozen=True)
class Disclosing:
    """How the texts of one post disclose."""

    leads: bool = False
    """Whether a text that has no place for the sentence begins with it, and does not end with it."""
    accepted: tuple[str, ...] = ()
    """What discloses as well."""

    def is_in(self, text: str) -> bool:
        """Whether a text discloses by itself."""
        return self.end_in(text) is not None

    def end_in(self, text: str) -> int | None:
        """Where the first words end that disclose."""
        return min((hit.end for hit in self._phrases.found(text)), default=None)

    @cached_property
    def _phrases(self) -> Phrases[str]:
        return Phrases((words, forms(words, "")) for words in self.accepted)


@lru_cache(maxsize=256)
def sentence_pattern(sentence: str) -> re.Pattern[str]:
    """Finds a sentence in a text, whatever its blanks, its case and its apostrophes."""
    words = (re.escape(word).replace("’", "'").replace("'", "['’]") for word in sentence.split())
    return re.compile(rf"(?<!\w){_BLANKS.join(words)}(?!\w)", re.IGNORECASE)


def disclosing(said: Disclosure | None, language: str) -> Disclosing:
    """How posts in a language disclose in a hub that says so, or that does not."""
    if said is None:
        return Disclosing()
    sentences = (in_language(group, language) for group in (said.employees, said.customers, said.both))
    accepted = (*filter(None, sentences), *(in_language(said.accepted, language) or ()))
    return Disclosing(said.place != "anywhere", tuple(dict.fromkeys(accepted)))


def in_language(by_language: Mapping[str, T], language: str) -> T | None:
    """What is said for a language, or for the one that it is a kind of."""
    return by_language.get(language, by_language.get(language.partition("-")[0]))


def sentence_for(source: TextSource, said: Disclosure | None, language: str) -> str | None:
    """The sentence of its audience, for a source that has none of its own and no reason to do without; else None."""
    if said is None or source.disclosure or any(one.rule == "missing-disclosure" for one in source.excuse):
        return None
    return in_language(sentences_for(source, said), language)


def sentences_for(source: TextSource, said: Disclosure) -> Mapping[str, str]:
    """The sentences for the audience of `source`, by language."""
    if len(set(source.audience)) > 1:
        return said.both
    return said.customers if "customers" in source.audience else said.employees
