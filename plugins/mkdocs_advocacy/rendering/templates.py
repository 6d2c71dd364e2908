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


def _sources(folders: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The templates of components, and all of a hub's own, which those may include, by their places."""
    for folder in folders:
        below = (
            Path(folder)
            if "site-packages" not in folder and Path(folder) != theme_folder()
            else Path(folder, "advocacy")
        )
        for path in sorted(below.rglob("*.html")):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def templates_digest(environment: Environment) -> str:
    """A digest of the templates of an environment of `component_environment`: the same for the same templates."""
    return str(environment.globals["advocacy_templates"])


@lru_cache(maxsize=1)
def _environment(folders: Sequence[str], sources: Sequence[tuple[str, bytes]]) -> Environment:
    environment = Environment(
        loader=_Compact(folders),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    digest = hashlib.blake2b(digest_size=16)
    for path, content in sources:
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    environment.globals["advocacy_templates"] = digest.hexdigest()
    return environment
