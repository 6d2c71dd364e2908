"""The interface texts in each language."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache, cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list
from babel.numbers import format_currency, format_decimal, format_percent
from babel.units import format_unit

from mkdocs_advocacy.core.audiences import DEFAULT_AUDIENCES
from mkdocs_advocacy.core.package_data import PACKAGE, package_data

FALLBACK = "en"
_CAPITAL_NOUNS = ("de", "lb")


@dataclass(frozen=True)
class Catalogue:
    """The interface texts of one language. Call it with a key and values to get a text."""

    language: str
    words: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the text for `key` with its placeholders filled. Raises KeyError for an unknown key."""
        return self.words[key].format_map(values)

    def count(self, key: str, number: int) -> str:
        """Return the text for a number in the language's plural form: `key_one`, `key_other` and so on."""
        form = self.locale.plural_form(number)
        words = self.words.get(f"{key}_{form}") or self.words[f"{key}_other"]
        return words.format_map({"count": self.number(number)})

    def day(self, day: date) -> str:
        """Format a date in full: 31 January 2027."""
        return _format_day(day, self.language)

    def time(self, moment: datetime, *, with_zone: bool = True) -> str:
        """Format a time of day: 4:00 PM CET."""
        shown = str(format_time(moment, "short", moment.tzinfo, self.locale))
        return f"{shown} {moment:%Z}" if with_zone else shown

    def days(self, first: date, last: date) -> str:
        """Format a period of days: 2 – 8 November 2026."""
        return str(format_interval(first, last, "yMMMMd", locale=self.locale))

    def short_day(self, day: date) -> str:
        """Format a date without its year: 7 Dec."""
        return str(format_skeleton("MMMd", day, locale=self.locale))

    def month(self, day: date) -> str:
        """Format the month of a day: November 2026."""
        return str(format_skeleton("yMMMM", day, locale=self.locale))

    def month_name(self, day: date) -> str:
        """Format the month of a day without its year, as short as possible: Nov."""
        return str(format_date(day, "LLL", self.locale))

    def quarter(self, day: date) -> str:
        """Format the quarter of a day: Q4 2026."""
        return str(format_skeleton("yQQQ", day, locale=self.locale))

    def percent(self, share: float) -> str:
        """Format a share, from 0 to 1, without decimals: 62%."""
        return str(format_percent(share, locale=self.locale))

    def rate(self, share: float) -> str:
        """Format a share, from 0 to 1, with one decimal: 5.8%."""
        pattern = self.locale.percent_formats[None].pattern.replace("#,##0", "#,##0.0")
        return str(format_percent(share, pattern, locale=self.locale))

    def span(self, number: int, unit: str) -> str:
        """Format a length of time. `unit` is `day`, `week`, `month` or `year`."""
        return str(format_unit(number, f"duration-{unit}", "long", locale=self.locale))

    def number(self, number: int) -> str:
        """Format a number with the language's separators."""
        return _format_number(number, self.language)

    def decimal(self, number: float) -> str:
        """Format a number with at most two decimals."""
        return str(format_decimal(number, format="#,##0.##", locale=self.locale))

    def money(self, value: Decimal, currency: str) -> str:
        """Format an amount of money. Whole amounts have no decimals."""
        pattern = self.locale.currency_formats["standard"].pattern
        if value == value.to_integral_value():
            pattern = pattern.replace(".00", "")
        return str(format_currency(value, currency, pattern, self.locale, currency_digits=False))

    def country(self, code: str) -> str:
        """Return the name of a country, by its ISO 3166 code."""
        return str(self.locale.territories.get(code) or code)

    def size(self, count: int) -> str:
        """Format a file size given in bytes."""
        return _format_kilobytes(max(1, round(count / 1000)), self.language)

    def listed(self, items: Sequence[str]) -> str:
        """Join items as in a sentence: one, two and three."""
        return str(format_list(items, locale=self.locale))

    def audiences(self, names: Collection[str]) -> str:
        """Return for whom something is, by the ids of audiences: for employees and customers."""
        if set(names) == set(DEFAULT_AUDIENCES):
            return self("audience_both")
        return self.listed([self(f"audience_{name}") for name in dict.fromkeys(names)])

    def title_for(self, audience: str) -> str:
        """Return the title of the selection for an audience, by the audience's id: For employees."""
        phrase = self(f"audience_{audience}")
        return f"{phrase[:1].upper()}{phrase[1:]}"

    def use(self, use: str) -> str:
        """Return the use of an image size, by its name in the network facts."""
        return self.words.get(f"use_{use}") or use.replace("_", " ")

    def within(self, words: str) -> str:
        """Adapt a capitalised word for use within a sentence; German nouns keep their capital."""
        return words if self.locale.language in _CAPITAL_NOUNS else f"{words[:1].lower()}{words[1:]}"

    @cached_property
    def locale(self) -> Locale:
        """The locale of the language."""
        return locale_of(self.language)

    @property
    def direction(self) -> str:
        """The text direction, `ltr` or `rtl`."""
        return str(self.locale.text_direction)

    def nearest(self, texts: Mapping[str, str]) -> str | None:
        """Return the best match by language: this language, its base language, or English."""
        return next((texts[code] for code in reversed(spoken_for(self.language)) if code in texts), None)

    def name_of(self, language: str) -> str:
        """Return the name of `language` in that language, or its code if the name is unknown."""
        try:
            name = Locale.parse(language, sep="-").get_display_name()
        except (UnknownLocaleError, ValueError):
            name = None
        return str(name or language)


