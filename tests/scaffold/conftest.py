"""Sites of new hubs, whose renditions are made once for all tests."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.new_hubs import new_hub
from tests.once import made_once
from tests.site.sites import Site, build


@pytest.fixture(scope="session")
def build_new(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Site]:
    """Builds a new hub at a time, or now, without a warning."""

    def make(folder: Path) -> None:
        site = build(new_hub(folder), "--strict", now=None)
        assert site.exit_code == 0, site.said

    kept = made_once(tmp_path_factory, "new-hub", make) / ".cache"

    def build_at(hub: Path, now: str | None = None) -> Site:
        shutil.copytree(kept, hub / ".cache", dirs_exist_ok=True)
        site = build(hub, "--strict", now=now)
        assert site.exit_code == 0, site.said
        return site

    return build_at
