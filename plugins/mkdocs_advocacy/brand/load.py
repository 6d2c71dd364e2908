"""Brand assets from files: which pictures there are, how large, and what is said of them."""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path, PurePath

from PIL import ExifTags, Image

from mkdocs_advocacy.brand.model import Asset, AssetTemplate, BrandTemplate
from mkdocs_advocacy.files import YAML_ENDINGS, SourceFile, file_paths, yaml_files
from mkdocs_advocacy.problems import Problem, Severity, nearest
from mkdocs_advocacy.source import read
from mkdocs_advocacy.validation import name_of, validated

PICTURES = {".gif": "GIF", ".jpeg": "JPEG", ".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
"""The files that posts can use: the format of each ending."""

_ON_THEIR_SIDE = (5, 6, 7, 8)
"""EXIF's orientations of pictures that are seen with width and height exchanged."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand assets of a hub."""

    assets: Mapping[str, Asset] = field(default_factory=dict)
    """The pictures, by id."""
    broken: frozenset[str] = frozenset()
    """The ids of pictures that cannot be read, or whose set's file cannot."""


class _Refused(Exception):
    """A file that cannot be used, and why."""


def load_brand(folder: Path, *, below: Path, root: Path) -> tuple[Brand, list[Problem]]:
    """The brand assets in `folder`, which has a folder for each set, and what is wrong with them.

    Their paths are relative to `below`, and to `root` for the writer.
    """
    sources, problems = yaml_files(folder, below=below, root=root)
    said: dict[str, SourceFile] = {}
    for source in sources:
        if source.stem == "brand" and (below / source.path).parent.parent == folder:
            said[PurePath(source.path).parent.name] = source
        else:
            message = "the file is not read"
            hint = "what is said of brand assets stands in content/brand/<set>/brand.yml"
            problems.append(Problem(source.shown, 1, 1, Severity.WARNING, message, hint))
    sets: dict[str, list[Path]] = {name: [] for name in said}
    for path in file_paths(folder):
        if path.parent != folder and path.suffix.lower() not in YAML_ENDINGS:
            sets.setdefault(path.relative_to(folder).parts[0], []).append(path)
    assets: dict[str, Asset] = {}
    broken: set[str] = set()
    for name, paths in sets.items():
        templates, wrong = _templates(said[name], paths) if name in said else ({}, [])
        problems += wrong
        found, wrong = _pictures(name, paths, templates or {}, folder, below=below, root=root)
        problems += wrong
        assets |= found
        pictures = {f"{name}/{path.stem}" for path in paths if path.suffix.lower() in PICTURES}
        broken |= pictures - found.keys() if templates is not None else pictures
    return Brand(assets, frozenset(broken)), problems


def _templates(source: SourceFile, paths: Sequence[Path]) -> tuple[Mapping[str, AssetTemplate] | None, list[Problem]]:
    """What the set's file says of the files at `paths`, by their names or stems; None where it cannot be read."""
    document, problems = read(source.shown, source.data)
    template = None
    if document is not None:
        template, wrong = validated(BrandTemplate, document)
        problems += wrong
    if document is None or template is None:
        return None, problems
    names, stems = {path.name for path in paths}, {path.stem for path in paths}
    for key in template.assets.keys() - names - stems:
        message = f"{name_of(('assets', key))}: the set has no file of that name"
        hint = nearest(key, names if "." in key else stems)
        problems.append(document.problem(("assets", key), message, hint=hint, key=True))
    return template.assets, problems


def _pictures(
    name: str, paths: Sequence[Path], templates: Mapping[str, AssetTemplate], folder: Path, *, below: Path, root: Path
) -> tuple[dict[str, Asset], list[Problem]]:
    """The pictures among the files of the set with this name, by id, and what is wrong with its files."""
    assets: dict[str, Asset] = {}
    shown: dict[str, str] = {}
    problems: list[Problem] = []
    for path in paths:
        file = Path(os.path.relpath(path, root)).as_posix()
        asset_id = f"{name}/{path.stem}"
        try:
            _refuse_links_out_of(folder, path)
            if path.suffix.lower() not in PICTURES:
                continue
            width, height, size = _measured(path)
        except _Refused as refusal:
            message, hint = refusal.args
            problems.append(Problem(file, 1, 1, Severity.ERROR, message, hint))
            continue
        if asset_id in assets:
            message = f"the id “{asset_id}” is taken by {shown[asset_id]}"
            problems.append(Problem(file, 1, 1, Severity.ERROR, message, "rename one of the two files"))
            continue
        template = templates.get(path.name) or templates.get(path.stem) or AssetTemplate()
        shown[asset_id] = file
        assets[asset_id] = Asset(
            id=asset_id,
            path=Path(os.path.relpath(path, below)).as_posix(),
            title=template.title or path.name,
            alt=template.alt,
            width=width,
            height=height,
            bytes=size,
        )
    return assets, problems


def _refuse_links_out_of(folder: Path, path: Path) -> None:
    """Refuse a link through which a file from elsewhere would be published."""
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise _Refused("the file is a link that leads out of content/brand", "put the file itself here")


def _measured(path: Path) -> tuple[int, int, int]:
    """Width and height of a picture in pixels, and the bytes of its file."""
    try:
        found = path.stat()
    except OSError as error:
        raise _Refused(f"the file cannot be read: {error.strerror}", "") from None
    if not stat.S_ISREG(found.st_mode):  # a pipe would be waited for, for ever
        raise _Refused("the file cannot be read: it is no file", "")
    size = _size(str(path), found.st_mtime_ns, found.st_size)
    if size is None:
        endings = ", ".join(sorted(PICTURES))
        raise _Refused("the file is no picture that can be read", f"pictures are {endings}")
    return *size, found.st_size


@cache
def _size(path: str, changed: int, size: int) -> tuple[int, int] | None:
    """Width and height of the picture as it is seen, from its header; None where it is none, or far too large.

    A file that was not `changed` (its time in nanoseconds) and has the same `size` is not read again.
    """
    del changed, size
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what else is wrong in a picture is no matter of ours
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=list(PICTURES.values())) as image:
                width, height = image.size
                exif = image.getexif() if "exif" in image.info else {}
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning, Image.DecompressionBombError):
        return None
    return (height, width) if exif.get(ExifTags.Base.Orientation) in _ON_THEIR_SIDE else (width, height)
