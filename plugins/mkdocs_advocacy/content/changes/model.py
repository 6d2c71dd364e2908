"""A change announced to readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """A change to announce to readers."""

    date: date
    topic: str
    """The type of the changed item. The interface text `change_<topic>` is its name."""
    title: str
    """The name of the changed item."""
    note: str
    """A description of the change."""
    address: str
    """The address of the changed page, relative to the hub's root."""
    comparison: str | None = None
    """The address of a comparison with the previous version."""
    audiences: tuple[str, ...] = ()
    """Who the changed item is for; empty for everyone."""
