"""The engines that count visits. Every test with the fixture `count` runs with each."""

from __future__ import annotations

import pytest

from mkdocs_advocacy.results.logs import duckdb_engine, python_engine

ENGINES = {"python": python_engine.count_visits, "duckdb": duckdb_engine.count_visits}


@pytest.fixture(params=ENGINES)
def count(request: pytest.FixtureRequest):
    """Return the function of an engine that counts visits."""
    return ENGINES[request.param]
