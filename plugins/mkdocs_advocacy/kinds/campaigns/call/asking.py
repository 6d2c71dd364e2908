"""Find texts of a call that ask people to share a post or to tag friends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import cast

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.kinds.campaigns.call.model import Call, CallTranslation
from mkdocs_advocacy.networks.model import EntryWay
from mkdocs_advocacy.rules.phrases import Phrases
from mkdocs_advocacy.rules.sentences import index_phrases, sentences_of

_TEXTS = ("how", "criteria")
_UNLESS = "unless"


def find_asked(call: Call | CallTranslation, language: str) -> Mapping[EntryWay, str]:
    """Return the ways to enter that a call's texts seem to ask for, each with the key of the text."""
    words = _load_words(language.partition("-")[0])
    asked: dict[EntryWay, str] = {}
    for key in _TEXTS:
        for sentence in sentences_of(getattr(call, key) or ""):
            if words and not words[_UNLESS].found(sentence.text):
                ways = (way for way in words if way != _UNLESS and words[way].found(sentence.text))
                asked |= {cast(EntryWay, way): key for way in ways}
    return asked


@cache
def _load_words(language: str) -> Mapping[str, Phrases[str]]:
    """Return the phrases of a language by way to enter; empty if the package has none."""
    groups = package_data("kinds", "campaigns", "call", "asking.yml").get(language, {})
    return {name: index_phrases(terms, language) for name, terms in groups.items()}
