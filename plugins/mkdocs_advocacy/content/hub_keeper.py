"""Access to the plugin `advocacy`, which holds the hub during a build, without importing it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from mkdocs_advocacy.content.hub import Hub, Unpublished
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.places import Places


class HubKeeper(Protocol):
    """The plugin that holds the hub once it is loaded."""

    hub: Hub
    kinds: Sequence[Kind[Any]]
    """The kinds of content of the hub."""

    def load(
        self, config: Any, *, drafts: bool = False, memory: dict[str, Any] | None = None
    ) -> tuple[Hub, Unpublished]:
        """Load the hub for MkDocs' `config` without building it, optionally with drafts.

        `memory` is what an earlier load cached; see `load_hub`.
        """

    def places(self, config: Any) -> Places:
        """Return the locations of the hub's files."""

    def has_ended(self, path: str) -> bool:
        """Return whether `path`, relative to the published folder, is an expired file or only for other audiences."""

    def found(self, records: Iterable[Any], *, version: str = "") -> None:
        """Add each `SearchRecord` to the search index; `version` is the version of the feed with these posts."""


class NoHub(LookupError):
    """There is no hub; the message names the line to add to mkdocs.yml."""


def keeper_for(plugins: Mapping[str, object], asking: str | None = None) -> HubKeeper:
    """Return the plugin that holds the hub. Raises NoHub if it is missing or listed after the plugin `asking`."""
    keeper: Any = plugins.get("advocacy")
    names = list(plugins)
    if keeper is None or not hasattr(keeper, "load"):
        raise NoHub("add the line “- advocacy” under plugins:")
    if asking and names.index("advocacy") > names.index(asking):
        raise NoHub(f"put the line “- advocacy” above “- {asking}” under plugins:")
    found: HubKeeper = keeper
    return found
