"""Names of a set's files, as posts and the keys of brand.yml refer to them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from mkdocs_advocacy.core.model import Model
from mkdocs_advocacy.kinds.brand.settings.model import AssetTemplate

_ABBREVIATION = re.compile("[b-df-hj-np-tv-xz]{2,4}")
"""Matches short words without vowels, which must be abbreviations: cdn, svg, bw."""
_EXACTNESS = ("pattern", "stem", "name", "path")


def picture_names(places: Sequence[PurePosixPath]) -> dict[PurePosixPath, str]:
    """Return the name that posts use for each image, without the set's id.

    It is the file's stem. If several files share a stem, their names include as many parent folders as needed to
    distinguish them, or the whole path with its extension if folders don't.
    """
    names: dict[PurePosixPath, str] = {}
    for stem in dict.fromkeys(place.stem for place in places):
        group = [place for place in places if place.stem == stem]
        deepest = max(len(place.parts) for place in group)
        spelled = [
            *([_with_folders(place.with_suffix(""), depth) for place in group] for depth in range(1, deepest + 1)),
            [str(place) for place in group],
        ]
        names |= zip(group, next(tried for tried in spelled if len(set(tried)) == len(group)), strict=True)
    taken = Counter(names.values())
    return {place: name if taken[name] == 1 else str(place) for place, name in names.items()}


def _with_folders(place: PurePosixPath, parts: int) -> str:
    return "/".join(place.parts[-parts:])


def words_in(name: str) -> list[str]:
    """Split the name of a file or folder into words, keeping their case."""
    return [word for word in re.split(r"[\s_.-]+", name) if word]


def to_title(words: Iterable[str]) -> str:
    """Join words into a title: capitalise the first letter and all abbreviations."""
    title = " ".join(word.upper() if _ABBREVIATION.fullmatch(word) else word for word in words)
    return title[:1].upper() + title[1:]


def is_pattern(key: str) -> bool:
    """Return whether a key is a wildcard pattern."""
    return any(sign in key for sign in "*?[")


def find_files(key: str, places: Iterable[PurePosixPath]) -> list[PurePosixPath]:
    """Return the files that match a key."""
    return [place for place in places if _exactness(key, place) is not None]


def settings_of(place: PurePosixPath, templates: Mapping[str, AssetTemplate]) -> AssetTemplate:
    """Return all settings in brand.yml of the file at `place`."""
    return AssetTemplate().model_copy(update=values_of(place, templates))


def values_of(place: PurePosixPath, templates: Mapping[str, Model]) -> dict[str, Any]:
    """Return the values for the file at `place`, by name. If several keys match, the most specific one wins."""
    found = [(rank, template) for key, template in templates.items() if (rank := _exactness(key, place)) is not None]
    values: dict[str, Any] = {}
    for _, template in sorted(found, key=lambda match: match[0]):
        values |= {name: getattr(template, name) for name in template.model_fields_set}
    return values


def _exactness(key: str, place: PurePosixPath) -> int | None:
    if key in (str(place), str(place.with_suffix(""))) and len(place.parts) > 1:
        return _EXACTNESS.index("path")
    if key == place.name:
        return _EXACTNESS.index("name")
    if key == place.stem:
        return _EXACTNESS.index("stem")
    pattern = key.lower()  # an embargo on *.png also applies to X.PNG
    fits = is_pattern(key) and (fnmatchcase(place.name.lower(), pattern) or fnmatchcase(str(place).lower(), pattern))
    return _EXACTNESS.index("pattern") if fits else None
