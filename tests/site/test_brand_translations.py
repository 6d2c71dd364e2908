"""Brand sets in several languages."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.sites import Element, Site, as_yaml, build, built, post, write_hub
from tests.site.test_pages import dead_links

PLUGINS = ["search", {"advocacy": {"languages": ["en", "de"]}}, "advocacy/brand", "advocacy/posts"]
SECRET = "zyxquark"
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h9v9z'/></svg>"
BRAND: dict[str, Any] = {
    "title": "Our logos",
    "description": "All of them",
    "guidance": "Be **kind**.",
    "do": ["Use it"],
    "dont": ["Turn it"],
    "colors": [{"name": "Plum", "hex": "#663399", "use": "Headings"}, {"name": "Foam", "hex": "#FFFFFF"}],
    "typography": [{"name": "Carl Sans", "use": "Headings", "sample": "Fizz"}],
    "assets": {
        "mark": {"title": "The mark", "alt": {"en": "A mark"}, "use": "Anywhere", "background": "Plum"},
        "can": {"title": "The can", "alt": "A can"},
        "old.pdf": {"status": "retired", "replaced_by": "new.pdf"},
        f"{SECRET}.png": {"publish": "2027-02-01", "alt": "Soon"},
    },
}
GERMAN: dict[str, Any] = {
    "title": "Unsere <Logos>",
    "description": "Alle zusammen",
    "guidance": "Sei **nett**.",
    "do": ["Nimm es"],
    "colors": {"Plum": {"name": "Pflaume", "use": "Überschriften"}},
    "typography": {"Carl Sans": {"sample": "Prickelt"}},
    "assets": {
        "mark": {"title": "Das Zeichen", "alt": "Ein Zeichen"},
        "can": {"title": "Die Dose", "alt": 'Eine "Dose"'},
        "new.pdf": {"title": "Das Handbuch"},
        f"{SECRET}.png": {"title": f"{SECRET} kommt", "alt": f"{SECRET} kommt"},
    },
}


def write_brand(folder: Path) -> None:
    place = folder / "content/brand/logo set"
    (place / "de").mkdir(parents=True)
    (place / "mark.svg").write_text(SVG)
    for name in ("can.png", "de/flasche.png", f"{SECRET}.png"):
        Image.new("RGB", (1200, 800), "purple").save(place / name)
    for name in ("old.pdf", "new.pdf"):
        (place / name).write_text("a document")
    (place / "brand.yml").write_text(as_yaml({**BRAND, "assets": {**BRAND["assets"], "flasche": {"alt": "A bottle"}}}))
    (place / "brand.de.yml").write_text(as_yaml(GERMAN))
    later = folder / "content/brand/later"
    later.mkdir()
    (later / "brand.yml").write_text(as_yaml({"title": f"{SECRET} set", "publish": "2027-02-01"}))
    (later / "brand.de.yml").write_text(as_yaml({"title": f"{SECRET} auf Deutsch"}))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("brand")
    write_brand(folder)
    one = post(media=["logo set/can"])
    return built(folder, {"one": one, "one.de": {"title": "Eins"}}, plugins=PLUGINS)


@pytest.fixture(scope="module")
def german(site: Site) -> Element:
    return site.page("brand/logo set/de/")


def language_links(page: Element) -> list[tuple[str, str]]:
    """Return the links to other languages."""
    return [(link["hreflang"], link["href"]) for link in page.one("ul", "advocacy-alternates").all("a")]


def downloads(page: Element) -> list[str]:
    return [link["href"] for link in page.all("a") if "download" in link.attributes]


def test_a_translation_is_a_page_in_its_language(german: Element) -> None:
    assert german.one("html")["lang"] == "de"
    assert german.one("title").text.startswith("Unsere <Logos>")
    assert german.one("meta", name="description")["content"] == "Alle zusammen"
    assert german.one("h1").text == "Unsere <Logos>"
    assert german.one("section", "advocacy-brand__guidance").one("strong").text == "nett"
    assert german.one("section", "advocacy-dos__do").one("li").text == "Nimm es"
    assert (
        "herunterladen"
        in german.one("li", id="asset-can").one("ul", "advocacy-brand__downloads").one("a")["aria-label"]
    )


def test_missing_values_come_from_the_original(german: Element) -> None:
    assert german.one("section", "advocacy-dos__dont").one("li").text == "Turn it"
    assert "Anywhere" in german.one("li", id="asset-mark").text
    assert german.one("section", id="typefaces").one("p", "advocacy-brand__name").text == "Carl Sans"
    assert german.one("section", id="typefaces").one("p", "advocacy-brand__sample").text == "Prickelt"


def test_an_image_can_be_shown_on_a_colour_with_a_translated_name(german: Element) -> None:
    mark = german.one("li", id="asset-mark")
    assert mark.one("picture").one("img")["alt"] == "Ein Zeichen"
    assert "advocacy-on-663399" in mark.one("div", "advocacy-brand__picture").classes
    assert german.one("li", id="color-pflaume").one("strong").text == "Pflaume"
    assert german.one("li", id="color-foam").one("strong").text == "Foam"


def test_pages_link_to_other_languages(site: Site, german: Element) -> None:
    assert language_links(site.page("brand/logo set/")) == [("de", "../../brand/logo%20set/de/")]
    assert language_links(german) == [("en", "../../../brand/logo%20set/")]
    assert dead_links(site) == []


def test_files_are_those_of_the_original_and_may_share_a_folder_with_a_page(site: Site, german: Element) -> None:
    below = {name for name in site.files if name.startswith("brand/logo set/de/")}
    assert below == {"brand/logo set/de/index.html", "brand/logo set/de/flasche.png"}
    links = downloads(german)
    assert "../../../brand/logo%20set/can.png" in links
    assert "../../../brand/logo%20set/logo%20set.zip" in links
    assert links == [f"../{link}" for link in downloads(site.page("brand/logo set/"))]
    assert [name for name in site.files if name.endswith((".yml", ".yaml"))] == []


def test_an_expired_file_links_to_its_replacement_in_the_same_language(german: Element) -> None:
    (gone,) = [line for line in german.all("li") if line.all("s")]
    link = gone.one("a")
    assert (link["href"], link.text) == ("../../../brand/logo%20set/de/#asset-new", "Das Handbuch")


def test_hidden_sets_and_files_are_nowhere_in_any_language(site: Site) -> None:
    assert site.holding(SECRET) == []
    assert [name for name in site.files if SECRET in name or "brand/later" in name] == []


def test_the_page_is_in_the_search_index_and_the_sitemap(site: Site) -> None:
    found = {entry["location"]: f"{entry['title']} {entry['text']}" for entry in site.search}
    assert "Die Dose" in found["brand/logo%20set/de/#asset-can"]
    assert 'Eine "Dose"' in found["brand/logo%20set/de/#asset-can"]
    assert "Pflaume" in found["brand/logo%20set/de/#asset-mark"]
    assert "Dose" not in found["brand/logo%20set/#asset-can"]
    assert "brand/logo%20set/de/" in site.files["sitemap.xml"].decode()


def test_posts_have_alt_texts_in_their_language(site: Site) -> None:
    for address, alt in (("posts/one/", "A can"), ("posts/one/de/", 'Eine "Dose"')):
        assert alt in [image.attributes.get("alt") for image in site.page(address).all("img")]
    assert "Die Dose" in (site.folder / "posts/one/de/index.html").read_text("utf-8")


def test_a_written_page_links_to_translations_too(tmp_path: Path) -> None:
    write_brand(tmp_path)
    pages = {"index.md": "# Home\n", "brand/logo set.md": "# My own words\n"}
    site = built(tmp_path, {"one": post()}, plugins=PLUGINS, pages=pages)
    assert language_links(site.page("brand/logo set/")) == [("de", "../../brand/logo%20set/de/")]


@pytest.mark.parametrize("name", ["de/index.html", "de.md", "de/index.md"])
def test_no_file_replaces_a_translated_page(tmp_path: Path, name: str) -> None:
    write_brand(tmp_path)
    (tmp_path / "content/brand/logo set" / name).write_text("# zyxintheway\n")
    plugins = [{"advocacy": {"languages": ["en", "de"], "publish": [f"brand/logo set/{name}"]}}, *PLUGINS[2:]]
    site = built(tmp_path, {"one": post()}, plugins=plugins)
    assert site.page("brand/logo set/de/").one("h1").text == "Unsere <Logos>"
    assert site.holding("zyxintheway") == []


LINKS = (
    "[All](../index.md) [the can](<can.png>) ![can](can.png#x) [home](../../index.md?a#b) [up](../) "
    "[out](https://a.example/) <b@c.example>"
)


@pytest.mark.parametrize("language", ["", "de/"])
def test_links_in_guidance_are_relative_to_its_file(tmp_path: Path, language: str) -> None:
    place = tmp_path / "content/brand/logo"
    place.mkdir(parents=True)
    Image.new("RGB", (1200, 800), "purple").save(place / "can.png")
    (place / "brand.yml").write_text(as_yaml({"title": "A", "guidance": LINKS, "assets": {"can": {"alt": "A can"}}}))
    (place / "brand.de.yml").write_text(as_yaml({"title": "B", "guidance": LINKS}))
    site = built(tmp_path, {}, plugins=PLUGINS)
    guidance = site.page(f"brand/logo/{language}").one("section", "advocacy-brand__guidance")
    up = "../" if language else ""
    assert [link["href"] for link in guidance.all("a")][:5] == [
        f"{up}../", f"{up}can.png", f"{up}../../?a#b", f"{up}../", "https://a.example/",
    ]  # fmt: skip
    assert guidance.one("img")["src"] == f"{up}can.png#x"
    assert "guidance has a link" not in site.output


def test_a_broken_link_in_guidance_is_reported(tmp_path: Path) -> None:
    place = tmp_path / "content/brand/logo"
    place.mkdir(parents=True)
    links = "[x](../../campaigns/x.md) [y](soon.pdf)"
    values = {"title": "A", "guidance": links, "assets": {"soon.pdf": {"publish": "2027-02-01"}}}
    (place / "soon.pdf").write_text("a document")
    (place / "brand.yml").write_text(as_yaml(values))
    log = build(write_hub(tmp_path, {}, plugins=PLUGINS)).output
    message = "content/brand/logo/brand.yml: guidance links to “{}”, which is not published"
    assert f"WARNING -  {message.format('../../campaigns/x.md')}" in log
    assert f"INFO    -  {message.format('soon.pdf')}" in log
