"""The hub's own words in the languages it speaks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from mkdocs_advocacy.core.package_data import PACKAGE, package_data

FALLBACK = "en"
_CAPITAL_NOUNS = ("de", "lb")


@dataclass(frozen=True)
class Catalogue:
    """The words of one language. Called with a key and values, it answers with the sentence."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """The sentence for `key` with its {gaps} filled; KeyError for a key that no language has."""
        return self.words[key].format_map(values)

    def count(self, key: str, number: int) -> str:
        """The sentence for `number` things: the words of `key_one`, `key_other` … as the language's grammar asks."""
        form = self.locale.plural_form(number)
        words = self.words.get(f"{key}_{form}") or self.words[f"{key}_other"]
        return words.format_map({"count": self.number(number)})

    def day(self, day: date) -> str:
        """A date as people write it: 31 January 2027."""
        return _day(day, self.language)

    def number(self, number: int) -> str:
        """A number with the language's separators."""
        return _number(number, self.language)

    def decimal(self, number: float) -> str:
        """A number with at most two decimals."""
        return str(format_decimal(number, format="#,##0.##", locale=self.locale))

    def size(self, count: int) -> str:
        """A file's size, from its bytes."""
        return _kilobytes(max(1, round(count / 1000)), self.language)

    def listed(self, things: Sequence[str]) -> str:
        """Several things as people say them: one, two and three."""
        return str(format_list(things, locale=self.locale))

    def use(self, use: str) -> str:
        """What a size of pictures is for, by the name that the facts of networks give it."""
        return self.words.get(f"use_{use}") or use.replace("_", " ")

    def within(self, words: str) -> str:
        """Words that begin with a capital, as they are written within a sentence: German keeps that of its nouns."""
        return words if self.locale.language in _CAPITAL_NOUNS else f"{words[:1].lower()}{words[1:]}"

    @cached_property
    def locale(self) -> Locale:
        """The rules of the language."""
        return locale_of(self.language)

    @property
    def direction(self) -> str:
        """Ltr or rtl."""
        return str(self.locale.text_direction)

    def nearest(self, said: Mapping[str, str]) -> str | None:
        """Of what is said in several languages, that in this one, the language it belongs to, or English."""
        return next((said[code] for code in reversed(spoken_for(self.language)) if code in said), None)

    def name_of(self, language: str) -> str:
        """What speakers of `language` call it; the code where nobody knows."""
        try:
            name = Locale.parse(language, sep="-").get_display_name()
        except (UnknownLocaleError, ValueError):
            name = None
        return str(name or language)


@dataclass(frozen=True)
class Words:
    """The words of a hub in every language: the package's, and what the hub says instead."""

    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The hub's own sentences by key, by language."""
    _known: dict[str, Catalogue] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __call__(self, language: str) -> Catalogue:
        """The words of `language`, with those of the language it belongs to, and English, where it has none."""
        if language not in self._known:
            words: dict[str, str] = {}
            for code in spoken_for(language):
                words |= {**package_words(code), **self.own.get(code, {})}
            self._known[language] = Catalogue(language, words)
        return self._known[language]


def script_words(catalogue: Catalogue) -> str:
    """The words as scripts get them, in JSON; `WordsData` in scripts/types/hub.d.ts says what it holds."""
    data = {"language": catalogue.language, "direction": catalogue.direction, "words": dict(catalogue.words)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def spoken_for(language: str) -> tuple[str, ...]:
    """The languages in which words for `language` are looked for; the last that has some is right."""
    return tuple(dict.fromkeys((FALLBACK, language.partition("-")[0], language)))


@cache
def locale_of(language: str) -> Locale:
    """The rules of `language`, or those of English where they are not known."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


@cache
def _day(day: date, language: str) -> str:
    return str(format_date(day, "long", locale_of(language)))


@cache
def _number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=locale_of(language)))


@cache
def _kilobytes(number: int, language: str) -> str:
    return str(format_unit(number, "digital-kilobyte", "short", locale=locale_of(language)))


def known_languages() -> tuple[str, ...]:
    """The languages that the package speaks."""
    return tuple(sorted(path.stem for path in (PACKAGE / "core" / "languages").glob("*.yml")))


@cache
def package_words(language: str) -> Mapping[str, str]:
    """The package's sentences by key, those of each kind of content included; none for a language it does not speak."""
    if language not in known_languages():
        return {}
    words: dict[str, str] = package_data("core", "languages", f"{language}.yml")
    for of_kind in _words_of_kinds():
        words |= of_kind.get(language, {})
    return words


@cache
def _words_of_kinds() -> Sequence[Mapping[str, Mapping[str, str]]]:
    """The sentences of each kind of content, by language and key."""
    return [package_data(*file.relative_to(PACKAGE).parts) for file in sorted(PACKAGE.glob("kinds/*/words.yml"))]
