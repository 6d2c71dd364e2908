"""Phrases in the sentences of a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from mkdocs_advocacy.rules.phrases import Phrases, forms

_END = re.compile(r"(?<=[.!?؟…])[\"”’»)]*\s+|\n\s*\n")


class Sentence(NamedTuple):
    """A sentence, with its position in the text."""

    text: str
    start: int


def sentences_of(text: str) -> list[Sentence]:
    """Return the sentences of a text, in order."""
    found, start = [], 0
    for end in _END.finditer(text):
        found.append(Sentence(text[start : end.start()], start))
        start = end.end()
    return [*found, Sentence(text[start:], start)]


def index_phrases(terms: Iterable[str], language: str) -> Phrases[str]:
    """Return an index of terms in a language. An asterisk at the end of a term matches any ending."""
    return Phrases((term, forms(term, language)) for term in terms)
