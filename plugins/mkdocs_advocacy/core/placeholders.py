"""The template syntax of post text: {name} is a placeholder; {{ and }} are literal braces."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A part of a text that is filled in later."""

    name: str


Piece = str | Placeholder
Wording = tuple[Piece, ...]
"""A variant's text for a group of networks. Only `{link}` and the advocate's fields are still placeholders."""

_TOKEN = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|\{")
_NAMED = re.compile(r"(?<!\{)\{ *([A-Za-z_]\w*) *\}(?!\})")
_NAME = re.compile(r"[A-Za-z_]\w*")


class WrongBrace(ValueError):
    """A brace that starts neither a placeholder nor a literal brace, with its offset and the text it starts."""

    def __init__(self, offset: int, text: str) -> None:
        super().__init__(text)
        self.offset, self.text = offset, text


@lru_cache(maxsize=256)  # a text is parsed several times while its post is checked
def pieces(text: str) -> tuple[Piece, ...]:
    """Split the text into literal text and placeholders. Raises WrongBrace for an invalid `{`."""
    parts = _NAMED.split(text)
    words = "".join(parts[::2])
    if "{" not in words and "}" not in words:  # the usual case
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
    """Return the shared placeholder with this name: thousands of texts contain it."""
    return Placeholder(name)


def place_of(name: str, text: str) -> int:
    """Return the index of the first placeholder with this name, or -1. The literal {{name}} does not count."""
    return next((start for start, _ in places_of(name, text)), -1)


def places_of(name: str, text: str) -> list[tuple[int, int]]:
    """Return the start and end of each placeholder with this name."""
    return [token.span() for token in _TOKEN.finditer(text) if (token.group(1) or "").strip() == name]


def names(parts: Sequence[Piece]) -> list[str]:
    """Return the names of the placeholders, in order."""
    return [part.name for part in parts if isinstance(part, Placeholder)]


def written(parts: Sequence[Piece]) -> str:
    """Convert the pieces back to text, so that `pieces(written(p)) == p`."""
    return "".join(
        f"{{{part.name}}}" if isinstance(part, Placeholder) else part.replace("{", "{{").replace("}", "}}")
        for part in parts
    )


_ANNOUNCING = (":", "→", "->", "👉", "⬇️", "👇")


def settled(parts: Sequence[Piece], values: Mapping[str, str | None]) -> tuple[Piece, ...]:
    """Fill the placeholders that have a value in `values` and strip surrounding whitespace.

    An empty value also removes the double space it would leave and a colon or arrow before it. Placeholders without a
    value stay.
    """
    found: list[Piece] = []
    words = ""  # since the last placeholder that stays
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
            words, dropped = _strip_announcement(words), True
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
    return tuple([_collapse_blank_lines(part) for part in found if part])


def _collapse_blank_lines(part: Piece) -> Piece:
    return re.sub(r"[ \t]*\n{3,}", "\n\n", part) if isinstance(part, str) and "\n\n\n" in part else part


def between_links(parts: Sequence[Piece], fields: Mapping[str, str]) -> list[str]:
    """Return the texts between the links; every other placeholder needs a value in `fields`."""
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


def _strip_announcement(words: str) -> str:
    """Remove the colon or arrow that announced an empty value, and the space before it."""
    line, line_break = words.removesuffix("\n"), "\n" if words.endswith("\n") else ""
    line = line.rstrip(" \t")
    sign = next(filter(line.endswith, _ANNOUNCING), "")
    return line.removesuffix(sign).rstrip(" \t") + line_break
