"""A set of brand assets as its file says it, and a picture as the hub offers it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.model import Line, Model
from mkdocs_advocacy.posts.model import Language

ANY_LANGUAGE = "any"


def _by_language(value: Any) -> Any:
    if value is None:
        raise PydanticCustomError("no_words", "is empty")
    return {ANY_LANGUAGE: value} if isinstance(value, str) else value


ByLanguage = Annotated[
    dict[Language, Line], BeforeValidator(_by_language, json_schema_input_type=str | dict[Language, Line])
]
"""A line in several languages by their codes, or one for all of them."""


class AssetTemplate(Model):
    """What is said of a file in the set."""

    title: Annotated[Line | None, Field(description="What people call it; default: the file's name.")] = None
    alt: Annotated[
        ByLanguage,
        Field(
            description="What the picture shows, for those who cannot see it: a text, or one for each language. "
            "A post cannot use a picture without."
        ),
    ] = {}


class BrandTemplate(Model):
    """A set of brand assets: `content/brand/<set>/brand.yml`."""

    title: Annotated[Line | None, Field(description="What people call the set; default: its folder's name.")] = None
    assets: Annotated[
        dict[Line, AssetTemplate], Field(description="What is said of its files, by their names or file stems.")
    ] = {}


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
        codes = (*_codes(language), fallback, *self.alt)
        return next((self.alt[code] for code in codes if code in self.alt), "")


def _codes(language: str) -> tuple[str, ...]:
    return language, language.partition("-")[0], ANY_LANGUAGE
