"""Collection of a hub's changes from its kinds of content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs_advocacy.content.changes.model import Change
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.content.kind import Kind


def changes_of(hub: Hub, kinds: Sequence[Kind[Any]]) -> tuple[Change, ...]:
    """Return the changes up to today in all published kinds, newest first."""
    found: list[Change] = []
    for kind in kinds:
        if kind.changes and kind.capability in hub.plugins:
            found += kind.changes(hub.of(kind), hub)
    known = (change for change in dict.fromkeys(found) if change.date <= hub.today)
    return tuple(sorted(known, key=lambda change: (-change.date.toordinal(), change.title.casefold())))
