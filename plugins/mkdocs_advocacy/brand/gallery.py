"""The pictures of a set in groups: variants of one thing stand together.

The rule: a picture's name and the folders it stands in are split into words. Words that only say which variant it is
(`VARIANTS`) are left out; pictures whose other words are the same make one group. Files in one folder that differ in
nothing but their ending are one picture in several formats.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from mkdocs_advocacy.brand.model import BrandFile

VARIANTS = frozenset(
    (
        *("horizontal", "landscape", "vertical", "portrait", "stacked", "square", "round", "wide", "icon", "symbol"),
        *("color", "colour", "colored", "black", "white", "mono", "grey", "gray", "pantone", "reversed", "negative"),
        *("positive", "inverted", "light", "dark", "rgb", "cmyk", "print", "web", "screen", "small", "large"),
        *("svg", "png", "jpg", "jpeg", "webp", "gif", "1x", "2x", "3x"),
    )
)
WHITE = "#FFFFFF"
BACKGROUNDS = {"light": WHITE, "dark": "#1A1C26", "any": ""}
"""What pictures are shown on; nothing: on the page itself."""
_COLOURED = frozenset(("color", "colour", "colored"))
_TONES = _COLOURED | {"black", "white", "mono", "grey", "gray", "pantone", "reversed", "negative", "inverted"}
_PALE = frozenset(("white", "reversed", "negative", "inverted"))
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
        return "dark" if _PALE.intersection(words_of(PurePosixPath(self.shown.place))) else "light"


@dataclass(frozen=True, slots=True)
class Group:
    """Variants of one thing; pictures without any make one group without a title."""

    title: str
    tiles: Sequence[Tile]


def anchor_of(file: BrandFile) -> str:
    """Where a picture stands on the page of its set."""
    return "asset-" + re.sub(r"\s", "-", str(PurePosixPath(file.place).with_suffix("")))


def gallery(files: Iterable[BrandFile], set_title: str) -> list[Group]:
    """What can be looked at among the files, in groups, those without variants first."""
    formats: dict[PurePosixPath, list[BrandFile]] = {}
    for file in files:
        if file.picture or file.drawing:
            formats.setdefault(PurePosixPath(file.place).with_suffix(""), []).append(file)
    groups: dict[tuple[str, ...], list[PurePosixPath]] = {}
    for place in formats:
        groups.setdefault(_plain(place), []).append(place)
    single = [_tile(places[0], formats, alone=True) for places in groups.values() if len(places) == 1]
    variants = [
        Group(
            " ".join(words).capitalize() or set_title,
            [_tile(place, formats, alone=False) for place in sorted(places, key=_in_colour_first)],
        )
        for words, places in groups.items()
        if len(places) > 1
    ]
    return ([Group("", single)] if single else []) + variants


def _tile(place: PurePosixPath, formats: dict[PurePosixPath, list[BrandFile]], *, alone: bool) -> Tile:
    files = sorted(formats[place], key=lambda file: _PREFERRED.index(PurePosixPath(file.place).suffix.lower()))
    said = next((file.said.title for file in files if file.said.title), None)
    words = dict.fromkeys(word for word in words_of(place) if word in VARIANTS and not alone)
    return Tile(files, said or " ".join(words or _split(place.name)).capitalize())


def _in_colour_first(place: PurePosixPath) -> tuple[list[str], bool]:
    """Variants that differ in their colours alone stand side by side."""
    words = words_of(place)
    return [word for word in words if word not in _TONES], _COLOURED.isdisjoint(words)


def _plain(place: PurePosixPath) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words_of(place) if word not in VARIANTS))


def words_of(place: PurePosixPath) -> list[str]:
    """The words of its name and of the folders it stands in, in lower case."""
    return [word.lower() for part in place.with_suffix("").parts for word in _split(part)]


def _split(name: str) -> list[str]:
    return [word for word in re.split(r"[\s_.-]+", name) if word]
