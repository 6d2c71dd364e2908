"""Translation of brand sets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.kinds.brand.model import BrandFile, BrandSet
from mkdocs_advocacy.kinds.brand.settings.model import Color, Typeface
from mkdocs_advocacy.kinds.brand.settings.read import Translated

Named = TypeVar("Named", Color, Typeface)


def translate_set(one: BrandSet, translations: Iterable[Translated]) -> BrandSet:
    """Return the set with its translations, which fall back to the set's own values."""
    return replace(one, translations=tuple(_translate(one, translation) for translation in translations))


def _translate(one: BrandSet, translation: Translated) -> BrandSet:
    content, template = translation.content, one.template
    texts = ("title", "description", "guidance", "do", "dont")
    values = {name: value for name in texts if (value := getattr(content, name)) is not None}
    values["colors"] = tuple(_translate_named(color, content.colors) for color in template.colors)
    values["typography"] = tuple(_translate_named(typeface, content.typography) for typeface in template.typography)
    colors = {old.name: new.name for old, new in zip(template.colors, values["colors"], strict=True)}
    return replace(
        one,
        title=content.title or one.title,
        template=template.model_copy(update=values),
        files=tuple(_translate_file(file, translation, colors) for file in one.files),
        language=translation.language,
        source=translation.source,
        original=one.language,
    )


def _translate_named(value: Named, translations: Mapping[str, Model]) -> Named:
    translation = translations.get(value.name)
    return value.model_copy(update=translation.model_dump(exclude_none=True)) if translation else value


def _translate_file(file: BrandFile, translation: Translated, colors: Mapping[str, str]) -> BrandFile:
    """Return the file with translated texts and the translated name of its background colour."""
    values = translation.values_of(PurePosixPath(file.place))
    values.pop("alt", None)  # `SetSettings.with_alt` has already added the alt texts of all languages
    if (background := file.settings.background) and background in colors:
        values["background"] = colors[background]
    return replace(file, title=values.get("title", file.title), settings=file.settings.model_copy(update=values))
