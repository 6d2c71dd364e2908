"""What search finds: an entry, a page, or a part of one that has an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Section(NamedTuple):
    """A part of a page that has an anchor."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One thing that search finds, in one language."""

    kind: str
    """The name of its kind; `pages` for a page of no kind."""
    address: str
    """Relative to the hub's root."""
    title: str
    language: str
    group: str = ""
    """The same in all its translations, of which search shows one; empty where it has none."""
    summary: str = ""
    """One line on it."""
    text: str = ""
    """The other words by which it is found."""
    sections: Sequence[Section] = ()
    also: Sequence[str] = ()
    """Further words by which it is found, which its card does not show."""
    tags: Sequence[str] = ()
    """Words of weight, such as hashtags with their sign."""
    picture: tuple[str, int, int] | None = None
    """Address, width and height."""
    expires: str = ""
    """The moment after which it is not shown, in ISO 8601."""
