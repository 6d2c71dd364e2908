"""Detection of logos for dark backgrounds by the words in their file and folder names, listed in `tones.yml`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import PurePosixPath

import regex

from mkdocs_advocacy.core.package_data import package_data

_WORD = regex.compile(r"\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|[\p{Lo}\p{M}]+|\d+")
"""Splits `LogoWHT_2c` into Logo, WHT, 2 and c."""


def is_for_dark_ground(place: PurePosixPath) -> bool | None:
    """Return whether the file's name, or else its nearest telling folder, marks it as white or reversed.

    Return None if no name says anything about it.
    """
    answers = (_is_dark_by_name(part) for part in reversed(place.with_suffix("").parts))
    return next((answer for answer in answers if answer is not None), None)


@cache
def tone_words() -> frozenset[str]:
    """Return the single words, in lower case, that describe how light a logo is."""
    return _data("reversed") | _data("white") | _data("black")


def _words(name: str) -> list[str]:
    return [str(word) for word in _WORD.findall(unicodedata.normalize("NFC", name))]


@cache
def _is_dark_by_name(name: str) -> bool | None:
    """Return whether a name marks the logo for dark backgrounds; None if it says nothing or contradicts itself."""
    written = _words(name)
    words = list(_without([word.casefold() for word in written], "things"))
    on_light, on_dark = _has_phrase(words, "on_light"), _has_phrase(words, "on_dark")
    if on_light or on_dark:
        return None if on_light and on_dark else on_dark
    in_capitals = {word.casefold() for word in written if word.isupper()}
    # "rev2" means revision 2, not reversed
    unnumbered = {word for word, after in zip(words, [*words[1:], ""], strict=False) if not after.isdigit()}
    if unnumbered & _data("reversed") or in_capitals & _data("reversed_in_capitals"):
        return True
    white, black = (not _data(tone).isdisjoint(words) for tone in ("white", "black"))
    return white if white != black else None


def _has_phrase(words: Sequence[str], kind: str) -> bool:
    return any(f" {phrase} " in f" {' '.join(words)} " for phrase in _data(kind))


def _without(words: Sequence[str], kind: str) -> Iterator[str]:
    """Remove the phrases of this kind from the words."""
    text = f" {' '.join(words)} "
    for phrase in sorted(_data(kind)):
        text = text.replace(f" {phrase} ", " ")
    yield from text.split()


@cache
def _data(kind: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in package_data("kinds", "brand", "tones.yml")[kind])
