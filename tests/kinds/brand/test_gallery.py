"""How images are grouped, and their labels and keys."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.brand.gallery import gallery
from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.brand.names import picture_names, settings_of
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate


def brand_file(place: str, **values: str) -> BrandFile:
    template = AssetTemplate.model_validate(values)
    return BrandFile(
        f"a/{place}", f"brand/a/{place}", place, place, 1, template, State.CURRENT, drawing=True, see_through=True
    )


def summarize(*files: BrandFile) -> list[tuple[str, list[tuple[str, str, int]]]]:
    return [
        (group.title, [(tile.label, tile.background, len(tile.files)) for tile in group.tiles])
        for group in gallery(files, "The set")
    ]


def test_variants_by_name_and_folder_are_grouped_with_colour_first() -> None:
    tones = ("black", "color", "white")
    places = [f"{layout}/{tone}/oci-{layout}-{tone}" for layout in ("horizontal", "stacked") for tone in tones]
    assert summarize(*(brand_file(f"{place}.{ending}") for place in places for ending in ("png", "svg"))) == [
        (
            "Oci",
            [
                ("Horizontal color", "light", 2),
                ("Horizontal black", "light", 2),
                ("Horizontal white", "dark", 2),
                ("Stacked color", "light", 2),
                ("Stacked black", "light", 2),
                ("Stacked white", "dark", 2),
            ],
        )
    ]


def test_images_without_variants_come_first_and_have_no_title() -> None:
    files = [
        brand_file("logo_black.svg"),
        brand_file("logo_white.svg"),
        brand_file("Can hero.PNG"),
        brand_file("root.jpg", title="The root"),
    ]
    assert summarize(*files) == [
        ("", [("Can hero", "light", 1), ("The root", "light", 1)]),
        ("Logo", [("Black", "light", 1), ("White", "dark", 1)]),
    ]
    assert summarize(brand_file("black.svg"), brand_file("white.svg", background="any"))[0][0] == "The set"


def test_images_of_a_folder_are_grouped_and_lose_the_common_prefix() -> None:
    names = ("oci_icon_cdn", "oci_icon_key vault", "oci_icon_2fa")
    files = [brand_file("lonely/can.svg"), *(brand_file(f"icons/{name}.svg") for name in names)]
    assert summarize(*files) == [
        ("", [("Can", "light", 1)]),
        ("Icons", [("CDN", "light", 1), ("Key vault", "light", 1), ("2fa", "light", 1)]),
    ]
    assert summarize(brand_file("a/can.svg"), brand_file("a/can big.svg")) == [
        ("A", [("Can", "light", 1), ("Can big", "light", 1)])
    ]


def test_variants_of_one_layout_share_a_row() -> None:
    files = [brand_file(f"{layout}-{tone}.svg") for layout in ("icon", "stacked") for tone in ("black", "white")]
    (group,) = gallery(files, "The set")
    assert [[tile.label for tile in row] for row in group.rows] == [
        ["Icon black", "Icon white"],
        ["Stacked black", "Stacked white"],
    ]


@pytest.mark.parametrize(
    ("places", "names"),
    [
        (["a.png", "b.jpg"], ["a", "b"]),
        (["a.png", "x/a.png"], ["a", "x/a"]),
        (["x/a.png", "y/a.png", "y/b.png"], ["x/a", "y/a", "b"]),
        (["x/z/a.png", "y/z/a.png"], ["x/z/a", "y/z/a"]),
        (["a.png", "a.jpg"], ["a.png", "a.jpg"]),
    ],
)
def test_a_name_has_enough_of_its_folder_to_be_unique(places: list[str], names: list[str]) -> None:
    assert list(picture_names([PurePosixPath(place) for place in places]).values()) == names


def test_the_most_specific_key_wins() -> None:
    values = {
        "x/can.png": {"title": "path"},
        "can.png": {"title": "name", "use": "name"},
        "can": {"use": "stem", "alt": "stem"},
        "*.png": {"alt": "pattern", "background": "dark"},
    }
    templates = {key: AssetTemplate.model_validate(value) for key, value in values.items()}
    found = settings_of(PurePosixPath("x/can.png"), templates)
    assert (found.title, found.use, found.alt, found.background) == ("path", "name", {"any": "stem"}, "dark")
    assert settings_of(PurePosixPath("other.svg"), templates) == AssetTemplate()
