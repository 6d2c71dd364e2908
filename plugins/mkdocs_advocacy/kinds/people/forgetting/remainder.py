"""What still holds a person, with the commands that remove it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Remainder:
    """Something that still holds a person. All texts may be printed: they contain no name."""

    title: str
    places: Sequence[str]
    """Where it is."""
    advice: str
    """What to do, in one or two sentences."""
    commands: Sequence[str] = ()
    """The commands that remove it, for a shell in the hub's folder."""


@dataclass(frozen=True, slots=True)
class Search:
    """What a search found."""

    remainders: Sequence[Remainder] = ()
    spellings: frozenset[str] = field(default=frozenset(), repr=False)
    """The spellings of the name in texts. Never print them."""
    is_mentioned: bool = False
    """Whether the history of an event or of another person names the person's code."""


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def joined(searches: Iterable[Search]) -> Search:
    """Return several searches as one."""
    all_searches = list(searches)
    return Search(
        [remainder for search in all_searches for remainder in search.remainders],
        frozenset().union(*(search.spellings for search in all_searches)),
        any(search.is_mentioned for search in all_searches),
    )
