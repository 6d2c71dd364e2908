"""Small malformed or malicious images, one file for each fault."""

from __future__ import annotations

import io
import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, ImageCms, PngImagePlugin

SECRET = "GPS of the photographer's home"


def picture(mode: str = "RGB", size: tuple[int, int] = (1300, 700), color: Any = None) -> Image.Image:
    image = Image.new(mode, size, color if color is not None else 0)
    if mode == "RGB":
        image.paste((200, 30, 90), (0, 0, size[0] // 2, size[1]))
    return image


def saved(image: Image.Image, format_: str, **settings: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, format_, **settings)
    return file.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *chunks: bytes, depth: int = 8, color: int = 2) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


def sixteen_bits(width: int = 1300, height: int = 700) -> bytes:
    row = b"\0" + b"\xff\xff\0\0\x80\0" * width
    return png(width, height, chunk(b"IDAT", zlib.compress(row * height)), depth=16)


def with_metadata() -> dict[str, Any]:
    exif = Image.Exif()
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSAreaInformation] = SECRET
    return {"exif": exif, "comment": SECRET, "xmp": SECRET.encode(), "icc_profile": srgb()}


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def text_bomb() -> bytes:
    return chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"x" * 80_000_000))


def palette(transparent: bool) -> bytes:
    image = picture().quantize(8)
    return saved(image, "PNG", **({"transparency": 0} if transparent else {}))


def animated(format_: str) -> bytes:
    frames = [picture(color=shade) for shade in ("red", "green", "blue")]
    return saved(frames[0], format_, save_all=True, append_images=frames[1:])


def svg(inside: str = "", size: str = 'width="600" height="300"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'.encode()


def nested_uses(depth: int) -> str:
    layers = ['<g id="a0"><rect width="5" height="5"/></g>']
    for level in range(1, depth):
        layers.append(f'<g id="a{level}">' + f'<use href="#a{level - 1}"/>' * 10 + "</g>")
    return f"<defs>{''.join(layers)}</defs><use href='#a{depth - 1}'/>"


JPEG = saved(picture(), "JPEG", quality=90)
PNG = saved(picture(), "PNG")
RECT = '<rect width="300" height="200" fill="#D4145A"/>'
TURBULENCE = '<feTurbulence baseFrequency="0.05" numOctaves="10"/>'
SLOW = f'<filter id="slow">{TURBULENCE * 500}</filter>'
NOISE = saved(Image.effect_noise((1300, 700), 90).convert("RGB"), "JPEG", quality=95)

FILES: dict[str, Callable[[], bytes]] = {
    "works.jpg": lambda: JPEG,
    "cut short.jpg": lambda: NOISE[: len(NOISE) // 3],
    "cut-in-header.jpg": lambda: JPEG[:30],
    "cut-png.png": lambda: saved(Image.effect_noise((1300, 700), 90), "PNG")[:9000],
    "cut-webp.webp": lambda: saved(Image.effect_noise((1300, 700), 90), "WEBP")[:4000],
    "cut-gif.gif": lambda: saved(Image.effect_noise((1300, 700), 90), "GIF")[:3000],
    "nothing-png.png": lambda: b"",
    "nothing.jpg": lambda: b"",
    "nothing-svg.svg": lambda: b"",
    "is-html.png": lambda: b"<html><script>alert(1)</script>",
    "is-png.jpg": lambda: PNG,
    "is-jpeg.webp": lambda: JPEG,
    "is-tiff.png": lambda: saved(picture(), "TIFF"),
    "is-eps.jpg": lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\nshowpage\n",
    "bomb.png": lambda: png(65_536, 65_536, chunk(b"IDAT", zlib.compress(b"\0" * 1000))),
    "far-too-wide.png": lambda: png(2**31 - 1, 1, chunk(b"IDAT", zlib.compress(b"\0" * 10))),
    "no-width.png": lambda: png(0, 100),
    "lies-of-size.png": lambda: png(3000, 3000, chunk(b"IDAT", zlib.compress(b"\0" * 100))),
    "text-bomb.png": lambda: png(1300, 700, text_bomb(), chunk(b"IDAT", zlib.compress(b"\0" * 3901 * 700))),
    "random.jpg": lambda: b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40,
    "damaged.png": lambda: PNG[:60] + b"\0\0\0\0" + PNG[64:],
    "animated-gif.gif": lambda: animated("GIF"),
    "animated-webp.webp": lambda: animated("WEBP"),
    "animated-png.png": lambda: animated("PNG"),
    "cmyk.jpg": lambda: saved(picture("CMYK", color=(0, 200, 90, 20)), "JPEG"),
    "cmyk-with-a-profile.jpg": lambda: saved(picture("CMYK", color=(0, 200, 90, 20)), "JPEG", icc_profile=srgb()),
    "broken-profile.jpg": lambda: saved(picture(), "JPEG", icc_profile=b"no profile at all" * 20),
    "sixteen-bits.png": sixteen_bits,
    "sixteen-bits-grey.png": lambda: saved(picture("I;16", color=40_000), "PNG"),
    "one-bit.png": lambda: saved(picture("1", color=1), "PNG"),
    "palette.png": lambda: palette(False),
    "palette-see-through.png": lambda: palette(True),
    "grey-see-through.png": lambda: saved(picture("LA", color=(90, 120)), "PNG"),
    "UPPER.JPG": lambda: JPEG,
    "upper.jpg": lambda: PNG,
    "Löwe & Söhne (1) 🦁.png": lambda: PNG,
    "one pixel.png": lambda: saved(picture(size=(1, 1)), "PNG"),
    "a-line.png": lambda: saved(picture(size=(4000, 1)), "PNG"),
    "metadata.jpg": lambda: saved(picture(size=(700, 1300)), "JPEG", **with_metadata()),
    "comment.png": lambda: saved(picture(), "PNG", pnginfo=_text_chunks()),
    "safe.svg": lambda: svg(RECT),
    "script.svg": lambda: svg("<script>alert(1)</script>"),
    "handler.svg": lambda: svg('<rect onclick="alert(1)"/>'),
    "from-elsewhere.svg": lambda: svg('<image href="https://example.com/x.png"/>'),
    "entities.svg": lambda: b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + svg("&a;"),
    "of-no-size.svg": lambda: svg(RECT, size=""),
    "letters.svg": lambda: svg("<text>Carl</text>"),
    "slow.svg": lambda: svg(SLOW + RECT.replace("/>", ' filter="url(#slow)"/>')),
    "repeats-itself.svg": lambda: svg(nested_uses(9)),
}


def _text_chunks() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", SECRET)
    info.add_itxt("XML:com.adobe.xmp", SECRET)
    return info


def hostile_set(folder: Path) -> list[str]:
    """Write all files into `folder`, with symbolic links out of it and dangling ones, and return their names."""
    folder.mkdir(parents=True)
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    (folder / "link-out.png").symlink_to("/etc/hostname")
    (folder / "link-to-nowhere.png").symlink_to("gone.png")
    (folder / "link-to-itself.png").symlink_to("link-to-itself.png")
    os.mkfifo(folder / "pipe.png")
    return sorted(path.name for path in folder.iterdir())
