"""The files of a hub, as they lie on the disk."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.core.model import ID_PATTERN
from mkdocs_advocacy.core.problems import Problem, Severity

YAML_ENDINGS = (".yml", ".yaml")
MARKDOWN_ENDINGS = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""Those that MkDocs makes pages of."""

Stamp = tuple[int, int, int, int]
"""What changes when a file is written, or replaced by another one or a link."""

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
"""What programs leave behind, in lower case; names that begin with a dot are hidden anyway."""


def is_left_behind(name: str) -> bool:
    """Whether a file of that name is a backup or a temporary file."""
    return any(fnmatchcase(name.lower(), pattern) for pattern in _LEFT_BEHIND)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that a writer wrote, and its content."""

    path: str
    """Relative to the folder that is published, with forward slashes."""
    shown: str
    """The path as the writer knows it, relative to the hub's folder."""
    data: bytes

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        name = self.path.rpartition("/")[2]  # faster than a path, for thousands of files
        return name.rpartition(".")[0] or name


def yaml_files(folder: Path, *, below: Path, root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """All YAML files in `folder`; see `source_files`."""
    return source_files(folder, YAML_ENDINGS, below=below, root=root)


def source_files(
    folder: Path, endings: tuple[str, ...], *, below: Path, root: Path, follow_links: bool = False
) -> tuple[list[SourceFile], list[Problem]]:
    """All files with those endings in `folder` and its sub-folders, in order; hidden ones are left out.

    Their paths are relative to `below`, and to `root` for the writer. A file that cannot be read is a problem. So is
    every symbolic link, unless links are followed: what it leads to could be published under a second name.
    """
    files: list[SourceFile] = []
    problems = [] if follow_links else link_problems(folder, below=below, root=root)
    if not follow_links and _link_on_the_way(folder, below):
        return files, problems
    for directory, names in sorted(_walk(folder, endings, follow_links=follow_links)):
        path = Path(os.path.relpath(directory, below)).as_posix()
        shown = Path(os.path.relpath(directory, root)).as_posix()
        for name in names:
            try:
                data = _content(os.path.join(directory, name))  # noqa: PTH118 - measurably faster than pathlib here
            except OSError as error:
                problems.append(_unreadable(f"{shown}/{name}", error))
                continue
            files.append(SourceFile(f"{path}/{name}", f"{shown}/{name}", data))
    files.sort(key=lambda file: file.path.split("/"))
    return files, problems


def link_problems(folder: Path, *, below: Path, root: Path) -> list[Problem]:
    """An error for every symbolic link in `folder` and its sub-folders, or on the way to it from `below`."""
    return [_link(path, root) for path in links_in(folder, below=below)]


def links_in(folder: Path, *, below: Path) -> list[Path]:
    """All symbolic links in `folder` and its sub-folders, in order; hidden ones are left out.

    Where a part of the path from `below` to `folder` is a link, it is the only one: nothing behind it is looked at.
    """
    if link := _link_on_the_way(folder, below):
        return [link]
    links = []
    for directory, folders, names in os.walk(folder):
        folders[:] = _shown(folders)
        links += [Path(directory, name) for name in (*folders, *_shown(names)) if _is_link(directory, name)]
    return sorted(links)


def _link_on_the_way(folder: Path, below: Path) -> Path | None:
    parts = folder.relative_to(below).parts if folder.is_relative_to(below) else ()
    steps = (below.joinpath(*parts[: count + 1]) for count in range(len(parts)))
    return next((step for step in steps if step.is_symlink()), None)


def _link(path: Path, root: Path) -> Problem:
    kind = "folder" if path.is_dir() else "file"
    message = f"this {kind} is a symbolic link, which could publish hidden files under a second name"
    shown = Path(os.path.relpath(path, root)).as_posix()
    return Problem(shown, 1, 1, Severity.ERROR, message, f"put the {kind} itself here, or delete the link")


def source_file(path: Path, *, below: Path, root: Path) -> tuple[SourceFile | None, list[Problem]]:
    """The file at `path`, None where there is none; see `source_files`."""
    shown = Path(os.path.relpath(path, root)).as_posix()
    try:
        data = _content(path)
    except FileNotFoundError:
        return None, []
    except OSError as error:
        return None, [_unreadable(shown, error)]
    return SourceFile(Path(os.path.relpath(path, below)).as_posix(), shown, data), []


def _unreadable(shown: str, error: OSError) -> Problem:
    reason = error.strerror or "it cannot be opened"
    return Problem(shown, 1, 1, Severity.ERROR, f"the file cannot be read: {reason}")


def file_paths(folder: Path, *, below: Path | None = None) -> Iterator[Path]:
    """All files in `folder` and its sub-folders, in order; hidden ones are left out.

    With `below`, so are symbolic links, and everything where one lies on the way from `below` to `folder`.
    """
    if below and _link_on_the_way(folder, below):
        return
    for directory, names in sorted(_walk(folder, ("",), follow_links=below is None)):
        yield from (Path(directory, name) for name in names)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of what lies at `path` now; None where nothing does."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns


def written_aside(path: Path, data: bytes) -> None:
    """Write a file in one go: what is there is whole, the old or the new."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.unlink(missing_ok=True)  # a link in its place is not followed
        with unfinished.open("xb") as file:
            file.write(data)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def regular_content(path: Path, longest: int, *, follow: bool = True) -> bytes:
    """The bytes of a file that anybody may have put there; OSError where it is none, or longer than so many bytes.

    A pipe is not waited for, and a device that never ends is not read.
    """
    found = path.stat(follow_symlinks=follow)
    if not stat.S_ISREG(found.st_mode) or found.st_size > longest:
        raise OSError(0, "it is no file, or too large")
    return path.read_bytes()


def _content(path: Path | str) -> bytes:
    if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a pipe would be waited for, for ever
        raise OSError(0, "it is no file")
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()


def _walk(folder: Path, endings: tuple[str, ...], *, follow_links: bool) -> Iterator[tuple[str, list[str]]]:
    """The folders from `folder` down with those files in each; one that links lead to twice is read once."""
    seen: set[str] = set()
    for directory, folders, names in os.walk(folder, followlinks=follow_links):
        if follow_links:
            real = os.path.realpath(directory)
            if real in seen:
                folders.clear()
                continue
            seen.add(real)
        folders[:] = _shown(folders)
        wanted = _shown(name for name in names if name.lower().endswith(endings))
        yield directory, wanted if follow_links else [name for name in wanted if not _is_link(directory, name)]


def _is_link(directory: str, name: str) -> bool:
    return os.path.islink(os.path.join(directory, name))  # noqa: PTH114, PTH118 - measurably faster than pathlib here


def _shown(names: Iterable[str]) -> list[str]:
    """The names of what is not hidden, in order."""
    return sorted(name for name in names if not name.startswith("."))


_LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})
"""Latin letters that Unicode does not take apart into one of a-z and a mark."""


def id_from(words: str) -> str:
    """The id that is most like `words`, such as a title; empty where they have no letter a-z and no digit."""
    plain = unicodedata.normalize("NFKD", words.lower().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def check_id(source: SourceFile, identifier: str) -> list[Problem]:
    """The problem with a file's name as an id, if there is one; a language may follow the id in the name."""
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
            f"the file's name “{identifier}” is not an id: lower-case letters a-z, digits and hyphens are allowed",
            f"rename it to {right}{language}{PurePosixPath(source.path).suffix}" if right else "",
        )
    ]
