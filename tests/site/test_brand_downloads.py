"""Image downloads: previews, sizes for networks, and archives of whole sets."""

from __future__ import annotations

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from tests.site.sites import Site, build, built, post, write_hub

PLUGINS = ["search", {"advocacy": {"networks": ["linkedin", "instagram", "x"]}}, "advocacy/brand", "advocacy/posts"]
SET = """
title: Ginger
description: All of the launch.
licence: {name: CC BY 4.0, credit: Carl's Soda}
assets:
  bottle: {alt: Two bottles}
  quinquina: {alt: Nobody knows yet, publish: 2027-06-01}
  over: {alt: Long gone, expires: 2026-12-31, replaced_by: bottle}
"""


def build_hub(folder: Path, text: str = SET) -> Site:
    pictures = folder / "content/brand/ginger/pictures"
    pictures.mkdir(parents=True)
    for name, color in (("bottle", "purple"), ("quinquina", "teal"), ("over", "gold")):
        Image.new("RGB", (1600, 900), color).save(pictures / f"{name}.png")
    (pictures / "guide.pdf").write_bytes(b"%PDF-1.4 made up")
    (folder / "content/brand/ginger/brand.yml").write_text(text, "utf-8")
    posts = {"ginger": post("Ginger", media=["ginger/bottle"], networks=["linkedin", "instagram", "x"])}
    return built(folder, posts, plugins=PLUGINS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_hub(tmp_path_factory.mktemp("hub"))


TAKES_OUT = """
def on_files(files, config):
    for file in list(files):
        if file.src_uri.endswith((".zip", ".webp")) or file.src_uri == "posts/ginger.yml":
            files.remove(file)
"""


def test_files_removed_by_a_hook_are_not_written(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text(TAKES_OUT)
    posts = {"ginger": post("Ginger"), "lime": post("Lime")}
    pictures = tmp_path / "content/brand/ginger"
    pictures.mkdir(parents=True)
    for name in ("bottle", "can"):
        Image.new("RGB", (600, 400), "teal").save(pictures / f"{name}.png")
    (pictures / "brand.yml").write_text("title: Ginger\nassets:\n  bottle: {alt: A bottle}\n  can: {alt: A can}\n")
    site = build(write_hub(tmp_path, posts, plugins=PLUGINS, hooks=["hook.py"]))
    assert site.exit_code == 0, site.output
    assert "posts/lime/index.html" in site.files
    assert [name for name in site.files if name.endswith((".zip", ".webp")) or "posts/ginger/" in name] == []


def size_of(site: Site, address: str) -> tuple[int, int]:
    with Image.open(io.BytesIO(site.files[address])) as picture:
        return picture.size


def test_a_set_shows_previews_and_offers_sizes_for_each_network(site: Site) -> None:
    page = site.page("brand/ginger/")
    widths = [int(entry.split()[1].removesuffix("w")) for entry in page.one("source")["srcset"].split(", ")]
    assert widths == sorted(widths)
    assert page.one("picture").one("img")["src"].removeprefix("../../") in site.files
    sizes = page.one("details", "advocacy-brand__more").one("ul", "advocacy-brand__sizes")
    networks = {str(one.children[0]).strip(): one.all("a") for one in sizes.all("li") if one.all("ul")}
    assert list(networks) == ["LinkedIn", "Instagram", "X"]
    links = {
        f"{network}, {link.text}": link["href"].removeprefix("../../")
        for network, offered in networks.items()
        for link in offered
    }
    landscape = links["LinkedIn, For a link preview, landscape"]
    assert size_of(site, landscape) == (1200, 627)
    assert set(links.values()) <= site.files.keys()


def test_a_file_for_several_uses_of_a_network_is_offered_once(site: Site) -> None:
    sizes = site.page("brand/ginger/").one("ul", "advocacy-brand__sizes")
    networks = {str(one.children[0]).strip(): one for one in sizes.all("li") if one.all("ul")}
    for network in networks.values():
        links = [link["href"] for link in network.all("a")]
        assert len(links) == len(set(links))
    first = networks["LinkedIn"].all("li")[0].text
    assert re.fullmatch(r"For a link preview, landscape 1,200 × 627, \w+, \d+ kB", first)


def test_rights_shared_by_all_files_are_shown_once(site: Site, tmp_path: Path) -> None:
    page = site.page("brand/ginger/")
    assert page.one("div", "advocacy-brand__rights").text.split() == [
        "Licence:",
        "CC",
        "BY",
        "4.0",
        "Credit:",
        "Carl's",
        "Soda",
    ]
    assert page.text.count("Licence:") == 1
    of_one = SET.replace("alt: Two bottles", "alt: Two bottles, licence: {name: Bought}")
    differing = build_hub(tmp_path, of_one).page("brand/ginger/")
    assert differing.all("div", "advocacy-brand__rights") == []
    tiles = {tile["id"]: tile.text for tile in differing.all("li", "advocacy-brand__tile")}
    assert "Licence: Bought" in tiles["asset-pictures/bottle"]
    assert "Licence: CC BY 4.0" in tiles["asset-pictures/guide"]


def test_the_archive_of_a_set_contains_only_offered_files(site: Site, tmp_path: Path) -> None:
    link = next(one for one in site.page("brand/ginger/").all("a") if one["href"].endswith(".zip"))
    data = site.files[link["href"].removeprefix("../../")]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["README.txt", "pictures/bottle.png", "pictures/guide.pdf"]
        readme = archive.read("README.txt").decode()
    assert readme.startswith("Ginger\nAll of the launch.\n")
    assert "pictures/bottle.png: CC BY 4.0 · Carl's Soda" in readme
    assert not site.holding("quinquina")
    assert build_hub(tmp_path).files["brand/ginger/ginger.zip"] == data, "the archive is not reproducible"


def test_a_post_offers_the_image_size_of_the_selected_network(site: Site) -> None:
    (media,) = site.island("posts/ginger/")["media"]
    sizes = {name: media["sizes"][place] for name, place in media["networks"].items()}
    assert (sizes["linkedin"]["width"], sizes["linkedin"]["height"]) == (1200, 627)
    assert sizes["x"] != sizes["linkedin"]
    for size in media["sizes"]:
        assert size_of(site, size["address"]) == (size["width"], size["height"])
    page = site.page("posts/ginger/")
    preview = page.one("meta", property="og:image")["content"].removeprefix("https://hub.example/")
    assert abs(size_of(site, preview)[0] - 1200) <= 1
    assert page.one("section", "advocacy-pictures").one("source")["srcset"]


def test_a_card_shows_a_preview_instead_of_the_original_image(site: Site) -> None:
    address = site.page("posts/").all("img", "advocacy-card__picture")[0]["src"].removeprefix("../")
    assert size_of(site, address) == (960, 540)


def test_a_file_with_the_name_of_the_archive_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "content/brand/ginger"
    folder.mkdir(parents=True)
    (folder / "ginger.zip").write_bytes(b"made by hand")
    (folder / "guide.pdf").write_bytes(b"%PDF-1.4")
    site = built(tmp_path, {}, plugins=PLUGINS)
    assert site.files["brand/ginger/ginger.zip"] == b"made by hand"
    assert "Download all files" not in site.page("brand/ginger/").text


def test_a_file_name_that_is_not_text_is_one_problem_and_other_files_are_published(tmp_path: Path) -> None:
    folder = tmp_path / "content/brand/ginger"
    for name in ("", "deeper"):
        (folder / name).mkdir(parents=True)
        (folder / name / "guide.pdf").write_bytes(b"%PDF-1.4")
    odd = os.fsencode(tmp_path / "content/brand")
    Path(os.fsdecode(odd + b"/ginger/old-\xff.pdf")).write_bytes(b"%PDF-1.3")
    Path(os.fsdecode(odd + b"/\xfeset")).mkdir()
    Path(os.fsdecode(odd + b"/\xfeset/brand.yml")).write_bytes(b"title: Odd\n")
    Path(os.fsdecode(odd + b"/\xfeset/a.pdf")).write_bytes(b"%PDF-1.3")
    site = build(write_hub(tmp_path, {}, plugins=PLUGINS))
    assert site.exit_code == 0, site.output
    assert site.output.count("its name is not written in UTF-8") == 3
    with zipfile.ZipFile(io.BytesIO(site.files["brand/ginger/ginger.zip"])) as archive:
        assert archive.namelist() == ["README.txt", "guide.pdf", "deeper/guide.pdf"]
    assert not [name for name in site.files if "\udcff" in name or "\udcfe" in name]
