"""The package of an Excel workbook, checked before it is read: its ZIP file, and every part as a stream."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from posixpath import normpath

from mkdocs_advocacy.importing.delimited import NoTable
from mkdocs_advocacy.importing.parts import PartReader, SheetFacts, Totals

_MOST_PARTS = 5_000
_MOST_UNPACKED = 60_000_000
"""In bytes. A workbook of 10,000 posts has a few million."""
_PIECE = 1 << 16
_LOCAL_HEADER = 30
"""The fewest bytes before the content of a part."""
_ENCRYPTED = 0x1
_TOO_MUCH = "the workbook unpacks into more than a spreadsheet of posts can have"
_OWN_FILE = "save the sheet of the posts as a file of its own"
_DAMAGED = "the workbook is damaged or locked by a password"
_SAVE_AGAIN = "save it again without a password"


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook that was checked."""

    data: bytes
    """A package of the checked parts alone. Parts other than XML, such as pictures, are empty."""
    sheets: Mapping[str, SheetFacts]
    """Facts of the parts that have rows, by the name of the part."""


def checked_package(data: bytes) -> Package:
    """The workbook in `data`. NoTable if it is none, is damaged, or unpacks into more than any spreadsheet of posts.

    The parser that reads a part later decides here as well: a document type or an entity is refused as that parser
    sees it, in whatever encoding. Parts it cannot read are not handed on.
    """
    totals = Totals()
    sheets: dict[str, SheetFacts] = {}
    held = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(data)) as package, zipfile.ZipFile(held, "w") as checked:
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
    return Package(held.getvalue(), sheets)


def _parts(package: zipfile.ZipFile, size: int) -> Iterator[zipfile.ZipInfo]:
    """The parts of a package whose directory says nothing strange."""
    parts = package.infolist()
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        raise NoTable(_TOO_MUCH, _OWN_FILE)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise NoTable(_DAMAGED, _SAVE_AGAIN)
    names = {part.filename for part in parts}
    if not any(name.startswith("xl/") for name in names):
        raise NoTable("the file is a package of another program", "save the spreadsheet as .xlsx or .csv")
    strange = any(name.startswith("/") or normpath(name) != name.rstrip("/") for name in names)
    begun = sorted((part.header_offset, part.compress_size) for part in parts)
    ends = [(begin + _LOCAL_HEADER + length, after) for (begin, length), (after, _) in pairwise([*begun, (size, 0)])]
    packing = {part.compress_type for part in parts} - {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    if len(names) < len(parts) or strange or packing or any(end > after for end, after in ends):
        message = "the workbook is packed in a way in which no spreadsheet program packs one"
        raise NoTable(message, "open it in a spreadsheet program and save it again")
    return (part for part in parts if not part.is_dir())


def _read(package: zipfile.ZipFile, part: zipfile.ZipInfo, reader: PartReader, totals: Totals) -> bytes:
    """The content of a part that is XML, nothing for any other."""
    pieces = []
    with package.open(part) as opened:
        while piece := opened.read(_PIECE):
            totals.bytes += len(piece)
            if totals.bytes > _MOST_UNPACKED:  # whatever the directory says
                raise NoTable(_TOO_MUCH, _OWN_FILE)
            if not reader.takes(piece):
                return _no_xml(part.filename)
            pieces.append(piece)
    return b"".join(pieces) if reader.ended() else _no_xml(part.filename)


def _no_xml(name: str) -> bytes:
    """Nothing, for a part that need not be XML."""
    if name.endswith((".xml", ".rels")):
        raise NoTable(
            f"the workbook is damaged: its part {name[-80:]} cannot be read", "open it in Excel and save it again"
        )
    return b""
