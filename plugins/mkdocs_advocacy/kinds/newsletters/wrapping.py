"""Wrap plain text by display width, which counts what a reader sees: an emoji or a Chinese character is two columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from unicodedata import category, east_asian_width

import regex

_CLUSTER = regex.compile(r"\X")
_GAP = regex.compile(r"[^\S\u00a0\u2007\u202f]+")
"""White space at which a line may break. No-break spaces stay in their words."""
_CJK, _OPENING, _CLOSING = r"\p{Han}\p{Hiragana}\p{Katakana}", "「『（【《", "、。，．！？：；」』）】》ー"
_BREAK = regex.compile(
    rf"(?<=[{_CJK}{_CLOSING}])(?=[{_CJK}{_OPENING}\p{{L}}\p{{N}}])(?![{_CLOSING}])|(?<=[\p{{L}}\p{{N}}])(?=[{_CJK}{_OPENING}])",
    regex.V1,
)
"""Where Chinese and Japanese, which are written without spaces, may continue on the next line."""
_ADDRESS = regex.compile(r"[a-z][a-z+.-]*://.*")
_EMOJI_SIGN, _REGIONAL = "\ufe0f", range(0x1F1E6, 0x1F200)


def width_of(text: str) -> int:
    """Return the number of columns that a text takes in a font of fixed width."""
    return len(text) if text.isascii() else sum(map(_width_of_cluster, _CLUSTER.findall(text)))


@cache
def _width_of_cluster(cluster: str) -> int:
    if _EMOJI_SIGN in cluster or (len(cluster) > 1 and ord(cluster[0]) in _REGIONAL):
        return 2
    return max(map(_width_of_character, cluster))


def _width_of_character(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf", "Cc"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def wrap(text: str, width: int) -> Sequence[str]:
    """Return the lines of a text, at most as wide as `width` unless a word is wider. Line breaks are kept."""
    return [line for paragraph in text.split("\n") for line in _wrap_line(paragraph, width)]


def pad(text: str, width: int) -> str:
    """Return a text with spaces after it, up to a width."""
    return text + " " * (width - width_of(text))


def _wrap_line(text: str, width: int) -> Iterator[str]:
    line, used = "", 0
    for piece, is_word in _split(text):
        gap = " " if is_word and line else ""
        needed = width_of(piece)
        if line and used + len(gap) + needed > width:
            yield line
            line, used, gap = "", 0, ""
        line, used = line + gap + piece, used + len(gap) + needed
    yield line


def _split(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a text that no line break may divide, and whether each begins a word. Addresses are whole."""
    for word in _GAP.split(text):
        address = _ADDRESS.search(word)
        before, whole = (word[: address.start()], address[0]) if address else (word, "")
        pieces = filter(None, (*_BREAK.split(before), whole))
        yield from ((piece, number == 0) for number, piece in enumerate(pieces))
