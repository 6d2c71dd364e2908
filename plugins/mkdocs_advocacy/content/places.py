"""The folders of a hub."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

NEVER_PUBLISHED = ("guidelines", "people", "results")
"""Folders beside the published folder; a folder of the same name inside it may contain confidential files."""


@dataclass(frozen=True)
class Places:
    """The locations of a hub's files."""

    root: Path
    """The hub's folder. Paths in problems are relative to it."""
    docs: Path
    """The published folder: MkDocs' `docs_dir`."""
    theme: Path | None = None
    """The folder of the hub's own theme files, if it has one: MkDocs' `custom_dir`."""

    @property
    def shown(self) -> str:
        """The published folder's path, as shown in problems."""
        return Path(os.path.relpath(self.docs, self.root)).as_posix()

    @property
    def networks(self) -> Path:
        """The folder of the hub's own network facts."""
        return self.root / "guidelines" / "networks"

    @property
    def rules(self) -> Path:
        """The folder of the rules for all networks."""
        return self.root / "guidelines" / "rules"

    @property
    def languages(self) -> Path:
        """The folder of the hub's own interface words."""
        return self.root / "guidelines" / "languages"
