"""The rule against variants that are nearly identical."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations, groupby

from mkdocs_advocacy.rules.subject import Finding, Subject, Wording

_WORD = re.compile(r"\{\w*\}|https?://\S+|([\w'’]+)")


def near_identical(subject: Subject) -> Iterator[Finding]:
    """Find variants that are nearly identical to an earlier one.

    The rule compares words, not characters: readers notice common words, writers can verify the number, and the
    standard library is fast enough.
    """
    least = subject.settings.starts_at("near-identical")
    for _, group in groupby(subject.wordings, key=lambda wording: wording.path[:2]):
        several = list(group)
        versions = [(wording, _words(wording.text)) for wording in several] if len(several) > 1 else []
        reported: set[str] = set()
        for (first, first_words), (second, second_words) in combinations(versions, 2):
            if second.named in reported or not second_words:
                continue
            percent = likeness(first_words, second_words, least)
            if percent >= least:
                reported.add(second.named)
                yield _finding(first, second, percent, subject)


def _words(text: str) -> list[str]:
    """Return the words of a text without links and placeholders, which all variants share."""
    return [word for word in _WORD.findall(text.lower()) if word]


def _finding(first: Wording, second: Wording, percent: int, subject: Subject) -> Finding:
    line, _ = subject.document.place(first.path)
    alike = "are the same" if percent == 100 else f"have {percent} % of their words in common"
    message = f"{second.named} and {first.named} (line {line}) {alike}"
    hint = "similar posts by several advocates look automated"
    if any(network.id == "x" for network in second.networks):
        hint += ", and X limits them"
    return Finding("near-identical", second.path, message, f"{hint}: rewrite one of them")


def likeness(first: Sequence[str], second: Sequence[str], least: int) -> int:
    """Return the percentage of words that two texts have in common, in the same order, or 0 if it is below `least`."""
    total = len(first) + len(second)
    if 200 * sum(map(set(first).__contains__, second)) < least * total:  # a quick upper bound for the common case
        return 0
    if total == 0 or 200 * (Counter(first) & Counter(second)).total() < least * total:
        return 0
    same = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    return 200 * same // total
