"""Access to the data files of the package."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

PACKAGE = Path(__file__).parents[1]

_SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader, eight times as fast, where PyYAML provides it."""


def package_data(*path: str) -> Any:
    """Load a YAML file of the package by its path relative to the package's folder."""
    return yaml.load(PACKAGE.joinpath(*path).read_text("utf-8"), Loader=_SAFE)
