"""Sites that many tests look at, built once."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.site.sites import CHECKOUT, Site, build
from tests.site.wheels import built_wheel, installed


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo hub of this repository."""
    site = build(CHECKOUT, "--strict", to=str(tmp_path_factory.mktemp("demo")))
    assert site.exit_code == 0, site.said
    return site


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, built."""
    return built_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that has the wheel."""
    return installed(wheel, tmp_path_factory.mktemp("fresh"))
