"""Portraits: renditions of people's pictures, without metadata."""

from __future__ import annotations

import hashlib
from pathlib import Path

from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document
from mkdocs_advocacy.kinds.brand.pictures import Refused, read_image_header, refuse_disguised
from mkdocs_advocacy.kinds.brand.renditions.model import Impossible, Limits, Recipe
from mkdocs_advocacy.kinds.people.model import PICTURE_ENDINGS
from mkdocs_advocacy.kinds.people.shown import Portrait

SIZE = 320
"""The width and height of a portrait in pixels: twice the size on the page."""
_RECIPE = Recipe(SIZE, SIZE, "jpg", whole=False, focus=(50, 40), background="#FFFFFF", max_bytes=60_000)
_LIMITS = Limits()


def find_portrait(folder: Path, name: str, document: Document, path: tuple[str | int, ...]) -> Portrait | Problem:
    """Return the portrait in the file `name` of a folder, or the problem with it, at `path` of the document."""
    source = folder / name
    try:
        if source.is_symlink() or not source.is_file():
            return document.problem(path, "there is no such file in people/", hint="add the file, or correct the name")
        refuse_disguised(source)
        read_image_header(source, _LIMITS, PICTURE_ENDINGS, options="")
        content = source.read_bytes()
    except Refused as refused:
        return document.problem(path, str(refused.args[0]), hint=str(refused.args[1]))
    except OSError as error:
        return document.problem(path, f"the file cannot be read: {error.strerror}")
    return Portrait(source, path_of_rendition(content), (document.file, *document.place(path)))


def path_of_rendition(picture: bytes) -> str:
    """Return the path of a picture's rendition in the site."""
    return f"people/{hashlib.blake2b(picture, digest_size=10, person=b'portrait').hexdigest()}.jpg"


def make_portrait(portrait: Portrait) -> bytes:
    """Return the rendition of a portrait. Raises Impossible if the picture can't be decoded."""
    from mkdocs_advocacy.kinds.brand.renditions.make import create  # imports image libraries, which take long to load

    (made,) = create(portrait.source, [_RECIPE], _LIMITS)
    if isinstance(made, Impossible):
        raise made
    return made


def report_impossible(portrait: Portrait, reason: Impossible) -> Problem:
    """Return the warning about a portrait without a rendition, in the person's file."""
    message, hint = reason.args
    return Problem(*portrait.place, Severity.WARNING, f"the picture is not shown: {message}", hint)
