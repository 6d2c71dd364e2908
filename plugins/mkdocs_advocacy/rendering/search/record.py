"""Search records: everything that search finds, such as entries, pages and their sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Section(NamedTuple):
    """A section of a page, with its anchor."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """An entry or a page that search finds, in one language."""

    kind: str
    """The kind's name, or `pages` for a page that isn't an entry."""
    address: str
    """Relative to the hub's root."""
    title: str
    language: str
    group: str = ""
    """An identifier that all translations share; search shows one of them. Empty if there are none."""
    summary: str = ""
    """A summary in one line."""
    text: str = ""
    """The other searchable text."""
    sections: Sequence[Section] = ()
    also: Sequence[str] = ()
    """More searchable texts, which the card doesn't show."""
    tags: Sequence[str] = ()
    """Words with a high weight, such as hashtags with their sign."""
    picture: tuple[str, int, int] | None = None
    """The image's address, width and height."""
    expires: str = ""
    """The time from which search hides it, in ISO 8601."""
