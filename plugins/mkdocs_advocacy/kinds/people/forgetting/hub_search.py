"""Searches the hub's files for a person: texts, pictures, file names, the built site and the cache."""

from __future__ import annotations

import os
import re
import shlex
from codecs import BOM_UTF8
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from mkdocs_advocacy.content.places import Places
from mkdocs_advocacy.core.caches import CACHE
from mkdocs_advocacy.core.names import in_one_line
from mkdocs_advocacy.core.yaml_words import place_at
from mkdocs_advocacy.kinds.people.finder import LARGEST, TOO_LARGE
from mkdocs_advocacy.kinds.people.forgetting.remainder import Remainder, Search, count
from mkdocs_advocacy.kinds.people.forgetting.trace import Trace
from mkdocs_advocacy.kinds.people.packed import is_packed
from mkdocs_advocacy.kinds.people.views import decode

_SKIPPED = (".git", "node_modules", "__pycache__")
_CACHE = CACHE.as_posix()
_EARLIER = re.compile(r"guidelines/[^/]+/\d+(?:\.[^/]+)?\.[^./]+")
"""An earlier version of a guideline."""


@dataclass(frozen=True, slots=True)
class _Hit:
    """A file with the person."""

    path: str
    """The path relative to the hub's folder. It may contain the name."""
    shown: str
    """The path without the name."""
    positions: tuple[tuple[int, int], ...]
    """The lines and columns of the name, from 1."""
    is_picture: bool


def search_hub(trace: Trace, places: Places, site: Path, changes: Mapping[str, bytes | None]) -> Search:
    """Search all files of the hub. `changes` are files as if they had other contents, or None if they were deleted."""
    root = places.root
    built = Path(os.path.relpath(site, root)).as_posix()
    hits: dict[str, list[_Hit]] = {"": [], built: [], _CACHE: []}
    spellings: set[str] = set()
    unread: list[str] = []
    for path, file in _walk(places):
        data = changes[path] if path in changes else _read(file)
        if isinstance(data, str):
            unread.append(f"{in_one_line(trace.finder.mask(path))}: {data}")
        if data is None or isinstance(data, str) or path in trace.exports:
            continue
        if hit := _find_in(path, data, trace):
            folder = next((name for name in (built, _CACHE) if path.startswith(f"{name}/")), "")
            hits[folder].append(hit)
            spellings |= trace.finder.spellings(data) if not folder else set()
    remainders = [
        *_describe_texts([hit for hit in hits[""] if not hit.is_picture]),
        *_describe_pictures([hit for hit in hits[""] if hit.is_picture]),
        *_describe_exports(trace),
        *_describe_folder(built, hits[built], "The built site", "Build it again, and publish it now, not tonight."),
        *_describe_folder(_CACHE, hits[_CACHE], "The cache", "Builds create it again."),
        *_describe_unread(unread if trace.finder else ()),
    ]
    return Search(remainders, frozenset(spellings))


def _walk(places: Places) -> Iterator[tuple[str, Path]]:
    """Yield the files and symbolic links of the hub, also hidden ones, but not those of Git and of environments."""
    tops = [places.root] if places.docs.is_relative_to(places.root) else [places.root, places.docs]
    for top in tops:
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(
                name for name in folders if name not in _SKIPPED and not Path(folder, name, "pyvenv.cfg").exists()
            )
            for name in sorted({*names, *(name for name in folders if Path(folder, name).is_symlink())}):
                file = Path(folder, name)
                if file.is_symlink() or file.is_file():
                    yield Path(os.path.relpath(file, places.root)).as_posix(), file


def _read(file: Path) -> bytes | str:
    """Return the content of a file, or where a symbolic link points to; or the reason why it isn't searched."""
    try:
        if file.is_symlink():
            return os.fsencode(file.readlink())
        return file.read_bytes() if file.stat().st_size <= LARGEST else TOO_LARGE
    except OSError:
        return "can't be read"


def _find_in(path: str, data: bytes, trace: Trace) -> _Hit | None:
    finder = trace.finder
    is_picture = trace.owns(path) or trace.is_rendition(path) or trace.is_picture(data)
    shown = finder.mask(path)
    positions: tuple[tuple[int, int], ...] = ()
    if not is_picture and finder.is_in(data):
        text = "" if is_packed(data) else decode(data.removeprefix(BOM_UTF8))
        positions = tuple(place_at(text, start) for start, _ in finder.offsets(text)) or ((1, 1),)
    return _Hit(path, in_one_line(shown), positions, is_picture) if is_picture or positions or shown != path else None


def _describe_texts(hits: Collection[_Hit]) -> Iterator[Remainder]:
    if not hits:
        return
    places = []
    for hit in hits:
        of_version = " (an earlier version of a guideline)" if _EARLIER.fullmatch(hit.path) else ""
        if hit.shown != hit.path:
            places.append(f"{hit.shown}: the file's name{of_version}")
        places += [f"{hit.shown}:{line}:{column}{of_version}" for line, column in hit.positions]
    advice = "Edit or rename these files, and write “a former member” where a sentence needs somebody."
    yield Remainder("Files with the name", places, advice)


def _describe_pictures(hits: Collection[_Hit]) -> Iterator[Remainder]:
    if hits:
        commands = [f"rm {shlex.quote(hit.path)}" for hit in hits if hit.shown == hit.path]
        advice = "Remove these files, and the lines that show them. Smaller or edited copies aren't found."
        yield Remainder("Copies of the picture", [hit.shown for hit in hits], advice, commands)


def _describe_unread(unread: Collection[str]) -> Iterator[Remainder]:
    if unread:
        yield Remainder("Files that weren't searched", sorted(unread), "Look for the name in them yourself.")


def _describe_exports(trace: Trace) -> Iterator[Remainder]:
    if trace.exports:
        advice = (
            "Remove the person in the system that this file comes from, write former-member where somebody was "
            "invited by them, and export the file again."
        )
        yield Remainder("People from another system", list(trace.exports), advice)


def _describe_folder(folder: str, hits: Collection[_Hit], title: str, advice: str) -> Iterator[Remainder]:
    if hits:
        first = min(hit.shown for hit in hits)
        places = [f"{folder}/: {count(len(hits), 'file')}, such as {first}"]
        yield Remainder(title, places, advice, [f"rm -r {shlex.quote(folder)}"])
