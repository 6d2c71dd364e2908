"""What the files of a set are called: by posts, and by the keys of the set's file."""

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
"""Letters that no word has without a vowel: cdn, svg, bw."""
_EXACTNESS = ("pattern", "stem", "name", "path")


def picture_names(places: Sequence[PurePosixPath]) -> dict[PurePosixPath, str]:
    """What posts call each picture of a set after the set's name.

    The stem; where several have the same, with as many of the folders above it as tells them apart, and with the ending
    where no folder does.
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
    """The words of a file's or a folder's name, as it writes them."""
    return [word for word in re.split(r"[\s_.-]+", name) if word]


def readable(words: Iterable[str]) -> str:
    """A title of words from names: its first letter in upper case, and what can only be an abbreviation."""
    said = " ".join(word.upper() if _ABBREVIATION.fullmatch(word) else word for word in words)
    return said[:1].upper() + said[1:]


def is_pattern(key: str) -> bool:
    """Whether a key stands for all files that fit it."""
    return any(sign in key for sign in "*?[")


def named_by(key: str, places: Iterable[PurePosixPath]) -> list[PurePosixPath]:
    """The files that a key means."""
    return [place for place in places if _exactness(key, place) is not None]


def said_of(place: PurePosixPath, templates: Mapping[str, AssetTemplate]) -> AssetTemplate:
    """All that the set's file says of the file at `place`."""
    return AssetTemplate().model_copy(update=values_of(place, templates))


def values_of(place: PurePosixPath, templates: Mapping[str, Model]) -> dict[str, Any]:
    """The values for the file at `place`, by name; of several keys that mean it, the more exact one holds."""
    found = [(rank, said) for key, said in templates.items() if (rank := _exactness(key, place)) is not None]
    values: dict[str, Any] = {}
    for _, said in sorted(found, key=lambda one: one[0]):
        values |= {name: getattr(said, name) for name in said.model_fields_set}
    return values


def _exactness(key: str, place: PurePosixPath) -> int | None:
    if key in (str(place), str(place.with_suffix(""))) and len(place.parts) > 1:
        return _EXACTNESS.index("path")
    if key == place.name:
        return _EXACTNESS.index("name")
    if key == place.stem:
        return _EXACTNESS.index("stem")
    pattern = key.lower()  # an embargo on *.png holds for X.PNG too
    fits = is_pattern(key) and (fnmatchcase(place.name.lower(), pattern) or fnmatchcase(str(place).lower(), pattern))
    return _EXACTNESS.index("pattern") if fits else None
