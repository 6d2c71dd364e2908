"""Sites that many tests look at, built once."""

from __future__ import annotations

import pytest
from tests.site.sites import CHECKOUT, Site, build


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demo hub of this repository."""
    site = build(CHECKOUT, "--strict", to=str(tmp_path_factory.mktemp("demo")))
    assert site.exit_code == 0, site.said
    return site
