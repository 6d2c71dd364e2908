"""Exported drawings and photographs have renditions in the right colours, or a warning."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from tests.site.sites import Site, build, post, write_hub

PLUGINS = ["search", {"advocacy": {"networks": ["linkedin"]}}, "advocacy/brand", "advocacy/posts"]
BOX = '<rect width="100" height="50" fill="#c81e28"/>'
DEEP_RED = (200, 30, 40)
DRAWINGS = {
    "mm": f'width="50mm" height="25mm" viewBox="0 0 100 50">{BOX}',
    "in": f'width="2in" height="1in" viewBox="0 0 100 50">{BOX}',
    "pt": f'width="75pt" height="37.5pt">{BOX}',
    "q": f'width="100Q" height="50Q" viewBox="0 0 100 50">{BOX}',
    "em": f'width="6.25em" height="3.125em">{BOX}',
    "class": 'viewBox="0 0 100 50"><style>:root{--c:#c81e28}.a{fill:var(--c)}</style>'
    + BOX.replace("fill", 'class="a" x'),
    "oklch": 'viewBox="0 0 100 50">' + BOX.replace("#c81e28", "oklch(60% .2 25)"),
}
MIXED = 'viewBox="0 0 100 50">' + BOX.replace("#c81e28", "color-mix(in srgb, red, blue)")
SIZES = {"mm": ("189", "94"), "in": ("192", "96"), "pt": ("100", "50"), "q": ("94", "47"), "em": ("100", "50")}


def drawing(rest: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {rest}</svg>'


def photo() -> bytes:
    """Return a photograph with metadata that unpacks to 3 MB."""
    file = io.BytesIO()
    Image.new("RGB", (1300, 700), DEEP_RED).save(file, "PNG")
    data = b"Raw profile type xmp\0\0" + zlib.compress(b"x" * 3_000_000)
    chunk = struct.pack(">I", len(data)) + b"zTXt" + data + struct.pack(">I", zlib.crc32(b"zTXt" + data))
    return file.getvalue()[:33] + chunk + file.getvalue()[33:]


def write_drawings(folder: Path, **drawings: str) -> Path:
    place = folder / "content/brand/set"
    place.mkdir(parents=True)
    for name, rest in drawings.items():
        (place / f"{name}.svg").write_text(drawing(rest))
    (place / "brand.yml").write_text("assets: {'*': {alt: A picture}}")
    return write_hub(folder, {"one": post()}, plugins=PLUGINS)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = write_drawings(tmp_path_factory.mktemp("drawings"), **DRAWINGS)
    (folder / "content/brand/set/photo.png").write_bytes(photo())
    (folder / "content/brand/set/both.svg").write_text(drawing(MIXED))
    Image.new("RGB", (1300, 700), DEEP_RED).save(folder / "content/brand/set/both.png")
    return build(folder, "--strict")


def center_color(site: Site, name: str) -> tuple[int, ...]:
    """Return the colour at the centre of the link preview rendition."""
    found = next(path for path in site.files if f"/renditions/{name}-" in path and "-1200x627." in path)
    with Image.open(io.BytesIO(site.files[found])) as image:
        pixel = image.convert("RGB").getpixel((600, 313))
    assert isinstance(pixel, tuple)
    return pixel


@pytest.mark.parametrize("name", [*DRAWINGS, "photo", "both"])
def test_renditions_have_the_same_colours_as_in_a_browser(site: Site, name: str) -> None:
    assert site.exit_code == 0, site.output
    assert center_color(site, name) == pytest.approx((222, 59, 61) if name == "oklch" else DEEP_RED, abs=2)


@pytest.mark.parametrize("name", SIZES)
def test_a_drawing_has_its_css_size(site: Site, name: str) -> None:
    tile = next(tile for tile in site.page("brand/set/").all("li") if tile.attributes.get("id") == f"asset-{name}")
    image = tile.one("picture").one("img")
    assert (image["width"], image["height"]) == SIZES[name]


def test_colours_that_only_a_browser_can_draw_are_a_warning(tmp_path: Path) -> None:
    site = build(write_drawings(tmp_path, mixed=MIXED), "--strict")
    assert site.exit_code == 1
    assert (
        "content/brand/set/mixed.svg:1:1: warning: the SVG has no renditions: they would show “fill: "
        "color-mix(in srgb, red, blue)” differently from browsers (write colours as #RRGGBB" in site.output
    )


def test_a_drawing_is_checked_before_its_embargo_ends(tmp_path: Path) -> None:
    folder = write_drawings(tmp_path, mixed=MIXED)
    (folder / "content/brand/set/brand.yml").write_text("assets: {mixed: {alt: A mark, publish: 2027-06-01}}")
    assert "mixed.svg:1:1: warning: the SVG has no renditions" in build(folder).output
