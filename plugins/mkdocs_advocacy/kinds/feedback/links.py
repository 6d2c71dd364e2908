"""Links from feedback to published teams, people and entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from mkdocs_advocacy.content.entry import Entry
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.core.link import Link
from mkdocs_advocacy.kinds.feedback.listening.places import department_address
from mkdocs_advocacy.kinds.feedback.model import BECAME_KINDS
from mkdocs_advocacy.kinds.people.shown import People

_GROUPS, _PEOPLE = "groups", "people"
"""Names of kinds. Groups show feedback, so their declaration can't be imported here."""
_CAPABILITIES = {"posts": "posts", "campaigns": "posts", "events": "programme", "stories": "programme"}
"""The plugin that makes the pages of each kind that `became` can name."""


class Links:
    """Finds the published pages of a hub, in the language of `words`."""

    def __init__(self, hub: Hub, words: Catalogue) -> None:
        self._hub, self._words = hub, words

    def find_became(self, names: Iterable[str]) -> list[Link]:
        """Return links to the entries and addresses in `became`, without unpublished entries."""
        return [link for name in names if (link := self._find(name))]

    def name_team(self, name: str) -> Link:
        """Return a team's name, with the address of its page if it has one."""
        group = self._hub.content[_GROUPS].get(name)
        if group:
            shown = group.in_language(self._words.language)
            return Link(shown.address, shown.title)
        title = self._hub.rules.listening.name_department(name, self._words.language, self._hub.language)
        return Link(department_address(name, self._words.language, self._hub) or "", title)

    def is_known(self, name: str) -> bool:
        """Return whether pages can name a group or department. A group that isn't published yet has no name."""
        return name in self._hub.content[_GROUPS] or name in self._hub.rules.listening.departments

    def name_teller(self, name: str) -> Link | None:
        """Return who told us: a published group, or a person who agreed to be named on pages."""
        if name in self._hub.content[_GROUPS]:
            return self.name_team(name)
        people: People = self._hub.content[_PEOPLE]
        shown = [person.name for person in people.shown_in("page", (name,)) if person.name]
        return Link("", shown[0]) if shown else None

    def _find(self, name: str) -> Link | None:
        if "://" in name:
            parts = urlsplit(name)
            return Link(name, f"{parts.hostname}{parts.path.rstrip('/')}")
        kind = name.partition("/")[0]
        entry = self._entries.get(name) if _CAPABILITIES[kind] in self._hub.plugins else None
        shown = entry.in_language(self._words.language) if entry else None
        return Link(shown.address, shown.title) if shown else None

    @cached_property
    def _entries(self) -> Mapping[str, Entry[Any]]:
        """The published entries of the kinds that `became` can name, by kind and id.

        A story whose permission ended is no longer shown anywhere.
        """
        found: dict[str, Entry[Any]] = {}
        for kind in BECAME_KINDS:
            content = self._hub.content[kind]
            entries = content.values() if isinstance(content, Mapping) else content.all
            shown = (entry for entry in entries if kind != "stories" or not entry.has_ended)
            found |= {f"{kind}/{entry.id}": entry for entry in shown}
        return found
