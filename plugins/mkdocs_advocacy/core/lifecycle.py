"""The states of an entry, computed by `content.entry.Lifecycle`."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Status = Literal["draft", "ready", "retired"]


class State(StrEnum):
    """The state of an entry at a given moment."""

    DRAFT = "draft"
    EMBARGOED = "embargoed"
    CURRENT = "current"
    EXPIRED = "expired"
    RETIRED = "retired"


HIDDEN = (State.DRAFT, State.EMBARGOED)
"""States in which an entry must not be published."""
GONE = (State.EXPIRED, State.RETIRED)
"""States in which an entry keeps its URL but is no longer offered."""
