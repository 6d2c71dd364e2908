"""A set of brand assets as one file to take along, the same bytes from run to run."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mkdocs_advocacy.brand.model import BrandFile, BrandSet

README = "README.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that the format knows: when a file was checked out is no part of it."""
LARGEST = 200_000_000
"""In bytes: nobody takes along more at once, and an archive is made in memory."""
_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".mp4", ".zip", ".woff2")


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of a set."""

    path: str
    """In the site, relative to its root."""
    data: bytes

    @property
    def address(self) -> str:
        """Where it is published, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")


def archived(one: BrandSet, docs: Path) -> Archive | None:
    """All files of the set that are offered, with what has to be said of them.

    None where there is one file at most, where they are too large together, and where the set has a file of that name.
    `docs` is the folder that is published.
    """
    files, name = [file for file in one.files if not file.gone], f"{one.id}.zip"
    is_taken = any(file.place.lower() == name.lower() for file in one.files)
    if is_taken or len(files) < 2 or sum(file.bytes for file in files) > LARGEST:
        return None
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        if not any(file.place == README for file in files):
            _add(archive, README, "\n".join([*_said(one, files), ""]).encode())
        for file in files:
            _add(archive, file.place, (docs / file.path).read_bytes())
    return Archive(f"brand/{one.id}/{name}", buffer.getvalue())


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o644 << 16
    packed = name.lower().endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _said(one: BrandSet, files: list[BrandFile]) -> Iterator[str]:
    yield one.title
    if one.template.description:
        yield one.template.description
    for file in files:
        licence = file.licence
        said = [licence.name, licence.url, licence.credit] if licence else []
        until = f"until {file.last_day}" if file.last_day else None
        if known := " · ".join(filter(None, [*said, until])):
            yield f"{file.place}: {known}"
