"""Loading brand assets from disk."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import ExifTags, Image

from mkdocs_advocacy.kinds.brand import pictures
from mkdocs_advocacy.kinds.brand.load import load_brand
from mkdocs_advocacy.kinds.brand.model import Asset, Brand
from mkdocs_advocacy.kinds.brand.renditions.model import Limits

NOW = datetime(2027, 1, 15, 12, tzinfo=UTC)


def picture(path: Path, size: tuple[int, int] = (120, 63), orientation: int | None = None, **more: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    exif = Image.Exif()
    if orientation:
        exif[ExifTags.Base.Orientation] = orientation
    Image.new("RGB", size, "purple").save(path, exif=exif, **more)
    return path


def brand(root: Path) -> tuple[Brand, list[str]]:
    found, problems = load_brand(root / "content/brand", below=root / "content", root=root, now=NOW, zone=UTC)
    return found, [str(problem) for problem in problems if "has no alt text" not in problem.message]


@pytest.mark.parametrize("ending", ["png", "jpg", "JPEG", "webp", "gif"])
def test_the_size_of_an_image_is_read(tmp_path: Path, ending: str) -> None:
    path = picture(tmp_path / f"content/brand/ginger/deep/can hero.{ending}")
    found, problems = brand(tmp_path)
    assert problems == []
    assert found.assets["ginger/can hero"] == Asset(
        id="ginger/can hero",
        path=f"brand/ginger/deep/can hero.{ending}",
        title=f"can hero.{ending}",
        alt={},
        width=120,
        height=63,
        bytes=path.stat().st_size,
    )
    assert found.assets["ginger/can hero"].address == f"brand/ginger/deep/can%20hero.{ending}"


@pytest.mark.parametrize("ending", ["jpg", "webp", "png"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_size_of_a_rotated_image_is_as_displayed(tmp_path: Path, ending: str, orientation: int) -> None:
    picture(tmp_path / f"content/brand/ginger/can.{ending}", orientation=orientation)
    asset = brand(tmp_path)[0].assets["ginger/can"]
    assert (asset.width, asset.height) == ((63, 120) if orientation >= 5 else (120, 63))


def test_values_for_a_file_name_override_those_for_its_stem(tmp_path: Path) -> None:
    folder = picture(tmp_path / "content/brand/ginger/can.png").parent
    (folder / "brand.yaml").write_text("assets: {can: {alt: By stem}, can.png: {title: The can, alt: By name}}")
    found, problems = brand(tmp_path)
    assert problems == []
    assert (found.assets["ginger/can"].title, dict(found.assets["ginger/can"].alt)) == ("The can", {"any": "By name"})


@pytest.mark.parametrize(
    ("alt", "language", "message"),
    [
        ({"any": "A can"}, "de", "A can"),
        ({"en": "A can", "de": "Eine Dose"}, "de", "Eine Dose"),
        ({"en": "A can", "de": "Eine Dose"}, "de-AT", "Eine Dose"),
        ({"en": "A can", "de": "Eine Dose"}, "fr", "A can"),
        ({"es": "Una lata"}, "fr", "Una lata"),
        ({}, "fr", ""),
    ],
)
def test_alt_text_is_in_the_language_of_the_post_if_available(alt: dict[str, str], language: str, message: str) -> None:
    assert Asset("a/b", "brand/a/b.png", "b", alt, 1, 1, 1).alt_in(language, "en") == message


def test_an_image_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = picture(tmp_path / "content/brand/ginger/can.png")
    brand(tmp_path)
    monkeypatch.setattr(pictures.Image, "open", lambda *_, **__: pytest.fail("the image is read again"))
    assert brand(tmp_path)[0].assets["ginger/can"].width == 120
    monkeypatch.undo()
    picture(path, (50, 40))
    os.utime(path, ns=(1, 1))
    assert brand(tmp_path)[0].assets["ginger/can"].width == 50


@pytest.mark.parametrize("ending", ["jpg", "png", "webp"])
def test_an_image_with_a_location_is_a_warning(tmp_path: Path, ending: str) -> None:
    place = picture(tmp_path / f"content/brand/ginger/here.{ending}").parent
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 1
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 30.0, 0.0)
    Image.new("RGB", (120, 63)).save(place / f"home.{ending}", exif=exif)
    assert brand(tmp_path)[1] == [
        f"content/brand/ginger/home.{ending}:1:1: warning: the image's metadata contains its location (GPS), and the "
        "original is published unchanged (remove the GPS data; renditions never contain it)"
    ]


@pytest.mark.parametrize("name", ["can.png", "report.pdf"])
def test_symbolic_links_are_refused_whatever_their_target(tmp_path: Path, name: str) -> None:
    here = picture(tmp_path / "content/brand/ginger/here.png")
    secret = tmp_path / f"content/secret/{name}"
    picture(secret, format="PNG")
    (here.parent / name).symlink_to(secret)
    (here.parent / f"same-{name}").symlink_to(here.name)
    (tmp_path / "content/brand/other").symlink_to(secret.parent)
    (tmp_path / "content/brand/twin").symlink_to("ginger")
    found, problems = brand(tmp_path)
    refused = [line.partition(" is a symbolic link")[0] for line in problems]
    assert refused == [
        f"content/brand/ginger/{name}:1:1: error: this file",
        f"content/brand/ginger/same-{name}:1:1: error: this file",
        "content/brand/other:1:1: error: this folder",
        "content/brand/twin:1:1: error: this folder",
    ]
    assert (list(found.assets), list(found.sets)) == (["ginger/here"], ["ginger"])
    assert found.published == {"brand/ginger/here.png"}


def test_a_brand_folder_that_is_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    shared = picture(tmp_path / "shared/ginger/can.png").parent.parent
    (tmp_path / "content").mkdir()
    (tmp_path / "content/brand").symlink_to(shared)
    found, (problem,) = brand(tmp_path)
    assert problem.startswith("content/brand:1:1: error: this folder is a symbolic link")
    assert found == Brand()


def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    folder = tmp_path / "content/brand/ginger"
    folder.mkdir(parents=True)
    os.mkfifo(folder / "pipe.png")
    assert brand(tmp_path)[1] == [
        "content/brand/ginger/pipe.png:1:1: warning: the file cannot be read: it is not a regular file",
    ]


@pytest.mark.parametrize("name", ["guide.pdf", "mark.svg"])
def test_an_unreadable_file_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    folder = tmp_path / "content/brand/ginger"
    folder.mkdir(parents=True)
    (folder / name).write_text("words")
    denied = PermissionError(13, "Permission denied")

    def refuse(*_: Any, **__: Any) -> None:
        raise denied

    monkeypatch.setattr(Path, "open", refuse)
    found, problems = brand(tmp_path)
    assert problems == [f"content/brand/ginger/{name}:1:1: warning: the file cannot be read: Permission denied"]
    assert found.published == frozenset()


def test_an_image_with_too_many_pixels_is_refused(tmp_path: Path) -> None:
    picture(tmp_path / "content/brand/ginger/can.png")
    limits = Limits(max_pixels=1000)
    found, problems = load_brand(
        tmp_path / "content/brand", below=tmp_path / "content", root=tmp_path, now=NOW, zone=UTC, limits=limits
    )
    assert "can.png:1:1: warning: the image is 120×63 pixels; the limit is 1,000 in total" in str(problems[0])
    assert found.broken == {"ginger/can"}
    assert found.published == frozenset()


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    large = picture(tmp_path / "content/brand/ginger/can.png").stat().st_size
    limits = Limits(max_bytes=large - 1)
    found, problems = load_brand(
        tmp_path / "content/brand", below=tmp_path / "content", root=tmp_path, now=NOW, zone=UTC, limits=limits
    )
    assert str(problems[0]) == (
        f"content/brand/ginger/can.png:1:1: warning: the image has {large} bytes; the limit is {large - 1} "
        "(export a smaller version, or raise max_bytes of advocacy/brand)"
    )
    assert found.broken == {"ginger/can"}


def test_a_hub_without_brand_assets_has_none(tmp_path: Path) -> None:
    assert brand(tmp_path) == (Brand(), [])
