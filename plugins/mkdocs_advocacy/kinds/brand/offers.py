"""Which files a set may offer, told by their names and by how they begin."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.core.files import is_left_behind

OFFERED = frozenset(
    f".{ending}"
    for group in (
        "png jpg jpeg webp gif apng avif heic heif jxl jp2 tif tiff bmp ico svg",
        "ai eps ps psd psb indd indt idml sketch fig xd afdesign afphoto afpub cdr xcf kra procreate emf wmf dxf",
        "woff2 woff ttf otf ttc",
        "pdf docx dotx doc xlsx xltx xls pptx potx ppsx ppt thmx odt ott ods ots odp otp odg",
        "key pages numbers rtf txt csv tsv",
        "mp3 m4a aac wav flac ogg oga opus aif aiff mp4 m4v mov webm ogv mkv avi vtt srt",
        "zip ase aco acb gpl icc icm",
    )
    for ending in group.split()
)
"""Pictures, design sources, fonts, documents, sound, video, captions, archives and swatches.

Nothing that a browser opens as a page or runs: a file on the hub's own address could do what its pages can.
"""
PLAIN_NAMES = frozenset(("license", "licence", "copying", "notice", "readme"))
"""What often lies beside fonts and artwork without any ending."""
_SETTINGS = re.compile(r"[_.~ ]?brand\b.*\.ya?ml(\W.*)?")
"""Names of files that were meant to be brand.yml: `Brand.yml`, `brand (1).yml`, `brand.yml.txt` as Windows hides it."""
_TEXTS = (".txt", ".csv", ".tsv")
"""What every server declares as plain text, so that no browser takes it for a page."""
_BEGINNING = 1024
"""How much of a file a browser looks at to guess its type, in bytes."""


def why_withheld(name: str) -> tuple[str, str] | None:
    """Why a file of that name is not offered, and what would help; None where it is."""
    lower = name.lower()
    if re.search(r"\.ya?ml\b", lower):
        return "the file is not published: it looks like settings", "delete it, or rename it"
    if is_left_behind(name):
        return "the file is not published: it looks like a backup or a temporary file", "delete it"
    ending = PurePosixPath(lower).suffix
    if ending in OFFERED or lower in PLAIN_NAMES:
        return None
    kind = f"files that end in {ending}" if ending else "files without an ending"
    hint = "put it into a .zip, or name it under publish: of advocacy in mkdocs.yml"
    return f"the file is not published: a brand set does not offer {kind}", hint


def is_misnamed_settings(name: str) -> bool:
    """Whether a file of that name was probably meant to be the settings of its set, and is not read as such."""
    return _SETTINGS.fullmatch(name.lower()) is not None


def is_disguised(path: Path) -> bool:
    """Whether the file holds what its name does not say: a page that a browser could open, or a private key."""
    ending = path.suffix.lower()
    if ending in _TEXTS:
        return False
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING).removeprefix(b"\xef\xbb\xbf").lstrip()
    return beginning.startswith(b"<") or (ending == ".key" and beginning.startswith(b"-----BEGIN"))
