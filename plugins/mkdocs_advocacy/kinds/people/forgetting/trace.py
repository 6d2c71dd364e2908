"""What the hub and its history know about a person, from the record to the pictures."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from mkdocs_advocacy.core.files import YAML_ENDINGS, SourceFile
from mkdocs_advocacy.core.source import read
from mkdocs_advocacy.kinds.people.finder import Finder
from mkdocs_advocacy.kinds.people.forgetting.notes import Notes
from mkdocs_advocacy.kinds.people.forgetting.repository import STAGED, Repository
from mkdocs_advocacy.kinds.people.model import PICTURE
from mkdocs_advocacy.kinds.people.portraits import path_of_rendition
from mkdocs_advocacy.kinds.people.records import NAMES, read_records

FOLDER = "people"
EXPORTS = tuple(f"{FOLDER}/{name}" for name in NAMES)
"""Files with many people, which come from another system. Relative to the hub's folder."""
_ALGORITHMS = ("sha1", "sha256")
_NOTHING = Notes()
_NAME = re.compile(r"^(name|picture)[ \t]*:[ \t]*[\"']?(.*?)[\"']?[ \t]*(?:#.*)?$", re.MULTILINE)
"""A name or picture in a record that isn't valid YAML."""


@dataclass(frozen=True)
class Trace:
    """What identifies a person in files. Never print it: build logs may be public."""

    code: str
    names: frozenset[str] = frozenset()
    """The names of all versions of the record."""
    portraits: frozenset[str] = frozenset()
    """The names of the pictures that belong to nobody else, as files in people/."""
    blobs: frozenset[str] = frozenset()
    """The ids that Git gives to the contents of these pictures."""
    renditions: frozenset[str] = frozenset()
    """The paths of these pictures in built sites."""
    exports: Sequence[str] = ()
    """The files with many people that contain the person or name their code."""
    is_recorded: bool = False
    """Whether there is or was a record of the person."""
    is_remembered: bool = False
    """Whether a commit or the notes keep the record, so that searches know the name once the file is gone."""

    @cached_property
    def finder(self) -> Finder:
        """The search for the names."""
        return Finder(self.names)

    @property
    def notes(self) -> Notes:
        """What to keep for later searches."""
        return Notes(self.names, self.blobs, self.renditions)

    def mask(self, text: str) -> str:
        """Replace the names in a text for the terminal, except in the code: whoever runs the command knows it."""
        if self.finder.mask(self.code) == self.code:
            return self.finder.mask(text)
        code = re.escape(self.code)
        parts = re.split(rf"(?<=/forget-){code}|(?<![\w-]){code}(?![\w-])", text)
        return self.code.join(map(self.finder.mask, parts))

    def owns(self, path: str) -> bool:
        """Return whether a path in a repository is a file of this person: the record or a portrait, in people/."""
        folder, name = _split(path)
        return folder == FOLDER and (name.partition(".")[0] == self.code or name in self.portraits)

    def is_picture(self, data: bytes) -> bool:
        """Return whether a file is one of the person's pictures."""
        return bool(self.blobs) and _blob_id(data, _ALGORITHMS[0]) in self.blobs

    def is_rendition(self, path: str) -> bool:
        """Return whether a path in a built site, or in an edition of it, is the person's picture."""
        return "/".join(_split(path)) in self.renditions


def find_trace(
    code: str, root: Path, others: Iterable[str], repositories: Sequence[Repository], notes: Notes = _NOTHING
) -> Trace:
    """Find what is known of a person in the hub's files and in the history.

    `others` are the pictures that other people's files name. `notes` are those of an earlier search.
    """
    records = list(find_records(code, root))
    is_remembered = notes != _NOTHING
    for repository in repositories:
        earlier = list(_find_earlier(code, repository))
        is_remembered = is_remembered or bool(earlier)
        records += earlier
    portraits = {name for record in records for name in (record.get("picture"),) if name} - set(others)
    trace = Trace(
        code,
        names=notes.names | {record["name"] for record in records if record.get("name")},
        portraits=frozenset(name for name in portraits if PICTURE.fullmatch(name)),
        exports=[name for name in EXPORTS if any(_names_code(code, data, name) for data in _read_all([root / name]))],
        is_recorded=bool(records) or is_remembered,
        is_remembered=is_remembered,
    )
    own = (path for path in (root / FOLDER).glob(f"{code}.*") if path.suffix not in YAML_ENDINGS)
    pictures = set(_read_all([*own, *(root / FOLDER / name for name in trace.portraits)])) - {b""}
    for repository in repositories:
        wanted = {v.blob for v in repository.versions if trace.owns(v.path) and not _is_record(v.path, code)}
        pictures |= {data for _, data in repository.contents(wanted) if data}
    blobs = {_blob_id(picture, algorithm) for picture in pictures for algorithm in _ALGORITHMS}
    return replace(
        trace, blobs=notes.blobs | blobs, renditions=notes.renditions | set(map(path_of_rendition, pictures))
    )


