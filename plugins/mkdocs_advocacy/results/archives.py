"""Unpack files that tools pack into a zip or gzip file, with limits, in memory."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import PurePosixPath

from mkdocs_advocacy.core.names import shown_name
from mkdocs_advocacy.results.readers import goatcounter, plausible
from mkdocs_advocacy.results.refusal import Refused
from mkdocs_advocacy.results.source import Source

_MOST_MEMBERS = 2_000
_MOST_UNPACKED = 300_000_000
"""The maximum size in bytes of everything that is unpacked from a file."""
_HIGHEST_RATIO = 200
_SMALL = 1_000_000
"""The size in bytes up to which the ratio doesn't matter: a small file with one repeated line packs very well."""
_ZIP, _EMPTY_ZIP, _GZIP = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"
_OFFICE = "[Content_Types].xml"
_ENCRYPTED = 0x1
_OF_SYSTEMS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_DAMAGED = "the archive is damaged"
_AGAIN = "download it again"
_TOO_LARGE = "the archive is too large when it is unpacked"
_IN_PARTS = "unpack it, and import the files that you need"


def unpack(source: Source) -> Sequence[Source]:
    """Return the files in a zip archive, or the file in a gzip file; any other file itself, such as a workbook.

    Of an archive that belongs to a known tool, only the files that results need are returned. Raises Refused if the
    archive can't be used, is damaged, has a password, or is suspicious.
    """
    if source.data.startswith(_GZIP):
        return (_unpack_gzip(source),)
    if not source.data.startswith((_ZIP, _EMPTY_ZIP)):
        return (source,)
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            members = archive.infolist()
            if any(member.filename == _OFFICE for member in members):
                return (source,)
            wanted = _choose(_check(members, len(source.data)))
            return tuple(Source(PurePosixPath(one.filename).name, _read(archive, one)) for one in wanted)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError, zlib.error) as error:
        if isinstance(error, Refused):
            raise
        raise Refused(_DAMAGED, _AGAIN) from None


def _check(members: Sequence[zipfile.ZipInfo], size: int) -> Sequence[zipfile.ZipInfo]:
    """Return the files of an archive, except files added by operating systems. Raises Refused if it's suspicious."""
    if len(members) > _MOST_MEMBERS:
        raise Refused(f"the archive has {len(members):,} files; the limit is {_MOST_MEMBERS:,}", _IN_PARTS)
    files = [one for one in members if not one.is_dir() and not any(name in one.filename for name in _OF_SYSTEMS)]
    if any(one.flag_bits & _ENCRYPTED for one in files):
        raise Refused("the archive has a password", _IN_PARTS)
    for one in files:
        path = PurePosixPath(one.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or one.filename[1:2] == ":":
            raise Refused(f"the archive contains a file with the path “{shown_name(one.filename)}”", _IN_PARTS)
    if len({one.filename for one in files}) < len(files):
        raise Refused("the archive contains two files with the same name", _IN_PARTS)
    unpacked = sum(one.file_size for one in files)
    if unpacked > _SMALL and unpacked > _HIGHEST_RATIO * size:
        raise Refused(_TOO_LARGE, _IN_PARTS)
    if not files:
        raise Refused("the archive is empty", _AGAIN)
    return files


def _choose(files: Sequence[zipfile.ZipInfo]) -> Sequence[zipfile.ZipInfo]:
    """Return the files that results need. Raises Refused for archives that can't be used."""
    names = {PurePosixPath(one.filename).name for one in files}
    if sources := [one for one in files if PurePosixPath(one.filename).name.startswith("imported_sources_")]:
        return _within_limit(sources)
    if "Table data.csv" in names:  # YouTube Studio's; the other files have the same counts by day and in total
        return _within_limit([one for one in files if PurePosixPath(one.filename).name == "Table data.csv"])
    if any(name.startswith("imported_") for name in names):
        raise Refused("Plausible's archive contains no file imported_sources_….csv", plausible.OTHER_EXPORT)
    if {"utm_contents.csv", "utm_campaigns.csv"} <= names:
        message = (
            "this is the export of Plausible's dashboard, which doesn't divide visits by day, campaign and version"
        )
        raise Refused(message, f"{plausible.OTHER_EXPORT}, and import that archive")
    if {"info.json", "hit_stats.jsonl"} <= names:
        raise Refused(goatcounter.NO_CAMPAIGN, goatcounter.OTHER_WAYS)
    return _within_limit(files)


def _within_limit(files: Sequence[zipfile.ZipInfo]) -> Sequence[zipfile.ZipInfo]:
    """Return the files. Raises Refused if they're too large together; reading one never exceeds its stated size."""
    if sum(one.file_size for one in files) > _MOST_UNPACKED:
        raise Refused(_TOO_LARGE, _IN_PARTS)
    return files


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    data = archive.read(member)
    if data.startswith(_GZIP) or (data.startswith((_ZIP, _EMPTY_ZIP)) and not _is_office(data)):
        raise Refused("the archive contains another archive", _IN_PARTS)
    return data


def _is_office(data: bytes) -> bool:
    with zipfile.ZipFile(BytesIO(data)) as package:
        return _OFFICE in package.namelist()


def _unpack_gzip(source: Source) -> Source:
    try:
        with gzip.open(BytesIO(source.data)) as opened:
            data = opened.read(_MOST_UNPACKED + 1)
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise Refused("the gzip file is damaged", _AGAIN) from None
    if len(data) > _MOST_UNPACKED or (len(data) > _SMALL and len(data) > _HIGHEST_RATIO * len(source.data)):
        raise Refused("the gzip file is too large when it is unpacked", "import a shorter time")
    if data.startswith((_GZIP, _ZIP, _EMPTY_ZIP)):
        raise Refused("the gzip file contains another archive", "unpack it, and import the files that you need")
    return Source(source.name.removesuffix(".gz"), data)
