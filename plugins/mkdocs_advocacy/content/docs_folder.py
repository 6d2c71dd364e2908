"""The files in the published folder, each under the one path at which it may be looked at."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from mkdocs_advocacy.core.problems import Problem, Severity


def docs_files(docs: Path, root: Path, private: Collection[Path]) -> tuple[list[str], list[Problem]]:
    """The paths of all files in `docs`, relative to it, and what is wrong with links and folders there.

    Names that begin with a dot are left out, as by MkDocs. Links are followed inside the hub's folder `root`, but not
    into hidden folders, nor into those that are `private`: kinds' folders, whose files have one path each, and what is
    never published as it is.
    """
    walk = _Walk(docs, root, private)
    return sorted(walk.files("", [os.path.realpath(docs)])), walk.problems


class _Walk:
    """One walk through the published folder, and the problems it met."""

    def __init__(self, docs: Path, root: Path, private: Collection[Path]) -> None:
        self.problems: list[Problem] = []
        self._docs = docs
        self._bases = [Path(os.path.realpath(docs)), Path(os.path.realpath(root))]
        self._shown = Path(os.path.relpath(docs, root)).as_posix()
        self._private = [Path(os.path.realpath(folder)) for folder in private]
        self._own = {os.path.relpath(folder, docs).replace(os.sep, "/") for folder in private}

    def files(self, below: str, above: list[str], *, linked: bool = False) -> Iterator[str]:
        """The files in the folder `below`; `above` are the real folders around it, `linked` says if a link led here."""
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
                continue  # the kind refuses it, and says so
            if is_link and not self._leads_somewhere_allowed(path):
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
        """Whether a link may lead to `real`."""
        base = next((base for base in self._bases if real.is_relative_to(base)), None)
        if base is None or any(part.startswith(".") for part in real.relative_to(base).parts):
            return False
        return not any(real.is_relative_to(folder) for folder in self._private)

    def _leads_somewhere_allowed(self, path: str) -> bool:
        """Whether the link at `path` may be followed; if not, that is a problem."""
        real = Path(os.path.realpath(self._docs / path))
        if not os.path.exists(real):  # noqa: PTH110 - nor is there a file that cannot be reached
            self._report(path, Severity.WARNING, "the link leads nowhere", "delete it, or put the file itself here")
        elif not self._may_be_seen(real):
            message = "the link is not followed: it leads to files that are not published under this name"
            self._report(path, Severity.WARNING, message, "put the file itself here")
        elif real.is_file() and real.suffix.lower() != PurePosixPath(path).suffix.lower():
            message = f"the link is not followed: it leads to {real.name}, a file of another type"
            self._report(path, Severity.WARNING, message, "give both the same ending")
        else:
            return True
        return False

    def _report(self, path: str, severity: Severity, message: str, hint: str) -> None:
        shown = f"{self._shown}/{path}" if path else self._shown
        self.problems.append(Problem(shown, 1, 1, severity, message, hint))
