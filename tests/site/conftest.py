"""Sites that many tests share, built once."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.once import made_once
from tests.site.sites import Site, build_demo, share_renditions
from tests.site.wheels import build_wheel, clean_environment, install_wheel, programs_of, run
from tests.warm import warm_programs


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build this repository's demo hub."""
    return Site(made_once(tmp_path_factory, "demo-site", build_demo))


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the package's wheel."""
    (found,) = made_once(tmp_path_factory, "wheel", build_wheel).glob("wheels/*.whl")
    return found


@pytest.fixture(scope="session")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of programs in an environment with the wheel installed."""
    return programs_of(made_once(tmp_path_factory, "fresh", lambda folder: install_wheel(wheel, folder)))


@pytest.fixture(scope="session")
def warm_wheel(programs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return these programs and MkDocs in a form that skips the second of startup time."""
    python = programs / Path(sys.executable).name
    with warm_programs(tmp_path_factory.mktemp("warm") / "bin", python, clean_environment()) as folder:
        yield folder


@pytest.fixture
def hub_of_wheel(programs: Path, renditions: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a new hub with these programs."""

    def make(folder: Path) -> None:
        run(programs / "advocacy", "new", "hub", "--languages", "en,de", cwd=folder)

    hub = shutil.copytree(made_once(tmp_path_factory, "hub-of-wheel", make) / "hub", tmp_path / "hub")
    share_renditions(hub, renditions)
    return hub
