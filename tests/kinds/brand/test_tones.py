"""White logos get a dark background, under the many names that designers use."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image
from tests.kinds.brand.test_gallery import brand_file, summarize

from mkdocs_advocacy.kinds.brand.gallery import BACKGROUNDS
from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.renditions.complete import completed
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.renditions.store import Store
from mkdocs_advocacy.kinds.brand.tones import is_for_dark_ground
from mkdocs_advocacy.networks.load import builtin_networks


@pytest.mark.parametrize(
    "name",
    [
        "logo-white",
        "Acme_Logo_RGB_WHT",
        "ACME LOGO WHT 2024",
        "acme-logo-wht-1c",
        "AcmeLogoWht",
        "AcmeLogoREV",
        "logo_rev",
        "Logo Rev_RGB",
        "logo-REV-CMYK",
        "acme.reversed",
        "Acme(Reverse)",
        "logo+knockout",
        "logo-knocked-out",
        "logo_KO",
        "Acme Logo - Neg",
        "logo-negativ-weiß",
        "logo-negativ-schwarz",
        "Logo_weiss_RGB",
        "logo-wei\u00df",
        "logo-blanc",
        "logo-ne\u0301gatif",
        "logo-blanco",
        "logo-bianca",
        "logo-on-dark",
        "logoOnDark",
        "logo-for-dark-background",
        "logo-dark-mode",
        "logo-auf-schwarz",
        "logo-white-on-black",
        "شعار-أبيض",
        "white/logo",
        "Logos WHT/PNG/logo",
        "white/logo-color",
        "white label/white-label-logo-white",
    ],
)
def test_these_names_mean_a_dark_background(name: str) -> None:
    assert is_for_dark_ground(PurePosixPath(f"{name}.svg"))


@pytest.mark.parametrize(
    "name",
    [
        "logo",
        "logo-black",
        "logo-BLK",
        "logo-rev2",
        "logo-rev-3",
        "logo_Rev_12_final",
        "logo-ko",
        "review-board",
        "revolution",
        "negotiation",
        "whiteboard",
        "whitepaper-cover",
        "white-paper",
        "White Label/logo",
        "logo-black-and-white",
        "logo-on-white",
        "logo-white-bg",
        "logo-black-on-white",
        "logo-fond-blanc",
        "white/logo-black",
        "logo-dark",
        "logo-light",
        "snow-white.2/logo-black",
    ],
)
def test_these_names_do_not_mean_a_dark_background(name: str) -> None:
    assert not is_for_dark_ground(PurePosixPath(f"{name}.svg"))


def test_an_explicit_background_overrides_the_name() -> None:
    assert summarize(brand_file("logo-WHT.svg", background="light"), brand_file("logo-BLK.svg", background="dark")) == [
        ("Logo", [("WHT", "light", 1), ("BLK", "dark", 1)])
    ]


def test_abbreviated_tones_are_variants() -> None:
    tones = ("BLK", "REV", "WHT", "neg", "schwarz")
    ((title, tiles),) = summarize(*(brand_file(f"logo-{tone}.svg") for tone in tones))
    assert (title, [background for _, background, _ in tiles]) == ("Logo", ["light", "dark", "dark", "dark", "light"])


def test_without_a_tone_in_the_name_the_image_decides() -> None:
    files = [replace(brand_file(f"{name}.svg"), pale=True) for name in ("plain", "black", "BLK", "logo-on-white")]
    explicit = replace(brand_file("explicit.svg", background="light"), pale=True)
    backgrounds = {label: background for _, tiles in summarize(*files, explicit) for label, background, _ in tiles}
    assert backgrounds["Plain"] == "dark"
    assert set(backgrounds.values()) == {"dark", "light"}
    assert [label for label, background in backgrounds.items() if background == "dark"] == ["Plain"]


HEAD = '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="30">'


def test_a_light_image_gets_a_dark_background(tmp_path: Path) -> None:
    docs = tmp_path / "content"
    place = docs / "brand/acme"
    place.mkdir(parents=True)
    for name, color in (("pale", "#FFF"), ("yellow", "#FFE600"), ("ink", "#123"), ("black", "#FFF")):
        (place / f"{name}.svg").write_text(f'{HEAD}<path d="M9 9h40v12z" fill="{color}"/></svg>')
    (place / "empty.svg").write_text(f"{HEAD}</svg>")
    for name, color in (("bitmap", (255, 255, 255)), ("dark", (20, 20, 20))):
        image = Image.new("RGBA", (1200, 600), (0, 0, 0, 0))
        image.paste((*color, 255), (200, 200, 900, 300))
        image.save(place / f"{name}.png")
    brand, _ = load_brand(docs / "brand", below=docs, root=tmp_path, now=datetime.now(UTC), zone=UTC)
    networks = {"linkedin": builtin_networks()["linkedin"]}
    store = Store(tmp_path / "cache")
    done = completed(brand, networks, docs, "content", store, Limits(), 2, lambda _: None)
    assert done.problems == ()
    assert {file.place for file in done.brand.sets["acme"].files if file.pale} == {
        "pale.svg",
        "yellow.svg",
        "bitmap.png",
    }
    grounds = {
        Path(name).stem: {one.recipe.background for one in made.downloads}
        for name, made in done.brand.renditions.items()
    }
    assert grounds["pale"] == grounds["bitmap"] == {BACKGROUNDS["dark"]}
    assert grounds["ink"] == grounds["dark"] == grounds["black"] == {BACKGROUNDS["light"]}
