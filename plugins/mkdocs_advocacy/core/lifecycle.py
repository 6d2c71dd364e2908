"""Where an entry stands at one moment: its status, the day it comes out, and its last day."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from enum import StrEnum
from typing import Literal, Protocol

from mkdocs_advocacy.core.days import end_of

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


class Dated(Protocol):
    """What a file says of its time."""

    @property
    def status(self) -> Status:
        """Whether the writer is done with it, or has withdrawn it."""

    @property
    def publish(self) -> datetime | None:
        """The first moment, if there is one."""

    @property
    def expire(self) -> date | None:
        """The last day, if there is one."""


def state_of(template: Dated, now: datetime, zone: tzinfo) -> State:
    """Where an entry stands at `now`, an aware time, in a hub in `zone`, in which its last day ends."""
    if template.status == "draft":
        return State.DRAFT
    if template.publish and template.publish > now:
        return State.EMBARGOED
    if template.status == "retired":
        return State.RETIRED
    if template.expire and now >= end_of(template.expire, zone):
        return State.EXPIRED
    return State.CURRENT
