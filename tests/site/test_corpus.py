"""Real posts and artwork, if the corpus is beside the checkout."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml
from tests.site.references import dead_links
from tests.site.sites import CHECKOUT, Site, build, write_hub

GALAXY = CHECKOUT.parent / "shared/corpus/galaxy/posts"
ARTWORK = CHECKOUT.parent / "shared/corpus/oci-artwork"


@pytest.fixture(scope="module")
def galaxy(tmp_path_factory: pytest.TempPathFactory) -> Site:
    if not GALAXY.is_dir():
        pytest.skip("the corpus with Galaxy's posts is not available")
    hub = write_hub(tmp_path_factory.mktemp("galaxy"), options={"rules": {"too-long": "warning"}})
    shutil.copytree(GALAXY, hub / "content" / "posts")
    site = build(hub)
    assert site.exit_code == 0, site.output
    return site


def test_every_post_has_a_permalink(galaxy: Site) -> None:
    ids = {path.stem for path in GALAXY.rglob("*.yml")}
    assert len(ids) == 272
    assert {f"posts/{post_id}/index.html" for post_id in ids} <= galaxy.files.keys()


def test_every_page_is_well_formed_and_has_no_dead_links(galaxy: Site) -> None:
    assert len(galaxy.pages) >= 272 + 6
    assert dead_links(galaxy) == []


def test_share_links_contain_the_displayed_texts(galaxy: Site) -> None:
    compared = 0
    for name, page in galaxy.pages.items():
        for variant in page.all("section", "advocacy-variant"):
            share = variant.all("a", "advocacy-share")
            if share and share[0]["data-network"] in ("bluesky", "mastodon"):
                query = dict(parse_qsl(urlsplit(share[0]["href"]).query, strict_parsing=True))
                assert query["text"] == variant.one(css="advocacy-text").text, name
                compared += 1
    assert compared > 200


def test_feeds_and_search_contain_every_post(galaxy: Site) -> None:
    found = [entry for entry in galaxy.search if entry["location"].removeprefix("posts/").strip("/")]
    assert len(json.loads(galaxy.files["posts/all.json"])["items"]) == 272
    assert len(galaxy.feed["items"]) == len(galaxy.rss.findall("item")) == 100
    assert len([entry for entry in found if entry["location"].startswith("posts/")]) == 272


def test_only_posts_that_fit_no_network_offer_none(galaxy: Site) -> None:
    without = [name for name, page in galaxy.pages.items() if is_post(name) and not page.all("details")]
    assert len(without) == galaxy.output.count("this post can't be shared on any network")


def test_a_named_network_is_offered_or_its_absence_is_reported(galaxy: Site) -> None:
    reported = set(
        re.findall(
            r"/([^/]+)\.yml:\d+:\d+: warning: text\..*, but (\w+) allows only [\d,]+ \(shorten by", galaxy.output
        )
    )
    assert reported
    for path in GALAXY.rglob("*.yml"):
        there = {network["id"] for network in galaxy.page(f"posts/{path.stem}/").all("details")}
        for network in yaml.safe_load(path.read_text("utf-8")).get("networks", ()):
            named = {"linkedin": "LinkedIn"}.get(network, network.title())
            assert (network in there) is ((path.stem, named) not in reported), f"{path.stem}: {network}"


def is_post(name: str) -> bool:
    return name.startswith("posts/") and name.count("/") == 2


def test_artwork_without_a_brand_file_has_a_valid_page(tmp_path: Path) -> None:
    if not ARTWORK.is_dir():
        pytest.skip("the corpus with the OCI artwork is not available")
    plugins = ["search", {"advocacy": {"networks": ["copy"]}}, "advocacy/brand", "advocacy/posts"]
    hub = write_hub(tmp_path, plugins=plugins)
    shutil.copytree(ARTWORK, hub / "content/brand/oci-artwork")
    site = build(hub)
    assert site.exit_code == 0, site.output
    lines = [line for line in site.output.splitlines() if "WARNING" in line and "has no alt text" not in line]
    assert lines == []
    page = site.page("brand/oci-artwork/")
    assert page.one("h1").text == "Oci artwork"
    assert [heading.text for heading in page.all("h3")] == ["Oci", "Runc", "Certified", "Icons"]
    tiles = [tile for tile in page.all("li", "advocacy-brand__tile") if tile.all("img")]
    assert len(tiles) == 89  # one for each drawing; images with the same name share its tile
    white = [tile for tile in tiles if "white" in tile.attributes["id"]]
    assert {tile.one("div", "advocacy-brand__picture")["class"].split()[-1] for tile in white} == {"advocacy-on-1A1C26"}
    assert len([tile for tile in tiles if tile.all("ul", "advocacy-brand__sizes")]) == 86  # three contain text
    assert dead_links(site) == []
