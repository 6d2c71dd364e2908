"""A change, as the file in which it happened says it, and as readers hear of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from mkdocs_advocacy.model import Day, Line, Model

Kind = Literal["guideline", "rules", "network", "brand"]
"""What can change."""


class ChangeNote(Model):
    """What was changed on a day."""

    date: Annotated[Day, Field(description="The day from which on people may read of it.")]
    note: Annotated[Line, Field(description="What is different, for people who know how it was.")]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the hub that people may know of."""

    date: date
    kind: Kind
    title: str
    """What changed."""
    note: str
    """What is different."""
    address: str
    """Where it can be read, relative to the hub's root."""
    comparison: str | None = None
    """Where it is compared with what was before."""
