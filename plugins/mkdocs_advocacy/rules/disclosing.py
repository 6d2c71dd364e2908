"""Determine the disclosure of posts, and find disclosures in texts."""

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
    """The disclosure settings for texts in one language."""

    leads: bool = False
    """Whether a text without {disclosure} gets the disclosure at the start instead of the end."""
    accepted: tuple[str, ...] = ()
    """The phrases that count as a disclosure."""

    def is_in(self, text: str) -> bool:
        """Return whether a text contains an accepted phrase."""
        return self.end_in(text) is not None

    def end_in(self, text: str) -> int | None:
        """Return the offset of the end of the first accepted phrase in a text, or None."""
        return min((hit.end for hit in self._phrases.found(text)), default=None)

    @cached_property
    def _phrases(self) -> Phrases[str]:
        return Phrases((phrase, forms(phrase, "")) for phrase in self.accepted)


@lru_cache(maxsize=256)
def sentence_pattern(sentence: str) -> re.Pattern[str]:
    """Return a pattern that finds a sentence regardless of whitespace, case and type of apostrophe."""
    words = (re.escape(word).replace("’", "'").replace("'", "['’]") for word in sentence.split())
    return re.compile(rf"(?<!\w){_BLANKS.join(words)}(?!\w)", re.IGNORECASE)


def disclosing(disclosure: Disclosure | None, language: str) -> Disclosing:
    """Return the disclosure settings for a language; `disclosure` is None if the hub has none."""
    if disclosure is None:
        return Disclosing()
    sentences = (in_language(group, language) for group in (*disclosure.by_audience.values(), disclosure.both))
    accepted = (*filter(None, sentences), *(in_language(disclosure.accepted, language) or ()))
    return Disclosing(disclosure.place != "anywhere", tuple(dict.fromkeys(accepted)))


def in_language(by_language: Mapping[str, T], language: str) -> T | None:
    """Return the value for a language, or for its base language (“en” for “en-GB”)."""
    return by_language.get(language, by_language.get(language.partition("-")[0]))


def sentence_for(source: TextSource, disclosure: Disclosure | None, language: str) -> str | None:
    """Return the hub's disclosure for `source`. None if the source has its own or excuses `missing-disclosure`."""
    if disclosure is None or source.disclosure or any(excuse.rule == "missing-disclosure" for excuse in source.excuse):
        return None
    return in_language(disclosure.of_audiences(source.audience), language)
