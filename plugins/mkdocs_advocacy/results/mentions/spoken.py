"""The languages of mentions, as tools write them: codes, or names in English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from babel import Locale

from mkdocs_advocacy.results.mentions.values import UNKNOWN_LANGUAGE

_CODE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9_-]{1,20})?")
_UNKNOWN = frozenset({"", "-", "unknown", "und", "none", "null", "n/a", "na", "other", "xx", "zxx", "mul"})


@lru_cache(maxsize=1_000)
def read_language(text: str) -> str | None:
    """Return the code of a language, without its region, or `und` if the tool doesn't know it. None: not a language."""
    shown = text.strip().casefold()
    if shown in _UNKNOWN:
        return UNKNOWN_LANGUAGE
    code = _CODE.fullmatch(shown)
    if code and code[1] in _names():
        return code[1]
    return _codes_by_name().get(shown)


@cache
def _names() -> Mapping[str, str]:
    return {code: name.casefold() for code, name in Locale.parse("en").languages.items() if code.isalpha()}


@cache
def _codes_by_name() -> Mapping[str, str]:
    return {name: code for code, name in _names().items()}
