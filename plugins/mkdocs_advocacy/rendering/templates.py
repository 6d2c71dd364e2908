"""Load the templates of pages and components."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from mkdocs_advocacy.core.package_data import PACKAGE
from mkdocs_advocacy.networks.ascii_links import ascii_link

_HTML = ".html"
_BINARY = frozenset(
    (
        *(".avif", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".webp"),
        *(".eot", ".otf", ".ttf", ".woff", ".woff2"),
        *(".gz", ".mp3", ".mp4", ".pdf", ".webm", ".zip"),
    )
)
"""Extensions of files that templates can't include, because they aren't text."""


def theme_folder() -> Path:
    """Return the folder of templates and assets, in the installed package or in a checkout."""
    installed = PACKAGE / "_theme"
    return installed if installed.is_dir() else PACKAGE.parents[1] / "theme"


class _Compact(FileSystemLoader):
    """A loader of templates without indentation, which thousands of pages would repeat."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        source, path, is_fresh = super().get_source(environment, template)
        return re.sub(r"(?m)^[ \t]+", "", source), path, is_fresh


def component_environment(folders: Sequence[Path | str]) -> Environment:
    """Return an environment that loads component templates from the first of `folders` that has them.

    Values are escaped. Until a template changes, the same environment is returned, with its compiled templates.
    """
    paths = tuple(str(folder) for folder in folders)
    return _environment(paths, tuple(_load_sources(paths)))


def _load_sources(folders: Sequence[str]) -> Iterator[tuple[Path, bytes]]:
    """Yield component templates, and templates that only the hub has, which components can include."""
    for folder, path in _find_templates(folders):
        relative = path.relative_to(folder)
        others = (Path(other, relative) for other in folders if other != folder)
        is_component = relative.parts[0] == "advocacy" or path.suffix != _HTML
        if is_component or not any(other.is_file() for other in others):
            yield path, _read(path)


def _find_templates(folders: Sequence[str]) -> Iterator[tuple[str, Path]]:
    """Yield component templates and all files of the hub that they can include, such as icons, each with its folder."""
    for folder in folders:
        is_own = "site-packages" not in folder and Path(folder) != theme_folder()
        below = Path(folder) if is_own else Path(folder, "advocacy")
        has_other_files = is_own and not Path(folder, "mkdocs_theme.yml").is_file()  # themes have thousands of icons
        for path in sorted(below.rglob("*" if has_other_files else f"*{_HTML}")):
            if path.suffix.lower() not in _BINARY and path.is_file():
                yield folder, path


def _read(path: Path) -> bytes:
    """Return the file's content, or nothing if it is unreadable, because not every file is a template."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def templates_digest(environment: Environment) -> str:
    """Return a digest of the templates, and their paths, of an environment from `component_environment`."""
    digest = hashlib.blake2b(digest_size=16)
    for folder, path in _find_templates(getattr(environment.loader, "searchpath", ())):
        content = _read(path)
        digest.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _environment(folders: Sequence[str], sources: Sequence[tuple[Path, bytes]]) -> Environment:
    del sources  # only part of the cache key
    environment = Environment(
        loader=_Compact(folders),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["ascii_link"] = ascii_link
    return environment
