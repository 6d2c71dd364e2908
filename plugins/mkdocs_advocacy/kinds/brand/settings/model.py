"""The schema of a brand set's settings file and its translations."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from mkdocs_advocacy.core.lifecycle import Status
from mkdocs_advocacy.core.model import (
    Audience,
    ByLanguage,
    ChangeNote,
    Day,
    HttpsUrl,
    Line,
    Model,
    Moment,
    Some,
    Text,
)


def _hex(text: str) -> str:
    found = re.fullmatch("#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})", text.strip())
    if not found:
        raise ValueError(f"“{text}” is not a valid colour: use # and six hexadecimal digits, such as #D4145A")
    digits = found[1].upper()
    return "#" + (digits if len(digits) == 6 else "".join(digit * 2 for digit in digits))


def _families(text: str) -> str:
    if not re.fullmatch(r"[\w ,-]+", text):
        raise ValueError(f"“{text}” is not a list of font families: write names without quotes, such as Georgia, serif")
    return text


Hex = Annotated[str, AfterValidator(_hex), Field(json_schema_extra={"pattern": "^#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$"})]
"""An sRGB colour, normalised to # and six upper-case hexadecimal digits."""

Families = Annotated[Line, AfterValidator(_families)]
"""Font families as a CSS list, without quotes."""


class Color(Model):
    """A colour of the brand."""

    name: Annotated[Line, Field(description="The colour's name.")]
    hex: Annotated[Hex, Field(description='The sRGB value in quotes, such as "#D4145A".')]
    notations: Annotated[
        dict[Line, Line], Field(description="The colour in other systems, by name, such as CMYK, Pantone or RAL.")
    ] = {}
    use: Annotated[Line | None, Field(description="What the colour is used for.")] = None


class Typeface(Model):
    """A typeface of the brand."""

    name: Annotated[Line, Field(description="The name of the font family.")]
    use: Annotated[Line | None, Field(description="What the typeface is used for.")] = None
    file: Annotated[
        Line | None,
        Field(
            description="The font file in the set, by name or pattern. A .woff2 or .woff file also styles the sample."
        ),
    ] = None
    fallback: Annotated[Families, Field(description="The fallback font families, as in CSS.")] = "sans-serif"
    sample: Annotated[Line | None, Field(description="The sample text. Default: the name.")] = None


class Licence(Model):
    """The licence of a file or a set."""

    name: Annotated[Line, Field(description="The name of the licence.")]
    url: Annotated[HttpsUrl | None, Field(description="The address of the licence text.")] = None
    credit: Annotated[Line | None, Field(description="The credit to show with the file.")] = None
    territories: Annotated[tuple[Line, ...], Field(description="Where the licence applies. Default: everywhere.")] = ()
    expires: Annotated[
        Day | None, Field(description="The last day of the licence. The files aren't published after it.")
    ] = None


class Focus(Model):
    """The point of an image that stays visible in every crop."""

    x: Annotated[int, Field(ge=0, le=100, description="The distance from the left, in per cent of the width.")] = 50
    y: Annotated[int, Field(ge=0, le=100, description="The distance from the top, in per cent of the height.")] = 50


class AssetTemplate(Model):
    """Settings of a file in the set, or of all files that match a pattern."""

    title: Annotated[Line | None, Field(description="The title. Default: the file name.")] = None
    alt: Annotated[
        ByLanguage,
        Field(
            description="The alt text: one text, or one for each language. Posts can't use an image without alt text."
        ),
    ] = {}
    use: Annotated[Line | None, Field(description="What the file is used for.")] = None
    background: Annotated[
        Line | None,
        Field(
            description="The background to show the file on: light, dark, any, or the name of one of the set's "
            "colours. Default: dark if the file name marks it as white or reversed (WHT, REV), or if the image is "
            "light; otherwise light."
        ),
    ] = None
    focus: Annotated[Focus | None, Field(description="The point that stays visible in every crop.")] = None
    licence: Annotated[Licence | None, Field(description="The licence. Default: the set's.")] = None
    audience: Annotated[
        Some[Audience] | None, Field(description="Who may use the file. Default: the set's audience.")
    ] = None
    status: Annotated[
        Status, Field(description="draft: not published; ready: offered; retired: no longer published.")
    ] = "ready"
    publish: Annotated[Moment | None, Field(description="The file is embargoed until this day or time.")] = None
    expires: Annotated[Day | None, Field(description="The last day to offer the file.")] = None
    replaced_by: Annotated[
        Line | None,
        Field(description="The file that replaces this one when it ends: a file in the set, or `<set>/<file stem>`."),
    ] = None


