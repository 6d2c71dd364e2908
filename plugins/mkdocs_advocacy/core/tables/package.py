"""Check the ZIP package of an Excel workbook before it is read, streaming each part."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from posixpath import normpath

from mkdocs_advocacy.core.tables.delimited import NoTable
from mkdocs_advocacy.core.tables.parts import PartReader, SheetFacts, Totals

_MOST_PARTS = 5_000
_MOST_UNPACKED = 60_000_000
"""The maximum unpacked size in bytes. A workbook with 10,000 posts has a few million."""
_PIECE = 1 << 16
_LOCAL_HEADER = 30
"""The minimum size of a part's header in bytes."""
_ENCRYPTED = 0x1
_TOO_MUCH = "the workbook is too large when it is unpacked"
_OWN_FILE = "save the sheet with the posts as a separate file"
_DAMAGED = "the workbook is damaged or has a password"
_SAVE_AGAIN = "save it again without a password"


@dataclass(frozen=True, slots=True)
class Package:
    """A checked workbook."""

    data: bytes
    """A package with only the checked parts. Parts other than XML, such as images, are empty."""
    sheets: Mapping[str, SheetFacts]
    """Facts about the parts with rows, by the name of the part."""


def check_package(data: bytes) -> Package:
    """Check the workbook in `data`. Raise NoTable if it is not a workbook, damaged, or too large when unpacked.

    The check uses the same parser as the later reading, so it detects document types and entities in any encoding.
    Parts that the parser cannot read are left out.
    """
    totals = Totals()
    sheets: dict[str, SheetFacts] = {}
    output = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(output, "w") as checked:
            for part in _parts(package, len(data)):
                reader = PartReader(totals)
                content = _read(package, part, reader, totals)
                checked.writestr(part.filename, content)
                if facts := reader.facts():
                    sheets[part.filename] = facts
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        if isinstance(error, NoTable):
            raise
        raise NoTable(_DAMAGED, _SAVE_AGAIN) from None
    return Package(output.getvalue(), sheets)


def _parts(package: zipfile.ZipFile, size: int) -> Iterator[zipfile.ZipInfo]:
    """Return the parts of a package. Raise NoTable if its ZIP directory is suspicious."""
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise NoTable(_TOO_MUCH, _OWN_FILE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise NoTable(_DAMAGED, _SAVE_AGAIN)
    names = {part.filename for part in parts}
    if not any(name.startswith("xl/") for name in names):
        raise NoTable("the file is not an Excel workbook", "save the spreadsheet as .xlsx or .csv")
    strange = any(name.startswith("/") or normpath(name) != name.rstrip("/") for name in names)
    starts = sorted((part.header_offset, part.compress_size) for part in parts)
    ends = [(begin + _LOCAL_HEADER + length, after) for (begin, length), (after, _) in pairwise([*starts, (size, 0)])]
    packing = {part.compress_type for part in parts} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if len(names) < len(parts) or strange or packing or any(end > after for end, after in ends):
        message = "the workbook is packed in an unusual way"
        raise NoTable(message, "open it in a spreadsheet program and save it again")
    return (part for part in parts if not part.is_dir())


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo, reader: PartReader, totals: Totals) -> bytes:
    """Return the content of an XML part, and empty bytes for other parts."""
    pieces = []
    with package.open(part) as opened:
        while piece := opened.read(_PIECE):
            totals.bytes += len(piece)
            if totals.bytes > _MOST_UNPACKED:  # the ZIP directory may state a smaller size
                raise NoTable(_TOO_MUCH, _OWN_FILE)
            if not reader.feed(piece):
                return _refuse_damaged(part.filename)
            pieces.append(piece)
    return b"".join(pieces) if reader.finish() else _refuse_damaged(part.filename)


def _refuse_damaged(name: str) -> bytes:
    """Return empty bytes, or raise NoTable if the part must be XML."""
    if name.endswith((".xml", ".rels")):
        raise NoTable(
            f"the workbook is damaged: its part {name[-80:]} cannot be read", "open it in Excel and save it again"
        )
    return b""
