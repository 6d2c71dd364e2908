"""The small language of a post's text: {name} is filled, {{ and }} are braces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A part of a text that is filled later."""

    name: str


Piece = str | Placeholder
Wording = tuple[Piece, ...]
"""A variant's text as a group of networks gets it: only the link, named `link`, and the advocate's fields are open."""

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|\{")
_NAMED = re.compile(r"(?<!\{)\{ *([A-Za-z_]\w*) *\}(?!\})")
_NAME = re.compile(r"[A-Za-z_]\w*")


class WrongBrace(ValueError):
    """A brace that starts nothing: where it stands in the text, and what it seems to say."""

    def __init__(self, offset: int, said: str) -> None:
        super().__init__(said)
        self.offset, self.said = offset, said


@lru_cache(maxsize=256)  # a text is looked at several times while its post is checked
def pieces(text: str) -> tuple[Piece, ...]:
    """The text as words and placeholders. WrongBrace for `{` that starts neither a placeholder nor a literal brace."""
    parts = _NAMED.split(text)
    words = "".join(parts[::2])
    if "{" not in words and "}" not in words:  # as nearly always
        return tuple(
            [placeholder(part) if place % 2 else part for place, part in enumerate(parts) if place % 2 or part]
        )
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
        found.append(placeholder(name.strip()))
        words = ""
    words += text[end:]
    return (*found, words) if words else tuple(found)


@cache
def placeholder(name: str) -> Placeholder:
    """One placeholder for all places of that name: thousands of texts hold it."""
    return Placeholder(name)


def place_of(name: str, text: str) -> int:
    """The index of the first placeholder of that name in a text; -1 if there is none. {{name}} does not count."""
    return next((start for start, _ in places_of(name, text)), -1)


def places_of(name: str, text: str) -> list[tuple[int, int]]:
    """Where each placeholder of that name begins and ends in a text."""
    return [token.span() for token in _TOKEN.finditer(text) if (token.group(1) or "").strip() == name]


def names(parts: Sequence[Piece]) -> list[str]:
    """The names of the placeholders, in order."""
    return [part.name for part in parts if isinstance(part, Placeholder)]


def written(parts: Sequence[Piece]) -> str:
    """The pieces as text in this language again: `pieces(written(p))` says the same as `p`."""
    return "".join(
        f"{{{part.name}}}" if isinstance(part, Placeholder) else part.replace("{", "{{").replace("}", "}}")
        for part in parts
    )


_ANNOUNCING = (":", "→", "->", "👉", "⬇️", "👇")


def settled(parts: Sequence[Piece], values: Mapping[str, str | None]) -> tuple[Piece, ...]:
    """The pieces with the placeholders filled that `values` has words for; without blanks at either end.

    A placeholder that is filled with nothing leaves no double space behind, and no colon that announced it. One whose
    value is None or missing stays.
    """
    found: list[Piece] = []
    words = ""  # those since the last placeholder that stays
    dropped = False
    for part in parts:
        if isinstance(part, Placeholder):
            filled = values.get(part.name)
            if filled is None:
                found += (words, part)
                words, dropped = "", False
                continue
        else:
            filled = part
        if not filled:
            words, dropped = _before_nothing(words), True
            continue
        if dropped:
            if filled[0] in " \t":
                at_start = words.endswith("\n") if words else not found
                filled = ("" if at_start else " ") + filled.lstrip(" \t")
            dropped = False
        words += filled
    found.append(words.rstrip())
    if isinstance(found[0], str):
        found[0] = found[0].lstrip()
    return tuple([_without_many_lines(part) for part in found if part])


def _without_many_lines(part: Piece) -> Piece:
    return re.sub(r"[ \t]*\n{3,}", "\n\n", part) if isinstance(part, str) and "\n\n\n" in part else part


def between_links(parts: Sequence[Piece], fields: Mapping[str, str]) -> list[str]:
    """The text between its links, which are the only placeholders that `fields` has no words for."""
    found, words = [], ""
    for part in parts:
        if isinstance(part, str):
            words += part
        elif part.name == "link":
            found.append(words)
            words = ""
        else:
            words += fields[part.name]
    found.append(words)
    return found


def _before_nothing(words: str) -> str:
    """The words without the colon that announced what follows, and without the space before it."""
    line, line_break = words.removesuffix("\n"), "\n" if words.endswith("\n") else ""
    line = line.rstrip(" \t")
    sign = next(filter(line.endswith, _ANNOUNCING), "")
    return line.removesuffix(sign).rstrip(" \t") + line_break
