"""The data that the feed's scripts filter and display."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, built, post

POSTS = {
    "ginger": post(
        "Ginger </script> is here",
        ["Ginger. {link}", "No sugar."],
        summary="Two flavours.",
        campaign="launch",
        topics=["product", "Taste"],
        audience=["employees", "customers"],
        link="https://soda.example/",
        publish="2027-01-02T09:30:00+01:00",
        expire="2027-03-31",
    ),
    "ginger.de": {"title": "Ingwer ist da", "networks": ["linkedin"], "text": {"any": "Ingwer."}},
    "plain": post("Plain", language="de", networks=["x"]),
    "over": post("Long over", topics=["gone"], campaign="old", expire="2026-12-31"),
    "withdrawn": post("Withdrawn", topics=["gone"], status="retired"),
}
CAMPAIGNS = {"launch": {"title": "The launch"}, "old": {"title": "An old one"}, "empty": {"title": "An empty one"}}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    options = {"languages": ["en", "de"], "networks": ["linkedin", "x"]}
    return built(tmp_path_factory.mktemp("feed"), POSTS, campaigns=CAMPAIGNS, options=options)


def read_data(site: Site, name: str) -> dict[str, Any]:
    return dict(json.loads(site.files[f"posts/data/{name}.json"]))


def test_the_index_has_the_facts_of_every_current_post(site: Site) -> None:
    index = read_data(site, "index")
    assert site.page("posts/").one(css="advocacy-feed")["data-advocacy-data"] == index.pop("version")
    assert index == {
        "chunk": 200,
        "values": {
            "network": [["linkedin", "LinkedIn"], ["x", "X"]],
            "campaign": [["launch", "The launch"]],
            "topic": [["product", "product"], ["Taste", "Taste"]],
            "audience": [["employees", "Employees"], ["customers", "Customers"]],
            "language": [["en", "English"], ["de", "Deutsch"]],
        },
        "sets": {
            "network": [[0, 1], [0], [1]],
            "campaign": [[0], []],
            "topic": [[0, 1], []],
            "audience": [[0, 1], [0]],
            "language": [[0], [1]],
        },
        "posts": {
            "network": [0, 1, 2],
            "campaign": [0, 0, 1],
            "topic": [0, 0, 1],
            "audience": [0, 0, 1],
            "language": [0, 1, 1],
            "first": [1, 0, 1],
            "expires": [1806537600, 1806537600, 0],
        },
        "offered": 2,
        "labels": {"en": ["Networks", "Save", "Share"], "de": ["Netzwerke", "Merken", "Teilen"]},
    }


def test_chunks_have_the_content_of_cards(site: Site) -> None:
    ginger, ingwer, plain = read_data(site, "0")["cards"]
    assert ginger == {
        "address": "posts/ginger/",
        "title": "Ginger </script> is here",
        "summary": "Two flavours.",
        "quote": "Ginger.",
        "published": "2027-01-02T09:30:00+01:00",
        "until": "until March 31, 2027",
        "versions": "2 versions",
        "languages": ["en", "de"],
    }
    assert (ingwer["address"], ingwer["until"], ingwer["versions"]) == (
        "posts/ginger/de/",
        "bis 31. März 2027",
        "1 Fassung",
    )
    assert plain == {
        "address": "posts/plain/",
        "title": "Plain",
        "quote": "Some words.",
        "versions": "1 Fassung",
    }


def test_a_separate_file_lists_the_ids_of_posts(site: Site) -> None:
    assert read_data(site, "posts") == {"version": read_data(site, "index")["version"], "posts": ["ginger", "plain"]}


def test_the_page_offers_filters_with_more_than_one_value(site: Site) -> None:
    form = site.page("posts/").one("form", "advocacy-filters")
    mine, *groups = form.all("fieldset")
    assert [(box["name"], box["type"]) for box in mine.all("input")] == [("saved", "checkbox"), ("shared", "checkbox")]
    kinds = {group["data-kind"]: group for group in groups}
    assert list(kinds) == ["network", "topic", "audience", "language"]  # all posts with a campaign have the same one
    assert {kind: chips(group) for kind, group in kinds.items()} == {
        "network": {"LinkedIn": "1", "X": "2"},
        "topic": {"product": "1", "Taste": "1"},
        "audience": {"Employees": "2", "Customers": "1"},
        "language": {"English": "1", "Deutsch": "2"},
    }
    assert form.all("select") == []


def test_frequent_values_are_chips_and_all_others_are_in_a_list(tmp_path: Path) -> None:
    posts = {
        f"post-{number:02}": post(f"Post {number}", topics=[f"Topic {topic:03}" for topic in range(number, 300, 30)])
        for number in range(30)
    }
    posts |= {f"more-{number}": post(f"More {number}", topics=["Topic 299"]) for number in range(400)}
    site = built(tmp_path, posts)
    topics = site.page("posts/").one("fieldset", **{"data-kind": "topic"})
    assert next(iter(chips(topics).items())) == ("Topic 299", "401")
    assert len(chips(topics)) == 5
    options = [option.text for option in topics.all("option")]
    assert options[0] == "More topics"
    assert (options[1], options[-1], len(options)) == ("Topic 000 (1)", "Topic 299 (401)", 301)
    index = read_data(site, "index")
    assert [len(read_data(site, str(number))["cards"]) for number in range(3)] == [200, 200, 30]
    assert len(index["posts"]["first"]) == 430
    assert len(site.files["posts/index.html"]) < 150_000


def test_the_version_depends_on_the_content_only(site: Site, tmp_path: Path) -> None:
    options = {"languages": ["en", "de"], "networks": ["linkedin", "x"]}
    again = built(tmp_path / "again", POSTS, campaigns=CAMPAIGNS, options=options)
    assert read_data(again, "index") == read_data(site, "index")
    other = POSTS | {"plain": post("Plainer", language="de", networks=["x"])}
    changed = built(tmp_path / "changed", other, campaigns=CAMPAIGNS, options=options)
    versions = {read_data(changed, name)["version"] for name in ("index", "0")}
    assert len(versions) == 1
    assert versions != {read_data(site, "index")["version"]}


def test_scripts_get_the_translations_of_every_language(site: Site) -> None:
    words = json.loads(site.files["assets/advocacy/words/de.json"])
    assert (words["language"], words["direction"]) == ("de", "ltr")
    assert words["words"]["feed_title"] == "Heute teilen"
    assert "assets/advocacy/words/en.json" in site.files


def test_an_empty_hub_has_no_filters(tmp_path: Path) -> None:
    page = built(tmp_path).page("posts/")
    assert page.all("form", "advocacy-filters") == []
    assert page.all("template") == []


def chips(group: Any) -> dict[str, str]:
    labels = [label for label in group.all("label") if label.all(css="advocacy-count")]
    return {label.all("span")[0].text: label.one(css="advocacy-count").text for label in labels}
