"""A set of brand assets as its file says it, and its files as the hub offers them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.core.lifecycle import State, Status
from mkdocs_advocacy.core.model import ChangeNote, Day, HttpsUrl, Language, Line, Model, Moment, Text
from mkdocs_advocacy.kinds.brand.renditions.model import Renditions

ANY_LANGUAGE = "any"


def _by_language(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_words", "is empty")
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


def _hex(text: str) -> str:
    found = re.fullmatch("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", text.strip())
    if not found:
        raise ValueError(f"“{text}” is no colour such as #D4145A: # and six of 0-9 and A-F")
    digits = found[1].upper()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _families(text: str) -> str:
    if not re.fullmatch(r"[\w ,-]+", text):
        raise ValueError(f"“{text}” is no list of families such as Georgia, serif: without quotes and other signs")
    return text


Hex = Annotated[str, AfterValidator(_hex), Field(json_schema_extra={"pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"})]
"""A colour in sRGB; the value is # and six digits in upper case."""

Families = Annotated[Line, AfterValidator(_families)]
"""Names of typefaces as CSS lists them, without quotes."""

ByLanguage = Annotated[
    dict[Language, Line], BeforeValidator(_by_language, json_schema_input_type=str | dict[Language, Line])
]
"""A line in several languages by their codes, or one for all of them."""


class Color(Model):
    """A colour of the brand."""

    name: Annotated[Line, Field(description="What people call it.")]
    hex: Annotated[Hex, Field(description="Its sRGB value, such as #D4145A, in quotes.")]
    notations: Annotated[
        dict[Line, Line], Field(description="The same colour elsewhere, by name: CMYK, Pantone, RAL and so on.")
    ] = {}
    use: Annotated[Line | None, Field(description="What it is for.")] = None


class Typeface(Model):
    """A typeface of the brand."""

    name: Annotated[Line, Field(description="The name of the family.")]
    use: Annotated[Line | None, Field(description="What it is for.")] = None
    file: Annotated[
        Line | None,
        Field(description="Its file in the set, by name or pattern. Samples are set in it if it is a .woff2 or .woff."),
    ] = None
    fallback: Annotated[Families, Field(description="What stands in where it is not installed, as in CSS.")] = (
        "sans-serif"
    )
    sample: Annotated[Line | None, Field(description="Words to show it with; default: its name.")] = None


class Licence(Model):
    """What may be done with a file."""

    name: Annotated[Line, Field(description="What the licence is called.")]
    url: Annotated[HttpsUrl | None, Field(description="Where it can be read.")] = None
    credit: Annotated[Line | None, Field(description="Who has to be named beside the file.")] = None
    territories: Annotated[tuple[Line, ...], Field(description="Where it holds; default: everywhere.")] = ()
    expires: Annotated[
        Day | None, Field(description="The last day; after it the files are not offered, and not published.")
    ] = None


class Focus(Model):
    """The point of a picture that no crop may lose."""

    x: Annotated[int, Field(ge=0, le=100, description="In per cent of the width, from the left.")] = 50
    y: Annotated[int, Field(ge=0, le=100, description="In per cent of the height, from the top.")] = 50


class AssetTemplate(Model):
    """What is said of a file in the set, or of all that fit a pattern."""

    title: Annotated[Line | None, Field(description="What people call it; default: the file's name.")] = None
    alt: Annotated[
        ByLanguage,
        Field(
            description="What the picture shows, for those who cannot see it: a text, or one for each language. "
            "A post cannot use a picture without."
        ),
    ] = {}
    use: Annotated[Line | None, Field(description="What it is for.")] = None
    background: Annotated[
        Line | None,
        Field(
            description="What it is shown on: light, dark, any, or a colour of the set by its name. "
            "Default: dark where its name says white, reversed or negative, else light."
        ),
    ] = None
    focus: Annotated[Focus | None, Field(description="The point that no crop may lose.")] = None
    licence: Annotated[Licence | None, Field(description="Its licence; default: the set's.")] = None
    status: Annotated[
        Status, Field(description="draft: not published; ready: offered; retired: no longer offered nor published.")
    ] = "ready"
    publish: Annotated[Moment | None, Field(description="It is nowhere before that day or time.")] = None
    expires: Annotated[Day | None, Field(description="The last day on which it is offered.")] = None
    replaced_by: Annotated[
        Line | None,
        Field(description="What to use once it is no longer offered: a file of the set, or `<set>/<file stem>`."),
    ] = None


class BrandTemplate(Model):
    """A set of brand assets: `content/brand/<set>/brand.yml`."""

    title: Annotated[Line | None, Field(description="What people call the set; default: its folder's name.")] = None
    description: Annotated[Line | None, Field(description="One line on what is in it.")] = None
    guidance: Annotated[Text | None, Field(description="How to use it, in Markdown.")] = None
    do: Annotated[tuple[Line, ...], Field(description="What to do with it, a line each.")] = ()
    dont: Annotated[tuple[Line, ...], Field(description="What not to do with it, a line each.")] = ()
    colors: Annotated[tuple[Color, ...], Field(description="The colours.")] = ()
    typography: Annotated[tuple[Typeface, ...], Field(description="The typefaces.")] = ()
    licence: Annotated[Licence | None, Field(description="The licence of its files that have none of their own.")] = (
        None
    )
    publish: Annotated[Moment | None, Field(description="Nothing of the set is anywhere before that day or time.")] = (
        None
    )
    assets: Annotated[
        dict[Line, AssetTemplate],
        Field(
            description="What is said of its files, by their names, their stems, their paths in the set, or patterns "
            "such as `*-white.*`. Of several that fit, the more exact one holds."
        ),
    ] = {}
    changes: Annotated[
        tuple[ChangeNote, ...],
        Field(description="What was changed in the set; what came and went by its own dates need not be said."),
    ] = ()


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

    @property
    def address(self) -> str:
        """Where it is published, relative to the hub's root."""
        return quote(self.path, errors="surrogateescape")

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
    size: tuple[int, int] | None = None
    """Width and height in pixels of what can be looked at, as far as they are known."""
    see_through: bool = False
    """Whether what is behind it can be seen through it."""
    replacement: str | None = None
    """The id of the file to use instead, once it is no longer offered."""
    stamp: tuple[int, int, int, int] | None = None
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
    """A set of brand assets that may be shown."""

    id: str
    """The name of its folder."""
    title: str
    """What people call it."""
    template: BrandTemplate
    files: Sequence[BrandFile] = field(default=())
    """Those that are offered, and those that no longer are, by their paths."""

    @property
    def address(self) -> str:
        """Where its page is, relative to the hub's root."""
        return f"brand/{quote(self.id, errors='surrogateescape')}/"


@dataclass(frozen=True, slots=True)
class Brand:
    """The brand assets of a hub at one moment."""

    assets: Mapping[str, Asset] = field(default_factory=dict)
    """The pictures that posts can use, by id."""
    broken: frozenset[str] = frozenset()
    """The ids of pictures that cannot be read, or whose set's file cannot."""
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
        sets = {
            name: replace(one, files=tuple(file for file in one.files if file.path not in drawings))
            for name, one in self.sets.items()
        }
        return replace(self, sets=sets, published=self.published.difference(drawings))


def _alt_in(alt: Mapping[str, str], language: str, fallback: str) -> str:
    codes = (*_codes(language), fallback, *alt)
    return next((alt[code] for code in codes if code in alt), "")


def _codes(language: str) -> tuple[str, ...]:
    return language, language.partition("-")[0], ANY_LANGUAGE
