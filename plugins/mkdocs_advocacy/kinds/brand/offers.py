"""Rules for the files that a set may publish, based on their names and first bytes."""

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
"""Extensions of images, design sources, fonts, documents, audio, video, captions, archives and swatches.

Except for SVGs, which `svg.py` checks, files that a browser opens as a page or runs are excluded: their scripts would
have the same access as the hub's own.
"""
PLAIN_NAMES = frozenset(("license", "licence", "copying", "notice", "readme"))
"""Files without an extension that often accompany fonts and artwork."""
_SETTINGS = re.compile(r"[_.~ ]?brand\b.*\.ya?ml(\W.*)?")
"""Matches misnamed settings: `Brand.yml`, `brand (1).yml`, and `brand.yml.txt`, as Windows hides extensions."""
_TEXTS = (".txt", ".csv", ".tsv")
"""Extensions of plain-text formats, which browsers never show as pages, even if they begin with “<”."""
_BEGINNING = 1024
"""The number of bytes that browsers read to guess a file's type."""


def why_withheld(name: str) -> tuple[str, str] | None:
    """Return the reason and a hint if files with this name are not offered, otherwise None."""
    lower = name.lower()
    if found := re.search(r"\.ya?ml\b", lower):
        hint = f"delete it, or rename it without “{found.group()}”"
        return "the file is not published: it looks like a settings file", hint
    if is_left_behind(name):
        return "the file is not published: it looks like a backup or a temporary file", "delete it"
    ending = PurePosixPath(lower).suffix
    if ending in OFFERED or lower in PLAIN_NAMES:
        return None
    kind = f"{ending} files" if ending else "files without an extension"
    hint = "put it in a .zip file, or list it in publish: under advocacy in mkdocs.yml"
    return f"the file is not published: brand sets do not offer {kind}", hint


def is_misnamed_settings(name: str) -> bool:
    """Return whether a file with this name was probably meant to be `brand.yml`."""
    return _SETTINGS.fullmatch(name.lower()) is not None


def is_disguised(path: Path) -> bool:
    """Return whether the file begins like a web page or a private key, contrary to its name."""
    ending = path.suffix.lower()
    if ending in _TEXTS:
        return False
    with path.open("rb") as file:
        beginning = file.read(_BEGINNING).removeprefix(b"\xef\xbb\xbf").lstrip()
    return beginning.startswith(b"<") or (ending == ".key" and beginning.startswith(b"-----BEGIN"))
