"""A set of brand assets as its file says it."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import ChangeNote, Day, HttpsUrl, Language, Line, Model, Moment, Text

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
            "Default: dark where its name says white or reversed, such as WHT or REV, or all of it is light; "
            "else light."
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


_MOST_BRACKETS = 500
"""Of each kind: the time that Markdown takes grows with the square of the number of open brackets."""


def _few_brackets(text: str) -> str:
    for sign in "[<(":
        if (count := text.count(sign)) > _MOST_BRACKETS:
            raise ValueError(f"has {count:,} times “{sign}”; at most {_MOST_BRACKETS} are allowed (make it shorter)")
    return text


Guidance = Annotated[Text, AfterValidator(_few_brackets)]
"""Text in Markdown, which is converted within a second."""


class BrandTemplate(Model):
    """A set of brand assets: `content/brand/<set>/brand.yml`."""

    title: Annotated[Line | None, Field(description="What people call the set; default: its folder's name.")] = None
    description: Annotated[Line | None, Field(description="One line on what is in it.")] = None
    guidance: Annotated[Guidance | None, Field(description="How to use it, in Markdown.")] = None
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


class ColorTranslation(Model):
    """A colour in another language; what it does not say is as in brand.yml."""

    name: Annotated[Line | None, Field(description="What people call it.")] = None
    use: Annotated[Line | None, Field(description="What it is for.")] = None


class TypefaceTranslation(Model):
    """A typeface in another language; what it does not say is as in brand.yml."""

    use: Annotated[Line | None, Field(description="What it is for.")] = None
    sample: Annotated[Line | None, Field(description="Words to show it with.")] = None


class AssetTranslation(Model):
    """A file of the set in another language; what it does not say is as in brand.yml."""

    title: Annotated[Line | None, Field(description="What people call it.")] = None
    alt: Annotated[
        Line | None,
        Field(
            description="What the picture shows. Posts in this language use it too, instead of the one in brand.yml."
        ),
    ] = None
    use: Annotated[Line | None, Field(description="What it is for.")] = None


class BrandTranslation(Model):
    """The texts of a set in another language: `content/brand/<set>/brand.<language>.yml`."""

    title: Annotated[Line | None, Field(description="What people call the set.")] = None
    description: Annotated[Line | None, Field(description="One line on what is in it.")] = None
    guidance: Annotated[Guidance | None, Field(description="How to use it, in Markdown.")] = None
    do: Annotated[
        tuple[Line, ...] | None, Field(description="What to do with it: replaces all lines of brand.yml.")
    ] = None
    dont: Annotated[
        tuple[Line, ...] | None, Field(description="What not to do with it: replaces all lines of brand.yml.")
    ] = None
    colors: Annotated[
        dict[Line, ColorTranslation], Field(description="The colours, by the names that they have in brand.yml.")
    ] = {}
    typography: Annotated[
        dict[Line, TypefaceTranslation], Field(description="The typefaces, by their names in brand.yml.")
    ] = {}
    assets: Annotated[
        dict[Line, AssetTranslation],
        Field(
            description="The files, by their names, their stems, their paths in the set, or patterns such as "
            "`*-white.*`. Of several that fit, the more exact one holds."
        ),
    ] = {}
