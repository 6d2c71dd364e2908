"""The hub's own words in the languages it speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.numbers import format_decimal

FALLBACK = "en"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """The words of one language. Called with a key and values, it answers with the sentence."""

    language: str
    words: Mapping[str, str]
    locale: Locale

    def __call__(self, key: str, **values: object) -> str:
        """The sentence for `key` with its {gaps} filled; KeyError for a key that no language has."""
        return self.words[key].format_map(values)

    @cache  # noqa: B019
    def count(self, key: str, number: int) -> str:
        """The sentence for `number` things: the words of `key_one`, `key_other` … as the language's grammar asks."""
        form = self.locale.plural_form(number)
        words = self.words.get(f"{key}_{form}") or self.words[f"{key}_other"]
        return words.format_map({"count": self.number(number)})

    @cache  # noqa: B019
    def day(self, day: date) -> str:
        """A date as people write it: 31 January 2027."""
        return str(format_date(day, "long", self.locale))

    @cache  # noqa: B019 - a catalogue lives as long as the program
    def number(self, number: int) -> str:
        """A number with the language's separators."""
        return str(format_decimal(number, locale=self.locale))

    @property
    def direction(self) -> str:
        """Ltr or rtl."""
        return str(self.locale.text_direction)

    def name_of(self, language: str) -> str:
        """What speakers of `language` call it; the code where nobody knows."""
        try:
            name = Locale.parse(language, sep="-").get_display_name()
        except (UnknownLocaleError, ValueError):
            name = None
        return str(name or language)


@cache
def catalogue(language: str) -> Catalogue:
    """The words of `language`, with those of the language it belongs to, and English, where it has none."""
    words: dict[str, str] = {}
    for code in dict.fromkeys((FALLBACK, language.partition("-")[0], language)):
        words.update(_words(code))
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(FALLBACK)
    return Catalogue(language, words, locale)


def known_languages() -> tuple[str, ...]:
    """The languages that the package speaks."""
    names = (entry.name for entry in files("mkdocs_advocacy").joinpath("languages").iterdir())
    return tuple(sorted(name.removesuffix(".yml") for name in names if name.endswith(".yml")))


def _words(language: str) -> dict[str, str]:
    entry = files("mkdocs_advocacy").joinpath("languages", f"{language}.yml")
    if not entry.is_file():
        return {}
    words: dict[str, str] = yaml.safe_load(entry.read_text("utf-8"))
    return words
