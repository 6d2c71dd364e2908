"""Remove the parts of texts that only a person can say: the disclosure and optional fields."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import regex

from mkdocs_advocacy.core.placeholders import Piece, Placeholder, pieces, placeholder, settled, written
from mkdocs_advocacy.rules.disclosing import Disclosing, sentence_pattern

_DISCLOSURE = placeholder("disclosure")
_PLACEHOLDER = "\x00"
"""A stand-in for the link or hashtags next to a disclosure."""
_SENTENCE_END = regex.compile(rf"[.!?…。！？؟۔।{_PLACEHOLDER}][\"'”’»)\]]*$")
_LEADS_ON = regex.compile(r"[:,;/&+=\p{Pd}\p{Ps}\p{Pi}\p{S}\ufe0f]$")
"""The end of a line that continues on the next one."""
_GOES_ON = regex.compile(r"[\p{Sm}]|(?![#@¿¡\"'“„«‘])(?!\p{Ps}|\p{Pi})\p{P}")
"""The beginning of a text that continues the sentence before it."""


def without_person(text: str, sentence: str | None, how: Disclosing, fields: Collection[str]) -> str | None:
    """Remove the disclosure `sentence` and the placeholders of `fields` from a text.

    Return None if the rest is incomplete, because the disclosure is part of a sentence or uses other words.
    """
    parts = list(_mark_sentence(settled(pieces(text.rstrip("\n")), dict.fromkeys(fields, "")), sentence))
    for place, part in enumerate(parts):
        if part == _DISCLOSURE and not _is_apart(parts[:place], parts[place + 1 :], sentence or ""):
            return None
    left = written(settled(parts, {"disclosure": ""}))
    return left if left.strip() and not how.is_in(left) else None


def _mark_sentence(parts: Sequence[Piece], sentence: str | None) -> Iterator[Piece]:
    """Yield the pieces with the written-out sentence replaced by its placeholder."""
    for part in parts:
        if not sentence or isinstance(part, Placeholder):
            yield part
            continue
        end = 0
        for found in sentence_pattern(sentence).finditer(part):
            yield from filter(None, (part[end : found.start()],))
            yield _DISCLOSURE
            end = found.end()
        yield from filter(None, (part[end:],))


def _is_apart(before: Sequence[Piece], after: Sequence[Piece], sentence: str) -> bool:
    """Return whether the text around a disclosure is complete without it."""
    ended = _SENTENCE_END.search(sentence.rstrip()) is not None
    return _is_complete("".join(map(_as_text, before))) and _is_start("".join(map(_as_text, after)), ended=ended)


def _as_text(part: Piece) -> str:
    return part if isinstance(part, str) else _PLACEHOLDER


def _is_complete(before: str) -> bool:
    words = before.rstrip()
    if not words or _SENTENCE_END.search(words):
        return True
    return "\n" in before[len(words) :] and not _LEADS_ON.search(words)


def _is_start(after: str, *, ended: bool) -> bool:
    """Return whether a new sentence or line begins after a disclosure. `ended`: the disclosure ends its sentence."""
    words = after.lstrip()
    blanks = after[: len(after) - len(words)]
    if not words or words[0] == _PLACEHOLDER:
        return True
    if not blanks or _GOES_ON.match(words):
        return False
    return ended or "\n" in blanks or not words[0].islower()
