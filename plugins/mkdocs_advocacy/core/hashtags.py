"""Rules for hashtags that networks recognise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, Path

_JOINERS = r"_\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\u309b\u309c\u30a0\u30fb\ua67e\uff5e"
"""Characters that join letters in a hashtag: hashtagSpecialChars of twitter-text 3.1.0 (read 2026-11-29)."""
TAG = rf"(?![\ufe0f\u20e3])[\p{{L}}\p{{M}}\p{{Nd}}{_JOINERS}]+"
"""A pattern for the `regex` library that matches a hashtag after its #; `is_hashtag` also rejects plain numbers.

Excludes the characters that turn # into an emoji.
"""
_HASHTAG = regex.compile(TAG)
_ALLOWED = "use only letters, digits and “_”"
_LETTER = regex.compile(r"[\p{L}\p{M}]")


def is_hashtag(tag: str) -> bool:
    """Return whether `tag`, without its #, is a valid hashtag: letters of any script, their joiners, and digits.

    It needs at least one letter. This is the intersection of the character sets in the network facts (2026-11-22).
    """
    return bool(_HASHTAG.fullmatch(tag) and _LETTER.search(tag))


def hashtag_problems(document: Document, tags: Iterable[str]) -> Iterator[Problem]:
    """Warn about each of the document's `hashtags` that no network recognises."""
    for position, tag in enumerate(tags):
        if not is_hashtag(tag):
            message = f"hashtags[{position}]: “{tag}” is not a hashtag and is ignored"
            path = ("hashtags", position)
            yield document.problem(path, message, hint=_explain(tag), severity=Severity.WARNING)


def single_hashtag_problems(document: Document, path: Path, tag: str) -> Iterator[Problem]:
    """Warn about a hashtag at `path` that no network recognises."""
    if not is_hashtag(tag):
        message = f"{'.'.join(map(str, path))}: “{tag}” is not a hashtag"
        yield document.problem(path, message, hint=_explain(tag), severity=Severity.WARNING)


def _explain(tag: str) -> str:
    """Return how to turn the text into a hashtag."""
    return "add a letter: networks ignore hashtags without one" if _HASHTAG.fullmatch(tag) else _ALLOWED
