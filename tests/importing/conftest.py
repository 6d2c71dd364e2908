"""Fixtures with a hub to import into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.conftest import NOW
from tests.hubs import LoadedHub, load
from tests.new_hubs import new_hub
from tests.site.sites import QUIET

from mkdocs_advocacy.cli import main
from mkdocs_advocacy.content.settings import Settings


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Create a hub with `advocacy new` and make it the working directory."""
    hub = new_hub(tmp_path / "hub", "--languages", "en,de", "--timezone", "UTC")
    monkeypatch.chdir(hub)
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    return hub


@pytest.fixture
def run(hub: Path) -> Callable[..., Result]:
    """Return a function that runs a command in the hub."""
    return lambda *arguments: CliRunner().invoke(main, arguments, catch_exceptions=False)


@pytest.fixture(scope="session")
def empty_hub() -> LoadedHub:
    """Return a hub in memory without any files."""
    return load(Path("none"), Settings(), NOW)
