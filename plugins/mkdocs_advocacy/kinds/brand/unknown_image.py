"""Explanations of references to images that don't exist."""

from __future__ import annotations

from pathlib import PurePosixPath

from mkdocs_advocacy.core.problems import nearest
from mkdocs_advocacy.kinds.brand.model import Brand
from mkdocs_advocacy.kinds.brand.pictures import PICTURES


def explain_unknown(name: str, brand: Brand) -> tuple[str, str]:
    """Explain why `name`, which should be `<set>/<file stem>`, isn't an image, with a hint."""
    if drawing := _find_drawing(name, brand):
        stem = PurePosixPath(drawing).stem
        return f"content/{drawing} is an SVG, which can't be used here", f"export it as {stem}.png into the same folder"
    if name in brand.of_stories:
        return explain_of_stories(name)
    hint = nearest(name, brand.assets) or f"use <set>/<file stem> of a {', '.join(PICTURES)} file"
    return f"content/brand has no image “{name}”", hint


def explain_of_stories(name: str) -> tuple[str, str]:
    """Explain why an image of a set for stories can't be used without its story, with a hint."""
    return f"“{name}” is shown only with its story", "use an image from a set that isn't only for stories"


def _find_drawing(name: str, brand: Brand) -> str | None:
    """Return the path of the SVG with this name, relative to the published folder; None if an image has its name."""
    set_id, _, file = name.partition("/")
    stem = PurePosixPath(file).stem if file.lower().endswith(".svg") else file
    of_set = brand.sets.get(set_id)
    if of_set is None or f"{set_id}/{stem}" in brand.assets:
        return None
    drawings = (file.path for file in of_set.files if file.drawing)
    return next((path for path in drawings if PurePosixPath(path).stem == stem), None)
