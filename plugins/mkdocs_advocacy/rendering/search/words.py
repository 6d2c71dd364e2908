"""Split texts into words, as theme/assets/advocacy/search/words.js does for queries.

Case, accents and Arabic vowel signs are ignored; `C++`, `R&D` and `#GingerUp` are words; Chinese, Japanese, Korean and
Thai are split into pairs of characters. Both modules are tested with the same examples, `tests/vectors/search.json`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

import regex

PLUS, AND, TAG = "ǀ", "ǁ", "ǂ"
"""Replace + & # in words, because Pagefind drops punctuation. No language that hubs use has these letters."""

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
_CAPITAL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


class Word(NamedTuple):
    """A word of a text, which matches as a whole or by all of its parts."""

    whole: str
    """Empty for text in a script without spaces, which only has parts."""
    parts: tuple[str, ...] = ()


def fold(text: str) -> str:
    """Return the text without accents and vowel signs, but with its capitals, which separate the words of a hashtag."""
    return normalize("NFC", _MARKS.sub("", normalize("NFKD", text.translate(_LETTERS)))).translate(_LETTERS)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text, in order."""
    for match in _WORD.finditer(fold(text)):
        kind, written = match.lastgroup, match[match.lastgroup or 0]
        if kind == "sign":
            yield Word(written.lower().replace("+", PLUS).replace("#", TAG))
        elif kind == "joined":
            parts = tuple(part.lower() for part in written.split("&") if len(part) > 2)
            yield Word(written.lower().replace("&", AND), parts)
        elif kind == "tag":
            name = written.replace("_", "")
            yield Word(TAG + name.lower(), _split_at_capitals(name) or (name.lower(),))
        else:
            yield from _split_plain(written)


def _split_plain(written: str) -> Iterator[Word]:
    """Yield the words of a run of letters, hyphens and apostrophes."""
    for run in _RUN.finditer(written):
        if run["unspaced"]:
            yield Word("", _split_into_pairs(run["unspaced"]))
            continue
        segments = [segment for segment in regex.split(r"['\-_]", run["other"]) if segment]
        if len(segments) == 1:
            yield Word(segments[0].lower(), _split_at_capitals(segments[0]))
        elif segments:
            parts = tuple(segment.lower() for segment in segments if len(segment) > 1)
            yield Word("".join(segments).lower(), parts)


def _split_into_pairs(run: str) -> tuple[str, ...]:
    return tuple(run[at : at + 2] for at in range(len(run) - 1)) or (run,)


def _split_at_capitals(name: str) -> tuple[str, ...]:
    """Return the words of a name such as `GingerUp`, or nothing if it is one word."""
    words = tuple(word.lower() for word in _CAPITAL.split(name))
    return words if len(words) > 1 else ()
