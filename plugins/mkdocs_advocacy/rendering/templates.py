"""The templates of pages and components, and where the package keeps them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from mkdocs_advocacy.core.package_data import PACKAGE


def theme_folder() -> Path:
    """The folder of templates and assets: in the installed package, or in a checkout."""
    installed = PACKAGE / "_theme"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "theme"


class _Compact(FileSystemLoader):
    """Templates without their indentation, which thousands of pages would repeat."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_fresh = super().get_source(environment, template)
        return re.sub(r"(?m)^[ \t]+", "", source), path, is_fresh


def component_environment(folders: Sequence[Path | str]) -> Environment:
    """Templates of components, from the first of `folders` that has them. Everything that is filled in is escaped.

    Until one of the templates changes, it is the same environment that answered last, with all that it has compiled.
    """
    paths = tuple(str(folder) for folder in folders)
    return _environment(paths, tuple(_sources(paths)))


def _sources(folders: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """The templates of components, and those of a hub's own that are in place of no other, which they may include."""
    for folder, path in _templates(folders):
        place = path.relative_to(folder)
        others = (Path(other, place) for other in folders if other != folder)
        if place.parts[0] == "advocacy" or not any(other.is_file() for other in others):
            yield path, path.read_bytes()


def _templates(folders: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """The templates of components, and all of a hub's own, with their folders."""
    for folder in folders:
        is_own = "site-packages" not in folder and Path(folder) != theme_folder()
        below = Path(folder) if is_own else Path(folder, "advocacy")
        yield from ((folder, path) for path in sorted(below.rglob("*.html")))


def templates_digest(environment: Environment) -> str:
    """A digest of the templates of an environment of `component_environment`, and of a hub's own, by their places."""
    digest = hashlib.blake2b(digest_size=16)
    for folder, path in _templates(getattr(environment.loader, "searchpath", ())):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _environment(folders: Sequence[str], sources: Sequence[tuple[Path, bytes]]) -> Environment:
    del sources  # only to be compared
    return Environment(
        loader=_Compact(folders),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
