"""What the words in cells mean, whatever language the calendar is kept in."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Literal

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.importing.calendar_words import folded

Status = Literal["ready", "draft", "retired"]


def status_of(cell: str) -> Status | None:
    """The status of a post that the cell means; None where it is a word that is not known."""
    return _statuses().get(folded(cell))


def says_nothing(cell: str) -> bool:
    """Whether the cell says no more than an empty one: “–”, “tbd”, “n/a”."""
    return not cell.strip() or cell.strip().casefold() in _nothing()


def means_everywhere(cell: str) -> bool:
    """Whether the cell stands for all networks."""
    return folded(cell) in _folded("everywhere")


@cache
def other_names() -> Mapping[str, str]:
    """The ids of networks by the other names that people have for them."""
    said = package_data("importing", "words.yml")["networks"]
    return {name.casefold(): network for network, names in said.items() for name in names}


@cache
def posted_as() -> Collection[str]:
    """The words that may follow the name of a network, the longest first."""
    return sorted(_folded("posted_as"), key=len, reverse=True)


@cache
def _statuses() -> Mapping[str, Status]:
    said = package_data("importing", "words.yml")["statuses"]
    return {folded(name): status for status, names in said.items() for name in names}


@cache
def _nothing() -> frozenset[str]:
    return frozenset(name.casefold() for name in package_data("importing", "words.yml")["nothing"])


@cache
def _folded(kind: str) -> frozenset[str]:
    return frozenset(map(folded, package_data("importing", "words.yml")[kind]))
