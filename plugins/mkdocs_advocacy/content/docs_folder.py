"""A scan of the published folder that lists every file under a single permitted path."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.core.problems import Problem, Severity


def docs_files(docs: Path, root: Path, private: Collection[Path]) -> tuple[list[str], list[Problem]]:
    """Return the paths of all files in `docs`, relative to it, and problems with links and folders.

    Hidden files are skipped, as in MkDocs. Links are followed only to non-hidden files inside the hub's folder `root`,
    and never into `private` folders: the folders of kinds, whose files have one path each, and unpublished folders.
    """
    walk = _Walk(docs, root, private)
    return sorted(walk.files("", [os.path.realpath(docs)])), walk.problems


class _Walk:
    """A scan of the published folder that collects problems."""

    def __init__(self, docs: Path, root: Path, private: Collection[Path]) -> None:
        self.problems: list[Problem] = []
        self._docs = docs
        self._bases = [Path(os.path.realpath(docs)), Path(os.path.realpath(root))]
        self._shown = Path(os.path.relpath(docs, root)).as_posix()
        self._private = [Path(os.path.realpath(folder)) for folder in private]
        self._own = {os.path.relpath(folder, docs).replace(os.sep, "/") for folder in private}

    def files(self, below: str, above: list[str], *, linked: bool = False) -> Iterator[str]:
        """Yield the files in the folder `below`; `above` are its real parents, `linked` is whether a link led here."""
        try:
            with os.scandir(self._docs / below) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except FileNotFoundError:
            return
        except OSError as error:
            self._report(below, Severity.ERROR, f"the folder cannot be read: {error.strerror}", "")
            return
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.name.startswith("."):
                continue
            is_link = entry.is_symlink()
            if is_link and (path in self._own or self._is_in_own(path)):
                continue  # reported by the kind
            if is_link and not self._check_link(path):
                continue
            if entry.is_dir():
                real = os.path.realpath(entry.path)
                if (linked or is_link) and not self._may_be_seen(Path(real)):
                    continue
                if real not in above:
                    yield from self.files(path, [*above, real], linked=linked or is_link)
            elif entry.is_file():
                yield path

    def _is_in_own(self, path: str) -> bool:
        return any(path.startswith(f"{folder}/") for folder in self._own)

    def _may_be_seen(self, real: Path) -> bool:
        """Return whether a link may lead to `real`."""
        base = next((base for base in self._bases if real.is_relative_to(base)), None)
        if base is None or any(part.startswith(".") for part in real.relative_to(base).parts):
            return False
        return not any(real.is_relative_to(folder) for folder in self._private)

    def _check_link(self, path: str) -> bool:
        """Return whether the link at `path` may be followed; report a problem if not."""
        real = Path(os.path.realpath(self._docs / path))
        if not os.path.exists(real):  # noqa: PTH110 - False also for unreachable files
            self._report(path, Severity.WARNING, "the link is broken", "delete it or replace it with the file itself")
        elif not self._may_be_seen(real):
            message = "the link is not followed: its target must not be published under this name"
            self._report(path, Severity.WARNING, message, "replace it with the file itself")
        elif real.is_file() and real.suffix.lower() != PurePosixPath(path).suffix.lower():
            message = f"the link is not followed: its target {real.name} has a different file type"
            self._report(path, Severity.WARNING, message, "give both the same extension")
        else:
            return True
        return False

    def _report(self, path: str, severity: Severity, message: str, hint: str) -> None:
        shown = f"{self._shown}/{path}" if path else self._shown
        self.problems.append(Problem(shown, 1, 1, severity, message, hint))
