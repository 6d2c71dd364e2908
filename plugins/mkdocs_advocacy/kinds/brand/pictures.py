"""Examination of a set's files: file size, image size, transparency and metadata."""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ExifTags, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from mkdocs_advocacy.kinds.brand.offers import is_disguised
from mkdocs_advocacy.kinds.brand.png_metadata import LARGEST, remove_excess
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root, whole_size
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

PICTURES = {".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The image formats that posts can use, by file extension."""

_DECODERS = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Decoders for these formats, imported to prevent Pillow from loading all of its plugins, which is slower."""

LONGEST_SVG = 2_000_000
"""The largest SVG that is examined, in bytes."""

_ON_THEIR_SIDE = (5, 6, 7, 8)
"""The EXIF orientations that swap width and height."""


class Refused(Exception):
    """The file cannot be used; the arguments are the reason and a hint."""


def refuse_disguised(path: Path) -> None:
    """Raise Refused if the file's content contradicts its name."""
    try:
        disguised = is_disguised(path)
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    if disguised:
        raise Refused("the file is not published: its content does not match its extension", "use the right extension")


def bytes_of(path: Path) -> int:
    """Return the size of the file; raise Refused if it can't be read."""
    return _stat(path).st_size


@dataclass(frozen=True, slots=True)
class ImageHeader:
    """The properties of an image, read from its header."""

    size: tuple[int, int]
    """Width and height in pixels, as displayed."""
    see_through: bool
    """Whether it has transparency."""
    tells_place: bool
    """Whether its metadata include the location where it was taken."""


def read_image_header(
    path: Path, limits: Limits, endings: Iterable[str] = tuple(PICTURES), options: str = "advocacy/brand"
) -> ImageHeader:
    """Read the header of an image; raise Refused if it can't be read or exceeds the limits.

    The hints name the supported `endings`, and the plugin whose `options` are the limits, or none if they are fixed.
    """
    found = _stat(path)
    smaller = "export a smaller version"
    if found.st_size > limits.max_bytes:
        message = f"the image has {found.st_size:,} bytes; the limit is {limits.max_bytes:,}"
        raise Refused(message, f"{smaller}, or raise max_bytes of {options}" if options else smaller)
    header = _read_header(str(path), (found.st_mtime_ns, found.st_ctime_ns, found.st_ino), found.st_size)
    if header is None:
        raise Refused("the file is not a readable image", f"supported formats: {', '.join(sorted(endings))}")
    width, height = header.size
    if width * height > limits.max_pixels:
        message = f"the image is {width:,}×{height:,} pixels; the limit is {limits.max_pixels:,} in total"
        raise Refused(message, f"{smaller}, or raise max_pixels of {options}" if options else smaller)
    return header


@dataclass(frozen=True, slots=True)
class SvgProperties:
    """The properties of an SVG, read from its source."""

    size: tuple[int, int] | None = None
    """Width and height in pixels, if it has any."""
    has_text: bool = False
    """Whether it has text, which needs a font."""
    undrawable: tuple[str, ...] = ()
    """The parts, such as colours and lengths, that only browsers can draw."""


def examine_svg(path: Path) -> SvgProperties:
    """Examine an SVG; raise UnsafeSvg if it contains anything beyond a static drawing."""
    found = _stat(path)
    if found.st_size > LONGEST_SVG:
        raise UnsafeSvg(f"it is larger than {LONGEST_SVG // 1_000_000} MB")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    root = safe_root(data)
    return SvgProperties(whole_size(root), b"<text" in data or b":text" in data, make_plain(root))


def _stat(path: Path) -> os.stat_result:
    try:
        found = path.stat()
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, for ever
        raise Refused("the file cannot be read: it is not a regular file", "")
    return found


@cache
def _read_header(path: str, changed: tuple[int, ...], size: int) -> ImageHeader | None:
    """Read the header of an image; return None if it isn't one.

    `changed` (times in nanoseconds and inode) and `size` are part of the cache key: only changed files are read again.
    """
    del changed, size
    try:
        with open_image(Path(path)) as image:
            width, height = image.size
            see_through = image.has_transparency_data
            exif = image.getexif() if "exif" in image.info else Image.Exif()
            tells_place = _tells_place(image, exif)
    except PermissionError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    except (OSError, SyntaxError, ValueError, OverflowError):
        return None
    turned = exif.get(ExifTags.Base.Orientation) in _ON_THEIR_SIDE
    return ImageHeader((height, width) if turned else (width, height), see_through, tells_place)


def _tells_place(image: Image.Image, exif: Image.Exif) -> bool:
    xmp = image.info.get("xmp", b"")
    with suppress(Exception):  # damaged metadata can raise any exception
        return bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or b"GPSLatitude" in (xmp if isinstance(xmp, bytes) else b"")
    return False


@contextmanager
def open_image(path: Path) -> Iterator[Image.Image]:
    """Open an image and read its header, skipping oversized metadata."""
    with warnings.catch_warnings(), allow_any_size():
        warnings.simplefilter("ignore")  # minor defects of an image don't concern its writers
        with Image.open(remove_excess(path), formats=list(PICTURES.values())) as image:
            yield image


@contextmanager
def allow_any_size() -> Iterator[None]:
    """Lift Pillow's size limits while headers are read; callers check the size before they decode."""
    before = Image.MAX_IMAGE_PIXELS, PngImagePlugin.MAX_TEXT_CHUNK
    Image.MAX_IMAGE_PIXELS, PngImagePlugin.MAX_TEXT_CHUNK = None, LARGEST
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS, PngImagePlugin.MAX_TEXT_CHUNK = before
