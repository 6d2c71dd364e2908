"""The small language of a post's text: {name} is filled, {{ and }} are braces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Gap:
    """A place in a text that is filled later."""

    name: str
    offset: int = field(default=0, compare=False)
    """Where it stands in the text, from 0."""


Piece = str | Gap

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|\{")
_NAME = re.compile(r"[A-Za-z_]\w*")


class WrongBrace(ValueError):
    """A brace that starts nothing: where it stands in the text, and what it seems to say."""

    def __init__(self, offset: int, said: str) -> None:
        super().__init__(said)
        self.offset, self.said = offset, said


@lru_cache(maxsize=256)  # a text is looked at several times while its post is checked
def pieces(text: str) -> tuple[Piece, ...]:
    """The text as words and gaps. WrongBrace for `{` that starts neither a gap nor a literal brace."""
    found: list[Piece] = []
    words, end = "", 0
    for token in _TOKEN.finditer(text):
        words += text[end : token.start()]
        end = token.end()
        if token.group() in ("{{", "}}"):
            words += token.group()[0]
            continue
        name = token.group(1)
        if name is None or not _NAME.fullmatch(name.strip()):
            raise WrongBrace(token.start(), token.group())
        found += [words] if words else []
        found.append(Gap(name.strip(), token.start()))
        words = ""
    words += text[end:]
    return (*found, words) if words else tuple(found)


def names(parts: Sequence[Piece]) -> list[str]:
    """The names of the gaps, in order."""
    return [part.name for part in parts if isinstance(part, Gap)]


def written(parts: Sequence[Piece]) -> str:
    """The pieces as text in this language again: `pieces(written(p))` says the same as `p`."""
    return "".join(
        f"{{{part.name}}}" if isinstance(part, Gap) else part.replace("{", "{{").replace("}", "}}") for part in parts
    )


_ANNOUNCING = (":", "→", "->", "👉", "⬇️", "👇")


def settled(parts: Sequence[Piece], values: Mapping[str, str | None]) -> tuple[Piece, ...]:
    """The pieces with the gaps closed that `values` has words for; without blanks at either end.

    A gap that is filled with nothing leaves no double space behind, and no colon that announced it. One whose value is
    None or missing stays a gap.
    """
    found: list[Piece] = []
    dropped = False
    for part in parts:
        words: Piece = part
        if isinstance(part, Gap):
            filled = values.get(part.name)
            if filled is None:
                found.append(part)
                dropped = False
                continue
            words = filled
        assert isinstance(words, str)
        if not words:
            if found and isinstance(found[-1], str):
                found[-1] = _before_nothing(found[-1])
            dropped = True
            continue
        if dropped:
            if words[0] in " \t":
                at_start = not found or (isinstance(found[-1], str) and found[-1].endswith("\n"))
                words = ("" if at_start else " ") + words.lstrip(" \t")
            dropped = False
        if found and isinstance(found[-1], str):
            found[-1] += words
        else:
            found.append(words)
    return _trimmed(found)


def _before_nothing(words: str) -> str:
    """The words without the colon that announced what follows, and without the space before it."""
    line, line_break = words.removesuffix("\n"), "\n" if words.endswith("\n") else ""
    line = line.rstrip(" \t")
    sign = next(filter(line.endswith, _ANNOUNCING), "")
    return line.removesuffix(sign).rstrip(" \t") + line_break


def _trimmed(parts: list[Piece]) -> tuple[Piece, ...]:
    while parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip()
        if parts[-1]:
            break
        parts.pop()
    while parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip()
        if parts[0]:
            break
        parts.pop(0)
    return tuple(
        [
            re.sub(r"[ \t]*\n{3,}", "\n\n", part) if isinstance(part, str) and "\n\n\n" in part else part
            for part in parts
        ]
    )
