"""Campaign cards: the image of the newest post, the dates, and the number of posts."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image
from tests.site.sites import Element, Site, built, post

PLUGINS = ["search", "advocacy", "advocacy/brand", "advocacy/posts"]
CAMPAIGNS = {
    "launch": {"title": "Launch", "goal": "Everybody knows.", "starts": "2027-01-01", "ends": "2027-03-31"},
    "bare": {"title": "Bare", "hashtags": ["One"], "starts": "2026-12-01"},
    "over": {"title": "Over", "ends": "2026-12-31"},
}
POSTS = {
    "oldest": post(media=["set/oldest"], campaign="launch", publish="2027-01-02"),
    "newest": post(media=["set/newest"], campaign="launch", publish="2027-01-10"),
    "words": post(campaign="launch", publish="2027-01-12"),
    "coming": post(media=["set/quinquina"], campaign="launch", publish="2027-06-02"),
    "draft": post(media=["set/quinquina"], campaign="launch", status="draft"),
    "gone": post(media=["set/gone"], campaign="launch", publish="2027-01-14", expire="2027-01-14"),
    "plain": post(campaign="bare"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder: Path = tmp_path_factory.mktemp("covers")
    place = folder / "content/brand/set"
    place.mkdir(parents=True)
    for name, color in (("oldest", "teal"), ("newest", "purple"), ("quinquina", "gold"), ("gone", "red")):
        Image.new("RGB", (1600, 900), color).save(place / f"{name}.png")
    (place / "brand.yml").write_text("assets: {'*': {alt: A bottle}, quinquina: {publish: 2027-06-01}}", "utf-8")
    return built(folder, POSTS, campaigns=CAMPAIGNS, plugins=PLUGINS)


def cards(site: Site) -> dict[str, Element]:
    found = site.page("campaigns/").all("article", "advocacy-card")
    return {card.one("h2").text: card for card in found}


def test_a_cover_is_the_image_of_the_newest_current_post(site: Site) -> None:
    cover = cards(site)["Launch"].one("img", "advocacy-cover")
    assert "/newest-" in cover["src"]
    assert cover["src"].removeprefix("../") in site.files
    head = site.page("campaigns/launch/").one("div", "advocacy-campaign-head").one("img", "advocacy-cover")
    assert head["src"] == f"../{cover['src']}"
    assert "loading" not in head.attributes
    assert site.holding("quinquina") == []


def test_a_campaign_without_an_image_shows_its_hashtag(site: Site) -> None:
    for place in (cards(site)["Bare"], site.page("campaigns/bare/")):
        cover = place.one("div", "advocacy-cover")
        assert (cover.text, cover["aria-hidden"]) == ("#One", "true")
    assert cards(site)["Over"].one("div", "advocacy-cover").text == ""


def test_a_card_shows_dates_goal_and_number_of_posts(site: Site) -> None:
    texts = {title: " ".join(card.text.split()) for title, card in cards(site).items()}
    assert list(texts) == ["Bare", "Launch", "Over"]
    assert texts["Launch"] == (
        "3 posts January 1, 2027 to March 31, 2027 Launch What we want to achieve Everybody knows."
    )
    assert texts["Bare"] == "#One 1 post Since December 1, 2026 Bare"
    assert "Ended on December 31, 2026" in texts["Over"]
