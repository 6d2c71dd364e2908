"""Pages that a preview keeps from its last build, so that the next build only writes changed pages."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from tempfile import mkdtemp


class KeptFolder:
    """A folder that a preview keeps from one build to the next.

    MkDocs empties the site's folder before each build, so this class moves the folder out first and back in later.
    """

    def __init__(self) -> None:
        self._storage: Path | None = None

    @property
    def is_away(self) -> bool:
        """Whether the folder is outside of the site."""
        return self._storage is not None and self._storage.is_dir()

    def put_away(self, folder: Path) -> None:
        """Move `folder` to a private folder beside the site, because it may contain embargoed posts."""
        if folder.is_dir():
            self.clear()
            site = folder.parent
            private = mkdtemp(prefix=f"{site.name}-", dir=site.parent)  # only this user can read it, like the site
            self._storage = folder.rename(Path(private, folder.name))

    def put_back(self, folder: Path) -> bool:
        """Move the folder back to `folder`. Return whether that was possible."""
        if self._storage is None or not self._storage.is_dir() or folder.exists():
            return False
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._storage.rename(folder)
        self.clear()
        return True

    def clear(self) -> None:
        """Delete the folder outside of the site."""
        if self._storage:
            shutil.rmtree(self._storage.parent, ignore_errors=True)
            self._storage = None


class KeptPages(KeptFolder):
    """A folder of pages that a preview keeps, each as long as its input is the same."""

    def __init__(self) -> None:
        super().__init__()
        self._contents: dict[str, object] = {}
        """The inputs of the pages that are complete, by path."""

    def put_away(self, folder: Path) -> None:
        """Move `folder` out of the site, unless it contains pages of someone else."""
        if self._contents:
            super().put_away(folder)

    def take_back(self, folder: Path, contents: Mapping[str, object]) -> set[str]:
        """Move the pages back to `folder` and return the paths of the up-to-date pages.

        `contents` maps each page's path, relative to the site, to its input. A page is up to date if its input is
        unchanged. All other files are deleted: they are pages of withdrawn posts, or this build writes them again.
        """
        before, self._contents = self._contents, {}
        if self.put_back(folder):
            same = {path for path, content in contents.items() if path in before and before[path] == content}
            self._contents = {path: contents[path] for path in _keep_only(same, folder)}
        return set(self._contents)

    def complete(self, contents: Mapping[str, object]) -> None:
        """Save the inputs of all pages once they are written. After a failed build, the others are written again."""
        self._contents = dict(contents)


def _keep_only(paths: Set[str], folder: Path) -> Iterator[str]:
    """Delete all files in `folder` except those at `paths`, relative to its parent, and yield the paths that exist."""
    start = len(f"{folder.parent}{os.sep}")
    for directory, _, names in os.walk(folder):
        below = directory[start:].replace(os.sep, "/")
        for name in names:
            if (path := f"{below}/{name}") in paths:
                yield path
            else:
                os.unlink(os.path.join(directory, name))  # noqa: PTH108, PTH118 - faster, for thousands of files
