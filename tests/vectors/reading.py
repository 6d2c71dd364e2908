"""The vectors: inputs and results that Python and the browser share. The tests of scripts read the same files."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ.get("ADVOCACY_VECTORS") or Path(__file__).parent)


def vectors(name: str) -> Any:
    """Return the content of a file in this folder, or in the folder that ADVOCACY_VECTORS names."""
    return json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
