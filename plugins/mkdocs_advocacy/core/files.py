"""Source files of a hub: finding, reading and naming them."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import partial
from operator import attrgetter
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import Problem, Severity

YAML_ENDINGS = (".yml", ".yaml")
MARKDOWN_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Extensions of files that MkDocs turns into pages."""

LONGEST_NAME = 255
"""Maximum length of a file name, in bytes, on common file systems."""
_LONGEST_MADE = 60
"""Maximum length, in characters, of an id generated from text."""

_BLOCK = 1 << 20

Stamp = tuple[int, int, int, int]
"""File metadata that changes when a file is written or replaced."""

_LEFT_BEHIND = (
    *(
        "*~",
        "~$*",
        "~wrl*",
        "*.bak",
        "*.bak[0-9]",
        "*.backup",
        "*.old",
        "*.orig",
        "*.rej",
        "*.tmp",
        "*.temp",
        "*.sw[a-p]",
    ),
    *("#*#", "*.autosave", "*.part", "*.crdownload", "thumbs.db", "ehthumbs.db", "desktop.ini"),
)
"""Lower-case patterns of backup and temporary files; hidden files are ignored anyway."""


def is_left_behind(name: str) -> bool:
    """Return whether a file with this name is a backup or a temporary file."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in _LEFT_BEHIND)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source file with its content."""

    path: str
    """Path relative to the published folder, with forward slashes."""
    shown: str
    """Path relative to the hub's folder, as shown to the writer."""
    data: bytes

    @property
    def stem(self) -> str:
        """The file's name without its extension."""
        name = self.path.rpartition("/")[2]  # faster than pathlib, for thousands of files
        return name.rpartition(".")[0] or name


