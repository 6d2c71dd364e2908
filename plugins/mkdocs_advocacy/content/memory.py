"""What was found of each post, kept in a file, so that the next check reads only what has changed."""

from __future__ import annotations

import hashlib
import pickle
import sys
from pathlib import Path
from typing import Any

from mkdocs_advocacy.core.files import written_aside
from mkdocs_advocacy.core.package_data import PACKAGE

FILE = Path(".cache", "advocacy", "check")
"""Below the hub's folder. Nothing is lost with it but time."""


def load_memory(root: Path) -> dict[str, Any]:
    """What the last check of the hub in `root` remembered; nothing, where that was of another version of the package.

    The file is the package's own: like the hub's hooks and plugins, it has to come from somebody who is trusted.
    """
    try:
        data = (root / FILE).read_bytes()
        mark = _mark()
        memory: dict[str, Any] = pickle.loads(data[len(mark) :]) if data.startswith(mark) else {}
    except Exception:  # a file that was cut off can make pickle raise almost anything
        return {}
    return memory


def save_memory(root: Path, memory: dict[str, Any]) -> None:
    """Keep `memory` for the next check; where the folder cannot be written to, the next check takes longer."""
    file = root / FILE
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        written_aside(file, _mark() + pickle.dumps(dict(memory), protocol=5))
    except OSError:
        return


def _mark() -> bytes:
    """Differs where the package or Python differ: what they remember could mean something else."""
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in (".py", ".yml", ".txt"):
            status = path.stat()
            digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.digest()
