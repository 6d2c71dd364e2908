"""List a page's JavaScript modules, so that browsers can preload them instead of discovering each import."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from functools import cache

from mkdocs_advocacy.rendering.shared_assets import ASSETS
from mkdocs_advocacy.rendering.templates import theme_folder

_IMPORT = re.compile(r'^import\s[^;(]*?"(\.[^"]+)";', re.MULTILINE)
"""A static import. Dynamic imports and imports of types aren't preloaded."""


@cache
def modules_of(*entries: str) -> tuple[str, ...]:
    """Return the modules and their direct and indirect imports, as unique paths below `assets/advocacy/`."""
    modules: dict[str, None] = {}
    queue = list(entries)
    while queue:
        module = queue.pop(0)
        if module not in modules:
            modules[module] = None
            queue += _find_imports(module)
    return tuple(modules)


def _find_imports(module: str) -> Iterable[str]:
    text = (theme_folder() / ASSETS / module).read_text("utf-8")
    return (posixpath.normpath(posixpath.join(posixpath.dirname(module), path)) for path in _IMPORT.findall(text))
