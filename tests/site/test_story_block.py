"""The block `stories` in Markdown pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.references import dead_links
from tests.site.sites import Element, build
from tests.site.test_story_permissions import GRANTED, STATES, TOKEN, story_with, traces_of, write_story_hub


def home_with(hub: Path, keys: str) -> Element:
    (hub / "content/index.md").write_text(f"# Home\n\n```stories\n{keys}\n```\n", "utf-8")
    site = build(hub)
    assert site.exit_code == 0, site.output
    assert dead_links(site) == []
    return site.page().one("div", "advocacy-stories-list")


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    hub = write_story_hub(tmp_path, GRANTED)
    quote = story_with(GRANTED, title="The bench", kind="quote", media=[], topics=["work"], posted="2026-12-01")
    (hub / "content/stories/bench.yml").write_text(quote, "utf-8")
    return hub


def titles_in(block: Element) -> list[str]:
    return [heading.text for heading in block.all("h2")]


def test_it_shows_the_newest_stories(hub: Path) -> None:
    block = home_with(hub, "limit: 5")
    assert titles_in(block) == ["The bench", f"{TOKEN} on the canal"]
    assert "A selection: we choose" in block.text
    assert block.one("img")["src"].startswith("brand/customers/renditions/canal-")
    assert titles_in(home_with(hub, "limit: 1")) == ["The bench"]


@pytest.mark.parametrize(
    ("keys", "titles"),
    [
        ("kind: quote", ["The bench"]),
        ("topic: work", ["The bench"]),
        (f"topic: {TOKEN}", [f"{TOKEN} on the canal"]),
        ("kind: review", []),
        ("language: de", ["The bench", f"{TOKEN} am Kanal"]),
    ],
)
def test_it_selects_stories(hub: Path, keys: str, titles: list[str]) -> None:
    assert titles_in(home_with(hub, keys)) == titles


@pytest.mark.parametrize("state", [state for state, (_, can_build) in STATES.items() if can_build])
def test_it_shows_no_story_without_permission(tmp_path: Path, state: str) -> None:
    hub = write_story_hub(tmp_path, STATES[state][0])
    block = home_with(hub, "limit: 5")
    assert titles_in(block) == []
    assert "There are no stories yet." in block.text
    assert traces_of(build(hub)) == []
