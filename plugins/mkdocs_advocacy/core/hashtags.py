"""What networks take as a hashtag."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document

_JOINERS = r"_\u00b7\u05be\u05f3\u05f4\u0f0b\u0f0c\u200c\u200d\u3003\u301c\u309b\u309c\u30a0\u30fb\ua67e\uff5e"
"""What joins the letters of a hashtag in some script: hashtagSpecialChars of twitter-text 3.1.0 (read 2026-11-29)."""
TAG = rf"(?![\ufe0f\u20e3])[\p{{L}}\p{{M}}\p{{Nd}}{_JOINERS}]+"
"""The pattern of a hashtag after its #, for the library `regex`; `is_hashtag` says whether it is more than a number.

What makes an emoji of # begins none.
"""
_HASHTAG = regex.compile(TAG)
_ALLOWED = "letters, digits and “_” are allowed, without spaces or hyphens"
_LETTER = regex.compile(r"[\p{L}\p{M}]")


def is_hashtag(tag: str) -> bool:
    """Whether networks take `tag`, without its #, as one hashtag: letters of any script with what joins them, digits.

    One letter at least. The common ground of the charsets that the network facts name (2026-11-22).
    """
    return bool(_HASHTAG.fullmatch(tag) and _LETTER.search(tag))


def hashtag_problems(document: Document, tags: Iterable[str]) -> Iterator[Problem]:
    """A warning for each of the `hashtags` of `document` that no network would take."""
    for position, tag in enumerate(tags):
        if not is_hashtag(tag):
            yield document.problem(
                ("hashtags", position),
                f"hashtags[{position}]: “{tag}” is not a hashtag, and is left out",
                hint=_ALLOWED if not _HASHTAG.fullmatch(tag) else "add a letter: networks take no hashtag without one",
                severity=Severity.WARNING,
            )
