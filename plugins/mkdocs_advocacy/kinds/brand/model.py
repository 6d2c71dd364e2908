"""Sets of brand assets and their files, as the hub offers them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from urllib.parse import quote

from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.kinds.brand.renditions.model import Renditions
from mkdocs_advocacy.kinds.brand.settings.model import ANY_LANGUAGE, AssetTemplate, BrandTemplate, Licence


@dataclass(frozen=True, slots=True)
class Asset:
    """A picture in a set."""

    id: str
    """`<set>/<file stem>`, by which posts name it."""
    path: str
    """The file, relative to the folder that is published, with forward slashes."""
    title: str
    alt: Mapping[str, str]
    """What it shows, by language code, or under `any`; empty where nobody said."""
    width: int
    """In pixels, as it is seen: turned as its camera was."""
    height: int
    bytes: int
    """The size of the file."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """What people call it in the languages of translations, by code."""

    @property
    def address(self) -> str:
        """Where it is published, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

    def title_in(self, language: str) -> str:
        """What people call it in `language`, if that is translated."""
        return next((self.titles[code] for code in _codes(language) if code in self.titles), self.title)

    def says_in(self, language: str) -> bool:
        """Whether there is an alt text for posts in `language`."""
        return not self.alt.keys().isdisjoint(_codes(language))

    def alt_in(self, language: str, fallback: str) -> str:
        """What it shows, in `language` if that is said, else in that of the hub, `fallback`, else in any."""
        return _alt_in(self.alt, language, fallback)


