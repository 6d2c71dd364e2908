"""The vectors: what Python and the browser must both make of a text. The tests of scripts read the same files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("ADVOCACY_VECTORS") or Path(__file__).parent)


def vectors(name: str) -> Any:
    """What the file of this name holds, in this folder or in the one that ADVOCACY_VECTORS names."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
