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
"""The states of entries that must not be published."""
GONE = (State.EXPIRED, State.RETIRED)
"""The states of entries that keep their URL but are no longer offered."""
