"""Rules for hashtags: capitalisation, number, and networks without hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import regex

from mkdocs_advocacy.core.hashtags import TAG, is_hashtag
from mkdocs_advocacy.core.placeholders import place_of
from mkdocs_advocacy.core.source import Path
from mkdocs_advocacy.networks.model import Network
from mkdocs_advocacy.rules.subject import Finding, Subject, Wording, names_of
from mkdocs_advocacy.rules.tokens import in_one_spelling, tokens

_TAG = regex.compile(rf"(?<![\p{{L}}\p{{N}}_&/#])#({TAG})")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_WORD = regex.compile(r"\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{N}+")
_MOST_WORDS = 4
"""The maximum number of words, after the first, that are joined to match a hashtag."""


def written_tags(text: str) -> list[regex.Match[str]]:
    """Return the hashtags written in a text, except for fragments of URLs."""
    if "#" not in text:
        return []
    plain = _LINK.sub(lambda link: " " * len(link.group()), text)
    return [match for match in _TAG.finditer(plain) if is_hashtag(match[1])]


def case(subject: Subject) -> Iterator[Finding]:
    """Find hashtags of several words without capitals, which screen readers can't split into words.

    The words are known if the post contains them one after the other, or if the hub has the hashtag with capitals.
    """
    tags = subject.template.hashtags or () if subject.says("hashtags") else ()
    written = [(wording, match) for wording in subject.wordings for match in written_tags(wording.text)]
    if not tags and not written:
        return
    unclear = [tag for tag in (*tags, *(match[1] for _, match in written)) if not _marks_words(tag)]
    if not unclear:
        return
    right = _find_separate_words(subject, unclear)
    right |= {tag.lower(): tag for tag in (*subject.known_hashtags, *tags) if _marks_words(tag)}
    for position, tag in enumerate(tags):
        if not _marks_words(tag) and tag.lower() in right:
            yield _case_finding(f"hashtags[{position}]", ("hashtags", position), tag, right, tag, 0, tag)
    for wording, match in written:
        if not _marks_words(match[1]) and match[1].lower() in right:
            place = (match.group(), match.start(), wording.text)
            yield _case_finding(wording.named, wording.path, match[1], right, *place)


def _case_finding(
    named: str, path: Path, tag: str, right: Mapping[str, str], words: str, start: int, text: str
) -> Finding:
    message = f"{named}: “#{tag}” has several words, which screen readers can't tell apart"
    return Finding("hashtag-case", path, message, f"write #{right[tag.lower()]}", words, start, text)


@lru_cache(maxsize=4096)
def _marks_words(tag: str) -> bool:
    """Return whether a hashtag marks where its words start, or its script has no capitals."""
    return "_" in tag or len(_WORD.findall(tag)) > 1 or tag.lower() == tag.upper()


def _find_separate_words(subject: Subject, tags: Iterable[str]) -> dict[str, str]:
    """Return the hashtags whose words the post contains one after the other, capitalised, by their lower-case form."""
    wanted = {tag.lower(): tag for tag in tags}
    tags_by_letters: dict[str, str] = {}
    for _, text in subject.passages:
        plain = _TAG.sub(lambda tag: " " * len(tag.group()), text) if "#" in text else text
        spelling = in_one_spelling(plain)
        if not any(_separate_words(tag).search(spelling) for tag in wanted):
            continue
        words = [plain[token.start : token.end] if len(token.word) > 1 else "" for token in tokens(plain)]
        for place in range(len(words)):
            for end in range(place + 2, min(place + 2 + _MOST_WORDS, len(words) + 1)):
                parts = words[place:end]
                joined = "".join(part[:1].upper() + part[1:] for part in parts)
                if all(parts) and joined != wanted.get(joined.lower(), joined):
                    tags_by_letters[joined.lower()] = joined
    return tags_by_letters


@lru_cache(maxsize=4096)
def _separate_words(tag: str) -> re.Pattern[str]:
    """Return a pattern that quickly tells whether a normalised text may contain the hashtag as several words."""
    first, *others = map(re.escape, tag)
    return re.compile(f"{first}(?!{''.join(others)})" + "".join(rf"[\W_\u0640]*{other}" for other in others))


def count(subject: Subject) -> Iterator[Finding]:
    """Find texts with more hashtags than a network recommends."""
    if not subject.says("hashtags") and not subject.says("text"):
        return
    named = subject.template.hashtags
    own = [tag for tag in (named if named is not None else subject.campaign_hashtags) if is_hashtag(tag)]
    for wording in subject.wordings:
        literal = len(written_tags(wording.text))
        filled = len(own) if place_of("hashtags", wording.text) >= 0 else 0
        if not literal and not filled:
            continue
        over: dict[int, list[Network]] = {}
        for network in wording.networks:
            facts = network.hashtags
            good = good_number(facts.recommended) if facts.prefix else None
            if good is not None and literal + (filled if facts.max is None else min(filled, facts.max)) > good:
                over.setdefault(good, []).append(network)
        if over:
            limits = "; ".join(f"{good} on {names_of(networks)}" for good, networks in sorted(over.items()))
            message = f"{wording.named} has {literal + filled} hashtags; the recommended maximum is {limits}"
            yield Finding("too-many-hashtags", wording.path, message, "keep the hashtags that people follow")


@cache
def good_number(recommended: str | None) -> int | None:
    """Return the maximum recommended number of hashtags, such as 2 for “1-2”."""
    numbers = re.findall(r"\d+", recommended or "")
    return int(numbers[-1]) if numbers else None


def out_of_place(subject: Subject) -> Iterator[Finding]:
    """Find hashtags written in texts for networks without hashtags."""
    for wording in subject.wordings:
        tags = written_tags(wording.text)
        networks = [
            network for network in wording.networks if network.hashtags.prefix is None and network.kind == "network"
        ]
        if tags and networks:
            yield _out_of_place(wording, tags[0], networks)


def _out_of_place(wording: Wording, match: regex.Match[str], networks: Sequence[Network]) -> Finding:
    message = f"{wording.named}: “{match.group()}” is not a hashtag on {names_of(networks)}"
    hint = "move it to hashtags: and put {hashtags} into the text; it is omitted on networks without hashtags"
    return Finding("hashtags-not-there", wording.path, message, hint, match.group(), match.start(), wording.text)
