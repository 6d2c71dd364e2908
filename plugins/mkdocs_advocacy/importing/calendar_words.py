"""Names of months and weekdays, and words around dates and times, in the languages that the import understands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale

from mkdocs_advocacy.core.languages import known_languages
from mkdocs_advocacy.core.package_data import package_data

LANGUAGES = ("it", "nl", "pt")
"""The languages that the import understands in addition to the languages of the interface."""


@cache
def months() -> Mapping[str, int]:
    """Return the number of each month, by its folded long and short names."""
    named = dict(_names("months", ("wide", "abbreviated")))
    return named | {fold(name): number for name, number in _words()["months"].items()}


@cache
def weekdays() -> Mapping[str, frozenset[int]]:
    """Return the weekdays, from Monday 0, that each folded name can mean: “di” is Tuesday or Sunday."""
    found: dict[str, set[int]] = {}
    for name, number in _names("days", ("wide", "abbreviated", "short")):
        found.setdefault(name, set()).add(number)
    for name, number in _words()["weekdays"].items():
        found.setdefault(fold(name), set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


def any_of(*kinds: str) -> str:
    """Return a pattern for all words of those kinds, the longest first, with any whitespace between their parts."""
    named = sorted((word for kind in kinds for word in _words()[kind]), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in named)


@cache
def _words() -> Any:
    return package_data("importing", "calendar_words.yml")


def fold(name: str) -> str:
    """Return the name in lower case, without accents and outer dots: “Déc.” becomes “dec”."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).strip(" .")


def _names(field: str, widths: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for language in (*known_languages(), *LANGUAGES):
        for form in getattr(Locale(language), field).values():
            for width in widths:
                for number, name in form.get(width, {}).items():
                    yield fold(name), number
