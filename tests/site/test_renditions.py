"""Renditions in a site: those that are published, and those that must not be."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image
from tests.site.sites import NOW, Site, as_yaml, build, post, write_hub

PLUGINS = ["search", {"advocacy": {"networks": ["linkedin"]}}, {"advocacy/brand": {"max_pixels": 4_000_000}}]
BRAND = {
    "assets": {
        "*": {"alt": "A picture"},
        "later": {"publish": "2027-06-01"},
        "sketch": {"status": "draft"},
        "over": {"expires": "2026-01-01"},
        "left": {"focus": {"x": 0, "y": 50}},
    }
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("renditions")
    place = folder / "content/brand/set"
    place.mkdir(parents=True)
    for number, name in enumerate(("now", "later", "sketch", "over")):
        Image.new("RGB", (1200, 630), (40 * number, 90, 200)).save(place / f"{name}.png")
    half = Image.new("RGB", (2400, 627), "red")
    half.paste("blue", (1200, 0, 2400, 627))
    half.save(place / "left.png")
    noise = io.BytesIO()
    Image.effect_noise((1200, 630), 80).save(noise, "PNG")
    (place / "cut.png").write_bytes(noise.getvalue()[:20_000])
    Image.new("1", (3000, 3000)).save(place / "huge.png")
    (place / "brand.yml").write_text(as_yaml(BRAND))
    return build(write_hub(folder, {"one": post()}, plugins=PLUGINS), now=NOW)


def renditions(site: Site) -> list[Path]:
    return [Path(name) for name in site.files if "/renditions/" in name]


def test_each_published_image_has_renditions(site: Site) -> None:
    assert {path.name.split("-")[0] for path in renditions(site)} == {"now", "left"}
    assert {path.name.rpartition("-")[2] for path in renditions(site) if path.name.startswith("now-")} == {
        *("480x252.webp", "960x504.webp", "1200x630.webp", "960x504.jpg", "1200x627.jpg")
    }


def test_damaged_and_huge_images_are_reported_and_the_others_are_built(site: Site) -> None:
    assert site.exit_code == 0
    assert "content/brand/set/cut.png:1:1: warning: the image cannot be decoded: it is truncated" in site.output
    assert "content/brand/set/huge.png:1:1: warning: the image is 3,000×3,000 pixels" in site.output
    assert "Traceback" not in site.output
    assert "brand/set/huge.png" not in site.files


def test_the_focus_in_the_brand_file_is_used(site: Site) -> None:
    name = next(name for name in site.files if "/left-" in name and name.endswith("1200x627.jpg"))
    with Image.open(io.BytesIO(site.files[name])) as image:
        red, _, blue = image.convert("RGB").getpixel((1100, 300))
    assert red > 200
    assert blue < 60
