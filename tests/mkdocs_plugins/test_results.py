"""The plugin `advocacy/results` in a preview."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import Mock

import pytest
from mkdocs.config import load_config
from tests.site.sites import write_hub


@pytest.mark.parametrize("exists", [True, False])
def test_a_preview_shows_new_results_after_an_import(tmp_path: Path, exists: bool) -> None:
    hub = write_hub(tmp_path / "hub", plugins=["search", {"advocacy": {}}, "advocacy/posts", "advocacy/results"])
    if exists:
        (hub / "results").mkdir()
    config, server = load_config(str(hub / "mkdocs.yml")), Mock()
    config.plugins.on_serve(server, config=config, builder=Mock())
    assert [call.args for call in server.watch.mock_calls].count((str(hub / "results"),)) == int(exists)
