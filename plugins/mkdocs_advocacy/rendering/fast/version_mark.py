"""What caches that outlive a program are marked with."""

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
"""Those that decide what a post, its page or the index of search is."""
_ENDINGS = frozenset((".py", ".yml", ".txt", ".html", ".js"))


@cache
def version_mark() -> str:
    """Differs where the package, its theme, Python or a library differ: what they kept could mean something else.

    It is made of contents, not of times: each run of CI installs the package anew.
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
