"""Interpret words in cells, in the languages that the import understands."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache
from typing import Literal

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.importing.calendar_words import fold
from mkdocs_advocacy.networks.model import Network

Status = Literal["ready", "draft", "retired"]
_SET_OFF = re.compile(r"(?<=\S)\s*(?:[\])}:|\n]|\*\*|\s[–—-]\s)")
"""The separator between a remark and the text after it."""
_CLAUSE = re.compile(r"[.,;:!?()\[\]/*\n\"“”]+|\s[–—-]+\s")
_BRACKETED = r"[\[({<【]([^\[\](){}<>【】\n]{1,60})[\])}>】]"
_ASIDE = re.compile(rf"[\s*_]*{_BRACKETED}")
"""A remark in brackets at the beginning of a text."""
_LAST_ASIDE = re.compile(rf"{_BRACKETED}[\s*_.]*$")
_SIGNS = re.compile(r"^[^\w\[({<【#@]+")
"""Asterisks and other symbols before the first word of a text."""
_UNTIL = re.compile(r"(?: (?:yet|until|till|before|bis|vor|jusqu|avant|hasta|antes|fino|prima|tot|voor|ate|\d).*)?")
"""Matches the words that may follow a remark, such as “until Friday”, in lower case and without accents."""


def status_of(cell: str) -> Status | None:
    """Return the status that the cell means, or None if it is unknown."""
    return _statuses().get(fold(cell))


def says_nothing(cell: str) -> bool:
    """Return whether the cell counts as empty: “–”, “tbd”, “n/a”."""
    return not cell.strip() or is_undecided(cell) or cell.strip().casefold() in _plain("nothing")


def is_undecided(cell: str) -> bool:
    """Return whether the cell is still to be filled in: “tbd”, “?”."""
    return cell.strip().casefold() in _plain("undecided")


def withholds(remark: str) -> bool:
    """Return whether any part of a remark says that a post must not be published, or not yet."""
    words = _phrases("not_withheld").sub(" ", _spaced(remark))
    found = _phrases("withheld").search(words) or _phrases("held_back").search(words)
    return bool(found) or any(map(_holds_back, _CLAUSE.split(remark)))


def denies_withholding(remark: str) -> bool:
    """Return whether a remark says that a post isn't withheld, and nothing else in it withholds the post.

    For example: “no embargo”, but not “no embargo, but on hold”.
    """
    return bool(_phrases("not_withheld").search(_spaced(remark))) and not withholds(remark)


def _holds_back(clause: str) -> bool:
    """Return whether a clause by itself holds a post back: “STOP”, “hold please”, “cancelled”, “in review”.

    “Idea” and “Konzept” do not: they may be the type of a post. “Concept” does: it is Dutch for “draft”.
    """
    words = _spaced(clause)
    found = _phrases("alone").match(words)
    if found and (found.end() == len(words) or _phrases("behind_alone").match(words, found.end() + 1)):
        return True
    status = status_of(clause.strip())
    return status == "retired" or (status == "draft" and " " in words)


def begins_withheld(text: str) -> bool:
    """Return whether a text begins with a separate remark that withholds it: “[EMBARGO] …”, “Do not post: …”.

    Remarks such as “postponed” count only in brackets: “[postponed] The fair”, but not “Postponed: the fair”. A remark
    such as “[EMBARGO]” also counts at the end of the text.
    """
    rest, end = text, _LAST_ASIDE.search(text)
    while aside := _ASIDE.match(rest):
        if withholds(aside[1]):
            return True
        rest = rest[aside.end() :]
    if end and _phrases("withheld").match(_spaced(end[1])):
        return True
    first, mark, _ = _SET_OFF.sub("\0", _SIGNS.sub("", text), count=1).partition("\0")
    remark = _spaced(first)
    found = _phrases("withheld").match(remark) if mark else None
    return bool(found and _UNTIL.fullmatch(remark[found.end() :]))


def has_condition(answer: str) -> bool:
    """Return whether a yes is conditional: “yes, if Anna agrees”, “yes – X only”, “yes?”."""
    words = set(_spaced(answer).split())
    return "?" in answer or not words.isdisjoint(_folded("conditions") | _folded("only"))


@cache
def only() -> Collection[str]:
    """Return the words for “only”, which limit a post to a network."""
    return tuple(package_data("importing", "words.yml")["only"])


@cache
def also_words() -> Collection[str]:
    """Return the lower-case names of networks that are also ordinary words or abbreviations."""
    return _plain("also_words")


def network_ids(networks: Mapping[str, Network]) -> Mapping[str, str]:
    """Return a mapping from every name of every network, in lower case, to the network's id."""
    own = {name.casefold(): key for key, network in networks.items() for name in (network.name, network.utm.name)}
    others = {name: key for name, key in other_names().items() if key in networks}
    return {**others, **own, **{key: key for key in networks}}


def means_everywhere(cell: str) -> bool:
    """Return whether the cell means all networks."""
    return fold(cell) in _folded("everywhere")


@cache
def other_names() -> Mapping[str, str]:
    """Return a mapping from the short and alternative names of networks, in lower case, to their ids."""
    data = package_data("importing", "words.yml")["networks"]
    return {name.casefold(): network for network, names in data.items() for name in names}


@cache
def posted_as() -> Collection[str]:
    """Return the words that may follow the name of a network, the longest first."""
    return sorted(_folded("posted_as"), key=len, reverse=True)


@cache
def _statuses() -> Mapping[str, Status]:
    data = package_data("importing", "words.yml")["statuses"]
    return {fold(name): status for status, names in data.items() for name in names}


@cache
def _plain(kind: str) -> frozenset[str]:
    return frozenset(name.casefold() for name in package_data("importing", "words.yml")[kind])


@cache
def _phrases(kind: str) -> re.Pattern[str]:
    entries = sorted(package_data("importing", "words.yml")[kind], key=len, reverse=True)
    by_sign: dict[str, list[str]] = {}  # grouped by first character, which makes matching fast
    for entry in entries:
        spelled = r"\w*".join(map(_spaced, entry.split("*")))
        sign = "" if spelled.startswith("\\") else spelled[0]
        by_sign.setdefault(sign, []).append(spelled.removeprefix(sign))
    grouped = (f"{sign}(?:{'|'.join(endings)})(?!\\w)" for sign, endings in by_sign.items())
    return re.compile(f"(?<!\\w)(?:{'|'.join(grouped)})")


def _spaced(text: str) -> str:
    """Return the words of a text in lower case and without accents, separated by single spaces."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(map(fold, package_data("importing", "words.yml")[kind]))
