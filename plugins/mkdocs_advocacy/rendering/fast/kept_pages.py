"""Pages of the last preview, kept for the next: only what changed is made again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path


class KeptPages:
    """Keeps one folder of pages from one build of a preview to the next.

    MkDocs empties the folder of the site before each build, so the pages are put away before, and taken back after.
    """

    def __init__(self) -> None:
        self._contents: dict[str, object] = {}
        self._place: Path | None = None

    def put_away(self, folder: Path) -> None:
        """Take `folder` out of the site."""
        place = folder.parent.with_name(f"{folder.parent.name}-{folder.name}")
        if folder.is_dir() and self._contents:
            shutil.rmtree(place, ignore_errors=True)
            folder.rename(place)
            self._place = place

    def take_back(self, folder: Path, contents: Mapping[str, object]) -> set[str]:
        """Put what was put away back as `folder`, and answer which pages in it are still right.

        `contents` maps the path of each page, relative to the site, to what it is made of; one that is made of the same
        as last time is right, and one that is gone is deleted.
        """
        before, self._contents = self._contents, dict(contents)
        if self._place is None or not self._place.is_dir() or folder.exists():
            return set()
        folder.parent.mkdir(parents=True, exist_ok=True)
        self._place.rename(folder)
        for path in before.keys() - contents.keys():
            (folder.parent / path).unlink(missing_ok=True)
        return {
            path
            for path, made_of in contents.items()
            if path in before and before[path] == made_of and os.path.isfile(f"{folder.parent}/{path}")  # noqa: PTH113 - faster
        }

    def clear(self) -> None:
        """Delete what was put away."""
        if self._place:
            shutil.rmtree(self._place, ignore_errors=True)
