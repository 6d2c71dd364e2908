"""What renditions look like."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.renditions import originals
from mkdocs_advocacy.kinds.brand.renditions.make import made
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits, Recipe, Rendition
from mkdocs_advocacy.kinds.brand.renditions.plan import planned
from mkdocs_advocacy.kinds.brand.renditions.store import KEPT, Store
from mkdocs_advocacy.networks.load import builtin_networks

RED, BLUE = (255, 0, 0), (0, 0, 255)


def one(path: Path, recipe: Recipe) -> Image.Image:
    (file,) = made(path, [recipe], Limits())
    assert isinstance(file, bytes)
    return Image.open(io.BytesIO(file)).convert("RGB")


@pytest.mark.parametrize(("focus", "color"), [((0, 50), RED), ((100, 50), BLUE)])
def test_a_crop_is_where_the_focus_is(tmp_path: Path, focus: tuple[int, int], color: tuple[int, int, int]) -> None:
    image = Image.new("RGB", (900, 300), RED)
    image.paste(BLUE, (450, 0, 900, 300))
    image.save(tmp_path / "wide.png")
    square = one(tmp_path / "wide.png", Recipe(300, 300, "webp", whole=False, focus=focus))
    assert square.size == (300, 300)
    assert all(abs(a - b) < 12 for a, b in zip(square.getpixel((150, 150)), color, strict=True))


def test_a_logo_is_never_cropped_and_has_room_around_it(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (800, 200), (*RED, 255))
    logo.save(tmp_path / "logo.png")
    square = one(tmp_path / "logo.png", Recipe(400, 400, "png", True, margin=10, background="#00FF00"))
    assert square.size == (400, 400)
    green = Image.new("RGB", square.size, "#00FF00")
    from PIL import ImageChops

    assert ImageChops.difference(square, green).getbbox() == (40, 160, 360, 240)  # four to one, as it is


def test_a_drawing_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="2"><rect width="8" height="2" fill="red"/></svg>'
    )
    square = one(path, Recipe(400, 400, "png", True, margin=10, background="#00FF00"))
    assert square.getpixel((200, 200)) == RED
    assert square.getpixel((200, 150)) == (0, 255, 0)


def test_a_drawing_is_sharp_in_every_size_and_never_cropped(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="4" height="8" fill="red"/></svg>'
    )
    for side in (100, 400, 1000):
        square = one(path, Recipe(side, side, "png", whole=False, background="#0000FF"))
        assert sorted(square.getcolors() or ()) == [(side * side // 2, BLUE), (side * side // 2, RED)]


def test_nothing_that_makes_renditions_is_loaded_until_some_are_made(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "can.jpg")
    looking = (
        "import sys, pathlib, mkdocs_advocacy.mkdocs_plugins.brand\n"
        "from mkdocs_advocacy.kinds.brand import pictures\n"
        "pictures.looked_at(pathlib.Path(sys.argv[1]), pictures.Limits())\n"
        "print([name for name in sys.modules if name in ('resvg_py', 'PIL.ImageCms', 'PIL.EpsImagePlugin')])"
    )
    command = [sys.executable, "-c", looking, str(tmp_path / "can.jpg")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_quality_gives_way_to_the_cap_and_what_cannot_fit_is_said(tmp_path: Path) -> None:
    Image.effect_noise((300, 200), 40).resize((600, 400)).convert("RGB").save(tmp_path / "noise.jpg", quality=95)
    (free,) = made(tmp_path / "noise.jpg", [Recipe(600, 400, "jpg", False)], Limits())
    assert isinstance(free, bytes)
    cap = len(free) * 7 // 10
    recipes = [Recipe(600, 400, "jpg", False, max_bytes=most) for most in (cap, 2_000)]
    capped, refused = made(tmp_path / "noise.jpg", recipes, Limits())
    assert isinstance(capped, bytes)
    assert len(capped) <= cap
    assert isinstance(refused, Impossible)
    assert "600×400 cannot be made smaller than 2,000 bytes" in str(refused)


def test_colours_become_srgb(tmp_path: Path) -> None:
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    Image.new("RGB", (300, 300), (200, 100, 50)).save(tmp_path / "odd.jpg", icc_profile=lab.tobytes(), quality=95)
    pixel = one(tmp_path / "odd.jpg", Recipe(300, 300, "png", True)).getpixel((5, 5))
    assert all(abs(a - b) < 4 for a, b in zip(pixel, (200, 100, 50), strict=True))  # a profile that cannot hold is none
    Image.new("I;16", (300, 300), 32_768).save(tmp_path / "grey.png")
    assert one(tmp_path / "grey.png", Recipe(300, 300, "png", True)).getpixel((5, 5)) == (127, 127, 127)


def test_what_no_build_has_used_for_long_is_removed(tmp_path: Path) -> None:
    place = tmp_path / "ab" / f"{'ab' * 32}.jpg"
    foreign, unfinished = place.with_name("notes.jpg"), place.with_name(f"{place.name}.12.part")
    place.parent.mkdir()
    for path in (place, foreign, unfinished):
        path.write_bytes(b"x")
    now = max(path.stat().st_mtime for path in place.parent.iterdir())
    Store(tmp_path).tidy(now + KEPT - 1)
    assert len(list(place.parent.iterdir())) == 3
    Store(tmp_path).tidy(now + KEPT + 1)
    assert list(place.parent.iterdir()) == [foreign]


def test_the_temporary_folder_goes_with_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "cache").write_text("no folder")
    store, one = Store(tmp_path / "cache"), Rendition("", "abcd", Recipe(1, 1, "png", True))
    assert store.works
    assert store.room(one) == store.place(one)
    assert not store.works
    assert store.place(one).parent.parent == tmp_path / "temp"
    del store
    assert list((tmp_path / "temp").iterdir()) == []


def test_a_rendition_fits_every_network_that_it_is_for(tmp_path: Path) -> None:
    from datetime import UTC, datetime

    folder = tmp_path / "content/brand/set"
    folder.mkdir(parents=True)
    Image.effect_mandelbrot((1400, 1400), (-3, -2.5, 2, 2.5), 50).convert("RGB").save(folder / "photo.jpg")
    brand, _ = load_brand(
        tmp_path / "content/brand", below=tmp_path / "content", root=tmp_path, now=datetime.now(UTC), zone=UTC
    )
    networks = builtin_networks()
    downloads = planned(brand, networks, lambda _: "", "")["set/photo"].downloads
    files = made(folder / "photo.jpg", [each.recipe for each in downloads], Limits())
    for rendition, file in zip(downloads, files, strict=True):
        assert isinstance(file, bytes)
        image = Image.open(io.BytesIO(file))
        for use in rendition.uses:
            facts = next(f for f in networks[use.network].pictures.sizes if f.use == use.name)
            assert image.size == (facts.width, facts.height)
            assert {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[str(image.format)] in facts.formats
            assert len(file) <= (facts.max_bytes or len(file))


def test_a_drawing_that_takes_longer_than_a_page_may_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logo.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="2"><rect width="8" height="2"/></svg>')
    monkeypatch.setattr(originals, "LONGEST", 0)
    (given_up,) = made(path, [Recipe(400, 400, "png", True)], Limits())
    assert isinstance(given_up, Impossible)
    assert given_up.args == ("drawing it takes more than 0 seconds", "simplify it")
