"""Images of posts: on cards, on post pages, and in their data."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.references import dead_links
from tests.site.sites import Element, Site, built, post, write_hub
from tests.site.test_preview import preview, wait_until

POSTS = {
    "one": post("One", media=["ginger/can hero", "ginger/root"], summary="Words"),
    "one.de": {"title": "Eins", "text": {"any": "Worte"}},
    "one.fr": {"title": "Un", "media": ["ginger/root"]},
    "plain": post("Plain"),
    "wordings": post(
        "Wordings", {"any": ["First", {"text": "Second", "media": ["ginger/root"]}], "x": {"text": "Third"}}
    ),
    "both": post(
        "Both",
        {"any": ["First", {"text": "Second", "media": ["ginger/root"]}], "x": [{"text": "Third"}]},
        media=["ginger/can hero"],
    ),
    "gone": post("Gone", media=["ginger/root"], status="retired"),
}
BRAND = """
assets:
  can hero: {title: "The <can>", alt: {en: 'A "can" & a <root>', de: Eine Dose}}
  root: {alt: A root}
"""


def write_images(folder: Path, brand: str = BRAND) -> None:
    place = folder / "content/brand/ginger"
    (place / "deep").mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (1200, 630), "purple").save(place / "can hero.png")
    Image.new("RGB", (400, 500), "orange").save(place / "deep/root.jpg")
    (place / "brand.yml").write_text(brand)


def build_hub(folder: Path, **more: Any) -> Site:
    write_images(folder)
    return built(folder, POSTS, options={"languages": ["en", "de", "fr"]}, **more)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_hub(tmp_path_factory.mktemp("pictures"))


def shown_images(page: Element) -> list[tuple[str, str, str, str]]:
    return [
        (image["src"], image["alt"], image["width"], image["height"])
        for place in page.all("section", "advocacy-pictures")
        for image in place.all("img")
    ]


def test_a_posts_page_shows_its_images(site: Site) -> None:
    page = site.page("posts/one/")
    assert shown_images(page) == [
        ("../../brand/ginger/can%20hero.png", 'A "can" & a <root>', "1200", "630"),
        ("../../brand/ginger/deep/root.jpg", "A root", "400", "500"),
    ]
    place = page.one("section", "advocacy-pictures")
    assert all(image["loading"] == "lazy" for image in place.all("img"))
    assert [(link["href"], link.text) for link in place.all("a")] == [
        ("../../brand/ginger/can%20hero.png", "Download “The <can>”"),
        ("../../brand/ginger/deep/root.jpg", "Download “root.jpg”"),
    ]
    assert all("download" in link.attributes for link in place.all("a"))
    size = round(len(site.files["brand/ginger/deep/root.jpg"]) / 1000)
    assert place.all("span")[1].text == f"400 × 500 pixels, {size} kB"
    assert place.all("span")[0].text.startswith("1,200 × 630 pixels, ")
    assert dead_links(site) == []


def test_a_translation_has_its_own_alt_text(site: Site) -> None:
    assert [alt for _, alt, _, _ in shown_images(site.page("posts/one/de/"))] == ["Eine Dose", "A root"]
    assert [alt for _, alt, _, _ in shown_images(site.page("posts/one/fr/"))] == ["A root"]


def test_the_island_contains_the_images(site: Site) -> None:
    can = {
        "address": "brand/ginger/can%20hero.png",
        "name": "The <can>",
        "alt": 'A "can" & a <root>',
        "width": 1200,
        "height": 630,
    }
    root = {"address": "brand/ginger/deep/root.jpg", "name": "root.jpg", "alt": "A root", "width": 400, "height": 500}
    assert site.island("posts/one/")["media"] == [can, root]
    assert "media" not in site.island("posts/plain/")
    assert "media" not in site.island("posts/gone/")
    assert all("media" not in entry for entry in site.island("posts/one/")["networks"]["x"])


def test_a_variant_can_have_its_own_images(site: Site) -> None:
    both = site.island("posts/both/")
    assert [picture["name"] for picture in both["media"]] == ["The <can>", "root.jpg"]
    assert [entry["media"] for entry in both["networks"]["linkedin"]] == [[0], [1]]
    assert [entry["media"] for entry in both["networks"]["x"]] == [[0]]
    wordings = site.island("posts/wordings/")
    assert [picture["name"] for picture in wordings["media"]] == ["root.jpg"]
    assert [entry["media"] for entry in wordings["networks"]["linkedin"]] == [[], [0]]
    assert [entry["media"] for entry in wordings["networks"]["x"]] == [[]]


def test_a_card_shows_the_first_image(site: Site) -> None:
    cards = {card.one("h2").text: card for card in site.page("posts/").all("article", "advocacy-card")}
    image = cards["One"].one("img")
    assert (image["src"], image["alt"]) == ("../brand/ginger/can%20hero.png", "")
    assert image["decoding"] == "async"
    assert cards["Wordings"].one("img")["src"] == "../brand/ginger/deep/root.jpg"
    assert cards["Plain"].all("img") == []


def test_the_first_images_of_the_feed_are_not_lazy(tmp_path: Path) -> None:
    write_images(tmp_path)
    posts = {f"post-{number}": post(f"Post {number}", media=["ginger/can hero"]) for number in range(4)}
    posts["post-0"]["title"] = 'loading="lazy"'
    cards = built(tmp_path, posts).page("posts/").one(css="advocacy-cards").all("img")
    assert [("loading" in one.attributes) for one in cards] == [False, False, True, True]


def test_a_post_has_a_link_preview_image(site: Site) -> None:
    def said(address: str) -> list[str]:
        return [meta["content"] for meta in site.page(address).all("meta", property="og:image")]

    assert said("posts/one/") == ["https://hub.example/brand/ginger/can%20hero.png"]
    assert said("posts/plain/") == said("posts/gone/") == []


def test_an_unavailable_post_shows_no_images(site: Site) -> None:
    assert shown_images(site.page("posts/gone/")) == []


def test_images_are_published_but_their_brand_file_is_not(site: Site) -> None:
    assert {name for name in site.files if name.startswith("brand/")} == {
        "brand/ginger/can hero.png",
        "brand/ginger/deep/root.jpg",
    }


def test_a_hub_without_site_url_has_no_link_preview_images(tmp_path: Path) -> None:
    page = build_hub(tmp_path, site_url=None).page("posts/one/")
    assert page.all("meta", property="og:image") == []
    assert len(shown_images(page)) == 2


def test_a_preview_updates_images_and_their_texts(warm: Path, tmp_path: Path) -> None:
    write_images(tmp_path)
    write_hub(tmp_path, POSTS, options={"languages": ["en", "de", "fr"]})
    with preview(tmp_path, warm) as fetch:
        assert "A root" in fetch("posts/one/")
        write_images(tmp_path, BRAND.replace("A root", "Ginger"))
        wait_until(lambda: 'alt="Ginger"' in fetch("posts/one/"))
        Image.new("RGB", (300, 200), "orange").save(tmp_path / "content/brand/ginger/deep/root.jpg")
        wait_until(lambda: 'width="300"' in fetch("posts/one/") and 'width="300"' in fetch("posts/wordings/"))
        assert 'width="300"' in fetch("posts/")
