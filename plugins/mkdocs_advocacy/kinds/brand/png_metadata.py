"""PNG files with more metadata than Pillow reads: they are read without it, since nothing of it is published.

Pillow refuses a file with a text or profile that unpacks to more than 1 MiB, as a protection against files of a few
bytes that fill the memory. Programs write such texts nonetheless: the history of a document alone can have 10 MB.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

LARGEST = 16 << 20
"""How many bytes a profile of colours may have, or a text that tells where and how a photograph was taken."""
_LARGEST_UNUSED = 1 << 20
_IN_ALL = 64 << 20
"""How many bytes are unpacked of a file, so that no file of many chunks takes long."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METADATA = (b"iCCP", b"iTXt", b"tEXt", b"zTXt")
_USED = (b"XML:com.adobe.xmp\0", b"Raw profile type exif\0", b"Raw profile type APP1\0")


def without_excess(path: Path) -> Path | io.BytesIO:
    """The file itself, or a copy without the metadata that are too large."""
    with path.open("rb") as file:
        excess = list(_excess(file))
        if not excess:
            return path
        file.seek(0)
        kept = io.BytesIO()
        for start, end in excess:
            kept.write(file.read(start - file.tell()))
            file.seek(end)
        kept.write(file.read())
    kept.seek(0)
    return kept


def _excess(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Where each chunk of metadata begins and ends that is too large; none where the file is no PNG."""
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
            room -= min(size, largest)  # of what is left out too: it took time to find out
        start = end
        file.seek(start)


def _unpacked_size(kind: bytes, data: bytes, largest: int) -> int:
    """How many bytes of metadata the chunk holds; of those beyond the `largest` number, only one is unpacked."""
    _, _, after_name = data.partition(b"\0")
    packed = after_name[1:]
    if kind == b"iTXt":
        packed = after_name[2:].split(b"\0", 2)[-1]
    if kind == b"tEXt" or (kind == b"iTXt" and after_name[:1] != b"\1"):
        return len(data)
    try:
        return len(zlib.decompressobj().decompress(packed, largest + 1))
    except zlib.error:
        return 0  # Pillow leaves it out as well
