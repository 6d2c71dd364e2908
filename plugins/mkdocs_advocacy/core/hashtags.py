"""What networks take as a hashtag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document

_HASHTAG = regex.compile(r"[\p{L}\p{M}\p{N}_]+")


def is_hashtag(tag: str) -> bool:
    """Whether networks take `tag`, without its #, as one hashtag: letters of any script, digits, “_”, not digits only.

    The common ground of the charsets that the network facts name (2026-11-22).
    """
    return bool(_HASHTAG.fullmatch(tag)) and not tag.isdigit()


def hashtag_problems(document: Document, tags: Iterable[str]) -> Iterator[Problem]:
    """A warning for each of the `hashtags` of `document` that no network would take."""
    for position, tag in enumerate(tags):
        if not is_hashtag(tag):
            yield document.problem(
                ("hashtags", position),
                f"hashtags[{position}]: “{tag}” is not a hashtag, and is left out",
                hint="letters, digits and “_” are allowed, without spaces or hyphens",
                severity=Severity.WARNING,
            )
