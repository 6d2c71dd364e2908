"""Images with few colours are stored with a palette, without loss."""

from __future__ import annotations

from PIL import Image, ImageChops

from mkdocs_advocacy.kinds.brand.renditions.palette import to_palette


def test_no_pixel_changes() -> None:
    picture = Image.linear_gradient("L").resize((256, 40)).convert("RGB").quantize(60).convert("RGB")
    picture.paste((233, 30, 120), (10, 10, 30, 30))
    small = to_palette(picture)
    assert small
    assert small.mode == "P"
    assert ImageChops.difference(small.convert("RGB"), picture).getbbox() is None
    assert len(small.getpalette() or ()) <= 61 * 3


def test_an_image_of_one_colour_has_a_palette() -> None:
    small = to_palette(Image.new("RGB", (4, 4), "#6A1B9A"))
    assert small
    assert small.convert("RGB").getpixel((0, 0)) == (106, 27, 154)


def test_a_photograph_gets_no_palette() -> None:
    noise = [Image.effect_noise((200, 200), 90) for _ in range(3)]
    assert to_palette(Image.merge("RGB", noise)) is None
    assert to_palette(Image.new("RGBA", (4, 4))) is None
