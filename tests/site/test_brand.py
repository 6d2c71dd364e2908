"""Brand pages: sets with their images, colours and files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from tests.site.references import dead_links
from tests.site.sites import Element, Site, as_yaml, build, built, post, write_hub

SHEET = "assets/advocacy/css/kinds/brand_values.css"
PLUGINS = ["search", {"advocacy": {}}, "advocacy/brand", "advocacy/posts"]
PLUGINS_OF_TWO = ["search", {"advocacy": {"languages": ["en", "de"]}}, *PLUGINS[2:]]
SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 20'><path d='M0 0h9v9z'/></svg>"
BRAND: dict[str, Any] = {
    "title": "Our <logos>",
    "description": "All & everything",
    "guidance": "Be **kind**.",
    "do": ["This <i>"],
    "dont": ["That"],
    "colors": [
        {"name": "Deep Plum", "hex": "#663399", "use": "Headings", "notations": {"CMYK": "33 / 67 / 0 / 40"}},
        {"name": "Foam", "hex": "fff"},
    ],
    "typography": [{"name": "Carl's Sans", "fallback": "Verdana, sans-serif", "sample": "Fizz"}],
    "licence": {"name": "CC BY", "url": "https://licence.example/", "credit": "Carl", "territories": ["EU", "UK"]},
    "assets": {
        "mark-*": {"alt": 'The "mark"', "use": "Anywhere"},
        "mark-white*": {"background": "Deep Plum"},
        "old.pdf": {"status": "retired", "replaced_by": "new guide.pdf"},
        "lost.pdf": {"expires": "2027-01-14"},
        "soon.pdf": {"expires": "2027-03-01"},
    },
}


def write_brand(folder: Path) -> None:
    place = folder / "content/brand/logo set"
    (place / "deep").mkdir(parents=True)
    for tone in ("color", "white"):
        (place / f"deep/mark-{tone}.svg").write_text(SVG)
    Image.new("RGBA", (40, 20)).save(place / "deep/mark-color.png")
    for name in ("old.pdf", "lost.pdf", "soon.pdf", "new guide.pdf"):
        (place / name).write_text("a document")
    (place / "brand.yml").write_text(as_yaml(BRAND))
    (folder / "content/brand/bare").mkdir()
    (folder / "content/brand/bare/notes.txt").write_text("Words")


def values_of(site: Site, element: Element) -> list[str]:
    """Return the declarations in the generated stylesheet for an element's classes."""
    rules = dict(re.findall(r"(?m)^\.([\w-]+){(.*)}$", site.files[SHEET].decode()))
    return [rules[name] for name in element.classes if name in rules]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("brand")
    write_brand(folder)
    pages = {"index.md": "# Home\n", "brand/bare.md": "# My own words\n\nRead me.\n"}
    return built(folder, {"one": post()}, plugins=PLUGINS, pages=pages)


def test_the_overview_links_to_every_set(site: Site) -> None:
    page = site.page("brand/")
    cards = page.all("article", "advocacy-card")
    links = [card.one("a") for card in cards]
    assert [(link["href"], link.text) for link in links] == [
        ("../brand/bare/", "Bare"),
        ("../brand/logo%20set/", "Our <logos>"),
    ]
    assert ["1 asset" in cards[0].text, "5 assets" in cards[1].text] == [True, True]
    assert dead_links(site) == []


def test_a_set_shows_its_images_with_downloads_and_rights(site: Site) -> None:
    page = site.page("brand/logo set/")
    color, white = [tile for tile in page.all("li") if (tile.attributes.get("id") or "").startswith("asset-deep")]
    image = color.one("picture").one("img")
    assert (image["src"], image["alt"]) == ("../../brand/logo%20set/deep/mark-color.svg", 'The "mark"')
    assert [link["href"].rpartition(".")[2] for link in color.one("ul", "advocacy-brand__downloads").all("a")] == [
        "svg",
        "png",
    ]
    assert values_of(site, white.one("div", "advocacy-brand__picture")) == ["background:#663399"]
    assert values_of(site, color.one("div", "advocacy-brand__picture")) == ["background:#FFFFFF"]
    assert color.one("button")["data-copy"] == 'The "mark"'
    for words in ("Anywhere", "Licence: CC BY", "Credit: Carl", "Only in EU and UK"):
        assert words in " ".join(color.text.split())


def test_a_set_shows_its_colours_with_contrast_and_its_typefaces(site: Site) -> None:
    page = site.page("brand/logo set/")
    values = [value.text for value in page.one("li", id="color-deep-plum").all("span")]
    assert values == ["#663399", "rgb(102, 51, 153)", "hsl(270, 50%, 40%)", "33 / 67 / 0 / 40"]
    rows = [" ".join(row.text.split()) for row in page.one("tbody").all("tr")]
    assert rows == ["Deep Plum AaAAA 8.4:1 Too low 2.49:1 –", "Foam – AaAAA 21:1 AaAAA 8.4:1"]
    typeface = values_of(site, page.one("section", id="typefaces").one("div"))
    assert typeface == ['font-family:"Carl\\27 s Sans",Verdana,sans-serif']
    plum = page.one("li", id="color-deep-plum").one("div", "advocacy-brand__swatch")
    assert values_of(site, plum) == ["background:#663399"]
    letters = [values_of(site, one) for one in page.all("span", "advocacy-brand__letters")]
    assert letters[0] == ["background:#663399", "color:#FFFFFF"]
    assert page.one("section", "advocacy-brand__guidance").one("strong").text == "kind"
    assert page.one("section", "advocacy-dos__do").one("li").text == "This <i>"