@dataclass(frozen=True, slots=True)
class BrandFile:
    """Any file in a set."""

    id: str
    """Of a picture, as posts name it; of any other file `<set>/<path in the set>`."""
    path: str
    """Relative to the folder that is published, with forward slashes."""
    place: str
    """Its path in the set."""
    title: str
    bytes: int
    said: AssetTemplate
    """What the set's file says of it."""
    state: State
    licence: Licence | None = None
    publish: datetime | None = None
    """When it could be out at first: the later of its own time and the set's."""
    last_day: date | None = None
    """The last day on which it may be used: the earlier of its own and its licence's."""
    picture: Asset | None = None
    """It as a picture that posts can use."""
    drawing: bool = False
    """Whether it is an SVG that can do nothing but be looked at."""
    has_text: bool = False
    """Whether a drawing has letters that are not drawn, and so look different on each machine."""
    undrawable: tuple[str, ...] = ()
    """The parts of a drawing, such as colours, that its renditions would show differently."""
    size: tuple[int, int] | None = None
    """Width and height in pixels of what can be looked at, as far as they are known."""
    see_through: bool = False
    """Whether what is behind it can be seen through it."""
    pale: bool = False
    """Whether nearly all that is seen of it is light, as far as it was looked at."""
    replacement: str | None = None
    """The id of the file to use instead, once it is no longer offered."""
    stamp: tuple[int, int, int, int] | None = field(default=None, compare=False)
    """The file as it was examined, by `files.stamp_of`."""

    @property
    def address(self) -> str:
        """Where it is published, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

    @property
    def gone(self) -> bool:
        """Whether it was offered once, and is no longer."""
        return self.state in (State.EXPIRED, State.RETIRED)

    def alt_in(self, language: str, fallback: str) -> str:
        """What it shows, in `language` if that is said, else in that of the hub, `fallback`, else in any."""
        return _alt_in(self.said.alt, language, fallback)


@dataclass(frozen=True, slots=True)
class BrandSet:
    """A set of brand assets that may be shown, in one language."""

    id: str
    """The name of its folder."""
    title: str
    """What people call it."""
    template: BrandTemplate
    files: Sequence[BrandFile] = field(default=())
    """Those that are offered, and those that no longer are, by their paths."""
    language: str = ""
    source: str = ""
    """The file of its texts, relative to the published folder; empty for a set that has none."""
    original: str | None = None
    """For a translation, the language of the set itself."""
    translations: tuple[BrandSet, ...] = ()
    """It in other languages."""

    @property
    def address(self) -> str:
        """Where its page is, relative to the hub's root."""
        below = f"{self.language}/" if self.original else ""
        return f"brand/{quote(self.id, errors='surrogateescape')}/{below}"

    @property
    def summary(self) -> str | None:
        """One line on what is in it."""
        return self.template.description

    @property
    def has_ended(self) -> bool:
        """Whether it is no longer offered, which holds for no set: its files end one by one."""
        return False

    @property
    def all_languages(self) -> tuple[BrandSet, ...]:
        """It and its translations."""
        return (self, *self.translations)

    def in_language(self, language: str) -> BrandSet:
        """Its translation into `language`, or itself where there is none."""
        return next((one for one in self.translations if one.language == language), self)

    def without(self, drawings: Collection[str]) -> BrandSet:
        """It without the drawings at those paths."""
        files = tuple(file for file in self.files if file.path not in drawings)
        return replace(self, files=files, translations=tuple(one.without(drawings) for one in self.translations))

    def with_pale(self, pictures: Collection[str]) -> BrandSet:
        """It with the pictures at those paths marked as pale."""
        files = tuple(replace(file, pale=True) if file.path in pictures else file for file in self.files)
        return replace(self, files=files, translations=tuple(one.with_pale(pictures) for one in self.translations))


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand assets of a hub at one moment."""

    assets: Mapping[str, Asset] = field(default_factory=dict)
    """The pictures that posts can use, by id."""
    broken: frozenset[str] = frozenset()
    """The ids of pictures that cannot be read, or whose set's file cannot."""
    broken_pages: frozenset[str] = frozenset()
    """The addresses of sets and translations whose files cannot be used."""
    withheld: Mapping[str, BrandFile] = field(default_factory=dict)
    """The pictures that are not offered yet, or no longer, by id."""
    sets: Mapping[str, BrandSet] = field(default_factory=dict)
    """Those that may be shown, by id."""
    coming: Mapping[str, BrandSet] = field(default_factory=dict)
    """Those whose time is still to come, by id and without their files: their addresses are taken already."""
    embargoed: Mapping[str, datetime] = field(default_factory=dict)
    """When each file under embargo is published, by its path relative to the published folder."""
    renditions: Mapping[str, Renditions] = field(default_factory=dict)
    """Those of the pictures that are offered, by id, where the hub makes any: the plugin `advocacy/brand` does."""
    published: frozenset[str] = frozenset()
    """The files that are in the output, relative to the folder that is published; no other file of a set is."""
    undrawable: tuple[BrandFile, ...] = ()
    """The drawings, current or to come, with parts that only a browser draws, unless pixels of them lie beside them."""
    unoffered: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """The reason and a hint for each file that the option `publish` can include, by its path: files in no set, and
    files of types that sets do not offer. Files under embargo are left out."""

    @property
    def drawings(self) -> frozenset[str]:
        """The SVG files of sets, relative to the published folder."""
        return frozenset(file.path for one in self.sets.values() for file in one.files if file.drawing)

    @property
    def ended(self) -> Mapping[str, BrandSet]:
        """The files whose last day has passed, relative to the published folder, and the sets that they were in."""
        return {file.path: one for one in self.sets.values() for file in one.files if file.state is State.EXPIRED}

    def without(self, drawings: Collection[str]) -> Brand:
        """It without the drawings at those paths, which posts never use."""
        sets = {name: one.without(drawings) for name, one in self.sets.items()}
        return replace(self, sets=sets, published=self.published.difference(drawings))

    def with_pale(self, pictures: Collection[str]) -> Brand:
        """It with the pictures at those paths marked as pale."""
        return replace(self, sets={name: one.with_pale(pictures) for name, one in self.sets.items()})


def _alt_in(alt: Mapping[str, str], language: str, fallback: str) -> str:
    codes = (*_codes(language), fallback, *alt)
    return next((alt[code] for code in codes if code in alt), "")


def _codes(language: str) -> tuple[str, ...]:
    return language, language.partition("-")[0], ANY_LANGUAGE
