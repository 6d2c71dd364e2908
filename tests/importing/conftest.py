"""A hub to import into."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.site.sites import QUIET

from mkdocs_advocacy.cli import main


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A new hub, as `advocacy new` makes it, in which commands run."""
    new = ["new", str(tmp_path / "hub"), "--languages", "en,de", "--timezone", "UTC"]
    result = CliRunner().invoke(main, new, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    monkeypatch.chdir(tmp_path / "hub")
    for name, value in QUIET.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    return tmp_path / "hub"


@pytest.fixture
def run(hub: Path) -> Callable[..., Result]:
    """Runs a command in the hub."""
    return lambda *arguments: CliRunner().invoke(main, arguments, catch_exceptions=False)