def find_records(code: str, root: Path) -> Iterator[Mapping[str, str]]:
    """Yield the name and the picture from the person's file, and from files with many people."""
    for ending in YAML_ENDINGS:
        for data in _read_all([root / FOLDER / f"{code}{ending}"]):
            yield _parse(data)
    for name in EXPORTS:
        for data in _read_all([root / name]):
            yield from _find_rows(code, data, name)


def _find_earlier(code: str, repository: Repository) -> Iterator[Mapping[str, str]]:
    """Yield the name and the picture from each record in the history."""
    committed = [version for version in repository.versions if version.commit != STAGED]
    records = {version.blob for version in committed if _is_record(version.path, code)}
    for _, data in repository.contents(records):
        yield _parse(data)
    exports = {version.blob: version.path for version in committed if "/".join(_split(version.path)) in EXPORTS}
    for blob, data in repository.contents(exports):
        yield from _find_rows(code, data, exports[blob])


def codes_in(repositories: Iterable[Repository]) -> set[str]:
    """Return the codes of all people who have or had a file in a repository."""
    paths = (_split(version.path) for repository in repositories for version in repository.versions)
    return {name.rpartition(".")[0] for folder, name in paths if folder == FOLDER and name.endswith(YAML_ENDINGS)}


def _find_rows(code: str, data: bytes, name: str) -> Iterator[Mapping[str, str]]:
    """Yield the name and the picture from the person's rows in a file with many people."""
    for row_code, document in read_records(SourceFile(name, name, data))[0]:
        if row_code == code:
            yield _texts_of(document.value)


def _names_code(code: str, data: bytes, name: str) -> bool:
    """Return whether a file with many people contains a person, or somebody whom the person invited."""
    return any(
        row_code == code or invites(document.value, code)
        for row_code, document in read_records(SourceFile(name, name, data))[0]
    )


def invites(values: Mapping[str, Any], code: str) -> bool:
    """Return whether a record says that the person with this code invited somebody."""
    groups = values.get("groups")
    memberships = groups if isinstance(groups, list) else ()
    return any(isinstance(group, dict) and group.get("invited_by") == code for group in memberships)


def _parse(data: bytes) -> Mapping[str, str]:
    document, _ = read("", data)
    if document is not None:
        return _texts_of(document.value)
    return {key: value for key, value in _NAME.findall(data.decode("utf-8", "replace")) if value}


def _texts_of(values: Mapping[str, Any]) -> Mapping[str, str]:
    found = {key: values.get(key) for key in ("name", "picture")}
    return {key: " ".join(value.split()) for key, value in found.items() if isinstance(value, str) and value.strip()}


def _is_record(path: str, code: str) -> bool:
    folder, name = _split(path)
    return folder == FOLDER and name in {f"{code}{ending}" for ending in YAML_ENDINGS}


def _split(path: str) -> tuple[str, str]:
    """Return the names of the folder and of the file, much faster than pathlib does."""
    folder, _, name = path.rpartition("/")
    return folder.rpartition("/")[2], name


def _read_all(paths: Iterable[Path]) -> Iterator[bytes]:
    for path in paths:
        with suppress(OSError):
            if path.is_file() and not path.is_symlink():
                yield path.read_bytes()


def _blob_id(data: bytes, algorithm: str) -> str:
    return hashlib.new(algorithm, b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
