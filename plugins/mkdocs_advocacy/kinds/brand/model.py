"""Validated brand sets and their files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from urllib.parse import quote

from mkdocs_advocacy.core.lifecycle import State
from mkdocs_advocacy.core.model import ANY_LANGUAGE
from mkdocs_advocacy.kinds.brand.renditions.model import Renditions
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate, BrandTemplate, Licence


@dataclass(frozen=True, slots=True)
class Asset:
    """An image that posts can use."""

    id: str
    """`<set>/<file stem>`, as posts refer to it."""
    path: str
    """The file's path relative to the published folder, with forward slashes."""
    title: str
    alt: Mapping[str, str]
    """The alt texts by language code or under `any`; empty if there are none."""
    width: int
    """In pixels, as displayed after applying the EXIF orientation."""
    height: int
    bytes: int
    """The size of the file."""
    audience: tuple[str, ...] | None = None
    """The audiences whose posts can use it; None for all."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """The translated titles, by language code."""

    @property
    def address(self) -> str:
        """The file's address, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

    def title_in(self, language: str) -> str:
        """Return the title in `language`, or the original title if there is no translation."""
        return next((self.titles[code] for code in _codes(language) if code in self.titles), self.title)

    def says_in(self, language: str) -> bool:
        """Return whether there is an alt text for posts in `language`."""
        return not self.alt.keys().isdisjoint(_codes(language))

    def alt_in(self, language: str, fallback: str) -> str:
        """Return the alt text in `language`, else in the hub's language, `fallback`, else in any language."""
        return _alt_in(self.alt, language, fallback)


@dataclass(frozen=True, slots=True)
class BrandFile:
    """A file in a set."""

    id: str
    """For an image, the id of its asset; for any other file, `<set>/<path in the set>`."""
    path: str
    """The path relative to the published folder, with forward slashes."""
    place: str
    """The path relative to the set's folder."""
    title: str
    bytes: int
    settings: AssetTemplate
    """The file's settings in brand.yml."""
    state: State
    audience: tuple[str, ...] | None = None
    """Who may use it; None for everyone."""
    licence: Licence | None = None
    publish: datetime | None = None
    """When the embargo ends: the later of the file's and the set's `publish`."""
    last_day: date | None = None
    """The last day of use: the earlier of the file's and its licence's `expires`."""
    picture: Asset | None = None
    """The image for posts, if the file is one."""
    drawing: bool = False
    """Whether it is an SVG that passed the safety check."""
    has_text: bool = False
    """Whether an SVG has text that isn't converted to paths, which looks different on each machine."""
    undrawable: tuple[str, ...] = ()
    """The parts of an SVG, such as colours, that renditions would show differently from browsers."""
    size: tuple[int, int] | None = None
    """The width and height of an image or SVG in pixels, if known."""
    see_through: bool = False
    """Whether it has transparency."""
    pale: bool = False
    """Whether nearly all visible pixels are light; False if this wasn't examined."""
    replacement: str | None = None
    """The id of the file that replaces this one when it is no longer offered."""
    stamp: tuple[int, int, int, int] | None = field(default=None, compare=False)
    """The file's `files.stamp_of` when it was examined."""

    @property
    def address(self) -> str:
        """The file's address, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

    @property
    def gone(self) -> bool:
        """Whether it has expired or was retired."""
        return self.state in (State.EXPIRED, State.RETIRED)

    def alt_in(self, language: str, fallback: str) -> str:
        """Return the alt text in `language`, else in the hub's language, `fallback`, else in any language."""
        return _alt_in(self.settings.alt, language, fallback)


