"""Where the package's own templates, styles and scripts are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

PACKAGE = Path(__file__).parent


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
    """Templates of components, from the first of `folders` that has them. Everything that is filled in is escaped."""
    return Environment(
        loader=_Compact([str(folder) for folder in folders]),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
