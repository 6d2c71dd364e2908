"""A private file with what identifies a person, for `git filter-repo` and for searches once the record is gone.

Every line has the form of `--replace-text`, and of renames in `--paths-from-file`. Lines about pictures replace a text
by itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from mkdocs_advocacy.kinds.people.model import FORMER

_BEFORE, _AFTER, _SPACE = "(?<![A-Za-z0-9])", "(?![A-Za-z0-9])", r"\s+"
_ARROW = "==>"


@dataclass(frozen=True, slots=True)
class Notes:
    """What identifies a person. Never print it."""

    names: frozenset[str] = frozenset()
    blobs: frozenset[str] = frozenset()
    """The ids that Git gives to the pictures."""
    renditions: frozenset[str] = frozenset()
    """The paths of the pictures in built sites."""


def write_notes(notes: Notes) -> bytes:
    """Return the content of the file."""
    names = {
        f"regex:{_BEFORE}{_SPACE.join(map(re.escape, name.split()))}{_AFTER}{_ARROW}{FORMER}" for name in notes.names
    }
    pictures = {f"{picture}{_ARROW}{picture}" for picture in (*notes.blobs, *notes.renditions)}
    return "".join(f"{line}\n" for line in sorted(names | pictures)).encode()


def read_notes(data: bytes) -> Notes:
    """Return the content of such a file."""
    lines = [line.rpartition(_ARROW)[0] for line in data.decode("utf-8", "replace").splitlines()]
    return Notes(
        names=frozenset(_read_names(lines)),
        blobs=frozenset(line for line in lines if re.fullmatch("[0-9a-f]{40,64}", line)),
        renditions=frozenset(line for line in lines if re.fullmatch(r"people/[0-9a-f]+\.jpg", line)),
    )


def _read_names(lines: Collection[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("regex:"):
            pattern = line.removeprefix(f"regex:{_BEFORE}").removesuffix(_AFTER)
            yield re.sub(r"\\(.)", r"\1", pattern.replace(_SPACE, " "))
