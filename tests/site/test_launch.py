"""The launch page of a campaign: what is on the sheet, and that it appears and disappears with its campaign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, build, post, write_hub

PLUGINS: list[Any] = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/posts"]
POSTS = {
    **{
        f"post-{number}": post(f"Post {number}", campaign="spring", publish=f"2026-12-0{number}")
        for number in range(1, 6)
    },
    "post-5.de": {"title": "Beitrag 5"},
    "secret": post("Zyxquark", campaign="spring", publish="2027-03-01"),
    "elsewhere": post("Elsewhere", publish="2027-01-02"),
}
SPRING = {
    "title": "Spring",
    "goal": "People try it.",
    "targets": {"shares": 600},
    "starts": "2026-12-01",
    "ends": "2027-05-31",
    "owner": "Brand team",
    "hashtags": ["GingerUp", "ربيع"],
    "contact": "spring@soda.example",
    "launch": True,
}
CAMPAIGNS = {
    "spring": SPRING,
    "spring.de": {"title": "Frühling", "goal": "Leute probieren es."},
    "autumn": {"title": "Plimfast", "launch": True, "starts": "2027-09-01", "contact": "vroonk@soda.example"},
    "quiet": {"title": "Quiet"},
    "bare": {"title": "Bare", "launch": True, "contact": "https://soda.example/ask"},
    "past": {"title": "Past", "launch": True, "ends": "2026-12-31"},
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    hub = write_hub(tmp_path_factory.mktemp("launch"), POSTS, campaigns=CAMPAIGNS, plugins=PLUGINS)
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    return site


def links_of(site: Site, address: str) -> list[str]:
    return [link.attributes.get("href") or "" for link in site.page(address).one("div", "advocacy-launch").all("a")]


def test_it_has_goal_targets_dates_and_questions(site: Site) -> None:
    text = " ".join(site.page("campaigns/spring/launch/").text.split())
    assert "People try it. Our targets: 600 shares" in text
    assert "December 1, 2026 to May 31, 2027" in text
    assert "Run by Brand team" in text
    assert "mailto:spring@soda.example?subject=Spring" in links_of(site, "campaigns/spring/launch/")


def test_it_begins_with_three_published_posts(site: Site) -> None:
    links = links_of(site, "campaigns/spring/launch/")
    assert [link for link in links if "posts/" in link] == [f"../../../posts/post-{number}/" for number in (5, 4, 3)]


def test_a_translation_has_its_own(site: Site) -> None:
    page = site.page("campaigns/spring/de/launch/")
    assert page.one("html")["lang"] == "de"
    assert page.one("h1").text == "Frühling"
    assert "Leute probieren es." in page.text
    links = links_of(site, "campaigns/spring/de/launch/")
    assert "../../../../posts/post-5/de/" in links
    assert "../../../../campaigns/spring/launch/" in links


@pytest.mark.parametrize("address", ["campaigns/spring/", "campaigns/spring/launch/"])
def test_a_hashtag_has_its_own_direction(site: Site, address: str) -> None:
    tags = site.page(address).all("span", "advocacy-hashtag")
    assert [(tag["dir"], tag.text) for tag in tags] == [("auto", "#GingerUp"), ("auto", "#ربيع")]


def test_only_campaigns_that_want_one_have_it(site: Site) -> None:
    assert {name for name in site.files if name.endswith("launch/index.html")} == {
        f"campaigns/{name}/launch/index.html" for name in ("spring", "spring/de", "bare", "past")
    }


def test_it_is_withheld_with_its_campaign(site: Site) -> None:
    for secret in ("Plimfast", "vroonk", "Zyxquark", "campaigns/autumn"):
        assert site.holding(secret) == []


def test_it_has_codes_for_print(site: Site) -> None:
    codes = site.page("campaigns/spring/de/launch/").all("span", "advocacy-qr")
    assert [code["aria-label"] for code in codes] == [
        f"QR-Code: {title}" for title in ("Frühling", "Beitrag 5", "Post 4", "Post 3")
    ]
    assert site.page("campaigns/past/launch/").all("span", "advocacy-qr") == []


def test_little_is_enough(site: Site) -> None:
    assert [title.text for title in site.page("campaigns/bare/launch/").all("h2")] == [
        "Questions?",
        "Posts to begin with",
    ]
    assert "https://soda.example/ask" in links_of(site, "campaigns/bare/launch/")
    assert "Ended on December 31, 2026" in site.page("campaigns/past/launch/").text


def test_the_ledger_the_sitemap_and_search_have_it(site: Site) -> None:
    for address in ("campaigns/spring/launch/", "campaigns/spring/de/launch/"):
        assert f" {address} " in site.files["permalinks.txt"].decode()
        assert f"https://hub.example/{address}" in site.sitemap
        [entry] = [entry for entry in site.search if entry["location"] == address]
        assert entry["title"] in ("Launch: Spring", "Start: Frühling")


def test_the_campaigns_page_links_to_it(site: Site) -> None:
    links = [link.attributes.get("href") for link in site.page("campaigns/spring/").all("a")]
    assert "../../campaigns/spring/launch/" in links
    assert "campaigns/spring/launch/" in site.page("campaigns/spring/launch/").one("link", rel="canonical")["href"]


def test_hostile_texts_stay_text(tmp_path: Path) -> None:
    hostile = "<img src=x onerror=alert(1)> \" ' {{ 7*7 }}"
    campaign = {**SPRING, "title": hostile, "goal": hostile, "owner": hostile, "contact": "a%22b@soda.example"}
    hub = write_hub(tmp_path, {"one": post(hostile, summary=hostile, campaign="c")}, campaigns={"c": campaign})
    page = build(hub).page("campaigns/c/launch/")
    assert not [image for image in page.all("img") if image.attributes.get("src") == "x"]


def test_a_site_for_one_audience_has_only_its_launches(tmp_path: Path) -> None:
    both = ["employees", "customers"]
    posts = {
        "shared": post("Shared", campaign="both", audience=both),
        "internal": post("Zyxquark", campaign="both", audience=["employees"]),
    }
    campaigns = {
        "both": {"title": "Both", "launch": True, "audience": both},
        "internal": {"title": "Vroonk", "launch": True, "audience": ["employees"], "contact": "plimfast@soda.example"},
    }
    site = build(write_hub(tmp_path, posts, campaigns=campaigns, options={"audience": "customers"}), "--strict")
    assert site.exit_code == 0, site.output
    assert [link for link in links_of(site, "campaigns/both/launch/") if "posts/" in link] == ["../../../posts/shared/"]
    assert site.holding("Zyxquark") + site.holding("Vroonk") + site.holding("plimfast") == []
