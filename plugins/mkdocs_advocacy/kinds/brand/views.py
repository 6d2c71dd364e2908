"""What the templates of brand pages are given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from mkdocs_advocacy.core.colors import Level
from mkdocs_advocacy.kinds.brand.settings.model import Licence, Typeface


@dataclass(frozen=True, slots=True)
class DownloadView:
    """A file to take along."""

    address: str
    name: str
    facts: str


@dataclass(frozen=True, slots=True)
class RightsView:
    """Under which conditions files may be used."""

    licence: Licence | None
    notes: tuple[str, ...]
    """The others, a sentence each."""


@dataclass(frozen=True, slots=True)
class TileView:
    """A picture in the gallery, or another file."""

    anchor: str
    title: str
    use: str | None
    rights: RightsView | None
    """Its conditions, where those of all files of the set are not the same; else the page says them once."""
    downloads: Sequence[DownloadView]
    mark: bool
    """Whether only a preview shows it."""
    source: str = ""
    srcset: str = ""
    """Its previews for browsers to choose from."""
    sizes: Markup | None = None
    """What there is of it for networks, as HTML."""
    alt: str = ""
    said: str = ""
    """The alt text, where somebody said one."""
    size: tuple[int, int] | None = None
    on: str = ""
    expires: str = ""
    """From when on it is no longer offered, in ISO 8601."""


@dataclass(frozen=True, slots=True)
class GroupView:
    """Pictures that belong together."""

    anchor: str
    title: str
    """Empty where they are all that the set has, or have nothing in common."""
    rows: Sequence[Sequence[TileView]]
    small: bool
    """Whether they are so many that each is shown small."""


@dataclass(frozen=True, slots=True)
class FaceView:
    """A typeface."""

    typeface: Typeface
    family: str
    """As CSS calls it: its name, or that of the web font that the sheet of all values brings along."""
    css: str
    """Its class in that sheet."""
    source: str
    """The address of that web font, empty where the set has none."""
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
    """How well a text in one colour can be read on another."""

    color: str
    ratio: str
    level: Level
