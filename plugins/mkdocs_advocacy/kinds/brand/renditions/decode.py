"""Decoding of images of any kind: upright, in sRGB and without metadata."""

from __future__ import annotations

import contextlib
import io
import math
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from mkdocs_advocacy.kinds.brand.pictures import open_image
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits

_ENOUGH = (2700, 1950)
"""The size, in pixels, that larger images are reduced to before renditions are made.

No network needs more. It is a constant so that a rendition doesn't depend on the others made with it.
"""
_LITTLE = 0.8
"""The scale above which an image that is only slightly too large isn't reduced."""
_ROWS = 512
"""The number of rows of a large image processed at a time."""
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


def decode(source: Path, limits: Limits) -> Image.Image:
    """Decode an image to RGB, or RGBA if it has transparency; raise Impossible if it can't be read."""
    small, profile, orientation = _read(source, limits)  # frees the full-size image on return
    upright = _to_srgb(small, profile)
    return upright.transpose(_TURNS[orientation]) if orientation in _TURNS else upright


def _read(source: Path, limits: Limits) -> tuple[Image.Image, bytes | None, int | None]:
    """Read the pixels, reduced to the needed size, the colour profile and the EXIF orientation."""
    try:
        with open_image(source) as image:
            width, height = image.size
            if width * height > limits.max_pixels:  # the file has changed since its header was checked
                raise Impossible("the image has too many pixels", "export a smaller version")
            orientation = image.getexif().get(ExifTags.Base.Orientation) if "exif" in image.info else None
            profile = image.info.get("icc_profile")
            enough = _ENOUGH[::-1] if orientation in _ON_THEIR_SIDE else _ENOUGH
            needed = min(1.0, _share(enough, image))
            image.draft(None, (math.ceil(width * needed), math.ceil(height * needed)))
            image.load()
            small = _reduce(image, max(1, math.floor(1 / _share(enough, image))))
            if (share := _share(enough, small)) < _LITTLE:
                size = (round(small.width * share), round(small.height * share))
                small = small.resize(size, Image.Resampling.LANCZOS)
    except (Impossible, MemoryError):
        raise
    except Exception as error:  # decoders can raise any exception for malicious files
        raise Impossible(f"the image cannot be decoded: {_describe(error)}", "export it again") from None
    return small, profile, orientation


def _share(enough: tuple[int, int], image: Image.Image) -> float:
    """Return the factor that scales the image down to the `enough` size."""
    return max(enough[0] / image.width, enough[1] / image.height)


def _describe(error: Exception) -> str:
    return "it is truncated" if "truncated" in str(error) else "it is damaged"


def _reduce(image: Image.Image, factor: int) -> Image.Image:
    """Reduce a potentially huge image by an integer factor, in strips, to RGB, CMYK, L, RGBA or LA."""
    if factor == 1:
        return _simplify_mode(image)
    small: Image.Image | None = None
    rows = factor * max(1, _ROWS // factor)
    for top in range(0, image.height, rows):
        strip = _simplify_mode(image.crop((0, top, image.width, min(top + rows, image.height)))).reduce(factor)
        small = small or Image.new(strip.mode, (strip.width, -(-image.height // factor)))
        small.paste(strip, (0, top // factor))
    return small or image


def _simplify_mode(image: Image.Image) -> Image.Image:
    """Convert palettes and 16-bit images to a mode that later steps support."""
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


def _to_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Convert an image to sRGB in RGB or RGBA, and copy its pixels to a new image to remove everything else."""
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    colors = image.convert({"RGBA": "RGB", "LA": "L"}[image.mode]) if alpha else image
    converted = None
    if profile:
        # ignore broken profiles and profiles for other colour modes
        with contextlib.suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            theirs = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(colors, theirs, _SRGB, outputMode="RGB")
    pixels = (converted or colors).convert("RGB")
    clean = Image.new("RGB", pixels.size)
    clean.paste(pixels)
    if alpha and alpha.getextrema() != (255, 255):
        clean.putalpha(alpha)
    return clean
