"""Read large files in blocks of whole lines, and find the lines with tags."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

BLOCK = 1 << 20
"""The bytes to read at once. Also the length of a line that is skipped, because no server writes one."""
_GZIP = b"\x1f\x8b"
_MARK = b"\xef\xbb\xbf"
NEEDLES = ("utm_", "UTM_")
"""What every line with tags contains."""


_USELESS = bytes(set(range(32)) - set(b"\n\t"))
"""Control characters, including those of Windows at line ends. Nothing in a log needs them."""


class Damaged(Exception):
    """The rest of a file can't be read, as of one that was copied while a server wrote it."""


def read_blocks(path: Path, report: Callable[[int], None]) -> Iterator[bytes]:
    """Yield blocks of whole lines of a file, which may be compressed by gzip.

    `report` receives the number of bytes read so far. Raises Damaged behind the last line that can be read.
    """
    with path.open("rb") as raw:
        is_packed = raw.read(2) == _GZIP
        raw.seek(0)
        rest = b""
        stream = gzip.GzipFile(fileobj=raw) if is_packed else raw
        try:
            while data := stream.read(BLOCK):
                report(raw.tell())
                data = rest + data
                end = data.rfind(b"\n") + 1
                if end:
                    yield _clean(data[:end])
                rest = data[end:] if len(data) - end <= BLOCK else b""
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise Damaged from error
        if rest:
            yield _clean(rest + b"\n")


def has_tags(text: str) -> bool:
    """Return whether a line or target may contain tags."""
    return any(needle in text for needle in NEEDLES)


def find_lines(block: bytes, *also: bytes) -> Iterator[bytes]:
    """Yield the lines of a block that contain tags or one of the texts in `also`, in order."""
    needles = [needle for needle in (*(needle.encode() for needle in NEEDLES), *also) if needle in block]
    if len(needles) > 1:
        yield from (line for line in block.split(b"\n") if any(needle in line for needle in needles))
    elif needles:
        yield from _lines_with(needles[0], block)


def join_objects(blocks: Iterator[bytes]) -> Iterator[bytes]:
    """Yield blocks in which JSON objects that are spread over several lines are on one line each."""
    parts: list[bytes] = []
    size = 0
    for block in blocks:
        lines = []
        for line in block.split(b"\n"):
            parts.append(line.strip())
            size += len(line)
            if line.rstrip() == b"}" or size > BLOCK:
                lines.append(b"".join(parts))
                parts, size = [], 0
        if lines:
            yield b"\n".join(lines) + b"\n"


def _clean(block: bytes) -> bytes:
    return block.translate(None, _USELESS).removeprefix(_MARK)


def _lines_with(needle: bytes, block: bytes) -> Iterator[bytes]:
    """Yield the lines with a text. This is much faster than to look at each line if few have it."""
    end = -1
    while (found := block.find(needle, end + 1)) >= 0:
        start = block.rfind(b"\n", 0, found) + 1
        end = block.find(b"\n", found)
        yield block[start:end]
