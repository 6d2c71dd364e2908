"""Events whose text is private: it is in no byte of the site, and readers still learn that the meeting took place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.contracts.entries import write
from tests.site.sites import Site, as_yaml, build, write_hub

PLUGINS = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/programme"]
SECRET, GERMAN_SECRET, PUBLIC = "qxzvbrumpf", "wjklfoobartz", "plainlyvisible"
COUNCIL = "---\ntitle: Council\njoins: election\nmeets: quarterly\nminutes_within: 14 days\n---\n\nWords.\n"


def event(text: str, **keys: Any) -> str:
    return (
        f"---\n{as_yaml({'title': 'A meeting', 'when': '2026-12-01', **keys})}---\n\n## {text}\n\n{text} [x](no.md)\n"
    )


def built(folder: Path, files: dict[str, str], *arguments: str) -> Site:
    theme = {"features": ["content.action.edit", "content.action.view"]}
    hub = write_hub(folder, plugins=PLUGINS, theme=theme, repo_url="https://git.example/hub", edit_uri="edit/main/")
    write(hub, {f"content/{name}.md": text for name, text in files.items()})
    site = build(hub, *arguments)
    assert site.exit_code == 0, site.output
    return site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {
        "groups/council": COUNCIL,
        "events/closed": event(SECRET, minutes="private", group="council", title="Behind doors"),
        "events/closed.de": event(GERMAN_SECRET, title="Hinter Türen").replace("when: '2026-12-01'\n", ""),
        "events/borrowed": event(SECRET, minutes="private", group="council", when="2027-03-01"),
        "events/borrowed.de": "---\ntitle: Ohne Text\n---\n",
        "events/open": event(PUBLIC, minutes="2026-12-05", group="council").replace("[x](no.md)", ""),
    }
    return built(tmp_path_factory.mktemp("private"), files, "--strict")


def test_a_private_text_is_nowhere(site: Site) -> None:
    assert site.holding(SECRET) + site.holding(GERMAN_SECRET) == []
    assert site.holding(PUBLIC)


def test_its_page_says_when_the_meeting_was_and_that_the_minutes_are_not_public(site: Site) -> None:
    text = " ".join(site.page("events/closed/").text.split())
    assert "Behind doors" in text
    assert "December 1, 2026" in text
    assert "Minutes Not public" in text
    assert "Protokoll Nicht öffentlich" in " ".join(site.page("events/closed/de/").text.split())


def test_its_page_has_no_link_to_the_source(site: Site) -> None:
    links = [link.attributes.get("href") or "" for link in site.page("events/closed/").all("a")]
    assert not [link for link in links if "git.example/hub/" in link]
    links = [link.attributes.get("href") or "" for link in site.page("events/open/").all("a")]
    assert [link for link in links if "git.example/hub/" in link]


def test_calendars_and_search_have_the_meeting(site: Site) -> None:
    assert b"SUMMARY:Behind doors" in site.files["events.ics"]
    assert "Behind doors" in [entry["title"] for entry in site.search]


def test_the_group_says_so_and_does_not_count_it_as_published(site: Site) -> None:
    text = " ".join(site.page("groups/council/").text.split())
    assert "Minutes · Not public" in text
    assert "on time for 1 of 1 meetings" in text


def test_an_edit_makes_the_text_private(tmp_path: Path) -> None:
    open_text = event(SECRET).replace("[x](no.md)", "")
    assert built(tmp_path, {"events/one": open_text}).holding(SECRET)
    closed = open_text.replace("when:", "minutes: private\nwhen:")
    assert built(tmp_path, {"events/one": closed}).holding(SECRET) == []
