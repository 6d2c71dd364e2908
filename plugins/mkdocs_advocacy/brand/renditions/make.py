"""One picture into its renditions: decoded once, upright, in sRGB, without metadata, and small enough."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import resvg_py
from PIL import ExifTags, Image, ImageCms, ImageOps, features

from mkdocs_advocacy.brand.pictures import PICTURES, any_size
from mkdocs_advocacy.brand.renditions.model import Format, Limits, Recipe
from mkdocs_advocacy.brand.svg import UnsafeSvg, svg_size

_LIBRARIES = ("jpg", "libjpeg_turbo", "webp", "zlib", "littlecms2")
ENGINE = " ".join(
    ["1", version("pillow"), version("resvg-py"), *(f"{name}={features.version(name)}" for name in _LIBRARIES)]
)
"""What makes renditions: with another one, the same recipe may give other bytes."""

_QUALITIES = (85, 80, 74, 68, 60, 52, 44)
"""Of JPEG and WebP, the best first; below the last one sees it."""
_COLORS = (256, 128, 64)
"""Of a PNG that is too large with all of its colours."""
_ENOUGH = 2700
"""How long the shorter side of a huge picture stays until it is brought to a size of its own, in pixels.

It is the same for all pictures: what a rendition looks like shall not depend on which others are made beside it.
"""
_DRAWN = 2560
"""How long the longer side of a drawing is in pixels."""
_GAP = 2.0
"""Down to how many times the size a picture is brought in one simple step, before the fine one."""
_ROWS = 512
"""How many rows of a large picture are worked on at once."""
_OPAQUE = {"CMYK": "RGB", "YCbCr": "RGB", "LAB": "RGB", "HSV": "RGB", "1": "L"}
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class Impossible(Exception):
    """Says in a writer's words why there is no rendition, and what would help."""


def made(source: Path, recipes: Sequence[Recipe], limits: Limits) -> Iterator[bytes | Impossible]:
    """The file of each recipe, in their order, or why there is none; Impossible where the picture cannot be read."""
    picture = _drawn(source) if source.suffix.lower() == ".svg" else _decoded(source, limits)
    for recipe in recipes:
        try:
            yield _encoded(_set_whole(picture, recipe) if recipe.whole else _cropped(picture, recipe), recipe)
        except Impossible as impossible:
            yield impossible


def _decoded(source: Path, limits: Limits) -> Image.Image:
    small, profile, orientation = _read(source, limits)  # what was large is let go here
    upright = _in_srgb(small, profile)
    return upright.transpose(_TURNS[orientation]) if orientation in _TURNS else upright


