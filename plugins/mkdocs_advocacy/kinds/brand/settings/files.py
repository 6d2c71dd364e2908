"""Which YAML files are the settings of a set and their translations, and which were meant to be."""

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
"""What the settings file of every set is called, without its ending."""
_LANGUAGE = r"(?!ya?ml\b)([a-z]{2,3}(?:-[a-z]{2,4})?)"
_TRANSLATION = re.compile(rf"{STEM}\.{_LANGUAGE}", re.IGNORECASE)
_MEANT_AS_TRANSLATION = re.compile(rf"[_.~ ]?{STEM}\.{_LANGUAGE}\b.*\.ya?ml(\W.*)?", re.IGNORECASE)
"""Names of files that were meant to be a translation: `Brand.de.yml`, `brand.de (1).yml`, `brand.de.yml.txt`."""

_SAYS_SEVERAL = re.compile(rf"\W?{STEM}(\.{_LANGUAGE}){{2,}}\.ya?ml", re.IGNORECASE)
"""Names that say several languages: `brand.de.fr.yml`."""


@dataclass(slots=True)
class SettingsFiles:
    """The settings of all sets."""

    groups: dict[str, Group] = field(default_factory=dict)
    """The settings file of each set with its translations, by the name of the set's folder."""
    unread: list[SourceFile] = field(default_factory=list)
    """The other files."""
    problems: list[Problem] = field(default_factory=list)

    @property
    def of_sets(self) -> Collection[str]:
        """The sets that have a settings file."""
        return {name for name, group in self.groups.items() if group.own}


def sort_settings(sources: Iterable[SourceFile], folder: str) -> SettingsFiles:
    """The YAML files in `folder`, that of all sets, by what they are; it is relative to the published folder."""
    found = SettingsFiles()
    for source in sources:
        parts = PurePosixPath(source.path).relative_to(folder).parts
        translation = _TRANSLATION.fullmatch(source.stem)
        if len(parts) != 2 or not (source.stem == STEM or (translation and source.stem.startswith(f"{STEM}."))):
            found.unread.append(source)
            continue
        language = translation[1] if translation else ""
        if first := found.groups.setdefault(parts[0], Group(parts[0])).add(source, language):
            role = f"translation of this set into “{language}”" if language else "settings file of this set"
            message = f"{first.shown} is the {role} already"
            found.problems.append(Problem(source.shown, 1, 1, Severity.ERROR, message, "keep one of the two"))
    return found


def unread_problem(shown: str, groups: Mapping[str, Group]) -> Problem:
    """The problem with a file that looks like settings and is not read; `groups` are the settings of all sets.

    An error if it was meant to be a set's settings: their dates would not hold, and files would be out too early.
    """
    path = PurePosixPath(shown)
    group = groups.get(path.parent.name, Group(path.parent.name))
    is_lost = is_misnamed_settings(path.name) and not group.own
    severity = Severity.ERROR if is_lost else Severity.WARNING
    if meant := _MEANT_AS_TRANSLATION.fullmatch(path.name):
        language = meant[1].lower() if len(meant[1]) < 4 else meant[1]
        message = "the file is not read: translations of brand sets are in content/brand/<set>/brand.<language>.yml"
        right, is_there = f"{STEM}.{language}", language in group.translations
    else:
        message = "the file is not read: the settings of a brand set are in content/brand/<set>/brand.yml"
        right, is_there = STEM, not is_lost
    if _SAYS_SEVERAL.fullmatch(path.name):
        hint = "delete it, or say one language in its name"
    elif is_there:
        hint = "delete it, or move what it says into that file"
    else:
        hint = "move it there" if path.stem == right and path.suffix in YAML_ENDINGS else f"rename it to {right}.yml"
    return Problem(shown, 1, 1, severity, message, hint)
