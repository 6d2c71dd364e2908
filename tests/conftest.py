"""Shared fixtures: hubs in a temporary folder, and texts of the vectors."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import hypothesis
import pytest
from jinja2 import FileSystemLoader
from mkdocs.theme import Theme
from tests.hubs import LoadedHub
from tests.hubs import load as load_from
from tests.once import common_folder
from tests.warm import warm_programs, with_compiled

from mkdocs_advocacy.content.settings import Settings
from mkdocs_advocacy.kinds.groups.options import ProgrammeOptions
from mkdocs_advocacy.results.options import ResultsOptions

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)

hypothesis.settings.register_profile("hub", deadline=None, database=None, derandomize=True, print_blob=False)
hypothesis.settings.load_profile("hub")


@pytest.fixture(scope="session", autouse=True)
def renditions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Share one folder of renditions between all builds, because most test hubs have the same images."""
    folder = common_folder(tmp_path_factory) / "renditions"
    folder.mkdir(exist_ok=True)
    with patch("mkdocs_advocacy.mkdocs_plugins.brand.CACHE", folder):
        yield folder


@pytest.fixture(scope="session", autouse=True)
def compiled_templates() -> Iterator[None]:
    """Compile each template once, even for environments that other plugins create."""
    with patch.object(Theme, "get_env", with_compiled(Theme.get_env)):
        yield


@pytest.fixture(scope="session", autouse=True)
def theme_files() -> Iterator[None]:
    """List the files of installed themes once, without Material's 14,000 icons, which MkDocs doesn't copy."""
    real = FileSystemLoader.list_templates

    @cache
    def installed(folder: str) -> list[str]:
        return [name for name in real(FileSystemLoader(folder)) if not name.startswith(".icons/")]

    def listed(loader: FileSystemLoader) -> list[str]:
        folders = [str(folder) for folder in loader.searchpath]
        found = (installed(one) if "site-packages" in one else real(FileSystemLoader(one)) for one in folders)
        return sorted({name for names in found for name in names})

    with patch.object(FileSystemLoader, "list_templates", listed):
        yield


@pytest.fixture(scope="session")
def warm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return a folder with `mkdocs` and `advocacy` programs that skip the second of startup time."""
    with warm_programs(tmp_path_factory.mktemp("warm") / "bin") as folder:
        yield folder


@pytest.fixture(scope="session")
def spelled() -> Callable[[Any], str]:
    """Return a function that expands a text of the vectors: a string, or parts such as [part, 3], repeated 3 times."""

    def text(parts: Any) -> str:
        if isinstance(parts, str):
            return parts
        return "".join(part if isinstance(part, str) else part[0] * part[1] for part in parts)

    return text


@pytest.fixture
def hub_of(tmp_path: Path) -> Callable[..., LoadedHub]:
    """Return a function that writes {path: content} into a new hub and loads it.

    `programme` and `results` have the options of the plugins `advocacy/programme` and `advocacy/results`, `settings`
    those of `advocacy`. A hub without `results` doesn't use that plugin.
    """

    def load(
        files: Mapping[str, str | bytes],
        *,
        now: datetime = NOW,
        memory: Any = None,
        programme: Mapping[str, Any] | None = None,
        results: Mapping[str, Any] | None = None,
        **settings: Any,
    ) -> LoadedHub:
        for name, content in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        options: dict[str, Any] = {"programme": ProgrammeOptions.model_validate(programme or {})}
        options |= {"results": ResultsOptions.model_validate(results)} if results is not None else {}
        return load_from(tmp_path, Settings.model_validate(settings), now, memory, options)

    return load


@pytest.fixture
def problems_of(hub_of: Callable[..., LoadedHub]) -> Callable[..., list[str]]:
    """Return a function that writes such a hub and returns its problems as text."""
    return lambda files, **options: [str(problem) for problem in hub_of(files, **options).problems]
