"""The version mark of caches that outlive a process."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from mkdocs_advocacy.core.package_data import PACKAGE
from mkdocs_advocacy.rendering.templates import theme_folder

_LIBRARIES = (
    *("babel", "jinja2", "markdown", "markupsafe", "mkdocs", "mkdocs-material", "pydantic", "pyyaml", "regex"),
    *("pagefind-bin", "snowballstemmer"),
)
"""Libraries that affect posts, their pages or the search index."""
_ENDINGS = frozenset((".py", ".yml", ".txt", ".html", ".js"))


@cache
def version_mark() -> str:
    """Return a digest of the package, its theme, Python and libraries: a cache of other versions may not be valid.

    It is computed from contents, not times, because each run of CI installs the package again.
    """
    digest = hashlib.blake2b(sys.version.encode(), digest_size=16)
    for name in _LIBRARIES:
        digest.update(f"{name} {_version(name)}\0".encode())
    for folder in dict.fromkeys((PACKAGE, theme_folder())):
        for path in sorted(folder.rglob("*")):
            if path.suffix in _ENDINGS:
                data = path.read_bytes()
                digest.update(f"{path.relative_to(folder).as_posix()}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
