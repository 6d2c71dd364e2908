"""The model of a post, or part of a post, read from a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from mkdocs_advocacy.importing.model import Row
from mkdocs_advocacy.importing.moments import When


@dataclass(slots=True)
class RowPost:
    """The content of a row, as far as it is readable."""

    row: Row
    values: dict[str, Any] = field(default_factory=dict)
    """Values by the keys of a post's file, without `text`."""
    key: str = "any"
    """The key of `text` that the wording belongs to."""
    variant: str = ""
    wording: str = ""
    media: tuple[str, ...] = ()
    """The brand assets for this wording only."""
    id: str = ""
    language: str = ""
    pictures: tuple[str, ...] = ()
    """The addresses and names of images, which the hub cannot fetch."""
    utm_campaign: str = ""
    """The campaign tag in its link, if the hub has no campaign with that tag."""
    when: When | None = None
    """The publishing date and time, even if the time has no zone."""
    translations: list[RowPost] = field(default_factory=list)
    """The translations in other columns of the row."""
    post_id: str = ""
    """The id of the post that the row belongs to."""
    left_out: str = ""
    """Why the row is skipped. Empty: it isn't."""
    wrong: bool = False
    """Whether the row has errors. Its post is not written then."""

    @property
    def named_networks(self) -> frozenset[str]:
        """The networks that the row names. None: the post is for all networks."""
        return frozenset((*self.values.get("networks", ()), *([] if self.key == "any" else [self.key])))
