"""Images with very large metadata have renditions, and no metadata is published."""

from __future__ import annotations

import sys
import time
import zlib
from pathlib import Path

import pytest
from PIL import ExifTags, Image, ImageCms

from mkdocs_advocacy.kinds.brand.pictures import open_image, read_image_header
from mkdocs_advocacy.kinds.brand.renditions.decode import decode
from mkdocs_advocacy.kinds.brand.renditions.model import Limits

sys.path.insert(0, str(Path(__file__).parent))
from hostile import chunk, picture, saved

SIZE = (40, 20)
PNG = saved(picture(size=SIZE), "PNG")
LONG = b"x" * 3_000_000
"""Three times Pillow's limit."""
PACKED = zlib.compress(LONG)
NAME = b"Comment\0"
XMP = b"XML:com.adobe.xmp\0\1\0\0\0"


def with_chunks(*chunks: bytes, at_the_end: bool = False) -> bytes:
    place = -12 if at_the_end else 33
    return PNG[:place] + b"".join(chunks) + PNG[place:]


def with_segments(kind: int, data: bytes, times: int) -> bytes:
    jpeg = saved(picture(size=SIZE), "JPEG")
    return jpeg[:2] + (b"\xff" + bytes([kind]) + (len(data) + 2).to_bytes(2, "big") + data) * times + jpeg[2:]


def with_comment() -> bytes:
    gif = saved(picture(size=SIZE).quantize(8), "GIF")
    start = gif.index(b"\x2c\0\0\0\0")
    return gif[:start] + b"\x21\xfe" + (b"\xff" + b"c" * 255) * 12_000 + b"\0" + gif[start:]


def exif() -> Image.Exif:
    found = Image.Exif()
    found[ExifTags.Base.ImageDescription] = "x" * 3_000_000
    return found


FILES = {
    "zTXt.png": lambda: with_chunks(chunk(b"zTXt", NAME + b"\0" + PACKED)),
    "iTXt.png": lambda: with_chunks(chunk(b"iTXt", NAME + b"\1\0\0\0" + PACKED)),
    "XMP.png": lambda: with_chunks(chunk(b"iTXt", XMP + PACKED)),
    "iCCP.png": lambda: with_chunks(chunk(b"iCCP", b"profile\0\0" + PACKED)),
    "at-the-end.png": lambda: with_chunks(chunk(b"zTXt", NAME + b"\0" + PACKED), at_the_end=True),
    "not-packed.png": lambda: with_chunks(chunk(b"tEXt", NAME + LONG)),
    "in-many-pieces.png": lambda: with_chunks(*[chunk(b"zTXt", NAME + b"\0" + zlib.compress(LONG[:1_000_000]))] * 80),
    "EXIF.png": lambda: saved(picture(size=SIZE), "PNG", exif=exif()),
    "profile.jpg": lambda: saved(picture(size=SIZE), "JPEG", icc_profile=LONG),
    "comments.jpg": lambda: with_segments(0xFE, LONG[:60_000], 50),
    "EXIF.jpg": lambda: with_segments(0xE1, b"Exif\0\0" + LONG[:60_000], 50),
    "Photoshop.jpg": lambda: with_segments(0xED, b"Photoshop 3.0\0" + LONG[:60_000], 50),
    "all.webp": lambda: saved(picture(size=SIZE), "WEBP", icc_profile=LONG, xmp=LONG, exif=exif().tobytes()),
    "comment.gif": with_comment,
}


@pytest.mark.parametrize("name", FILES)
def test_long_metadata_is_accepted(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(FILES[name]())
    assert read_image_header(path, Limits()).size == SIZE
    assert decode(path, Limits()).size == SIZE


def test_a_long_colour_profile_is_used(tmp_path: Path) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes() + LONG
    (tmp_path / "long.png").write_bytes(with_chunks(chunk(b"iCCP", b"profile\0\0" + zlib.compress(profile))))
    with open_image(tmp_path / "long.png") as image:
        assert image.info["icc_profile"] == profile


def test_a_location_is_found_in_long_metadata(tmp_path: Path) -> None:
    (tmp_path / "here.png").write_bytes(
        with_chunks(chunk(b"iTXt", XMP + zlib.compress(LONG + b"<exif:GPSLatitude>52,30N</exif:GPSLatitude>")))
    )
    assert read_image_header(tmp_path / "here.png", Limits()).tells_place


def test_a_decompression_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = chunk(b"zTXt", NAME + b"\0" + zlib.compress(b"x" * 50_000_000))
    (tmp_path / "bomb.png").write_bytes(with_chunks(*[bomb] * 200))
    began = time.process_time()
    assert read_image_header(tmp_path / "bomb.png", Limits()).size == SIZE
    assert time.process_time() - began < 5  # 10 GB when unpacked
