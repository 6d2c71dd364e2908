"""Countries as ISO 3166 codes."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated

from babel import Locale
from pydantic import AfterValidator, Field

WORLD = "world"
_UNION = "EU"
_MEMBERS = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IT",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""The members of the European Union (2026-11-30)."""
_NO_COUNTRIES = frozenset(("EZ", "QO", "UN", "XA", "XB", "ZZ"))
"""Codes of CLDR that aren't countries. EU is one of its codes too, and writers may use it."""
_SPOKEN = ("en", "de", "fr", "es", "ar")
"""The languages in which names of countries are recognised."""


def _check_country(text: str) -> str:
    if text == WORLD or text in _load_names(_SPOKEN[0]):
        return text
    meant = _find_code(text)
    known = "the code of a country such as DE, AT or US, EU for all its countries, or world"
    raise ValueError(f"“{text}” is not {known}" + (f" (write {meant})" if meant else ""))


Country = Annotated[
    str, AfterValidator(_check_country), Field(json_schema_extra={"pattern": f"^([A-Z]{{2}}|{WORLD})$"})
]
"""A country: its ISO 3166 code, `EU` for all countries of the European Union, or `world`."""


def is_open_in(countries: Iterable[str], region: Iterable[str]) -> bool:
    """Return whether a list of countries includes any country of a region. An empty list includes all countries."""
    listed = set(countries)
    return not listed or WORLD in listed or not listed.isdisjoint(region)


def covers(allowed: Iterable[str], countries: Iterable[str]) -> bool:
    """Return whether a list of countries includes all of some others, of which there must be at least one."""
    listed, needed = set(allowed), set(countries)
    if _UNION in listed:
        listed |= _MEMBERS
    return bool(needed) and (WORLD in listed or needed <= listed)


def _find_code(text: str) -> str | None:
    """Return the code that was meant by a name, or by a code in lower case."""
    if text.casefold() in (WORLD, "worldwide"):
        return WORLD
    if text.upper() in _load_names(_SPOKEN[0]):
        return text.upper()
    codes = {name.casefold(): code for language in _SPOKEN for code, name in _load_names(language).items()}
    close = difflib.get_close_matches(text.casefold(), codes, n=1, cutoff=0.75)
    return codes[close[0]] if close else None


@cache
def _load_names(language: str) -> Mapping[str, str]:
    """Return the names of all countries in a language, by code."""
    named = Locale.parse(language).territories
    is_country = re.compile("[A-Z]{2}").fullmatch
    return {code: str(name) for code, name in named.items() if is_country(code) and code not in _NO_COUNTRIES}
