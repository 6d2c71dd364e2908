"""A picture as pixels, whatever it is: decoded once, upright, in sRGB and without metadata."""

from __future__ import annotations

import contextlib
import io
import math
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from mkdocs_advocacy.kinds.brand.pictures import opened
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits

_ENOUGH = (2700, 1950)
"""How wide and how high a large picture stays until it is brought to a size of its own, in pixels.

No network wants more. It is the same for all pictures: what a rendition looks like shall not depend on which others
are made beside it.
"""
_LITTLE = 0.8
"""A picture that is hardly larger stays as it is."""
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
_ON_THEIR_SIDE = (5, 6, 7, 8)


def decoded(source: Path, limits: Limits) -> Image.Image:
    """The picture in RGB, or RGBA where something shows through; Impossible where it cannot be read."""
    small, profile, orientation = _read(source, limits)  # what was large is let go here
    upright = _in_srgb(small, profile)
    return upright.transpose(_TURNS[orientation]) if orientation in _TURNS else upright


def _read(source: Path, limits: Limits) -> tuple[Image.Image, bytes | None, int | None]:
    """The pixels, in no more than are needed, the profile of their colours, and how the camera was held."""
    try:
        with opened(source) as image:
            width, height = image.size
            if width * height > limits.max_pixels:  # it was changed after it was looked at
                raise Impossible("the picture has too many pixels", "export it smaller")
            orientation = image.getexif().get(ExifTags.Base.Orientation) if "exif" in image.info else None
            profile = image.info.get("icc_profile")
            enough = _ENOUGH[::-1] if orientation in _ON_THEIR_SIDE else _ENOUGH
            needed = min(1.0, _share(enough, image))
            image.draft(None, (math.ceil(width * needed), math.ceil(height * needed)))
            image.load()
            small = _reduced(image, max(1, math.floor(1 / _share(enough, image))))
            if (share := _share(enough, small)) < _LITTLE:
                size = (round(small.width * share), round(small.height * share))
                small = small.resize(size, Image.Resampling.LANCZOS)
    except (Impossible, MemoryError):
        raise
    except Exception as error:  # what a decoder raises at what is hostile, nobody has listed
        raise Impossible(f"the picture cannot be decoded: {_reason(error)}", "export it anew") from None
    return small, profile, orientation


def _share(enough: tuple[int, int], image: Image.Image) -> float:
    """By how much its sides can be multiplied and still have enough pixels."""
    return max(enough[0] / image.width, enough[1] / image.height)


def _reason(error: Exception) -> str:
    said = str(error)
    return "it is cut short" if "truncated" in said else "it is damaged"


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
