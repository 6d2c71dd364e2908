"""Fixtures that build new hubs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.site.sites import Site, build


@pytest.fixture(scope="session")
def build_new() -> Callable[..., Site]:
    """Return a function that builds a new hub at a given time without warnings."""

    def build_at(hub: Path, now: str | None = None) -> Site:
        site = build(hub, "--strict", now=now)
        assert site.exit_code == 0, site.output
        return site

    return build_at
