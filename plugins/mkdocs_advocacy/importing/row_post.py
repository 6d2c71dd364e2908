"""A row of a spreadsheet as a post, or as a part of one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mkdocs_advocacy.importing.model import Row
from mkdocs_advocacy.importing.moments import When


@dataclass(slots=True)
class RowPost:
    """What a row says, as far as it could be read."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    """By the keys of a post's file, without `text`."""
    key: str = "any"
    """Under which key of `text` its words belong."""
    variant: str = ""
    wording: str = ""
    media: tuple[str, ...] = ()
    """The pictures of this wording alone."""
    id: str = ""
    language: str = ""
    pictures: tuple[str, ...] = ()
    """The addresses and names of pictures, which the hub cannot fetch."""
    utm_campaign: str = ""
    """What its link said of the campaign, where no campaign of the hub is called so."""
    when: When | None = None
    """The day and the time as they were read, also where the time has no zone."""
    translations: list[RowPost] = field(default_factory=list)
    """What further columns of the row say in other languages."""
    post_id: str = ""
    """The id of the post that it became, or a part of it."""
    left_out: str = ""
    """Why the row is no post; empty: it is one."""
    wrong: bool = False
    """Whether something in it could not be read; then its post is not written."""

    @property
    def named_networks(self) -> frozenset[str]:
        """The networks that the row names; none: the post is for all."""
        return frozenset((*self.values.get("networks", ()), *([] if self.key == "any" else [self.key])))
