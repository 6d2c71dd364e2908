"""Guideline pages: versions, the comparison of networks, and changes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from tests.site.references import dead_links
from tests.site.sites import NOW, QUIET, Site, as_yaml, build, built, epoch, post

from mkdocs_advocacy.cli import main

PLUGINS = ["search", {"advocacy": {}}, "advocacy/guidelines", "advocacy/brand", "advocacy/posts"]
SITE = "https://hub.example/"
LINKEDIN: dict[str, Any] = {
    "summary": "For <colleagues>.",
    "version": 2,
    "effective": "2026-12-01",
    "review_by": "2027-12-01",
    "owner": "Brand & all",
    "remember": ["One <b>", "Two", "Three"],
    "tone": "Calm.",
    "do": ["This"],
    "dont": ["That"],
    "say": [{"term": "soda", "why": "Our word"}],
    "avoid": [{"term": "thrilled", "instead": "glad", "why": "Everybody is"}],
    "key_phrases": [{"text": 'Say "hello"', "use": "To begin"}, "Good day"],
    "hashtags": ["Soda"],
    "changes": [
        {"version": 2, "date": "2026-12-01", "note": "Calmer & shorter."},
        {"version": 1, "date": "2026-01-01", "note": "The first."},
    ],
}
BODY = "# On LinkedIn\n\nThe opening, see [all](index.md).\n\n## Pictures\n\nTake your own.\n"


def write_guidelines(folder: Path) -> None:
    place = folder / "guidelines"
    (place / "linkedin").mkdir(parents=True)
    (place / "linkedin.md").write_text(f"---\n{as_yaml(LINKEDIN)}---\n{BODY}", "utf-8")
    (place / "linkedin/1.md").write_text("The opening was long, see [all](index.md).\n", "utf-8")
    (place / "index.md").write_text("---\ntitle: How we <post>\n---\nBe kind.\n", "utf-8")
    coming = "changes: [{version: 1, date: 2027-02-01, note: Still to come.}]"
    (place / "faq.md").write_text(f"---\ntitle: Questions\n{coming}\n---\n## Must I?\n\nNo.\n", "utf-8")
    (place / "rules").mkdir()
    (place / "rules/vocabulary.yml").write_text(
        "changes: [{date: 2026-11-01, note: New words.}, {date: 2027-02-01, note: Still to come.}]\n"
    )
    (folder / "content/brand/soda").mkdir(parents=True)
    (folder / "content/brand/soda/guide.pdf").write_text("A document")
    (folder / "content/brand/soda/brand.yml").write_text(
        "changes: [{date: 2026-10-01, note: A better blue.}]\npublish: 2026-09-01\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("guidelines")
    write_guidelines(folder)
    posts = {
        "one": post("For LinkedIn", {"linkedin": "Words for it.", "x": "Others."}),
        "two": post("For X", {"x": "Words."}),
    }
    return built(folder, posts, plugins=PLUGINS, site_url=SITE)


def test_a_future_change_is_nowhere_in_the_output(site: Site) -> None:
    assert site.holding("Still to come") == []


def headings(site: Site, address: str) -> list[str]:
    return [
        heading.text
        for heading in site.page(address).one("div", "advocacy-guideline").all("h2")
        if "id" in heading.attributes
    ]


def test_a_guideline_begins_with_the_most_important_rules(site: Site) -> None:
    page = site.page("guidelines/linkedin/")
    assert page.one("h1").text == "On LinkedIn"
    assert headings(site, "guidelines/linkedin/") == [
        *("What matters most", "At a glance", "Sentences to copy", "Wording", "Pictures"),
        *("How LinkedIn works", "Posts for LinkedIn", "Versions"),
    ]
    text = page.one("div", "advocacy-guideline").text
    assert text.index("The opening") < text.index("One <b>") < text.index("Calm.") < text.index("Take your own.")
    for sentence in ("Version 2", "effective since December 1, 2026", "next review by December 1, 2027", "Brand & all"):
        assert sentence in text
    assert [button["data-copy"] for button in page.all("button", "advocacy-copy")] == ['Say "hello"', "Good day"]
    assert "3,000 characters" in page.one("section", "advocacy-facts").text
    assert [card.one("h2").text for card in page.all("article", "advocacy-card")] == ["For LinkedIn"]
    contents = [link["href"] for link in page.one("nav", "md-nav--secondary").all("a", "md-nav__link")]
    assert contents == [
        *("#remember", "#glance", "#phrases", "#words", "#pictures", "#facts", "#posts", "#history"),
    ]


def test_an_earlier_version_has_a_banner_and_is_not_in_search(site: Site) -> None:
    page = site.page("guidelines/linkedin/1/")
    banner = page.one("div", "advocacy-gone")
    assert banner.text.split("\n")[1].startswith("This is an earlier version. It no longer applies.")
    assert [link["href"] for link in banner.all("a")] == [
        "../../../guidelines/linkedin/",
        "../../../guidelines/linkedin/1/2/",
    ]
    assert "long" in page.one("div", "advocacy-guideline").text
    found = {entry["location"]: entry["sections"] for entry in site.search}
    assert "#pictures" in found["guidelines/linkedin/"]
    assert [location for location in found if location.startswith("guidelines/linkedin/1")] == []


def test_versions_are_compared(site: Site) -> None:
    page = site.page("guidelines/linkedin/1/2/")
    assert page.one("h1").text == "On LinkedIn: version 1 and version 2 compared"
    paragraph = page.one("div", "advocacy-comparison").all("p", "advocacy-comparison__changed")[0]
    assert [one.text for one in paragraph.all("del")] == ["Removed:  was long"]
    assert "Calmer & shorter." in page.text
    assert page.one("meta", name="robots")["content"] == "noindex"


def test_there_are_no_dead_links(site: Site) -> None:
    assert dead_links(site) == []


def test_the_overview_compares_networks(site: Site) -> None:
    page = site.page("guidelines/")
    assert page.one("h1").text == "How we <post>"
    assert [link.text.strip() for link in page.all("a", "advocacy-signpost")] == ["On LinkedIn", "Questions"]
    table = page.one("table")
    rows = {row.one("th").text: [cell.text for cell in row.all("td")] for row in table.one("tbody").all("tr")}
    sharing = "opens with your text on a computer, accepts only the link on a phone"
    assert rows["LinkedIn"] == [sharing, "3,000", "140", "as a card", "0–5", "20", "120"]
    assert rows["Facebook"][0] == "accepts only the link"
    assert rows["Instagram"][0] == "copy and paste"
    assert table.one("a")["href"] == "../guidelines/linkedin/"


def test_a_post_links_to_the_guidelines_of_its_networks(site: Site) -> None:
    page = site.page("posts/one/")
    links = [
        link
        for link in page.all("a")
        if "guidelines/" in (link.attributes.get("href") or "") and "matters" in link.text
    ]
    assert [(link["href"], link.text) for link in links] == [("../../guidelines/linkedin/", "What matters on LinkedIn")]
    networks = json.loads(site.files["assets/advocacy/networks.json"])
    assert networks["linkedin"]["guideline"] == {
        "address": "guidelines/linkedin/",
        "language": "en",
        "remember": ["One <b>", "Two", "Three"],
    }
    assert "guideline" not in networks["x"]


def test_changes_are_listed_newest_first(site: Site) -> None:
    page = site.page("changes/")
    changes = [
        (section.one("time")["datetime"], [paragraph.text.strip() for paragraph in item.all("p")][:3])
        for section in page.one("div", "advocacy-changes-page").all("section")
        for item in section.all("li")
    ]
    assert [change for change in changes if change[1][0] != "Network"] == [
        ("2026-12-01", ["Guideline", "On LinkedIn, version 2", "Calmer & shorter."]),
        ("2026-11-01", ["Rules", "Wording", "New words."]),
        ("2026-10-01", ["Brand", "Soda", "A better blue."]),
        ("2026-09-01", ["Brand", "Soda", "New: guide.pdf"]),
        ("2026-01-01", ["Guideline", "On LinkedIn, version 1", "The first."]),
    ]
    assert ("2026-04-08", "Network") in [(day, said[0]) for day, said in changes]


def test_the_feed_contains_the_changes(site: Site) -> None:
    channel = ElementTree.fromstring(site.files["changes.xml"]).find("channel")
    assert channel is not None
    items = [[item.findtext(name) for name in ("title", "link", "description")] for item in channel.findall("item")]
    assert ["XING", f"{SITE}guidelines/#networks"] in [item[:2] for item in items]
    assert items[0] == ["On LinkedIn, version 2", f"{SITE}guidelines/linkedin/1/2/", "Calmer & shorter."]
    assert len({item.findtext("guid") for item in channel.findall("item")}) == len(items)


def test_a_release_adds_a_version_a_comparison_and_a_change(tmp_path: Path) -> None:
    write_guidelines(tmp_path)
    built(tmp_path, plugins=PLUGINS, site_url=SITE)
    config, environment = str(tmp_path / "mkdocs.yml"), {**QUIET, "SOURCE_DATE_EPOCH": epoch(NOW)}
    for _ in range(2):  # the second run is a mistake
        CliRunner().invoke(main, ["release", "linkedin", "-f", config, "--note", "Warmer."], env=environment)
    file = tmp_path / "guidelines/linkedin.md"
    file.write_text(file.read_text("utf-8").replace("Take your own.", "Take your own, or none."), "utf-8")
    site = build(tmp_path, "--strict")
    assert site.exit_code == 0, site.output
    history = site.page("guidelines/linkedin/").one("section", "advocacy-guideline__history")
    assert [item.one("strong").text for item in history.all("li")] == ["Version 3", "Version 2", "Version 1"]
    assert "Warmer." in history.text
    changed = site.page("guidelines/linkedin/2/3/").one("div", "advocacy-comparison").all("ins")
    assert [one.text for one in changed if "or none" in one.text] == ["Added: , or none"]
    newest = ElementTree.fromstring(site.files["changes.xml"]).find("channel/item")
    assert newest is not None
    assert newest.findtext("link") == f"{SITE}guidelines/linkedin/2/3/"
    assert dead_links(site) == []


def test_a_hub_without_guidelines_still_compares_networks(tmp_path: Path) -> None:
    site = built(
        tmp_path, {"one": post()}, plugins=[*PLUGINS[:2], "advocacy/guidelines", "advocacy/posts"], site_url=""
    )
    assert "There are no guidelines for networks yet." in site.page("guidelines/").text
    assert "changes.xml" not in site.files, "a feed needs absolute addresses, which require site_url"
    assert dead_links(site) == []


def test_guidelines_work_without_posts(tmp_path: Path) -> None:
    write_guidelines(tmp_path)
    site = built(tmp_path, plugins=["search", "advocacy", "advocacy/guidelines"])
    assert "Posts for LinkedIn" not in headings(site, "guidelines/linkedin/")


def test_rules_apply_without_guideline_pages(tmp_path: Path) -> None:
    write_guidelines(tmp_path)
    site = built(tmp_path, {"one": post()}, plugins=["search", "advocacy", "advocacy/posts"])
    assert "guidelines/linkedin" not in " ".join(site.files)
    assert "guideline" not in json.loads(site.files["assets/advocacy/networks.json"])["linkedin"]
    assert "guidelines/" not in site.page("posts/one/").text


def test_two_files_for_one_page_are_refused(tmp_path: Path) -> None:
    write_guidelines(tmp_path)
    built(tmp_path, plugins=PLUGINS)
    (tmp_path / "content/guidelines").mkdir()
    (tmp_path / "content/guidelines/faq.md").write_text("Mine.")
    site = build(tmp_path)
    assert site.exit_code == 1
    problem = (
        "guidelines/faq.md:1:1: error: this file and content/guidelines/faq.md both create the page guidelines/faq/"
    )
    assert f"{problem} (delete one of them)" in site.output
    assert str(tmp_path) not in site.output


def test_the_confidential_list_and_network_facts_are_not_published(site: Site) -> None:
    assert [file for file in site.files if file.endswith((".yml", ".md"))] == []
