"""Compare two versions of a guideline word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from mkdocs_advocacy.kinds.guidelines.model import Guideline

Kind = Literal["same", "removed", "added"]

_LIKE = 0.4
"""The minimum share of common words for two paragraphs to count as versions of the same one."""

_MARKS = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)(?:\{[^}\n]*\})?|(\*\*|__|`)")
"""Markdown syntax that is not shown: link targets, attributes and emphasis."""

_WORD = re.compile(r"\s+|[^\s\w]|\w+")
_HEADING = re.compile(r"#{1,6}\s")
_ENTRY = re.compile(r"(?:[-*+]|\d+[.)])\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, list item or heading, as a sequence of unchanged, removed and added pieces."""

    pieces: Sequence[tuple[Kind, str]]
    is_heading: bool = False

    @property
    def is_same(self) -> bool:
        """Whether the paragraph is identical in both versions."""
        return all(kind == "same" for kind, _ in self.pieces)


Part = tuple[str, Sequence[Paragraph]]
"""The key of a part's title in the interface strings (empty for the body), and the part's paragraphs."""


def comparison(earlier: Guideline, later: Guideline) -> list[Part]:
    """Return the compared parts of two versions. Parts that neither version has are left out."""
    before, after = _parts(earlier), _parts(later)
    compared = [(name, _compared(before[name], after[name])) for name in before]
    return [(name, paragraphs) for name, paragraphs in compared if paragraphs]


def _parts(guideline: Guideline) -> dict[str, list[str]]:
    template = guideline.template
    return {
        "": _paragraphs(guideline.body),
        "guideline_remember": list(template.remember),
        "guideline_tone": [template.tone] if template.tone else [],
        "brand_do": list(template.do),
        "brand_dont": list(template.dont),
        "guideline_phrases": [phrase.text for phrase in template.key_phrases],
        "guideline_say": [" · ".join(filter(None, (word.term, word.why))) for word in template.say],
        "guideline_avoid": [
            " · ".join(filter(None, (word.term, word.instead and f"→ {word.instead}", word.why)))
            for word in template.avoid
        ],
        "guideline_hashtags": [f"#{tag}" for tag in template.hashtags],
    }


def _paragraphs(body: str) -> list[str]:
    """Return the paragraphs, headings and list items of a Markdown text as single lines without Markdown syntax."""
    paragraphs: list[str] = []
    is_open = False
    for line in (re.sub(r"^\s*(?:>\s?)*", "", line).strip() for line in body.splitlines()):
        if not line:
            is_open = False
        elif is_open and not _ENTRY.match(line) and not _HEADING.match(line) and not line.startswith("|"):
            paragraphs[-1] += f" {line}"
        else:
            paragraphs.append(line)
            is_open = not _HEADING.match(line)
    return [_MARKS.sub(lambda mark: mark[1] or "", text) for text in paragraphs]


def _compared(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    for operation, start, end, later_start, later_end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            paragraphs += [_paragraph([("same", text)]) for text in before[start:end]]
        else:
            paragraphs += _replaced(before[start:end], after[later_start:later_end])
    return paragraphs


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    """Yield the replaced paragraphs, in order. Similar ones are compared word by word."""
    rest = list(before)
    for text in after:
        like = next((place for place, other in enumerate(rest) if _likeness(other, text) >= _LIKE), None)
        if like is None:
            yield _paragraph([("added", text)])
            continue
        for gone in rest[:like]:
            yield _paragraph([("removed", gone)])
        yield _paragraph(list(_pieces(rest[like], text)))
        del rest[: like + 1]
    for gone in rest:
        yield _paragraph([("removed", gone)])


def _likeness(before: str, after: str) -> float:
    return SequenceMatcher(None, before.split(), after.split(), autojunk=False).ratio()


def _pieces(before: str, after: str) -> Iterator[tuple[Kind, str]]:
    old, new = _WORD.findall(before), _WORD.findall(after)
    for operation, start, end, later_start, later_end in SequenceMatcher(
        lambda word: word.isspace(), old, new, autojunk=False
    ).get_opcodes():
        if operation == "equal":
            yield "same", "".join(old[start:end])
            continue
        if end > start:
            yield "removed", "".join(old[start:end])
        if later_end > later_start:
            yield "added", "".join(new[later_start:later_end])


def _paragraph(pieces: list[tuple[Kind, str]]) -> Paragraph:
    """Create a paragraph without the Markdown prefix of a heading or list item."""
    kind, first = pieces[0]
    heading, entry = _HEADING.match(first), _ENTRY.match(first)
    prefix = heading or entry
    if prefix:
        pieces = [(kind, first[prefix.end() :]), *pieces[1:]]
    return Paragraph([piece for piece in pieces if piece[1]], is_heading=heading is not None)
