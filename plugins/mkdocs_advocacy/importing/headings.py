"""Classify headings by the words in them, including headings that the import does not read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.importing.layouts import OWN, layouts


def is_about(heading: str, kind: str) -> bool:
    """Return whether the heading contains words of that kind. `headings.yml` defines the kinds."""
    return bool(_pattern(kind).search(split_words(heading)))


def says_when(heading: str) -> bool:
    """Return whether dates below the heading can be publishing dates, unlike those below “Created at” or “Until”."""
    return withholds_until(heading) or not (is_about(heading, "harmless") or is_about(heading, "expire"))


def withholds_until(heading: str) -> bool:
    """Return whether posts must not be published before the dates below the heading."""
    return is_about(heading, "embargo") or is_about(heading, "always")


def split_words(heading: str) -> str:
    """Return the words of a heading in lower case, separated by spaces. ScheduledDate has two."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    return " ".join(re.findall(r"[^\W_]+", apart.casefold()))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    entries = [*package_data("importing", "headings.yml").get(kind, ()), *_names_of(kind)]
    if not entries:
        return re.compile("(?!)")  # matches nothing: only the cells identify this kind
    spelled = (r"\w*".join(map(re.escape, entry.split("*"))) for entry in entries)
    return re.compile(f"(?<!\\w)(?:{'|'.join(spelled)})(?!\\w)")


def _names_of(kind: str) -> Iterator[str]:
    """Yield headings that count only if their cells agree. If they don't, the import asks about the column."""
    known = layouts()[OWN].if_cells_agree
    for meaning in {"publish": ("publish", "date"), "network": ("network", "networks")}.get(kind, (kind,)):
        yield from known.get(meaning, ())
