"""What a file of a set is found to be: its size in bytes, and how large a picture is."""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ExifTags, GifImagePlugin, Image, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from mkdocs_advocacy.kinds.brand.offers import is_disguised
from mkdocs_advocacy.kinds.brand.png_metadata import LARGEST, without_excess
from mkdocs_advocacy.kinds.brand.renditions.model import Limits
from mkdocs_advocacy.kinds.brand.svg import UnsafeSvg, safe_root, whole_size
from mkdocs_advocacy.kinds.brand.svg_plain import make_plain

PICTURES = {".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The files that posts can use: the format of each ending."""

_DECODERS = (GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Theirs, loaded here: where one is lacking, Pillow loads those of all formats that it knows, which takes longer."""

LONGEST_SVG = 2_000_000
"""In bytes; a drawing that is larger is not looked into."""

_ON_THEIR_SIDE = (5, 6, 7, 8)
"""EXIF's orientations of pictures that are seen with width and height exchanged."""


class Refused(Exception):
    """A file that cannot be used: why, and what would help."""


def refuse_disguised(path: Path) -> None:
    """Refuse a file that is something else than its name says."""
    try:
        disguised = is_disguised(path)
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    if disguised:
        raise Refused("the file is not published: its content is not what its ending says", "give it its right ending")


def bytes_of(path: Path) -> int:
    """How large the file is; Refused where it cannot be read."""
    return _found(path).st_size


@dataclass(frozen=True, slots=True)
class Looks:
    """What the header of a picture tells."""

    size: tuple[int, int]
    """Width and height in pixels, as it is seen."""
    see_through: bool
    """Whether what is behind it shows through."""
    tells_place: bool
    """Whether it says where it was taken."""


def looked_at(path: Path, limits: Limits) -> Looks:
    """What the header of a picture tells.

    Refused where it is none, or more than the limits allow.
    """
    found = _found(path)
    if found.st_size > limits.max_bytes:
        message = f"the picture has {found.st_size:,} bytes; {limits.max_bytes:,} are allowed"
        raise Refused(message, "export it smaller, or raise max_bytes of advocacy/brand")
    looks = _looks(str(path), (found.st_mtime_ns, found.st_ctime_ns, found.st_ino), found.st_size)
    if looks is None:
        endings = ", ".join(sorted(PICTURES))
        raise Refused("the file is no picture that can be read", f"pictures are {endings}")
    width, height = looks.size
    if width * height > limits.max_pixels:
        message = f"the picture has {width:,}×{height:,} pixels; {limits.max_pixels:,} in all are allowed"
        raise Refused(message, "export it smaller, or raise max_pixels of advocacy/brand")
    return looks


@dataclass(frozen=True, slots=True)
class DrawingLooks:
    """What the text of a drawing tells."""

    size: tuple[int, int] | None = None
    """Width and height in pixels, where it has any."""
    has_text: bool = False
    """Whether it needs a typeface."""
    undrawable: tuple[str, ...] = ()
    """Its parts, such as colours and lengths, that only a browser draws."""


def looked_at_drawing(path: Path) -> DrawingLooks:
    """What the text of an SVG tells.

    UnsafeSvg where it holds what could do more than be looked at.
    """
    found = _found(path)
    if found.st_size > LONGEST_SVG:
        raise UnsafeSvg(f"it is larger than {LONGEST_SVG // 1_000_000} MB")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    root = safe_root(data)
    return DrawingLooks(whole_size(root), b"<text" in data or b":text" in data, make_plain(root))


def _found(path: Path) -> os.stat_result:
    try:
        found = path.stat()
    except OSError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, for ever
        raise Refused("the file cannot be read: it is no file", "")
    return found


@cache
def _looks(path: str, changed: tuple[int, ...], size: int) -> Looks | None:
    """What `looked_at` says of the picture as it is seen, from its header; None where it is none.

    A file that was not `changed` (its times in nanoseconds and its inode) and has the same `size` is not read again.
    """
    del changed, size
    try:
        with opened(Path(path)) as image:
            width, height = image.size
            see_through = image.has_transparency_data
            exif = image.getexif() if "exif" in image.info else Image.Exif()
            tells_place = _tells_place(image, exif)
    except PermissionError as error:
        raise Refused(f"the file cannot be read: {error.strerror}", "") from None
    except (OSError, SyntaxError, ValueError, OverflowError):
        return None
    turned = exif.get(ExifTags.Base.Orientation) in _ON_THEIR_SIDE
    return Looks((height, width) if turned else (width, height), see_through, tells_place)


def _tells_place(image: Image.Image, exif: Image.Exif) -> bool:
    xmp = image.info.get("xmp", b"")
    with suppress(Exception):  # what is raised at metadata that is damaged, nobody has listed
        return bool(exif.get_ifd(ExifTags.IFD.GPSInfo)) or b"GPSLatitude" in (xmp if isinstance(xmp, bytes) else b"")
    return False


@contextmanager
def opened(path: Path) -> Iterator[Image.Image]:
    """The picture in a file, with its header read; metadata that are too large are passed over."""
    with warnings.catch_warnings(), any_size():
        warnings.simplefilter("ignore")  # what else is wrong in a picture is no matter of ours
        with Image.open(without_excess(path), formats=list(PICTURES.values())) as image:
            yield image


@contextmanager
def any_size() -> Iterator[None]:
    """Within it Pillow reads headers of pictures of any size: whoever decodes one looks at its size before."""
    before = Image.MAX_IMAGE_PIXELS, PngImagePlugin.MAX_TEXT_CHUNK
    Image.MAX_IMAGE_PIXELS, PngImagePlugin.MAX_TEXT_CHUNK = None, LARGEST
    try:
        yield
    finally:
        Image.MAX_IMAGE_PIXELS, PngImagePlugin.MAX_TEXT_CHUNK = before
