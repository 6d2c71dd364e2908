"""The modules of a page, for browsers to fetch at once instead of discovering them import by import."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import cache

from mkdocs_advocacy.rendering.shared_assets import ASSETS
from mkdocs_advocacy.rendering.templates import theme_folder

_IMPORT = re.compile(r'^import\s[^;(]*?"(\.[^"]+)";', re.MULTILINE)
"""An import at the top of a module: what is imported later, or only in types, is not needed at once."""


@cache
def modules_of(*entries: str) -> tuple[str, ...]:
    """The modules and all that they import, directly or not, as paths below `assets/advocacy/`, each once."""
    found: dict[str, None] = {}
    waiting = list(entries)
    while waiting:
        module = waiting.pop(0)
        if module not in found:
            found[module] = None
            waiting += _imports(module)
    return tuple(found)


def _imports(module: str) -> Iterable[str]:
    text = (theme_folder() / ASSETS / module).read_text("utf-8")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(module), path)) for path in _IMPORT.findall(text))