def yaml_files(folder: Path, *, below: Path, root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """Return all YAML files in `folder`; see `source_files`."""
    return source_files(folder, YAML_ENDINGS, below=below, root=root)


def source_files(
    folder: Path, endings: tuple[str, ...], *, below: Path, root: Path
) -> tuple[list[SourceFile], list[Problem]]:
    """Return all files in `folder` and its subfolders with these extensions, in order, except hidden ones.

    Paths are relative to `below`; paths in problems are relative to `root`. Unreadable files are problems, and so are
    symbolic links, which could publish their target under a second name.
    """
    problems = link_problems(folder, below=below, root=root)
    if link_on_the_way(folder, below):
        return [], problems
    paths: list[str] = []
    for directory, names, _ in _walk(folder):
        shown = Path(os.path.relpath(directory, below)).as_posix()
        paths += [f"{shown}/{name}" for name in names if name.lower().endswith(endings)]
    files, unreadable = files_at(paths, below=below, root=root)
    return files, problems + unreadable


def files_at(paths: Iterable[str], *, below: Path, root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """Read the files at `paths`, relative to `below`; return them in order, and a problem for each unreadable one."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    shown_below = Path(os.path.relpath(below, root)).as_posix()
    for path in sorted(paths, key=lambda path: path.split("/")):
        shown = path if shown_below == "." else f"{shown_below}/{path}"
        try:
            data = _read_content(os.path.join(below, path))  # noqa: PTH118 - measurably faster than pathlib here
        except OSError as error:
            problems.append(_create_unreadable_problem(shown, error))
        else:
            files.append(SourceFile(path, shown, data))
    return files, problems


def unreadable_folders(folder: Path, root: Path) -> list[Problem]:
    """Return an error for each unreadable folder in `folder`, whose files would otherwise be missing without notice.

    A missing `folder` is fine. Hidden folders are skipped and symbolic links aren't followed.
    """
    problems: list[Problem] = []

    def note(directory: str, error: OSError) -> None:
        shown = Path(os.path.relpath(directory, root)).as_posix()
        reason, hint = error.strerror or "it cannot be opened", ""
        if isinstance(error, NotADirectoryError):
            reason, hint = "it is a file", "replace it with a folder"
        if not isinstance(error, FileNotFoundError):
            problems.append(Problem(shown, 1, 1, Severity.ERROR, f"the folder cannot be read: {reason}", hint))

    for directory, folders, _ in os.walk(folder, onerror=lambda error: note(str(error.filename), error)):
        folders[:] = _skip_hidden(folders)
        try:
            os.stat(os.path.join(directory, "."))  # noqa: PTH116, PTH118 - a path would lose the point
        except OSError as error:  # its files can be listed but not opened
            folders.clear()
            note(directory, error)
    return problems


def link_problems(folder: Path, *, below: Path, root: Path) -> list[Problem]:
    """Return an error for every symbolic link in `folder`, its subfolders, or on the path to it from `below`."""
    return [_create_link_problem(path, root) for path in links_in(folder, below=below)]


def links_in(folder: Path, *, below: Path) -> list[Path]:
    """Return all symbolic links in `folder` and its subfolders, in order, except hidden ones.

    If a part of the path from `below` to `folder` is itself a link, only that link is returned.
    """
    if link := link_on_the_way(folder, below):
        return [link]
    return sorted(Path(directory, name) for directory, _, links in _walk(folder) for name in links)


def link_on_the_way(folder: Path, below: Path) -> Path | None:
    """Return the first symbolic link on the path from `below` to `folder`, or None."""
    parts = folder.relative_to(below).parts if folder.is_relative_to(below) else ()
    steps = (below.joinpath(*parts[: count + 1]) for count in range(len(parts)))
    return next((step for step in steps if step.is_symlink()), None)


def _create_link_problem(path: Path, root: Path) -> Problem:
    kind = "folder" if path.is_dir() else "file"
    message = f"this {kind} is a symbolic link, which could expose hidden files"
    shown = Path(os.path.relpath(path, root)).as_posix()
    return Problem(shown, 1, 1, Severity.ERROR, message, f"delete the link or replace it with the {kind} itself")


def source_file(path: Path, *, below: Path, root: Path) -> tuple[SourceFile | None, list[Problem]]:
    """Read the file at `path`; returns None if it does not exist. See `source_files`."""
    shown = Path(os.path.relpath(path, root)).as_posix()
    if path.is_symlink():
        return None, [_create_link_problem(path, root)]
    try:
        data = _read_content(path)
    except FileNotFoundError:
        return None, []
    except OSError as error:
        return None, [_create_unreadable_problem(shown, error)]
    return SourceFile(Path(os.path.relpath(path, below)).as_posix(), shown, data), []


def _create_unreadable_problem(shown: str, error: OSError) -> Problem:
    reason = error.strerror or "it cannot be opened"
    return Problem(shown, 1, 1, Severity.ERROR, f"the file cannot be read: {reason}")


def file_paths(folder: Path, *, below: Path) -> Iterator[Path]:
    """Yield all files in `folder` and its subfolders, in order, except hidden ones and symbolic links.

    Yields nothing if a link is on the path from `below` to `folder`.
    """
    if link_on_the_way(folder, below):
        return
    for directory, names, _ in sorted(_walk(folder)):
        yield from (Path(directory, name) for name in names)


def stamp_of(path: Path) -> Stamp | None:
    """Return the current stamp of the file at `path`, or None if it does not exist."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns


def regular_content(path: Path, longest: int, *, follow: bool = True) -> bytes:
    """Read an untrusted file; raises OSError like `check_regular`."""
    check_regular(path, longest, follow=follow)
    return path.read_bytes()


def check_regular(path: Path, longest: int, *, follow: bool = True) -> None:
    """Raise OSError if the file isn't regular, such as a pipe, which would block, or exceeds `longest` bytes."""
    found = path.stat(follow_symlinks=follow)
    if not stat.S_ISREG(found.st_mode) or found.st_size > longest:
        raise OSError(0, "it is not a regular file, or too large")


def _read_content(path: Path | str) -> bytes:
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - reading a pipe would block forever
        raise OSError(0, "it is not a regular file")
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:  # without the file objects of Python, thousands of files are read in two thirds of the time
        return b"".join(iter(partial(os.read, descriptor, _BLOCK), b""))
    finally:
        os.close(descriptor)


def _walk(folder: Path | str) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield each folder from `folder` down with the names of its files and its symbolic links, except hidden ones."""
    try:
        with os.scandir(folder) as scan:  # knows links without asking the system again
            entries = sorted((entry for entry in scan if not entry.name.startswith(".")), key=attrgetter("name"))
    except OSError:
        return
    links = [entry.name for entry in entries if entry.is_symlink()]
    folders = [entry for entry in entries if entry.is_dir(follow_symlinks=False)]
    others = {*links, *(entry.name for entry in folders)}
    yield os.fspath(folder), [entry.name for entry in entries if entry.name not in others], links
    for entry in folders:
        yield from _walk(entry.path)


def _skip_hidden(names: Iterable[str]) -> list[str]:
    """Return the names that aren't hidden, in order."""
    return sorted(name for name in names if not name.startswith("."))


_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that Unicode doesn't decompose into a letter a-z and a mark."""


def id_from(words: str) -> str:
    """Return the id most similar to `words`, such as a title; empty if they contain no letter a-z and no digit."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def short_id_from(words: str) -> str:
    """Return an id like `id_from`, shortened at a word boundary to a reasonable file name length."""
    made = id_from(words)
    return made if len(made) <= _LONGEST_MADE else made[: _LONGEST_MADE + 1].rpartition("-")[0] or made[:_LONGEST_MADE]


def refuse_long_id(identifier: str, name: str) -> tuple[str, str] | None:
    """Return a message and a hint if an id is too long for its file `name`, otherwise None."""
    most = len(identifier) - (len(name.encode(errors="surrogateescape")) - LONGEST_NAME)
    if most >= len(identifier):
        return None
    return f"“{identifier[:12]}…” is too long for a file name", f"use at most {most} characters"


def check_id(source: SourceFile, identifier: str) -> list[Problem]:
    """Check that the file's name is a valid id, optionally followed by a language."""
    if re.fullmatch(ID_PATTERN, identifier):
        return []
    right = id_from(identifier)
    language = source.stem.removeprefix(identifier)
    return [
        Problem(
            source.shown,
            1,
            1,
            Severity.ERROR,
            f"the file name “{identifier}” is not a valid id: use lower-case letters a-z, digits and hyphens",
            f"rename it to {right}{language}{PurePosixPath(source.path).suffix}" if right else "",
        )
    ]