@dataclass(frozen=True)
class Words:
    """The interface texts of a hub in every language: the package's, overridden by the hub's own."""

    own: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The hub's own texts by language and key."""
    _known: dict[str, Catalogue] = field(default_factory=dict, init=False, compare=False, repr=False)

    def __call__(self, language: str) -> Catalogue:
        """Return the texts of `language`, falling back to the language it is a variant of and to English."""
        if language not in self._known:
            words: dict[str, str] = {}
            for code in spoken_for(language):
                words |= {**package_words(code), **self.own.get(code, {})}
            self._known[language] = Catalogue(language, words)
        return self._known[language]


def script_words(catalogue: Catalogue) -> str:
    """Return the texts as JSON for scripts, in the format `WordsData` of scripts/types/hub.d.ts."""
    data = {"language": catalogue.language, "direction": catalogue.direction, "words": dict(catalogue.words)}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def spoken_for(language: str) -> tuple[str, ...]:
    """Return the languages to search for texts of `language`, in ascending priority."""
    return tuple(dict.fromkeys((FALLBACK, language.partition("-")[0], language)))


def is_known(language: str) -> bool:
    """Return whether a language with this code exists, in the hub or not."""
    try:
        Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


@cache
def locale_of(language: str) -> Locale:
    """Return the locale of `language`, or the English locale if the language is unknown."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK)


@cache
def _format_day(day: date, language: str) -> str:
    return str(format_date(day, "long", locale_of(language)))


@cache
def _format_number(number: int, language: str) -> str:
    return str(format_decimal(number, locale=locale_of(language)))


@cache
def _format_kilobytes(number: int, language: str) -> str:
    return str(format_unit(number, "digital-kilobyte", "short", locale=locale_of(language)))


def known_languages() -> tuple[str, ...]:
    """Return the languages that the interface is translated into."""
    return tuple(sorted(path.stem for path in (PACKAGE / "core" / "languages").glob("*.yml")))


@cache
def package_words(language: str) -> Mapping[str, str]:
    """Return the package's texts by key, including those of all kinds of content; empty for an unknown language."""
    if language not in known_languages():
        return {}
    words: dict[str, str] = package_data("core", "languages", f"{language}.yml")
    for of_kind in _load_words_of_kinds():
        words |= of_kind.get(language, {})
    return words


@cache
def _load_words_of_kinds() -> Sequence[Mapping[str, Mapping[str, str]]]:
    """Return the texts of each kind of content, by language and key."""
    return [package_data(*file.relative_to(PACKAGE).parts) for file in sorted(PACKAGE.glob("kinds/**/words.yml"))]
