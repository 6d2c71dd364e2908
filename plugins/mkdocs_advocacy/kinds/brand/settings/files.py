"""Recognition of brand settings files and their translations, including misnamed ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from mkdocs_advocacy.content.loader import Group
from mkdocs_advocacy.core.files import YAML_ENDINGS, SourceFile
from mkdocs_advocacy.core.problems import Problem, Severity
from mkdocs_advocacy.kinds.brand.offers import is_misnamed_settings

STEM = "brand"
"""The stem of every set's settings file."""
_LANGUAGE = r"(?!ya?ml\b)([a-z]{2,3}(?:-[a-z]{2,4})?)"
_TRANSLATION = re.compile(rf"{STEM}\.{_LANGUAGE}", re.IGNORECASE)
_MEANT_AS_TRANSLATION = re.compile(rf"[_.~ ]?{STEM}\.{_LANGUAGE}\b.*\.ya?ml(\W.*)?", re.IGNORECASE)
"""Matches misnamed translations, such as `Brand.de.yml`, `brand.de (1).yml` and `brand.de.yml.txt`."""

_SEVERAL_LANGUAGES = re.compile(rf"\W?{STEM}(\.{_LANGUAGE}){{2,}}\.ya?ml", re.IGNORECASE)
"""Matches names with several languages, such as `brand.de.fr.yml`."""


@dataclass(slots=True)
class SettingsFiles:
    """The settings files of all sets."""

    groups: dict[str, Group] = field(default_factory=dict)
    """Each set's settings file and translations, by the name of the set's folder."""
    unread: list[SourceFile] = field(default_factory=list)
    """YAML files that are neither settings nor translations."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def of_sets(self) -> Collection[str]:
        """The ids of sets with a settings file."""
        return {name for name, group in self.groups.items() if group.own}


def sort_settings(sources: Iterable[SourceFile], folder: str) -> SettingsFiles:
    """Sort YAML files into settings, translations and others.

    `folder` contains all sets; its path is relative to the published folder.
    """
    found = SettingsFiles()
    for source in sources:
        parts = PurePosixPath(source.path).relative_to(folder).parts
        translation = _TRANSLATION.fullmatch(source.stem)
        if len(parts) != 2 or not (source.stem == STEM or (translation and source.stem.startswith(f"{STEM}."))):
            found.unread.append(source)
            continue
        language = translation[1] if translation else ""
        if first := found.groups.setdefault(parts[0], Group(parts[0])).add(source, language):
            role = f"translation into “{language}”" if language else "settings file"
            message = f"this set already has a {role}: {first.shown}"
            found.problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "delete one of them"))
    return found


def unread_problem(shown: str, groups: Mapping[str, Group]) -> Problem:
    """Return the problem for an ignored file that looks like settings; `groups` are the settings of all sets.

    It is an error if the set has no other settings: ignoring its dates could publish files too early.
    """
    path = PurePosixPath(shown)
    group = groups.get(path.parent.name, Group(path.parent.name))
    is_lost = is_misnamed_settings(path.name) and not group.own
    severity = Severity.ERROR if is_lost else Severity.WARNING
    if meant := _MEANT_AS_TRANSLATION.fullmatch(path.name):
        language = meant[1].lower() if len(meant[1]) < 4 else meant[1]
        message = "the file is not read: translations of brand sets belong in content/brand/<set>/brand.<language>.yml"
        right, exists = f"{STEM}.{language}", language in group.translations
    else:
        message = "the file is not read: the settings of a brand set belong in content/brand/<set>/brand.yml"
        right, exists = STEM, not is_lost
    if _SEVERAL_LANGUAGES.fullmatch(path.name):
        hint = "delete it, or rename it with a single language"
    elif exists:
        hint = "delete it, or move its content into that file"
    else:
        hint = "move it there" if path.stem == right and path.suffix in YAML_ENDINGS else f"rename it to {right}.yml"
    return Problem(shown, 1, 1, severity, message, hint)
