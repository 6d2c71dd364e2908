"""Opens compressed files, within limits, to search them."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_MOST = 20_000_000
"""The most bytes that are unpacked of one file."""
_MOST_MEMBERS = 2_000
"""The most files in an archive that are read. The names of all are searched."""


def is_packed(data: bytes) -> bool:
    """Return whether a file is compressed, so that its texts can't be edited in place."""
    return data.startswith((_GZIP, _ZIP))


def unpack(data: bytes) -> Iterator[bytes]:
    """Yield the file, or the beginning of a gzip file's content. For an archive, also yield its names and contents."""
    if data.startswith(_GZIP):
        try:
            yield zlib.decompressobj(wbits=31).decompress(data, _MOST)
        except zlib.error:
            yield data
        return
    yield data
    if data.startswith(_ZIP):
        yield from _read_archive(data)


def _read_archive(data: bytes) -> Iterator[bytes]:
    left = _MOST
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "\n\n".join(archive.namelist()).encode("utf-8", "replace")
            for member in archive.infolist()[:_MOST_MEMBERS]:
                if member.is_dir() or member.flag_bits & 1 or left <= 0:
                    continue  # a folder, encrypted, or too much
                with archive.open(member) as opened:
                    content = opened.read(left)
                left -= len(content)
                yield content
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, ValueError, OSError, EOFError, RuntimeError):
        return
