"""Data for the templates of brand pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.core.colors import Level
from mkdocs_advocacy.kinds.brand.settings.model import Licence, Typeface


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file to download."""

    address: str
    name: str
    facts: str


@dataclass(frozen=True, slots=True)
class RightsView:
    """The terms of use of files."""

    licence: Licence | None
    notes: tuple[str, ...]
    """Further terms, one sentence each."""


@dataclass(frozen=True, slots=True)
class TileView:
    """An image in the gallery, or another file."""

    anchor: str
    title: str
    use: str | None
    rights: RightsView | None
    """The file's terms; None if the page shows one set of terms for all files."""
    downloads: Sequence[DownloadView]
    mark: bool
    """Whether it appears in previews only."""
    source: str = ""
    srcset: str = ""
    """The previews, as the value of `srcset`."""
    sizes: Markup | None = None
    """The downloads for networks, as HTML."""
    alt: str = ""
    said: str = ""
    """The alt text that a writer provided, if any."""
    size: tuple[int, int] | None = None
    on: str = ""
    expires: str = ""
    """When it expires, in ISO 8601; empty if never."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """A group of related images."""

    anchor: str
    title: str
    """Empty if the set has no other group, or if the images are unrelated."""
    rows: Sequence[Sequence[TileView]]
    small: bool
    """Whether the group has so many images that each is shown small."""


@dataclass(frozen=True, slots=True)
class FaceView:
    """A typeface."""

    typeface: Typeface
    family: str
    """The CSS font family: the typeface's name, or the name of its web font in the values stylesheet."""
    css: str
    """The CSS class in the values stylesheet."""
    source: str
    """The address of the web font; empty if the set has none."""
    file: DownloadView | None


@dataclass(frozen=True, slots=True)
class ColorView:
    """A colour."""

    anchor: str
    name: str
    hex: str
    use: str | None
    notations: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ContrastView:
    """The contrast of text in one colour on another."""

    color: str
    ratio: str
    level: Level
