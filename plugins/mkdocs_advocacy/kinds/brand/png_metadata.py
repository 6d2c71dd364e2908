"""Removal of oversized metadata that would keep Pillow from reading a PNG file; renditions never contain metadata.

Pillow refuses files with a text or profile that unpacks to more than 1 MiB, as a protection against decompression
bombs. Design programs write larger texts nonetheless: a document's history alone can have 10 MB.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

LARGEST = 16 << 20
"""The largest colour profile, XMP or EXIF text that is read, in bytes."""
_LARGEST_UNUSED = 1 << 20
_IN_ALL = 64 << 20
"""The most bytes unpacked per file, so that a file with many chunks doesn't take long."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METADATA = (b"iCCP", b"iTXt", b"tEXt", b"zTXt")
_USED = (b"XML:com.adobe.xmp\0", b"Raw profile type exif\0", b"Raw profile type APP1\0")


def remove_excess(path: Path) -> Path | io.BytesIO:
    """Return the path itself, or a copy in memory without oversized metadata."""
    with path.open("rb") as file:
        excess = list(_find_excess(file))
        if not excess:
            return path
        file.seek(0)
        remaining = io.BytesIO()
        for start, end in excess:
            remaining.write(file.read(start - file.tell()))
            file.seek(end)
        remaining.write(file.read())
    remaining.seek(0)
    return remaining


def _find_excess(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each oversized metadata chunk; nothing if the file isn't a PNG."""
    room, start = _IN_ALL, len(_SIGNATURE)
    if file.read(start) != _SIGNATURE:
        return
    while len(header := file.read(8)) == 8 and header[4:] != b"IEND":
        end = start + 12 + int.from_bytes(header[:4], "big")
        if header[4:] in _METADATA:
            data = file.read(end - start - 12)
            used = header[4:] == b"iCCP" or data.startswith(_USED)
            largest = min(room, LARGEST if used else _LARGEST_UNUSED)
            size = _unpacked_size(header[4:], data, largest)
            if size > largest:
                yield start, end
            room -= min(size, largest)  # removed chunks count too, as unpacking them took time
        start = end
        file.seek(start)


def _unpacked_size(kind: bytes, data: bytes, largest: int) -> int:
    """Return the unpacked size of the chunk's metadata, unpacking at most `largest` + 1 bytes."""
    _, _, after_name = data.partition(b"\0")
    packed = after_name[1:]
    if kind == b"iTXt":
        packed = after_name[2:].split(b"\0", 2)[-1]
    if kind == b"tEXt" or (kind == b"iTXt" and after_name[:1] != b"\1"):
        return len(data)
    try:
        return len(zlib.decompressobj().decompress(packed, largest + 1))
    except zlib.error:
        return 0  # Pillow ignores it as well
