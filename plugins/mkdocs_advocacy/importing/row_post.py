"""A post, or part of a post, read from a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mkdocs_advocacy.core.tables.row import Row
from mkdocs_advocacy.importing.moments import When


@dataclass(slots=True)
class RowPost:
    """The readable content of a row."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    """The values for the post's file, by key and without `text`."""
    key: str = "any"
    """The key in `text` for the wording: a network or `any`."""
    wording: str = ""
    media: tuple[str, ...] = ()
    """The brand assets for this wording only."""
    id: str = ""
    language: str = ""
    pictures: tuple[str, ...] = ()
    """The URLs and names of images, some of which may match brand assets."""
    utm_campaign: str = ""
    """The `utm_campaign` of the row's link, if no campaign uses it and it isn't the hub's default."""
    when: When | None = None
    """The publishing date and time, even without a time zone."""
    translations: list[RowPost] = field(default_factory=list)
    """The translations in other columns of the row."""
    post_id: str = ""
    """The id of the post that the row belongs to."""
    left_out: str = ""
    """Why the row is skipped, or empty if it isn't."""
    wrong: bool = False
    """Whether the row has errors, so its post isn't written."""

    @property
    def named_networks(self) -> frozenset[str]:
        """The networks that the row names; empty if the post is for all networks."""
        return frozenset((*self.values.get("networks", ()), *([] if self.key == "any" else [self.key])))
