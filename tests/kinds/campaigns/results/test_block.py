"""The fenced block `result` in Markdown pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.contracts.entries import write
from tests.kinds.campaigns.results.samples import build_results, clicks_of, row, write_results_hub
from tests.kinds.campaigns.results.test_pages import CAMPAIGNS, HOSTILE, POSTS, ROWS, cells_of
from tests.site.references import dead_links
from tests.site.sites import Element, Site, build, post

STYLES = ("charts", "results")


def block(show: str, **keys: object) -> str:
    return "\n".join(("```result", f"show: {show}", *(f"{name}: {value}" for name, value in keys.items()), "```", ""))


def page_with(
    folder: Path, markdown: str, files: Mapping[str, str] | None = None, path: str = "content/page.md"
) -> Site:
    written = {path: f"# A page\n\n{markdown}\n", **(clicks_of(ROWS) if files is None else files)}
    return build_results(folder, written, campaigns=CAMPAIGNS, posts=POSTS)


def part_of(site: Site, address: str = "page/") -> Element:
    return site.page(address).one("section", "advocacy-results")


def test_progress_of_a_campaign(tmp_path: Path) -> None:
    part = part_of(page_with(tmp_path, block("progress", campaign="ginger")))
    assert "252 of 500 clicks" in part.text
    assert "47% of the time is over" in part.text
    assert part.all("svg")


def test_posts_of_a_month(tmp_path: Path) -> None:
    site = page_with(tmp_path, f"{block('posts', month='2026-12', limit=2)}\n{block('posts', campaign='hostile')}")
    first, second = site.page("page/").all("section", "advocacy-results")
    assert cells_of(first.one("table")) == [
        ["Post", "Clicks"],
        ["The range", "222"],
        ["Without a campaign", "13"],
        ["Others, together", "1,331"],
    ]
    assert [link["href"] for link in first.all("a")] == ["../posts/range/", "../posts/free/"]
    assert cells_of(second.one("table"))[1:] == [[HOSTILE, "12"]]


def test_networks_of_a_campaign(tmp_path: Path) -> None:
    table = part_of(page_with(tmp_path, block("networks", campaign="ginger"))).one("table")
    assert table.one("caption").text == "Since December 21, 2026"
    assert cells_of(table)[1:] == [["LinkedIn", "161"], ["X", "61"], ["Others, together", "30"]]


def test_languages(tmp_path: Path) -> None:
    table = part_of(page_with(tmp_path, block("languages", month="2026-12"))).one("table")
    assert cells_of(table)[1:3] == [["English", "161"], ["Deutsch", "61"]]


def test_weeks(tmp_path: Path) -> None:
    part = part_of(page_with(tmp_path, block("weeks", campaign="ginger")))
    assert [line[1] for line in cells_of(part.one("table"))[1:]] == ["41", "211"]
    assert part.one("h2").text.startswith("Most clicks:")


@pytest.mark.parametrize("show", ["progress", "posts", "networks", "languages", "weeks"])
def test_without_results_it_says_so(tmp_path: Path, show: str) -> None:
    part = part_of(page_with(tmp_path, block(show, campaign="open"), files={}))
    assert "No results in this period." in part.text
    assert part.all("svg") == []


def test_a_month_without_results_says_so(tmp_path: Path) -> None:
    assert "No results in this period." in part_of(page_with(tmp_path, block("networks", month="2020-01"))).text


def test_several_blocks_on_a_page_have_their_own_ids(tmp_path: Path) -> None:
    markdown = "\n".join(block(show, campaign="ginger") for show in ("progress", "weeks", "weeks", "networks", "posts"))
    site = page_with(tmp_path, markdown, path="content/deep/er/page.md")
    page = site.page("deep/er/page/")
    assert len(page.all("section", "advocacy-results")) == 5
    ids = Counter(one.attributes["id"] for one in page.walk() if "id" in one.attributes)
    assert set(ids.values()) == {1}
    assert dead_links(site) == []


def test_only_pages_with_results_load_the_styles(tmp_path: Path) -> None:
    site = page_with(tmp_path, block("weeks"))
    for address, is_styled in (("page/", True), ("", False)):
        sheets = [link["href"] for link in site.page(address).all("link", rel="stylesheet")]
        found = {name for name in STYLES if any(f"/{name}" in sheet for sheet in sheets)}
        assert found == ({*STYLES} if is_styled else set())


def test_it_is_in_the_language_of_the_page_or_its_own(tmp_path: Path) -> None:
    files = {
        **clicks_of(ROWS),
        "content/results.md": f"# Results\n\n{block('progress', campaign='ginger')}",
        "content/results.de.md": f"# Ergebnisse\n\n{block('progress', campaign='ginger')}",
        "content/page.md": f"# Seite\n\n{block('posts', language='de')}",
    }
    site = build_results(tmp_path, files, campaigns=CAMPAIGNS, posts=POSTS)
    assert "252 of 500 clicks" in site.page("results/").one("section", "advocacy-results").text
    assert "252 von 500 Klicks" in site.page("results/de/").one("section", "advocacy-results").text
    part = part_of(site)
    assert part["lang"] == "de"
    assert cells_of(part.one("table"))[:2] == [["Beitrag", "Klicks"], ["Die Auswahl", "222"]]
    assert "../posts/range/de/" in [link["href"] for link in part.all("a")]


def test_a_campaigns_page_may_have_one_too(tmp_path: Path) -> None:
    files = {**clicks_of(ROWS), "content/campaigns/ginger.md": f"# Ginger\n\n{block('weeks', campaign='open')}"}
    site = build_results(tmp_path, files, campaigns=CAMPAIGNS, posts=POSTS)
    page = site.page("campaigns/ginger/")
    assert "17" in page.one("section", "advocacy-results").text
    ids = Counter(one.attributes["id"] for one in page.walk() if "id" in one.attributes)
    assert set(ids.values()) == {1}


def test_search_finds_pages_but_no_numbers_of_blocks(tmp_path: Path) -> None:
    site = page_with(tmp_path, f"Searchable words.\n\n{block('networks')}")
    (entry,) = (one for one in site.search if one["location"] == "page/")
    assert "Searchable words" in entry["text"]
    assert [name for name in site.holding("1,234") if name.startswith("search/")] == []


def test_an_example_in_another_fence_stays_an_example(tmp_path: Path) -> None:
    site = page_with(tmp_path, f"````markdown\n{block('weeks')}````\n")
    assert "show: weeks" in site.page("page/").text
    assert site.page("page/").all("section", "advocacy-results") == []


def test_a_wrong_block_stops_the_build_with_its_position(tmp_path: Path) -> None:
    hub = write_results_hub(tmp_path, {"content/page.md": f"# A page\n\n{block('progress', campaign='gingr')}"})
    site = build(hub)
    assert site.exit_code != 0
    assert "content/page.md:5:11: error: campaign: content/campaigns has no campaign “gingr”" in site.output


def test_a_wrong_block_that_another_plugin_writes_stops_the_build(tmp_path: Path) -> None:
    hub = write_results_hub(tmp_path, clicks_of([row(41, "ginger")]), posts={"a": post()}, hooks=["hook.py"])
    write(hub, {"hook.py": "def on_page_markdown(text, **_):\n    return text + '\\n```result\\nshow: all\\n```\\n'\n"})
    site = build(hub)
    assert site.exit_code != 0
    assert "show is “all” (allowed: languages, networks, posts, progress, weeks)" in site.output
