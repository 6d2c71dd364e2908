"""What the heading of a column is about, by the words in it, whether or not the import reads the column."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from mkdocs_advocacy.core.package_data import package_data
from mkdocs_advocacy.importing.layouts import OWN, layouts


def about(heading: str, kind: str) -> bool:
    """Whether words of that kind are in the heading; `headings.yml` has the kinds."""
    return bool(_pattern(kind).search(words_of(heading)))


def says_when(heading: str) -> bool:
    """Whether the days below a heading can be those on which posts come out: not those of “Created at” or “Until”."""
    return withholds_until(heading) or not (about(heading, "harmless") or about(heading, "expire"))


def withholds_until(heading: str) -> bool:
    """Whether nothing may come out before the days below the heading."""
    return about(heading, "embargo") or about(heading, "always")


def words_of(heading: str) -> str:
    """The words of a heading in lower case, with a space between; ScheduledDate has two."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    return " ".join(re.findall(r"[^\W_]+", apart.casefold()))


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    entries = [*package_data("importing", "headings.yml").get(kind, ()), *_names_of(kind)]
    if not entries:
        return re.compile("(?!)")  # known by its cells alone
    spelled = (r"\w*".join(map(re.escape, entry.split("*"))) for entry in entries)
    return re.compile(f"(?<!\\w)(?:{'|'.join(spelled)})(?!\\w)")


def _names_of(kind: str) -> Iterator[str]:
    """The names of columns that mean something if their cells agree: where they don't, it is asked about."""
    known = layouts()[OWN].if_cells_agree
    for meaning in {"publish": ("publish", "date"), "network": ("network", "networks")}.get(kind, (kind,)):
        yield from known.get(meaning, ())
