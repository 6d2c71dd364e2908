"""The states of an entry, computed by `content.entry.Lifecycle`."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Status = Literal["draft", "ready", "retired"]


class State(StrEnum):
    """The state of an entry at a given moment, in a build for one audience or for all."""

    FOR_OTHERS = "for others"
    """Only for audiences that this build isn't for. Nothing shows it, not even a preview of drafts."""
    WITHHELD = "withheld"
    """Without a permission to show it. Nothing shows it, not even a preview of drafts."""
    DRAFT = "draft"
    EMBARGOED = "embargoed"
    CURRENT = "current"
    EXPIRED = "expired"
    RETIRED = "retired"


HIDDEN = (State.FOR_OTHERS, State.WITHHELD, State.DRAFT, State.EMBARGOED)
"""The states of entries that must not be published."""
GONE = (State.EXPIRED, State.RETIRED)
"""The states of entries that keep their URL but are no longer offered."""


def hidden_states(*, drafts: bool) -> tuple[State, ...]:
    """Return the states of entries that pages don't show, if they show `drafts` and embargoed entries or not."""
    return (State.FOR_OTHERS, State.WITHHELD) if drafts else HIDDEN
