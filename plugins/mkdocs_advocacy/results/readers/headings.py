"""The headings of exports in several languages, by what their columns contain."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from mkdocs_advocacy.core.package_data import package_data


@dataclass(frozen=True)
class Headings:
    """The known headings of a tool."""

    languages: Sequence[str]
    """The languages whose headings are known, in English."""
    by_role: Mapping[str, Sequence[str]]
    """Headings by what their columns contain, such as `campaign`, the preferred one first."""

    @classmethod
    def load(cls, file: str) -> Headings:
        """Return the headings of a YAML file beside this module: languages, roles, headings."""
        languages: dict[str, dict[str, list[str]]] = package_data("results", "readers", file)
        by_role: dict[str, list[str]] = {}
        for roles in languages.values():
            for role, headings in roles.items():
                by_role.setdefault(role, []).extend(headings)
        return cls([name for name in languages if name != "any"], by_role)

    @property
    def all(self) -> Sequence[str]:
        """All headings."""
        return [heading for headings in self.by_role.values() for heading in headings]

    @cached_property
    def _folded(self) -> Mapping[str, Sequence[str]]:
        return {role: [fold_heading(heading) for heading in headings] for role, headings in self.by_role.items()}

    def find(self, cells: Sequence[str]) -> Mapping[str, int]:
        """Return the columns of a header by what they contain."""
        places: dict[str, int] = {}
        for place, cell in enumerate(cells):
            places.setdefault(fold_heading(cell), place)
        found = {role: [places[name] for name in known if name in places] for role, known in self._folded.items()}
        return {role: columns[0] for role, columns in found.items() if columns}

    def find_all(self, cells: Sequence[str], role: str) -> Sequence[int]:
        """Return all columns of a header that contain something, in order."""
        return [place for place, cell in enumerate(cells) if self.is_known(cell, role)]

    def is_known(self, text: str, role: str) -> bool:
        """Return whether a text is one of the headings or words of a role."""
        return fold_heading(text) in self._folded.get(role, ())


@lru_cache(maxsize=10_000)
def fold_heading(text: str) -> str:
    """Return a heading without differences that don't matter: case, spaces, kinds of dashes and apostrophes.

    Languages and versions of a tool write “Source / Medium” and “Source/medium”, and spreadsheet programs replace
    no-break spaces.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = re.sub("[‐‑‒–—−]", "-", plain)
    plain = re.sub("[’‘ʼ`´]", "'", plain)
    return re.sub(r"\s+", " ", re.sub(r"\s*([/\-+])\s*", r"\1", plain)).strip().strip('"')
