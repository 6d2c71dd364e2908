"""Hashtags: how they are written, how many there are, and where they do something."""

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
"""How many words of a text are taken together for a hashtag, at most, after the first."""


def written_tags(text: str) -> list[regex.Match[str]]:
    """The hashtags that a writer wrote into a text, those in addresses left out."""
    if "#" not in text:
        return []
    plain = _LINK.sub(lambda link: " " * len(link.group()), text)
    return [found for found in _TAG.finditer(plain) if is_hashtag(found[1])]


def case(subject: Subject) -> Iterator[Finding]:
    """Finds hashtags of several words that do not say where a word begins, so that a screen reader cannot either.

    The words of a hashtag are known where the post writes them one after the other, or the hub has a hashtag that does.
    """
    tags = subject.template.hashtags or () if subject.says("hashtags") else ()
    written = [(wording, found) for wording in subject.wordings for found in written_tags(wording.text)]
    if not tags and not written:
        return
    unclear = [tag for tag in (*tags, *(found[1] for _, found in written)) if not _says_words(tag)]
    if not unclear:
        return
    right = _written_apart(subject, unclear)
    right |= {tag.lower(): tag for tag in (*subject.known_hashtags, *tags) if _says_words(tag)}
    for position, tag in enumerate(tags):
        if not _says_words(tag) and tag.lower() in right:
            yield _case_finding(f"hashtags[{position}]", ("hashtags", position), tag, right, tag, 0, tag)
    for wording, found in written:
        if not _says_words(found[1]) and found[1].lower() in right:
            place = (found.group(), found.start(), wording.text)
            yield _case_finding(wording.named, wording.path, found[1], right, *place)


def _case_finding(
    named: str, path: Path, tag: str, right: Mapping[str, str], words: str, start: int, text: str
) -> Finding:
    message = f"{named}: “#{tag}” is several words, which a screen reader cannot tell apart"
    return Finding("hashtag-case", path, message, f"write #{right[tag.lower()]}", words, start, text)


@lru_cache(maxsize=4096)
def _says_words(tag: str) -> bool:
    """Whether a hashtag says where its words begin, or has scripts without capitals."""
    return "_" in tag or len(_WORD.findall(tag)) > 1 or tag.lower() == tag.upper()


def _written_apart(subject: Subject, tags: Iterable[str]) -> dict[str, str]:
    """The hashtags whose words the post writes one after the other somewhere, with capitals where they begin."""
    wanted = {tag.lower(): tag for tag in tags}
    found: dict[str, str] = {}
    for _, text in subject.passages:
        plain = _TAG.sub(lambda tag: " " * len(tag.group()), text) if "#" in text else text
        spelling = in_one_spelling(plain)
        if not any(_parted(tag).search(spelling) for tag in wanted):
            continue
        said = [plain[token.start : token.end] if len(token.word) > 1 else "" for token in tokens(plain)]
        for place in range(len(said)):
            for end in range(place + 2, min(place + 2 + _MOST_WORDS, len(said) + 1)):
                parts = said[place:end]
                joined = "".join(part[:1].upper() + part[1:] for part in parts)
                if all(parts) and joined != wanted.get(joined.lower(), joined):
                    found[joined.lower()] = joined
    return found


@lru_cache(maxsize=4096)
def _parted(tag: str) -> re.Pattern[str]:
    """Finds in a text in one spelling, and quickly, whether the hashtag may be there in several words."""
    first, *others = map(re.escape, tag)
    return re.compile(f"{first}(?!{''.join(others)})" + "".join(rf"[\W_\u0640]*{other}" for other in others))


def count(subject: Subject) -> Iterator[Finding]:
    """Finds texts with more hashtags than are good style on a network."""
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
            said = "; ".join(f"{good} on {names_of(networks)}" for good, networks in sorted(over.items()))
            message = f"{wording.named} has {literal + filled} hashtags; good style is up to {said}"
            yield Finding("too-many-hashtags", wording.path, message, "keep those that people follow")


@cache
def good_number(recommended: str | None) -> int | None:
    """How many hashtags are good style at most, by a network's facts: 2 for “1-2”."""
    numbers = re.findall(r"\d+", recommended or "")
    return int(numbers[-1]) if numbers else None


def out_of_place(subject: Subject) -> Iterator[Finding]:
    """Finds hashtags that were written into a text for networks that have none."""
    for wording in subject.wordings:
        found = written_tags(wording.text)
        networks = [one for one in wording.networks if one.hashtags.prefix is None and one.kind == "network"]
        if found and networks:
            yield _out_of_place(wording, found[0], networks)


def _out_of_place(wording: Wording, found: regex.Match[str], networks: Sequence[Network]) -> Finding:
    message = f"{wording.named}: “{found.group()}” is no hashtag on {names_of(networks)}"
    hint = "put it under hashtags: and {hashtags} into the text, which is left out there"
    return Finding("hashtags-not-there", wording.path, message, hint, found.group(), found.start(), wording.text)
