"""The pictures of a set in groups: variants of one thing stand together, and so do the pictures of one folder.

The rule: a picture's name and the folders it stands in are split into words. Words that only say which variant it is
(`VARIANTS`) are left out; pictures whose other words are the same make one group. What has no variants stands with the
others of its folder. Files in one folder that differ in nothing but their ending are one picture in several formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from pathlib import PurePosixPath

from mkdocs_advocacy.kinds.brand.model import BrandFile
from mkdocs_advocacy.kinds.brand.names import readable, words_in
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
"""What pictures are shown on; nothing: on the page itself."""
_COLOURED = frozenset(("color", "colour", "colored"))
_TONES = _COLOURED | {"mono", "grey", "gray", "pantone"} | tone_words()
_PREFERRED = (".svg", ".png", ".webp", ".jpg", ".jpeg", ".gif")


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture in the gallery."""

    files: Sequence[BrandFile]
    """It in each format, the one to show first."""
    label: str

    @property
    def shown(self) -> BrandFile:
        """The format that is shown."""
        return self.files[0]

    @property
    def anchor(self) -> str:
        """Where it stands on the set's page."""
        return anchor_of(self.shown)

    @property
    def background(self) -> str:
        """What it is shown on: light, dark, any, or a colour's name."""
        said = next((file.said.background for file in self.files if file.said.background), None)
        if said or not any(file.see_through for file in self.files):
            return said or "any"
        told = self.told_dark
        return "dark" if told or (told is None and self.shown.pale) else "light"

    @property
    def told_dark(self) -> bool | None:
        """Whether its names say that it is for dark grounds; None where they say nothing."""
        return is_for_dark_ground(PurePosixPath(self.shown.place))


@dataclass(frozen=True, slots=True)
class Group:
    """Variants of one thing, or pictures of one folder; those that have neither make one group without a title."""

    title: str
    rows: Sequence[Sequence[Tile]]
    """Those that stand side by side: of variants, those that differ in their colours alone."""

    @property
    def tiles(self) -> list[Tile]:
        """All pictures of the group."""
        return [tile for row in self.rows for tile in row]


def anchor_of(file: BrandFile) -> str:
    """Where a picture stands on the page of its set."""
    return "asset-" + re.sub(r"\s", "-", str(PurePosixPath(file.place).with_suffix("")))


def gallery(files: Iterable[BrandFile], set_title: str) -> list[Group]:
    """What can be looked at among the files, in groups: those without any first, then variants, then folders."""
    formats: dict[PurePosixPath, list[BrandFile]] = {}
    for file in files:
        if file.picture or file.drawing:
            formats.setdefault(PurePosixPath(file.place).with_suffix(""), []).append(file)
    alike: dict[tuple[str, ...], list[PurePosixPath]] = {}
    for place in formats:
        alike.setdefault(_plain(place), []).append(place)
    folders: dict[PurePosixPath, list[PurePosixPath]] = {}
    for places in alike.values():
        if len(places) == 1:
            folders.setdefault(places[0].parent, []).append(places[0])
    top = PurePosixPath()
    single = [place for folder, places in folders.items() if folder == top or len(places) == 1 for place in places]
    return [
        *([Group("", [[_tile(place, formats) for place in single]])] if single else []),
        *(_variants(words, places, formats, set_title) for words, places in alike.items() if len(places) > 1),
        *(_folder(folder, places, formats) for folder, places in folders.items() if folder != top and len(places) > 1),
    ]


def _variants(
    words: Sequence[str],
    places: Sequence[PurePosixPath],
    formats: dict[PurePosixPath, list[BrandFile]],
    set_title: str,
) -> Group:
    """Pictures that differ only in words that say which variant they are."""
    rows = [
        [
            _tile(place, formats, list(dict.fromkeys(word for word in words_of(place) if word in VARIANTS)))
            for place in row
        ]
        for _, row in groupby(sorted(places, key=_in_colour_first), key=_layout)
    ]
    one_each = all(len(row) == 1 for row in rows)
    return Group(readable(words) or set_title, [[row[0] for row in rows]] if one_each else rows)


def _folder(
    folder: PurePosixPath, places: Sequence[PurePosixPath], formats: dict[PurePosixPath, list[BrandFile]]
) -> Group:
    """Pictures of a folder; how all of their names begin is not said again and again."""
    names = [words_in(place.name) for place in places]
    same = len([*takewhile(lambda words: len({word.lower() for word in words}) == 1, zip(*names, strict=False))])
    same = min(same, *(len(words) - 1 for words in names))
    tiles = [_tile(place, formats, words[same:]) for place, words in zip(places, names, strict=True)]
    title = readable(word for part in folder.parts for word in words_in(part))
    return Group(title, [tiles])


def _tile(place: PurePosixPath, formats: dict[PurePosixPath, list[BrandFile]], words: Sequence[str] = ()) -> Tile:
    """The picture at `place`, called by `words`, or else by its name."""
    files = sorted(formats[place], key=lambda file: _PREFERRED.index(PurePosixPath(file.place).suffix.lower()))
    said = next((file.said.title for file in files if file.said.title), None)
    return Tile(files, said or readable(words or words_in(place.name)))


def _layout(place: PurePosixPath) -> list[str]:
    return [word for word in words_of(place) if word not in _TONES]


def _in_colour_first(place: PurePosixPath) -> tuple[list[str], bool]:
    return _layout(place), _COLOURED.isdisjoint(words_of(place))


def _plain(place: PurePosixPath) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words_of(place) if word not in VARIANTS))


def words_of(place: PurePosixPath) -> list[str]:
    """The words of its name and of the folders it stands in, in lower case."""
    return [word.lower() for part in place.with_suffix("").parts for word in words_in(part)]
