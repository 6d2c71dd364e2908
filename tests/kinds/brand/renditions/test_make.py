"""The content of renditions."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import resvg_py
from PIL import Image

from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.renditions import originals, workshop
from mkdocs_advocacy.kinds.brand.renditions.engine import ENGINE
from mkdocs_advocacy.kinds.brand.renditions.make import create
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Job, Limits, Recipe, Rendition, rendition_key
from mkdocs_advocacy.kinds.brand.renditions.plan import planned
from mkdocs_advocacy.kinds.brand.renditions.produce import produced
from mkdocs_advocacy.kinds.brand.renditions.progress import Progress
from mkdocs_advocacy.kinds.brand.renditions.store import KEPT, Store
from mkdocs_advocacy.networks.load import builtin_networks

RED, BLUE = (255, 0, 0), (0, 0, 255)


def make_one(path: Path, recipe: Recipe) -> Image.Image:
    (file,) = create(path, [recipe], Limits())
    assert isinstance(file, bytes)
    return Image.open(io.BytesIO(file)).convert("RGB")


@pytest.mark.parametrize(("focus", "color"), [((0, 50), RED), ((100, 50), BLUE)])
def test_a_crop_contains_the_focus(tmp_path: Path, focus: tuple[int, int], color: tuple[int, int, int]) -> None:
    image = Image.new("RGB", (900, 300), RED)
    image.paste(BLUE, (450, 0, 900, 300))
    image.save(tmp_path / "wide.png")
    square = make_one(tmp_path / "wide.png", Recipe(300, 300, "webp", whole=False, focus=focus))
    assert square.size == (300, 300)
    assert all(abs(a - b) < 12 for a, b in zip(square.getpixel((150, 150)), color, strict=True))


def test_a_logo_is_never_cropped_and_has_a_margin(tmp_path: Path) -> None:
    logo = Image.new("RGBA", (800, 200), (*RED, 255))
    logo.save(tmp_path / "logo.png")
    square = make_one(tmp_path / "logo.png", Recipe(400, 400, "png", True, margin=10, background="#00FF00"))
    assert square.size == (400, 400)
    green = Image.new("RGB", square.size, "#00FF00")
    from PIL import ImageChops

    assert ImageChops.difference(square, green).getbbox() == (40, 160, 360, 240)  # keeps its ratio of 4:1


def test_a_drawing_is_rendered(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="2"><rect width="8" height="2" fill="red"/></svg>'
    )
    square = make_one(path, Recipe(400, 400, "png", True, margin=10, background="#00FF00"))
    assert square.getpixel((200, 200)) == RED
    assert square.getpixel((200, 150)) == (0, 255, 0)


def test_a_drawing_is_sharp_at_every_size_and_never_cropped(tmp_path: Path) -> None:
    path = tmp_path / "logo.svg"
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="4" height="8" fill="red"/></svg>'
    )
    for side in (100, 400, 1000):
        square = make_one(path, Recipe(side, side, "png", whole=False, background="#0000FF"))
        assert sorted(square.getcolors() or ()) == [(side * side // 2, BLUE), (side * side // 2, RED)]


def test_image_libraries_are_imported_only_when_renditions_are_made(tmp_path: Path) -> None:
    Image.new("RGB", (4, 4)).save(tmp_path / "can.jpg")
    looking = (
        "import sys, pathlib, mkdocs_advocacy.mkdocs_plugins.brand\n"
        "from mkdocs_advocacy.kinds.brand import pictures\n"
        "pictures.read_image_header(pathlib.Path(sys.argv[1]), pictures.Limits())\n"
        "print([name for name in sys.modules if name in ('resvg_py', 'PIL.ImageCms', 'PIL.EpsImagePlugin')])"
    )
    command = [sys.executable, "-c", looking, str(tmp_path / "can.jpg")]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "[]\n"


def test_quality_is_reduced_to_the_size_limit_and_impossible_limits_are_reported(tmp_path: Path) -> None:
    Image.effect_noise((300, 200), 40).resize((600, 400)).convert("RGB").save(tmp_path / "noise.jpg", quality=95)
    (free,) = create(tmp_path / "noise.jpg", [Recipe(600, 400, "jpg", False)], Limits())
    assert isinstance(free, bytes)
    cap = len(free) * 7 // 10
    recipes = [Recipe(600, 400, "jpg", False, max_bytes=most) for most in (cap, 2_000)]
    capped, refused = create(tmp_path / "noise.jpg", recipes, Limits())
    assert isinstance(capped, bytes)
    assert len(capped) <= cap
    assert isinstance(refused, Impossible)
    assert "600×400 cannot be compressed to 2,000 bytes" in str(refused)


def test_colours_are_converted_to_srgb(tmp_path: Path) -> None:
    from PIL import ImageCms

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    Image.new("RGB", (300, 300), (200, 100, 50)).save(tmp_path / "odd.jpg", icc_profile=lab.tobytes(), quality=95)
    pixel = make_one(tmp_path / "odd.jpg", Recipe(300, 300, "png", True)).getpixel((5, 5))
    assert all(abs(a - b) < 4 for a, b in zip(pixel, (200, 100, 50), strict=True))  # an invalid profile is ignored
    Image.new("I;16", (300, 300), 32_768).save(tmp_path / "grey.png")
    assert make_one(tmp_path / "grey.png", Recipe(300, 300, "png", True)).getpixel((5, 5)) == (127, 127, 127)


def test_renditions_unused_for_a_long_time_are_removed(tmp_path: Path) -> None:
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


def test_the_temporary_folder_is_deleted_with_its_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "cache").write_text("no folder")
    store, one = Store(tmp_path / "cache"), Rendition("", "abcd", Recipe(1, 1, "png", True))
    assert store.works
    assert store.destination(one) == store.place(one)
    assert not store.works
    assert Path(store.place(one)).parent.parent == tmp_path / "temp"
    del store
    assert list((tmp_path / "temp").iterdir()) == []


def test_a_rendition_meets_the_requirements_of_all_its_networks(tmp_path: Path) -> None:
    folder = tmp_path / "content/brand/set"
    folder.mkdir(parents=True)
    Image.effect_mandelbrot((1400, 1400), (-3, -2.5, 2, 2.5), 50).convert("RGB").save(folder / "photo.jpg")
    brand, _ = load_brand(
        tmp_path / "content/brand", below=tmp_path / "content", root=tmp_path, now=datetime.now(UTC), zone=UTC
    )
    networks = builtin_networks()
    downloads = planned(brand, networks, lambda _: "", "")["set/photo"].downloads
    files = create(folder / "photo.jpg", [each.recipe for each in downloads], Limits())
    for rendition, file in zip(downloads, files, strict=True):
        assert isinstance(file, bytes)
        image = Image.open(io.BytesIO(file))
        for use in rendition.uses:
            facts = next(f for f in networks[use.network].pictures.sizes if f.use == use.name)
            assert image.size == (facts.width, facts.height)
            assert {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}[str(image.format)] in facts.formats
            assert len(file) <= (facts.max_bytes or len(file))


def test_a_drawing_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "logo.svg"
    path.write_text('<svg xmlns="http://www.w3.org/2000/svg" width="8" height="2"><rect width="8" height="2"/></svg>')
    monkeypatch.setattr(originals, "LONGEST", 0)
    (given_up,) = create(path, [Recipe(400, 400, "png", True)], Limits())
    assert isinstance(given_up, Impossible)
    assert given_up.args == ("drawing it takes more than 0 seconds", "simplify it")


SHAPES = '<path d="M0 0h600v200z" fill="#D4145A"/><circle cx="300" cy="150" r="90" fill="#262261"/>'
SOFT = f'<filter id="a"><feGaussianBlur stdDeviation="9"/></filter><g filter="url(#a)">{SHAPES}</g>'


def write_images(folder: Path) -> list[Path]:
    """Write a set with a photograph, a logo, a drawing and a slow drawing, and return their paths."""
    place = folder / "content/brand/set"
    place.mkdir(parents=True)
    photo = Image.effect_mandelbrot((3200, 2400), (-3, -2.5, 2, 2.5), 50).convert("RGB")
    photo.save(place / "photo.jpg")
    logo = photo.resize((1700, 900))
    logo.putalpha(logo.convert("L"))
    logo.save(place / "logo.png")
    for name, inside in (("drawing", SHAPES), ("soft", SOFT)):
        head = '<svg xmlns="http://www.w3.org/2000/svg" width="600" height="300">'
        (place / f"{name}.svg").write_text(f"{head}{inside}</svg>")
    return sorted(place.iterdir())


def recipes_of(folder: Path) -> dict[str, list[Recipe]]:
    """Return the recipes of each image of the set for all networks, by stem."""
    docs = folder / "content"
    brand, _ = load_brand(docs / "brand", below=docs, root=folder, now=datetime.now(UTC), zone=UTC)
    plan = planned(brand, builtin_networks(), lambda file: file.path, "")
    return {Path(key).stem: [one.recipe for one in (*of.previews, *of.downloads)] for key, of in plan.items()}


def test_a_rendition_does_not_depend_on_others_made_together(tmp_path: Path) -> None:
    paths = write_images(tmp_path)
    recipes = recipes_of(tmp_path)
    for path in paths:
        wanted = [*recipes[path.stem][::5], *recipes[path.stem][:2]]
        together = list(create(path, recipes[path.stem], Limits()))
        for recipe in wanted:
            assert list(create(path, [recipe], Limits())) == [together[recipes[path.stem].index(recipe)]], recipe


@pytest.mark.parametrize(("name", "most"), [("drawing", 15), ("soft", 5)])
def test_similar_sizes_are_rendered_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, most: int) -> None:
    write_images(tmp_path)
    sizes: list[tuple[int, int]] = []
    draw = resvg_py.svg_to_bytes

    def counted(**how: Any) -> bytes:
        sizes.append((how["width"], how["height"]))
        return bytes(draw(**how))

    monkeypatch.setattr(resvg_py, "svg_to_bytes", counted)
    recipes = recipes_of(tmp_path)[name]
    assert all(
        isinstance(file, bytes) for file in create(tmp_path / f"content/brand/set/{name}.svg", recipes, Limits())
    )
    assert len(recipes) >= 30
    assert len(sizes) <= most


@pytest.mark.parametrize("longest", [100.0, 319.9, 320.0, 820.8, 1094.4, 4000.0])
def test_a_logo_is_at_most_slightly_smaller_than_its_space(longest: float) -> None:
    assert 0.84 * longest <= originals.on_ladder(longest) <= longest


def test_identical_files_are_processed_once(tmp_path: Path) -> None:
    docs, store = tmp_path / "content", Store(tmp_path / "cache")
    for name in ("one.jpg", "two.jpg"):
        (docs / "brand/set").mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (1300, 900), RED).save(docs / "brand/set" / name)
    brand, _ = load_brand(docs / "brand", below=docs, root=tmp_path, now=datetime.now(UTC), zone=UTC)
    networks = {"linkedin": builtin_networks()["linkedin"]}
    plan = planned(brand, networks, lambda file: store.digest(docs / file.path), ENGINE)
    heard: list[Progress] = []
    done = produced(plan, {}, docs, "content", store, Limits(), 1, heard.append)
    assert heard[-1].pictures == 1
    one, two = (done.renditions[f"set/{name}"] for name in ("one", "two"))
    assert [each.bytes for each in one.downloads] == [each.bytes for each in two.downloads] != []


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_no_rendition_is_kept_if_the_image_changes_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    picture, place = tmp_path / "can.png", tmp_path / "kept.png"
    Image.new("RGB", (90, 60), RED).save(picture)
    recipe = Recipe(45, 30, "png", whole=True)
    key = rendition_key(hashlib.sha256(picture.read_bytes()).hexdigest(), recipe, ENGINE)
    job = Job(str(picture), ((recipe, str(place)),), key)

    def change() -> None:
        Image.new("RGB", (90, 60), "blue").save(picture)

    if when == "before":
        change()
    else:
        keep = workshop.keep
        monkeypatch.setattr(workshop, "keep", lambda *given: (keep(*given), change()))
    (outcome,) = workshop.run_job(job, Limits())
    assert outcome.refusal == ("the image changed during the build", "build again")
    assert not outcome.for_good
    assert not place.exists()
