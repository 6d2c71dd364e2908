"""Changes to guidelines, rules and network facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mkdocs_advocacy.content.changes.model import Change
from mkdocs_advocacy.content.hub import Hub
from mkdocs_advocacy.core.audiences import audiences_of
from mkdocs_advocacy.core.languages import Catalogue
from mkdocs_advocacy.kinds.guidelines.model import Guideline

if TYPE_CHECKING:
    from mkdocs_advocacy.kinds.guidelines.kind import Guidelines


def guideline_changes(guidelines: Guidelines, hub: Hub) -> Iterator[Change]:
    """Yield the changes to guidelines, rules and network facts."""
    words = hub.words(hub.language)
    for guideline in guidelines.all.values():
        yield from _of_guideline(guideline, words)
    yield from _of_rules(hub, words)
    yield from _of_networks(guidelines, hub)


def _of_guideline(guideline: Guideline, words: Catalogue) -> Iterator[Change]:
    by_number = {version.version: version for version in guideline.versions}
    for change in guideline.template.changes:
        version, before = by_number.get(change.version), by_number.get(change.version - 1)
        title = words("change_version", title=guideline.title, number=words.number(change.version))
        is_earlier = version is not None and version is not guideline
        address = version.address_of_version if version and is_earlier else guideline.address
        comparison = before.comparison_address(version) if version and before else None
        readers = audiences_of(guideline.template)
        yield Change(change.date, "guideline", title, change.note, address, comparison, readers)


def _of_rules(hub: Hub, words: Catalogue) -> Iterator[Change]:
    for name, change in hub.rules.changes:
        yield Change(change.date, "rules", words(f"change_{name}"), change.note, "guidelines/")


def _of_networks(guidelines: Guidelines, hub: Hub) -> Iterator[Change]:
    for network in hub.known_networks.values():
        guideline = guidelines.of_network.get(network.id)
        address = f"{guideline.address}#facts" if guideline else "guidelines/#networks"
        for change in network.changes:
            yield Change(change.date, "network", network.name, change.note, address)
