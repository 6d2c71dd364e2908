"""A change, as the file in which it happened says it, and as readers hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the hub that people may know of."""

    date: date
    topic: str
    """What kind of thing changed; the interface word `change_<topic>` names it."""
    title: str
    """What changed."""
    note: str
    """What is different."""
    address: str
    """Where it can be read, relative to the hub's root."""
    comparison: str | None = None
    """Where it is compared with what was before."""
