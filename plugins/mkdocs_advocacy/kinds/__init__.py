"""The kinds of content. Everything that is done for each kind iterates over this list, or is given it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from mkdocs_advocacy.content.kind import Kind

_NAMES = (
    "posts",
    "campaigns",
    "brand",
    "guidelines",
)
"""In the order in which people hear of them: the folder `kinds/posts` has a module `kind` with the value `POSTS`."""

KINDS: tuple[Kind[Any], ...] = tuple(getattr(import_module(f"{__name__}.{name}.kind"), name.upper()) for name in _NAMES)
