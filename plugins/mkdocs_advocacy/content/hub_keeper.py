"""Who keeps the hub while a site is built: the plugin `advocacy`, seen by the others without being imported."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from mkdocs_advocacy.content.hub import Hub, Unpublished
from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.content.places import Places


class HubKeeper(Protocol):
    """Has the hub once it is loaded."""

    hub: Hub
    kinds: Sequence[Kind[Any]]
    """The kinds of content that the hub knows."""

    def load(
        self, config: Any, *, drafts: bool = False, memory: dict[str, Any] | None = None
    ) -> tuple[Hub, Unpublished]:
        """The hub that the files of MkDocs' `config` make, without building anything; with drafts if wanted.

        `memory` is what an earlier load found; see `load_hub`.
        """

    def places(self, config: Any) -> Places:
        """Where the files of that hub are."""

    def found(self, records: Iterable[Any], *, version: str = "") -> None:
        """Has search find what the records say, each a `SearchRecord`; `version`: of the feed with these posts."""


class NoHub(LookupError):
    """There is no hub, and the message says which line of mkdocs.yml would make one."""


def keeper_for(plugins: Mapping[str, object], asking: str | None = None) -> HubKeeper:
    """The plugin that keeps the hub; NoHub where none is there, or none before the plugin named `asking`."""
    keeper: Any = plugins.get("advocacy")
    names = list(plugins)
    if keeper is None or not hasattr(keeper, "load"):
        raise NoHub("add the line “- advocacy” under plugins:")
    if asking and names.index("advocacy") > names.index(asking):
        raise NoHub(f"put the line “- advocacy” above “- {asking}” under plugins:")
    found: HubKeeper = keeper
    return found
