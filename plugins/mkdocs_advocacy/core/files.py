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

LONGEST_NAME = 255
"""Bytes that the name of a file or folder can have on the usual file systems."""
_LONGEST_MADE = 60
"""Letters of an id that is made of words."""

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
    folder: Path, endings: tuple[str, ...], *, below: Path, root: Path
) -> tuple[list[SourceFile], list[Problem]]:
    """All files with those endings in `folder` and its sub-folders, in order; hidden ones are left out.

    Their paths are relative to `below`, and to `root` for the writer. A file that cannot be read is a problem. So is
    every symbolic link: what it leads to could be published under a second name.
    """
    problems = link_problems(folder, below=below, root=root)
    if link_on_the_way(folder, below):
        return [], problems
    paths = [
        f"{Path(os.path.relpath(directory, below)).as_posix()}/{name}"
        for directory, names in _walk(folder, endings)
        for name in names
    ]
    files, unreadable = files_at(paths, below=below, root=root)
    return files, problems + unreadable


def files_at(paths: Iterable[str], *, below: Path, root: Path) -> tuple[list[SourceFile], list[Problem]]:
    """The files at `paths`, which are relative to `below`, in order, and a problem for each that cannot be read."""
    files: list[SourceFile] = []
    problems: list[Problem] = []
    shown_below = Path(os.path.relpath(below, root)).as_posix()
    for path in sorted(paths, key=lambda path: path.split("/")):
        shown = path if shown_below == "." else f"{shown_below}/{path}"
        try:
            data = _content(os.path.join(below, path))  # noqa: PTH118 - measurably faster than pathlib here
        except OSError as error:
            problems.append(_unreadable(shown, error))
        else:
            files.append(SourceFile(path, shown, data))
    return files, problems


def unreadable_folders(folder: Path, root: Path) -> list[Problem]:
    """An error for `folder`, or each of its sub-folders, that cannot be read: what is in it would be missing unnoticed.

    None where there is no such folder. Hidden ones are left out, and links are not followed.
    """
    problems: list[Problem] = []

    def note(directory: str, error: OSError) -> None:
        shown = Path(os.path.relpath(directory, root)).as_posix()
        reason, hint = error.strerror or "it cannot be opened", ""
        if isinstance(error, NotADirectoryError):
            reason, hint = "it is a file", "put a folder of this name in its place"
        if not isinstance(error, FileNotFoundError):
            problems.append(Problem(shown, 1, 1, Severity.ERROR, f"the folder cannot be read: {reason}", hint))

    for directory, folders, _ in os.walk(folder, onerror=lambda error: note(str(error.filename), error)):
        folders[:] = _shown(folders)
        try:
            os.stat(os.path.join(directory, "."))  # noqa: PTH116, PTH118 - a path would lose the point
        except OSError as error:  # its files can be listed, and not opened
            folders.clear()
            note(directory, error)
    return problems


def link_problems(folder: Path, *, below: Path, root: Path) -> list[Problem]:
    """An error for every symbolic link in `folder` and its sub-folders, or on the way to it from `below`."""
    return [_link(path, root) for path in links_in(folder, below=below)]


def links_in(folder: Path, *, below: Path) -> list[Path]:
    """All symbolic links in `folder` and its sub-folders, in order; hidden ones are left out.

    Where a part of the path from `below` to `folder` is a link, it is the only one: nothing behind it is looked at.
    """
    if link := link_on_the_way(folder, below):
        return [link]
    links = []
    for directory, folders, names in os.walk(folder):
        folders[:] = _shown(folders)
        links += [Path(directory, name) for name in (*folders, *_shown(names)) if _is_link(directory, name)]
    return sorted(links)


def link_on_the_way(folder: Path, below: Path) -> Path | None:
    """The first symbolic link on the way from `below` to `folder`; None where there is none."""
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
    if path.is_symlink():
        return None, [_link(path, root)]
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


def file_paths(folder: Path, *, below: Path) -> Iterator[Path]:
    """All files in `folder` and its sub-folders, in order; hidden ones and symbolic links are left out.

    So is everything where a link lies on the way from `below` to `folder`.
    """
    if link_on_the_way(folder, below):
        return
    for directory, names in sorted(_walk(folder, ("",))):
        yield from (Path(directory, name) for name in names)


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of what lies at `path` now; None where nothing does."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return found.st_mode, found.st_ino, found.st_size, found.st_mtime_ns


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


def _walk(folder: Path, endings: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """The folders from `folder` down with those files in each; links are left out."""
    for directory, folders, names in os.walk(folder):
        folders[:] = _shown(folders)
        wanted = _shown(name for name in names if name.lower().endswith(endings))
        yield directory, [name for name in wanted if not _is_link(directory, name)]


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


def short_id_from(words: str) -> str:
    """The same, without the words at its end that would make it longer than a file's name should be."""
    made = id_from(words)
    return made if len(made) <= _LONGEST_MADE else made[: _LONGEST_MADE + 1].rpartition("-")[0] or made[:_LONGEST_MADE]


def refuse_long_id(identifier: str, name: str) -> tuple[str, str] | None:
    """What is wrong with an id whose file would be called `name`, and what is allowed; None where it fits."""
    most = len(identifier) - (len(name.encode(errors="surrogateescape")) - LONGEST_NAME)
    if most >= len(identifier):
        return None
    return f"“{identifier[:12]}…” is too long for the name of a file", f"{most} characters are allowed"


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
