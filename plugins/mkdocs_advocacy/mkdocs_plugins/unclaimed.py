"""Find files that MkDocs would publish although nothing in the hub claims them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_advocacy.core.files import YAML_ENDINGS, is_left_behind
from mkdocs_advocacy.rendering.pages import OwnFile


def unclaimed(
    files: Iterable[File], published: Collection[str], private: Iterable[Path], docs: Path, theme: str | None
) -> list[File]:
    """Return the files in the hub that aren't in `published`, which holds paths relative to `docs`.

    Files in `private` folders are never published, not even under another name. Hidden files, such as `.meta.yml`,
    are kept for the plugins that read them; MkDocs neither copies nor renders them.

    In the theme's folder, backup files, YAML and links that lead out of the folder are unclaimed too. Links and
    unnormalised paths are judged by their targets.
    """
    below_docs, below_real_docs = f"{os.path.normpath(docs)}{os.sep}", _below(docs)
    below_private = tuple(map(_below, private))
    below_theme = f"{os.path.normpath(theme)}{os.sep}" if theme else None
    below_real_theme = _below(Path(theme)) if theme else ""
    real_folder = cache(os.path.realpath)  # there are many files but few folders

    def is_claimed(written: str) -> bool:
        source = os.path.normpath(written)
        if source != written and not is_claimed(os.path.realpath(written)):  # after a link, “..” leads elsewhere
            return False
        if source.startswith(below_docs):  # the common case needs no disk access
            return source.removeprefix(below_docs).replace(os.sep, "/") in published
        folder, name = os.path.split(source)
        is_link = os.path.islink(source)  # noqa: PTH114 - measurably faster than pathlib here
        real = os.path.realpath(source) if is_link else os.path.join(real_folder(folder), name)  # noqa: PTH118
        if real.startswith(below_real_docs):
            return real.removeprefix(below_real_docs).replace(os.sep, "/") in published
        if real.startswith(below_private):
            return False
        if below_theme is None or not source.startswith(below_theme):
            return True
        is_data = is_left_behind(Path(real).name) or Path(real).suffix in YAML_ENDINGS
        return real.startswith(below_real_theme) and not is_data

    return [file for file in files if _is_copied(file) and not is_claimed(file.abs_src_path or "")]


def _is_copied(file: File) -> bool:
    if isinstance(file, OwnFile) or not file.abs_src_path:
        return False
    return file.inclusion is not InclusionLevel.EXCLUDED or not Path(file.src_uri).name.startswith(".")


def _below(folder: Path) -> str:
    """Return the prefix of the real paths of everything in the folder."""
    return f"{os.path.realpath(folder)}{os.sep}"
