"""The list of content kinds. Everything that handles all kinds iterates over this list or receives it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from mkdocs_advocacy.content.kind import Kind

_NAMES = (
    "posts",
    "campaigns",
    "brand",
    "guidelines",
    "groups",
    "events",
    "stories",
    "feedback",
    "people",
    "newsletters",
)
"""In display order. For each name, e.g. `posts`, the module `kinds/posts/kind.py` defines a constant `POSTS`."""

KINDS: tuple[Kind[Any], ...] = tuple(getattr(import_module(f"{__name__}.{name}.kind"), name.upper()) for name in _NAMES)
