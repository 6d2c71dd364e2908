"""Links in rows: a link copied from a page's HTML source is reported at its cell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from click.testing import Result


def test_an_html_escaped_ampersand_is_reported_at_its_cell(hub: Path, run: Callable[..., Result]) -> None:
    rows = "title,text,link\nA,Hello https://a.example/?b=1&amp;c=2,\nB,Hi,https://a.example/?b=3&#38;c=4\n"
    (hub / "a.csv").write_text(rows, "utf-8")
    output = run("import", "a.csv", "--dry-run").output
    assert "a.csv:2:" in output
    assert "write https://a.example/?b=1&c=2" in output
    assert "a.csv:3:3: warning" in output
    assert "write https://a.example/?b=3&c=4" in output
