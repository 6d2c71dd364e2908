"""Loader for a set's settings file and its translations."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.content.loader import Group, language_problems, orphan_problems
from mkdocs_advocacy.core.files import SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.core.source import Document, read
from mkdocs_advocacy.core.validation import validated
from mkdocs_advocacy.kinds.brand.check import template_problems, translation_problems
from mkdocs_advocacy.kinds.brand.names import values_of
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate, BrandTemplate, BrandTranslation

NOUN = "brand set"


@dataclass(frozen=True, slots=True)
class Time:
    """The time of loading and the hub's time zone."""

    now: datetime
    zone: tzinfo


@dataclass(frozen=True, slots=True)
class Translated:
    """A translation of a set."""

    language: str
    source: str
    """The translation's file, relative to the published folder."""
    content: BrandTranslation

    def values_of(self, place: PurePosixPath) -> dict[str, Any]:
        """Return the translated values for the file at `place`, by key."""
        return {name: value for name, value in values_of(place, self.content.assets).items() if value is not None}


@dataclass(slots=True)
class SetSettings:
    """The settings of a set, with its translations and problems."""

    template: BrandTemplate | None = None
    """None if the settings are invalid."""
    source: str = ""
    """The settings file, relative to the published folder; empty if there is none."""
    document: Document | None = None
    translations: list[Translated] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    """The languages of invalid translations."""
    problems: list[Problem] = field(default_factory=list)

    def with_alt(self, own: AssetTemplate, place: PurePosixPath) -> AssetTemplate:
        """Return `own`, the settings of the file at `place`, with the alt texts of translations added."""
        alt = {one.language: text for one in self.translations if (text := one.values_of(place).get("alt"))}
        return own.model_copy(update={"alt": {**own.alt, **alt}}) if alt else own

    def titles_of(self, place: PurePosixPath) -> Mapping[str, str]:
        """Return the translated titles of the file at `place`, by language."""
        return {one.language: text for one in self.translations if (text := one.values_of(place).get("title"))}


def read_settings(
    group: Group | None,
    places: Sequence[PurePosixPath],
    languages: Sequence[str],
    time: Time,
    audiences: Collection[str],
) -> SetSettings:
    """Read and check the settings in `group` of a set with files at `places`.

    `languages` are the hub's, with its default language first; so are the `audiences`.
    """
    if group is None:
        return SetSettings(BrandTemplate())
    found = SetSettings()
    if group.own is None:
        found.problems += orphan_problems(NOUN, "", group, "brand.yml")
        found.broken |= group.translations.keys()
        found.template = BrandTemplate()
        return found
    found.source = group.own.path
    found.document, problems = read(group.own.shown, group.own.data)
    found.problems += problems
    if found.document:
        found.template, invalid = validated(BrandTemplate, found.document, time.zone, audiences=audiences)
        found.problems += invalid
        if found.template:
            found.problems += template_problems(found.document, found.template, places, time.now, time.zone)
    for language, source in sorted(group.translations.items()):
        translation, problems = _read_translation(source, language, found.template, places, languages, time.zone)
        found.problems += problems
        if translation and found.template:
            found.translations.append(translation)
        else:
            found.broken.add(language)
    return found


def _read_translation(
    source: SourceFile,
    language: str,
    template: BrandTemplate | None,
    places: Sequence[PurePosixPath],
    languages: Sequence[str],
    zone: tzinfo,
) -> tuple[Translated | None, list[Problem]]:
    document, problems = read(source.shown, source.data)
    if document is None:
        return None, problems
    content, invalid = validated(BrandTranslation, document, zone, original=BrandTemplate)
    problems += invalid + language_problems(document, language, languages[0], languages, NOUN)
    if content:
        problems += translation_problems(document, content, template, places)
    if content is None or any(problem.severity is Severity.ERROR for problem in problems):
        return None, problems
    return Translated(language, source.path, content), problems