def _read(source: Path, limits: Limits) -> tuple[Image.Image, bytes | None, int | None]:
    """The pixels, in no more than are needed, the profile of their colours, and how the camera was held."""
    try:
        with warnings.catch_warnings(), any_size():
            warnings.simplefilter("ignore")  # what else is wrong in a picture is no matter of ours
            with Image.open(source, formats=list(PICTURES.values())) as image:
                width, height = image.size
                if width * height > limits.max_pixels:  # it was changed after it was looked at
                    raise Impossible("the picture has too many pixels", "export it smaller")
                orientation = image.getexif().get(ExifTags.Base.Orientation) if "exif" in image.info else None
                profile = image.info.get("icc_profile")
                needed = min(1.0, _ENOUGH / min(width, height))
                image.draft(None, (round(width * needed), round(height * needed)))
                image.load()
                small = _reduced(image, max(1, min(image.size) // _ENOUGH))
    except (Impossible, MemoryError):
        raise
    except Exception as error:  # what a decoder raises at what is hostile, nobody has listed
        raise Impossible(f"the picture cannot be decoded: {_reason(error)}", "export it anew") from None
    return small, profile, orientation


def _reason(error: Exception) -> str:
    said = str(error)
    return "it is cut short" if "truncated" in said else "it is damaged"


def _room(recipe: Recipe) -> tuple[int, int]:
    margin = round(min(recipe.width, recipe.height) * recipe.margin / 100)
    return max(1, recipe.width - 2 * margin), max(1, recipe.height - 2 * margin)


def _reduced(image: Image.Image, factor: int) -> Image.Image:
    """The picture by a whole number smaller, in RGB, CMYK, L, RGBA or LA; done by strips, as it may be huge."""
    if factor == 1:
        return _plain(image)
    small: Image.Image | None = None
    rows = factor * max(1, _ROWS // factor)
    for top in range(0, image.height, rows):
        strip = _plain(image.crop((0, top, image.width, min(top + rows, image.height)))).reduce(factor)
        small = small or Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        small.paste(strip, (0, top // factor))
    return small or image


def _plain(image: Image.Image) -> Image.Image:
    """The picture in a mode that all else knows; palettes and sixteen bits are gone."""
    mode = image.mode
    if mode.startswith("I") or mode == "F":
        top = 65535 if mode.startswith("I") else 255
        return image.convert("I").point(lambda value: value * (255 / top)).convert("L")
    if mode in ("RGB", "RGBA", "L", "LA", "CMYK"):
        if "transparency" in image.info and mode in ("RGB", "L"):
            return image.convert("RGBA")
        return image
    if mode in ("P", "PA", "La", "RGBa"):
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image.convert(_OPAQUE.get(mode, "RGB"))


_SRGB = ImageCms.createProfile("sRGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """The picture in RGB or RGBA as sRGB, made anew so that nothing but pixels is left."""
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    colors = image.convert({"RGBA": "RGB", "LA": "L"}[image.mode]) if alpha else image
    converted = None
    if profile:
        # a profile for other colours, or a broken one, says nothing: the colours are taken as they are
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(colors, theirs, _SRGB, outputMode="RGB")
    pixels = (converted or colors).convert("RGB")
    clean = Image.new("RGB", pixels.size)
    clean.paste(pixels)
    if alpha and alpha.getextrema() != (255, 255):
        clean.putalpha(alpha)
    return clean


def _drawn(source: Path) -> Image.Image:
    """The drawing, as large as any network needs it; it has no letters, so that no typeface matters."""
    try:
        data = source.read_bytes()
        size = svg_size(data)
        if not size:
            raise UnsafeSvg("it does not say how large it is")
        scale = _DRAWN / max(size)
        width, height = (max(1, round(side * scale)) for side in size)
        pixels = resvg_py.svg_to_bytes(svg_string=data.decode(), skip_system_fonts=True, width=width, height=height)
        with Image.open(io.BytesIO(pixels), formats=["PNG"]) as image:
            return _in_srgb(image.convert("RGBA"), None)
    except (UnsafeSvg, OSError, ValueError) as error:
        raise Impossible(f"the drawing cannot be made into pixels: {error}", "export it as plain SVG") from None


def _cropped(picture: Image.Image, recipe: Recipe) -> Image.Image:
    """The part around the focus that has the rendition's shape."""
    scale = max(recipe.width / picture.width, recipe.height / picture.height)
    width, height = recipe.width / scale, recipe.height / scale
    left = min(max(0.0, picture.width * recipe.focus[0] / 100 - width / 2), picture.width - width)
    top = min(max(0.0, picture.height * recipe.focus[1] / 100 - height / 2), picture.height - height)
    box = (max(0.0, left), max(0.0, top), min(left + width, picture.width), min(top + height, picture.height))
    part = picture.resize((recipe.width, recipe.height), Image.Resampling.LANCZOS, box=box, reducing_gap=_GAP)
    return _on(part, recipe.background, part.size)


def _set_whole(picture: Image.Image, recipe: Recipe) -> Image.Image:
    """All of the picture in the middle of its background, never enlarged by much."""
    room = _room(recipe)
    scale = min(room[0] / picture.width, room[1] / picture.height)
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    small = picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=_GAP)
    if recipe.background is None and size == (recipe.width, recipe.height):
        return small
    return _on(small, recipe.background, (recipe.width, recipe.height))


def _on(picture: Image.Image, background: str | None, size: tuple[int, int]) -> Image.Image:
    if background is None or (picture.mode == "RGB" and picture.size == size):
        return ImageOps.pad(picture, size) if picture.size != size else picture
    ground = Image.new("RGB", size, background)
    place = ((size[0] - picture.width) // 2, (size[1] - picture.height) // 2)
    ground.paste(picture, place, picture if picture.mode == "RGBA" else None)
    return ground


def _encoded(picture: Image.Image, recipe: Recipe) -> bytes:
    """The file, in the best quality that fits."""
    for attempt in _attempts(picture, recipe.format, fine=recipe.whole and recipe.background is not None):
        if recipe.max_bytes is None or len(attempt) <= recipe.max_bytes:
            return attempt
    raise Impossible(
        f"{recipe.width}×{recipe.height} cannot be made smaller than {recipe.max_bytes:,} bytes without harm",
        "use a calmer picture",
    )


def _attempts(picture: Image.Image, format_: Format, *, fine: bool) -> Iterator[bytes]:
    if format_ == "png":
        yield _saved(picture, "PNG")
        for count in _COLORS:
            method = Image.Quantize.FASTOCTREE if picture.mode == "RGBA" else Image.Quantize.MEDIANCUT
            yield _saved(picture.quantize(count, method), "PNG")
        return
    for quality in _QUALITIES:
        more: Mapping[str, Any] = {"method": 2}
        if format_ == "jpg":
            more = {"progressive": True, "subsampling": "4:4:4" if fine else "4:2:0"}
        yield _saved(picture, {"jpg": "JPEG", "webp": "WEBP"}[format_], quality=quality, **more)


def _saved(picture: Image.Image, format_: str, **settings: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, format_, **settings)
    return file.getvalue()
