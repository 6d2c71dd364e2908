"""Grouping of a set's images by variants and folders.

An image's file and folder names are split into words, and words that only describe a variant (`VARIANTS`) are
ignored. Images with the same remaining words form a group. Images without variants are grouped by folder. Files in a
folder that differ only in their extension are formats of one image.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from pathlib import PurePosixPath

from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.brand.names import to_title, words_in
from mkdocs_advocacy.kinds.brand.tones import is_for_dark_ground, tone_words

VARIANTS = frozenset(
    (
        *("horizontal", "landscape", "vertical", "portrait", "stacked", "square", "round", "wide", "icon", "symbol"),
        *("color", "colour", "colored", "black", "white", "mono", "grey", "gray", "pantone", "reversed", "negative"),
        *("positive", "inverted", "light", "dark", "rgb", "cmyk", "print", "web", "screen", "small", "large"),
        *("svg", "png", "jpg", "jpeg", "webp", "gif", "1x", "2x", "3x"),
        *tone_words(),
    )
)
WHITE = "#FFFFFF"
BACKGROUNDS = {"light": WHITE, "dark": "#1A1C26", "any": ""}
"""The backgrounds of images in the gallery; empty for the page's own background."""
_COLOURED = frozenset(("color", "colour", "colored"))
_TONES = _COLOURED | {"mono", "grey", "gray", "pantone"} | tone_words()
_PREFERRED = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif")


@dataclass(frozen=True, slots=True)
class Tile:
    """An image in the gallery."""

    files: Sequence[BrandFile]
    """The image in all formats; the first is displayed."""
    label: str

    @property
    def shown(self) -> BrandFile:
        """The file to display."""
        return self.files[0]

    @property
    def anchor(self) -> str:
        """The anchor on the set's page."""
        return anchor_of(self.shown)

    @property
    def background(self) -> str:
        """The background to show the file on: light, dark, any, or a colour's name."""
        background = next((file.settings.background for file in self.files if file.settings.background), None)
        if background or not any(file.see_through for file in self.files):
            return background or "any"
        is_for_dark = self.is_for_dark
        return "dark" if is_for_dark or (is_for_dark is None and self.shown.pale) else "light"

    @property
    def is_for_dark(self) -> bool | None:
        """Whether its file or folder names mark it for dark backgrounds; None if they say nothing."""
        return is_for_dark_ground(PurePosixPath(self.shown.place))


@dataclass(frozen=True, slots=True)
class Group:
    """Variants of an image, or the images of a folder; all remaining images form a group without a title."""

    title: str
    rows: Sequence[Sequence[Tile]]
    """The images shown side by side; images in a row of variants differ only in colour."""

    @property
    def tiles(self) -> list[Tile]:
        """All images of the group."""
        return [tile for row in self.rows for tile in row]


def anchor_of(file: BrandFile) -> str:
    """Return the anchor of a file on the page of its set."""
    return "asset-" + re.sub(r"\s", "-", str(PurePosixPath(file.place).with_suffix("")))


def gallery(files: Iterable[BrandFile], set_title: str) -> list[Group]:
    """Group the images and SVGs among the files: single images first, then variants, then folders."""
    formats: dict[PurePosixPath, list[BrandFile]] = {}
    for file in files:
        if file.picture or file.drawing:
            formats.setdefault(PurePosixPath(file.place).with_suffix(""), []).append(file)
    alike: dict[tuple[str, ...], list[PurePosixPath]] = {}
    for place in formats:
        alike.setdefault(_words_without_variants(place), []).append(place)
    folders: dict[PurePosixPath, list[PurePosixPath]] = {}
    for places in alike.values():
        if len(places) == 1:
            folders.setdefault(places[0].parent, []).append(places[0])
    top = PurePosixPath()
    single = [place for folder, places in folders.items() if folder == top or len(places) == 1 for place in places]
    return [
        *([Group("", [[_build_tile(place, formats) for place in single]])] if single else []),
        *(_build_variants(words, places, formats, set_title) for words, places in alike.items() if len(places) > 1),
        *(
            _build_folder(folder, places, formats)
            for folder, places in folders.items()
            if folder != top and len(places) > 1
        ),
    ]


def _build_variants(
    words: Sequence[str],
    places: Sequence[PurePosixPath],
    formats: dict[PurePosixPath, list[BrandFile]],
    set_title: str,
) -> Group:
    """Build a group of images whose names differ only in variant words."""
    rows = [
        [
            _build_tile(place, formats, list(dict.fromkeys(word for word in words_of(place) if word in VARIANTS)))
            for place in row
        ]
        for _, row in groupby(sorted(places, key=_in_colour_first), key=_layout)
    ]
    one_each = all(len(row) == 1 for row in rows)
    return Group(to_title(words) or set_title, [[row[0] for row in rows]] if one_each else rows)


def _build_folder(
    folder: PurePosixPath, places: Sequence[PurePosixPath], formats: dict[PurePosixPath, list[BrandFile]]
) -> Group:
    """Build a group from a folder; labels omit the words that all names begin with."""
    names = [words_in(place.name) for place in places]
    same = len([*takewhile(lambda words: len({word.lower() for word in words}) == 1, zip(*names, strict=False))])
    same = min(same, *(len(words) - 1 for words in names))
    tiles = [_build_tile(place, formats, words[same:]) for place, words in zip(places, names, strict=True)]
    title = to_title(word for part in folder.parts for word in words_in(part))
    return Group(title, [tiles])


def _build_tile(place: PurePosixPath, formats: dict[PurePosixPath, list[BrandFile]], words: Sequence[str] = ()) -> Tile:
    """Build the tile at `place`, labelled with its title, else with `words` or the file name."""
    files = sorted(formats[place], key=lambda file: _PREFERRED.index(PurePosixPath(file.place).suffix.lower()))
    title = next((file.settings.title for file in files if file.settings.title), None)
    return Tile(files, title or to_title(words or words_in(place.name)))


def _layout(place: PurePosixPath) -> list[str]:
    return [word for word in words_of(place) if word not in _TONES]


def _in_colour_first(place: PurePosixPath) -> tuple[list[str], bool]:
    return _layout(place), _COLOURED.isdisjoint(words_of(place))


def _words_without_variants(place: PurePosixPath) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words_of(place) if word not in VARIANTS))


def words_of(place: PurePosixPath) -> list[str]:
    """Return the words of the file's name and its folders in lower case."""
    return [word.lower() for part in place.with_suffix("").parts for word in words_in(part)]