def test_groups_with_the_same_name_have_different_anchors(tmp_path: Path) -> None:
    place = tmp_path / "content/brand/set"
    (place / "logo").mkdir(parents=True)
    for name in ("logo-black", "logo-white", "logo/one", "logo/two"):
        (place / f"{name}.svg").write_text(SVG)
    values = {"assets": {"*": {"alt": "A mark"}}, "colors": [{"name": "Foam", "hex": "#FFF"}]}
    (place / "brand.yml").write_text(as_yaml(values))
    page = built(tmp_path, {"one": post()}, plugins=PLUGINS).page("brand/set/")
    links = [(link["href"], link.text) for link in page.one("div", "advocacy-brand__top").one("nav").all("a")]
    assert links[:2] == [("#group-logo", "Logo"), ("#group-logo-2", "Logo")]
    assert {"group-logo", "group-logo-2"} <= {heading["id"] for heading in page.all("h3")}


def test_a_sample_uses_the_web_font_only_while_it_is_offered(tmp_path: Path) -> None:
    place = tmp_path / "content/brand/type"
    place.mkdir(parents=True)
    for name in ("fizz.ttf", "fizz.woff2", "old.woff2", "desk.otf"):
        (place / name).write_bytes(b"letters")
    faces = [{"name": name, "file": f"{name.lower()}.*"} for name in ("Fizz", "Old", "Desk")]
    values = {"typography": faces, "assets": {"old.woff2": {"licence": {"name": "Rent", "expires": "2027-01-01"}}}}
    (place / "brand.yml").write_text(as_yaml(values))
    site = built(tmp_path, {"one": post()}, plugins=PLUGINS)
    page = site.page("brand/type/")
    (web,) = re.findall("@font-face{font-family:(.*?);(.*)}", site.files[SHEET].decode())
    assert web[1] == 'src:url("../../../../brand/type/fizz.woff2");font-display:swap'
    samples = [values_of(site, div) for div in page.one("section", id="typefaces").all("div")]
    families = [web[0], '"Old"', '"Desk"']
    assert samples == [[f"font-family:{family},sans-serif"] for family in families]
    assert "brand/type/old.woff2" not in site.files


@pytest.mark.parametrize("language", ["", "de/"])
def test_no_script_in_guidance_runs(tmp_path: Path, language: str) -> None:
    place = tmp_path / "content/brand/set"
    place.mkdir(parents=True)
    (place / "can.txt").write_text("A can")
    attack = "Be **kind**.\n\n<script>alert(1)</script><img src='x' onerror='alert(2)'> [a](javascript:alert(3))\n"
    for name in ("brand.yml", "brand.de.yml"):
        (place / name).write_text(as_yaml({"guidance": attack}))
    site = build(write_hub(tmp_path, {"one": post()}, plugins=PLUGINS_OF_TWO))
    guidance = site.page(f"brand/set/{language}").one("section", "advocacy-brand__guidance")
    assert guidance.one("strong").text == "kind"
    assert {"script", "iframe"} & {element.tag for element in guidance.walk()} == set()
    assert {name for element in guidance.walk() for name in element.attributes} == {"src"}
    assert site.output.count("guidance: “javascript:alert(3)” is left out of the page") == 2


def test_expired_files_are_removed_and_their_replacements_are_named(site: Site) -> None:
    page = site.page("brand/logo set/")
    gone = [" ".join(line.text.split()) for line in page.all("li") if line.all("s")]
    assert gone == ["lost.pdf", "old.pdf Use this instead: new guide.pdf"]
    assert "May be used until March 1, 2027" in page.one("li", id="asset-soon").text
    files = {name for name in site.files if name.endswith(".pdf")}
    assert files == {"brand/logo set/new guide.pdf", "brand/logo set/soon.pdf"}


def test_written_text_is_above_the_files_of_a_set(site: Site) -> None:
    text = site.page("brand/bare/").one("article").text
    assert text.index("Read me.") < text.index("notes.txt")
    (found,) = [entry for entry in site.search if entry["location"] == "brand/bare/"]
    assert "Read me." in found["text"]


def test_search_finds_assets_by_name_use_and_colour(site: Site) -> None:
    found = {entry["location"]: f"{entry['title']} {entry['text']}" for entry in site.search}
    assert "Anywhere" in found["brand/logo%20set/#asset-deep/mark-color"]
    assert "Deep Plum" in found["brand/logo%20set/#asset-deep/mark-white"]
    assert "#663399" in found["brand/logo%20set/#color-deep-plum"]
    assert "Our <logos>" in found["brand/logo%20set/"]
    assert "brand/logo%20set/#asset-new-guide" in found
    assert not any("old" in location for location in found)


def test_a_hub_without_sets_says_so(tmp_path: Path) -> None:
    site = built(tmp_path, {"one": post()}, plugins=PLUGINS)
    assert "There are no brand assets yet." in site.page("brand/").text
