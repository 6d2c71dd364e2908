"""Versions of a text that are nearly the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, groupby

from mkdocs_advocacy.rules.subject import Finding, Subject, Wording

_WORD = re.compile(r"\{\w*\}|https?://\S+|([\w'’]+)")


def near_identical(subject: Subject) -> Iterator[Finding]:
    """Finds versions that say what an earlier one says, in nearly the same words.

    Words are compared, not characters: that is what a reader sees as the same, a writer can check the number, and the
    standard library is quick enough for that.
    """
    least = subject.settings.starts_at("near-identical")
    for _, group in groupby(subject.wordings, key=lambda wording: wording.path[:2]):
        several = list(group)
        versions = [(one, _words(one.text)) for one in several] if len(several) > 1 else []
        found: set[str] = set()
        for (first, its_words), (second, words) in combinations(versions, 2):
            if second.named in found or not words:
                continue
            percent = likeness(its_words, words, least)
            if percent >= least:
                found.add(second.named)
                yield _finding(first, second, percent, subject)


def _words(text: str) -> list[str]:
    """The words of a text, without links and gaps, which all versions have."""
    return [word for word in _WORD.findall(text.lower()) if word]


def _finding(first: Wording, second: Wording, percent: int, subject: Subject) -> Finding:
    line, _ = subject.document.place(first.path)
    alike = "are the same" if percent == 100 else f"have {percent} % of their words in common"
    message = f"{second.named} and {first.named} (line {line}) {alike}"
    hint = "advocates who share them look like copies of each other"
    if any(network.id == "x" for network in second.networks):
        hint += ", which X limits"
    return Finding("near-identical", second.path, message, f"{hint}: say it in another way")


def likeness(first: Sequence[str], second: Sequence[str], least: int) -> int:
    """How many percent of the words two texts have in common, in the same order; 0 where it is below `least`."""
    total = len(first) + len(second)
    if 200 * sum(map(set(first).__contains__, second)) < least * total:  # as nearly always, and quickly
        return 0
    if total == 0 or 200 * (Counter(first) & Counter(second)).total() < least * total:
        return 0
    same = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    return 200 * same // total
