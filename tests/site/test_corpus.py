"""Real posts, where they lie beside the checkout."""

from __future__ import annotations

import shutil
from urllib.parse import parse_qsl, urlsplit

import pytest
from tests.site.sites import CHECKOUT, Site, build, write_hub
from tests.site.test_pages import dead_links

GALAXY = CHECKOUT.parent / "shared/corpus/galaxy/posts"


@pytest.fixture(scope="module")
def galaxy(tmp_path_factory: pytest.TempPathFactory) -> Site:
    if not GALAXY.is_dir():
        pytest.skip("the corpus of Galaxy's posts is not beside the checkout")
    hub = write_hub(tmp_path_factory.mktemp("galaxy"), options={"rules": {"too-long": "warning"}})
    shutil.copytree(GALAXY, hub / "content" / "posts")
    site = build(hub)
    assert site.exit_code == 0, site.said
    return site


def test_every_post_has_its_permalink(galaxy: Site) -> None:
    ids = {path.stem for path in GALAXY.rglob("*.yml")}
    assert len(ids) == 272
    assert {f"posts/{post_id}/index.html" for post_id in ids} <= galaxy.files.keys()


def test_every_page_can_be_read_and_leads_on(galaxy: Site) -> None:
    assert len(galaxy.pages) >= 272 + 6
    assert dead_links(galaxy) == []


def test_share_links_hold_the_texts_that_are_shown(galaxy: Site) -> None:
    compared = 0
    for name, page in galaxy.pages.items():
        for variant in page.all("section", "advocacy-variant"):
            share = variant.all("a", "advocacy-share")
            if share and share[0]["data-network"] in ("bluesky", "mastodon"):
                query = dict(parse_qsl(urlsplit(share[0]["href"]).query, strict_parsing=True))
                assert query["text"] == variant.one(css="advocacy-text").text, name
                compared += 1
    assert compared > 272


def test_feeds_and_search_have_every_post(galaxy: Site) -> None:
    found = [entry for entry in galaxy.search if entry["location"].removeprefix("posts/").strip("/")]
    assert len(galaxy.feed["items"]) == len(galaxy.rss.findall("item")) == 272
    assert len([entry for entry in found if entry["location"].startswith("posts/")]) == 272


def test_only_posts_that_fit_nowhere_offer_no_network(galaxy: Site) -> None:
    without = [name for name, page in galaxy.pages.items() if is_post(name) and not page.all("details")]
    assert len(without) == galaxy.said.count("no network is left that this post could be shared on")


def test_what_is_too_long_is_said(galaxy: Site) -> None:
    assert "warning: text." in galaxy.said
    assert "shorten by" in galaxy.said


def is_post(name: str) -> bool:
    return name.startswith("posts/") and name.count("/") == 2
