"""The facts about ideas that the hub needs, and the user's options for reading their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Meaning = Literal["address", "count", "status"]
"""What a column of an export can mean."""
Outcome = Literal["open", "review", "planned", "doing", "done", "declined", "merged", "closed"]
"""An idea's status in the tool. `closed` doesn't say why."""


@dataclass(frozen=True, slots=True)
class Idea:
    """An idea with its supporters on the day of the export."""

    address: str
    count: int
    outcome: Outcome | None
    file: str
    row: int
    """Its row in a spreadsheet or its position in a list, for messages."""


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """The user's options for reading the files."""

    site: str = ""
    """The address of the forum, for exports that have only the numbers of ideas."""
    columns: Mapping[str, Meaning] = field(default_factory=dict)
    """The meanings of columns, by heading."""
