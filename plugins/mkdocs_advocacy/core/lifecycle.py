"""The states of an entry; `content.entry.Lifecycle` works out which one holds."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Status = Literal["draft", "ready", "retired"]


class State(StrEnum):
    """Where an entry stands at one moment."""

    DRAFT = "draft"
    EMBARGOED = "embargoed"
    CURRENT = "current"
    EXPIRED = "expired"
    RETIRED = "retired"


HIDDEN = (State.DRAFT, State.EMBARGOED)
"""The states in which nothing of an entry may be out yet."""
GONE = (State.EXPIRED, State.RETIRED)
"""The states in which an entry keeps its address, and is no longer offered."""
