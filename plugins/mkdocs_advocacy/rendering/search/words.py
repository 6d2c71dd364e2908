"""The words of a text as search sees them: theme/assets/advocacy/search/words.js splits queries in the same way.

`tests/vectors/search.json` holds both together. Case, accents and Arabic vowel signs do not matter; `C++`, `R&D` and
`#GingerUp` are words of their own; Chinese, Japanese, Korean and Thai are cut into pairs of characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

import regex

PLUS, AND, TAG = "ǀ", "ǁ", "ǂ"
"""Stand for the signs + & # in words: Pagefind drops punctuation, and these are letters that no hub's language uses."""

_MARKS = regex.compile("[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u08d3-\u08ff]+")
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "ẞ": "SS",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ł": "l",
        "Ł": "L",
    }
    | {
        "ı": "i",
        "ς": "σ",
        "Σ": "σ",
        "ى": "ي",
        "ة": "ه",
        "ک": "ك",
        "ی": "ي",
        "’": "'",
        "‘": "'",
        "‐": "-",
        "‑": "-",
        "＃": "#",
    }
)
_CHARACTER = r"[\p{L}\p{N}\p{M}]"
_WORD = regex.compile(
    rf"(?P<sign>{_CHARACTER}+(?:\+\+|\#)(?!{_CHARACTER}))"
    rf"|(?P<joined>{_CHARACTER}+(?:&{_CHARACTER}+)+)"
    rf"|\#(?P<tag>[\p{{L}}\p{{N}}\p{{M}}_]+)"
    rf"|(?P<plain>{_CHARACTER}+(?:['\-_]{_CHARACTER}+)*)"
)
_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}ー]"
_RUN = regex.compile(rf"(?P<unspaced>{_UNSPACED}+)|(?P<other>(?:(?!{_UNSPACED}).)+)", regex.DOTALL)
_HUMP = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


class Word(NamedTuple):
    """A word of a text: found as a whole, or by all of its parts."""

    whole: str
    """Empty for a run of characters without spaces, which has parts alone."""
    parts: tuple[str, ...] = ()


def fold(text: str) -> str:
    """The text without accents and vowel signs; upper case stays, which parts the words of a hashtag."""
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", text.translate(_LETTERS)))).translate(_LETTERS)


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in their order."""
    for found in _WORD.finditer(fold(text)):
        kind, written = found.lastgroup, found[found.lastgroup or 0]
        if kind == "sign":
            yield Word(written.lower().replace("+", PLUS).replace("#", TAG))
        elif kind == "joined":
            parts = tuple(part.lower() for part in written.split("&") if len(part) > 2)
            yield Word(written.lower().replace("&", AND), parts)
        elif kind == "tag":
            name = written.replace("_", "")
            yield Word(TAG + name.lower(), _humps(name) or (name.lower(),))
        else:
            yield from _plain(written)


def _plain(written: str) -> Iterator[Word]:
    """The words of a run of letters, hyphens and apostrophes."""
    for run in _RUN.finditer(written):
        if run["unspaced"]:
            yield Word("", _pairs(run["unspaced"]))
            continue
        segments = [one for one in regex.split(r"['\-_]", run["other"]) if one]
        if len(segments) == 1:
            yield Word(segments[0].lower(), _humps(segments[0]))
        elif segments:
            parts = tuple(one.lower() for one in segments if len(one) > 1)
            yield Word("".join(segments).lower(), parts)


def _pairs(run: str) -> tuple[str, ...]:
    return tuple(run[at : at + 2] for at in range(len(run) - 1)) or (run,)


def _humps(name: str) -> tuple[str, ...]:
    """The words of `GingerUp`; none of a name that is one word."""
    humps = tuple(one.lower() for one in _HUMP.split(name))
    return humps if len(humps) > 1 else ()