_MOST_BRACKETS = 500
"""Per kind of bracket. Markdown's running time grows with the square of the number of open brackets."""


def _few_brackets(text: str) -> str:
    for sign in "[<(":
        if (count := text.count(sign)) > _MOST_BRACKETS:
            raise ValueError(f"has {count:,} “{sign}” characters; at most {_MOST_BRACKETS} are allowed (shorten it)")
    return text


Guidance = Annotated[Text, AfterValidator(_few_brackets)]
"""Markdown text, limited so that it converts within a second."""


class BrandTemplate(Model):
    """A brand set: `content/brand/<set>/brand.yml`."""

    title: Annotated[Line | None, Field(description="The set's title. Default: the folder name.")] = None
    description: Annotated[Line | None, Field(description="A one-line description of the set.")] = None
    audience: Annotated[Some[Audience] | None, Field(description="Who may use the set. Default: everyone.")] = None
    only_in: Annotated[
        Literal["stories"] | None,
        Field(
            description="stories: images are published only with stories that have permission. The set "
            "has no page. Default: the set offers its files."
        ),
    ] = None
    guidance: Annotated[Guidance | None, Field(description="How to use the set, in Markdown.")] = None
    do: Annotated[tuple[Line, ...], Field(description="What to do with the set, one line each.")] = ()
    dont: Annotated[tuple[Line, ...], Field(description="What not to do with the set, one line each.")] = ()
    colors: Annotated[tuple[Color, ...], Field(description="The set's colours.")] = ()
    typography: Annotated[tuple[Typeface, ...], Field(description="The set's typefaces.")] = ()
    licence: Annotated[Licence | None, Field(description="The licence of files without their own licence.")] = None
    publish: Annotated[Moment | None, Field(description="The set is embargoed until this day or time.")] = None
    assets: Annotated[
        dict[Line, AssetTemplate],
        Field(
            description="Settings of files, by name, stem, path in the set, or pattern such as `*-white.*`. "
            "If several match, the most specific one applies."
        ),
    ] = {}
    changes: Annotated[
        tuple[ChangeNote, ...],
        Field(description="Notes on changes to the set. Files with a start or end date are noted automatically."),
    ] = ()


class ColorTranslation(Model):
    """A colour in another language. Omitted keys keep their values from brand.yml."""

    name: Annotated[Line | None, Field(description="The colour's name.")] = None
    use: Annotated[Line | None, Field(description="What the colour is used for.")] = None


class TypefaceTranslation(Model):
    """A typeface in another language. Omitted keys keep their values from brand.yml."""

    use: Annotated[Line | None, Field(description="What the typeface is used for.")] = None
    sample: Annotated[Line | None, Field(description="The sample text.")] = None


class AssetTranslation(Model):
    """A file of the set in another language. Omitted keys keep their values from brand.yml."""

    title: Annotated[Line | None, Field(description="The title.")] = None
    alt: Annotated[
        Line | None,
        Field(description="The alt text. Posts in this language use it instead of the one in brand.yml."),
    ] = None
    use: Annotated[Line | None, Field(description="What the file is used for.")] = None


class BrandTranslation(Model):
    """The texts of a set in another language: `content/brand/<set>/brand.<language>.yml`."""

    title: Annotated[Line | None, Field(description="The set's title.")] = None
    description: Annotated[Line | None, Field(description="A one-line description of the set.")] = None
    guidance: Annotated[Guidance | None, Field(description="How to use the set, in Markdown.")] = None
    do: Annotated[
        tuple[Line, ...] | None, Field(description="What to do with the set. Replaces the whole list in brand.yml.")
    ] = None
    dont: Annotated[
        tuple[Line, ...] | None, Field(description="What not to do with the set. Replaces the whole list in brand.yml.")
    ] = None
    colors: Annotated[dict[Line, ColorTranslation], Field(description="The colours, by their names in brand.yml.")] = {}
    typography: Annotated[
        dict[Line, TypefaceTranslation], Field(description="The typefaces, by their names in brand.yml.")
    ] = {}
    assets: Annotated[
        dict[Line, AssetTranslation],
        Field(
            description="The files, by name, stem, path in the set, or pattern such as `*-white.*`. "
            "If several match, the most specific one applies."
        ),
    ] = {}
