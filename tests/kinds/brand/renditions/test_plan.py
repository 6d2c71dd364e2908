"""The planned renditions, before any image is decoded."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PIL import Image

from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.renditions.model import Renditions
from mkdocs_advocacy.kinds.brand.renditions.plan import planned
from mkdocs_advocacy.networks.load import builtin_networks

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)


def plan(root: Path, **pictures: Image.Image) -> dict[str, Renditions]:
    folder = root / "content/brand/ginger"
    folder.mkdir(parents=True)
    for name, image in pictures.items():
        image.save(folder / f"{name.replace('_', '-')}.png")
    brand, _ = load_brand(root / "content/brand", below=root / "content", root=root, now=NOW, zone=UTC)
    return planned(brand, builtin_networks(), lambda file: file.path, "test")


def test_networks_with_the_same_size_share_a_file_that_all_accept(tmp_path: Path) -> None:
    renditions = plan(tmp_path, bottle=Image.new("RGB", (2400, 1600)))["ginger/bottle"]
    square = next(one for one in renditions.downloads if (one.width, one.height) == (1080, 1080))
    assert {use.network for use in square.uses} >= {"linkedin", "instagram", "x", "bluesky"}
    assert square.recipe.max_bytes == 2_000_000  # Bluesky's limit
    assert square.path.startswith("brand/ginger/renditions/bottle-")
    assert square.path.endswith("-1080x1080.jpg")
    assert square in renditions.for_network("x")
    assert len({one.path for one in renditions.downloads}) == len(renditions.downloads)


def test_a_photograph_is_never_enlarged_and_missing_sizes_are_listed(tmp_path: Path) -> None:
    renditions = plan(tmp_path, small=Image.new("RGB", (1200, 630)))["ginger/small"]
    sizes = {(one.width, one.height) for one in renditions.downloads}
    assert (1200, 627) in sizes
    assert (1080, 1350) not in sizes
    assert ("instagram", "post_portrait") in {(use.network, use.name) for use in renditions.left_out}


def test_logos_are_shown_whole_on_their_background(tmp_path: Path) -> None:
    made = plan(tmp_path, mark_white=Image.new("RGBA", (900, 300)), photo=Image.new("RGB", (2400, 1600)))
    logo, photo = made["ginger/mark-white"], made["ginger/photo"]
    assert {(one.recipe.whole, one.recipe.background) for one in logo.downloads} == {(True, "#1A1C26")}
    assert {one.recipe.whole for one in photo.downloads} == {False}
    assert any(use.name == "profile" for one in logo.downloads for use in one.uses)
    assert not any(use.name == "profile" for one in photo.downloads for use in one.uses)


def test_previews_are_never_wider_than_the_image(tmp_path: Path) -> None:
    renditions = plan(tmp_path, photo=Image.new("RGB", (1200, 800)), dot=Image.new("RGB", (300, 200)))
    assert [one.width for one in renditions["ginger/photo"].modern] == [480, 960, 1200]
    assert [one.width for one in renditions["ginger/dot"].modern] == [300]
    fallback = renditions["ginger/photo"].fallback
    assert fallback
    assert (fallback.width, fallback.height, fallback.recipe.format) == (960, 640, "jpg")
    assert renditions["ginger/dot"].srcset("../").startswith("../brand/ginger/renditions/dot-")
