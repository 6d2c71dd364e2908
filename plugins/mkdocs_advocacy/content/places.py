"""Where the files of a hub are."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

NEVER_PUBLISHED = ("guidelines", "people", "results")
"""The hub's folders beside the published one: a file of theirs that lies in the published one may be a secret."""


@dataclass(frozen=True)
class Places:
    """Where a hub's files are."""

    root: Path
    """The hub's folder; problems name files relative to it."""
    docs: Path
    """The folder that is published."""

    @property
    def shown(self) -> str:
        """The folder that is published, as problems name it."""
        return Path(os.path.relpath(self.docs, self.root)).as_posix()

    @property
    def networks(self) -> Path:
        """The folder with the hub's own network facts."""
        return self.root / "guidelines" / "networks"

    @property
    def rules(self) -> Path:
        """The folder with the rules for all networks."""
        return self.root / "guidelines" / "rules"

    @property
    def languages(self) -> Path:
        """The folder with the hub's own sentences."""
        return self.root / "guidelines" / "languages"
