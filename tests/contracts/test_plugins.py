"""Hubs that show only part of their content: one plugin, and files of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.contracts.entries import as_file, ended_states, entry_of, path_of, write
from tests.site.references import dead_links
from tests.site.sites import build, write_hub

from mkdocs_advocacy.content.kind import Kind
from mkdocs_advocacy.kinds import KINDS

LANGUAGES = ("en", "de")
REFERENCES: dict[str, dict[str, Any]] = {
    "posts": {"campaign": "linkedin", "media": ["linkedin/can"]},
    "brand": {"assets": {"can": {"alt": "A green can."}}},
}
"""References to other kinds' entries, all named after a network that has a guideline."""


def files_of(kind: Kind[Any]) -> Iterator[tuple[str, str]]:
    """Yield an entry that others refer to, its translation, and expired and retired entries."""
    values = REFERENCES.get(kind.name, {})
    yield path_of(kind, "linkedin"), entry_of(kind, "linkedin", "The falcon", **values)
    if kind.translation:
        yield path_of(kind, "linkedin", "de"), as_file(kind, {"title": "Der Falke"}, "Worte.")
    for state, ended in ended_states(kind).items():
        yield path_of(kind, state), entry_of(kind, state, f"Has {state}", **values, **ended)


@pytest.mark.parametrize("plugin", ["advocacy", *sorted({kind.plugin for kind in KINDS})])
def test_a_hub_with_one_plugin_has_no_dead_reference(tmp_path: Path, plugin: str) -> None:
    lines = ["search", {"advocacy": {"languages": list(LANGUAGES)}}, *([plugin] if plugin != "advocacy" else [])]
    hub = write_hub(tmp_path, plugins=lines)
    for kind in KINDS:
        write(hub, dict(files_of(kind)))
    Image.new("RGB", (1200, 628), "green").save(hub / "content/brand/linkedin/can.png")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert dead_links(site) == []
    shown = {kind.name for kind in KINDS if kind.plugin == plugin and kind.has_pages}
    assert {name for name in (kind.name for kind in KINDS) if f"{name}/linkedin/index.html" in site.files} == shown
    words = {f"assets/advocacy/words/{language}.json" for language in LANGUAGES}
    assert words <= site.files.keys()
    assert ("assets/advocacy/networks.svg" in site.files) == (plugin != "advocacy")
