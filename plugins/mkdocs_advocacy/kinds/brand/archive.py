"""The reproducible ZIP archive of a brand set."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from mkdocs_advocacy.core.files import stamp_of
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet

README = "README.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest timestamp in the ZIP format. A file's real timestamp depends on when it was checked out."""
LARGEST = 200_000_000
"""The largest archive, in bytes. Archives are built in memory, one at a time."""
_PACKED_ALREADY = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".avif", ".mp4", ".zip", ".woff2")


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of a set before it is built; pages show only the total size of its files."""

    path: str
    """The path relative to the site's root."""
    of: BrandSet
    files: Sequence[BrandFile]
    """The files in the archive."""

    @property
    def address(self) -> str:
        """The archive's address, relative to the hub's root."""
        return quote(self.path)

    @property
    def size(self) -> int:
        """The total size of the files, in bytes."""
        return sum(file.bytes for file in self.files)

    def made(self, docs: Path) -> Iterator[bytes]:
        """Yield the archive from the files in `docs`, the published folder, and a README with their licences.

        Files that have changed since they were examined are left out.
        """
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            if not any(file.place == README for file in self.files):
                _add(archive, README, "\n".join([*_readme_lines(self.of, self.files), ""]).encode())
            for file in self.files:
                if stamp_of(docs / file.path) == file.stamp:
                    _add(archive, file.place, (docs / file.path).read_bytes())
        yield buffer.getvalue()


def archive_of(one: BrandSet) -> Archive | None:
    """Return the archive of all files that the set offers.

    Return None if there are fewer than two files, if they are too large, or if a file has the archive's name.
    """
    files, name = [file for file in one.files if not file.gone], f"{one.id}.zip"
    archive = Archive(f"brand/{one.id}/{name}", one, files)
    is_taken = any(file.place.lower() == name.lower() for file in one.files)
    return None if is_taken or len(files) < 2 or archive.size > LARGEST else archive


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.external_attr = 0o644 << 16
    packed = name.lower().endswith(_PACKED_ALREADY)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    archive.writestr(entry, data)


def _readme_lines(one: BrandSet, files: Sequence[BrandFile]) -> Iterator[str]:
    yield one.title
    if one.template.description:
        yield one.template.description
    for file in files:
        licence = file.licence
        terms = [licence.name, licence.url, licence.credit] if licence else []
        until = f"until {file.last_day}" if file.last_day else None
        if known := " · ".join(filter(None, [*terms, until])):
            yield f"{file.place}: {known}"