@dataclass(frozen=True, slots=True)
class BrandSet:
    """A brand set in one language."""

    id: str
    """The name of the set's folder."""
    title: str
    template: BrandTemplate
    files: Sequence[BrandFile] = field(default=())
    """The offered and ended files, sorted by path."""
    language: str = ""
    source: str = ""
    """The settings file, relative to the published folder; empty if the set has none."""
    original: str | None = None
    """For a translation, the language of the original set."""
    translations: tuple[BrandSet, ...] = ()
    """The set in other languages."""

    @property
    def address(self) -> str:
        """The address of the set's page, relative to the hub's root."""
        below = f"{self.language}/" if self.original else ""
        return f"brand/{quote(self.id, errors='surrogateescape')}/{below}"

    @property
    def summary(self) -> str | None:
        """The one-line description."""
        return self.template.description

    @property
    def has_ended(self) -> bool:
        """Always False: a set never ends, only its files do."""
        return False

    @property
    def all_languages(self) -> tuple[BrandSet, ...]:
        """The set and its translations."""
        return (self, *self.translations)

    def in_language(self, language: str) -> BrandSet:
        """Return the translation into `language`, or the set itself if there is none."""
        return next((one for one in self.translations if one.language == language), self)

    def without(self, drawings: Collection[str]) -> BrandSet:
        """Return the set without the SVG files at these paths."""
        files = tuple(file for file in self.files if file.path not in drawings)
        return replace(self, files=files, translations=tuple(one.without(drawings) for one in self.translations))

    def with_pale(self, pictures: Collection[str]) -> BrandSet:
        """Return the set with the images at these paths marked as pale."""
        files = tuple(replace(file, pale=True) if file.path in pictures else file for file in self.files)
        return replace(self, files=files, translations=tuple(one.with_pale(pictures) for one in self.translations))


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand assets of a hub at a given time."""

    assets: Mapping[str, Asset] = field(default_factory=dict)
    """The images that posts can use, by id."""
    broken: frozenset[str] = frozenset()
    """The ids of images that can't be read, or whose set has invalid settings."""
    broken_pages: frozenset[str] = frozenset()
    """The addresses of sets and translations with invalid settings."""
    withheld: Mapping[str, BrandFile] = field(default_factory=dict)
    """The images that are not published yet or have ended, by id."""
    sets: Mapping[str, BrandSet] = field(default_factory=dict)
    """The published sets, by id."""
    coming: Mapping[str, BrandSet] = field(default_factory=dict)
    """The embargoed sets and those for other audiences, by id and without their files. Their addresses are reserved."""
    embargoed: Mapping[str, datetime] = field(default_factory=dict)
    """When each embargoed file will be published, by its path relative to the published folder."""
    renditions: Mapping[str, Renditions] = field(default_factory=dict)
    """The renditions of offered images, by id; empty without the plugin `advocacy/brand`."""
    for_others: frozenset[str] = frozenset()
    """The files for other audiences than the build's, relative to the published folder."""
    published: frozenset[str] = frozenset()
    """The only files of sets in the output, relative to the published folder."""
    undrawable: tuple[BrandFile, ...] = ()
    """Current and embargoed SVGs that renditions can't reproduce and that have no bitmap version beside them."""
    of_stories: Mapping[str, BrandFile] = field(default_factory=dict)
    """The images of sets that are only for stories, by id and in all states. Renderers never receive them."""
    unoffered: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """A reason and a hint, by path, for each file that the `publish` option can include: files outside sets and files
    of types that sets do not offer, except embargoed ones."""

    @property
    def drawings(self) -> frozenset[str]:
        """The paths of the sets' SVG files, relative to the published folder."""
        return frozenset(file.path for one in self.sets.values() for file in one.files if file.drawing)

    @property
    def ended(self) -> Mapping[str, BrandSet]:
        """The sets of expired files, by each file's path relative to the published folder."""
        return {file.path: one for one in self.sets.values() for file in one.files if file.state is State.EXPIRED}

    def without(self, drawings: Collection[str]) -> Brand:
        """Return the assets without the SVG files at these paths, which posts never use."""
        sets = {name: one.without(drawings) for name, one in self.sets.items()}
        return replace(self, sets=sets, published=self.published.difference(drawings))

    def with_files(self, files: Iterable[BrandFile]) -> Brand:
        """Return the assets with the sets of these files of stories, whose renditions are to be created."""
        added: dict[str, list[BrandFile]] = {}
        for file in files:
            added.setdefault(file.id.partition("/")[0], []).append(file)
        sets = {name: BrandSet(name, name, BrandTemplate(), tuple(of_set)) for name, of_set in added.items()}
        return replace(self, sets={**self.sets, **sets})

    def without_files(self, files: Iterable[BrandFile]) -> Brand:
        """Return the assets without the sets that `with_files` added."""
        added = {file.id.partition("/")[0] for file in files}
        return replace(self, sets={name: one for name, one in self.sets.items() if name not in added})

    def without_downloads(self, names: Collection[str]) -> Brand:
        """Return the assets without the downloads of the images with these ids, which pages only show."""
        renditions = {
            name: replace(one, downloads=()) if name in names else one for name, one in self.renditions.items()
        }
        return replace(self, renditions=renditions)

    def with_fallbacks_only(self, names: Collection[str]) -> Brand:
        """Return the assets with only the fallbacks of the images with these ids, as every email program shows them."""
        renditions = {
            name: replace(one, previews=(one.fallback,) if one.fallback else (), downloads=()) if name in names else one
            for name, one in self.renditions.items()
        }
        return replace(self, renditions=renditions)

    def with_pale(self, pictures: Collection[str]) -> Brand:
        """Return the assets with the images at these paths marked as pale."""
        return replace(self, sets={name: one.with_pale(pictures) for name, one in self.sets.items()})


def _alt_in(alt: Mapping[str, str], language: str, fallback: str) -> str:
    codes = (*_codes(language), fallback, *alt)
    return next((alt[code] for code in codes if code in alt), "")


def _codes(language: str) -> tuple[str, ...]:
    return language, language.partition("-")[0], ANY_LANGUAGE
