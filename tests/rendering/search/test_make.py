"""The index of a large hub is created in another process, with the same result."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from mkdocs_advocacy.rendering.search import make
from mkdocs_advocacy.rendering.search.archive import NAME
from mkdocs_advocacy.rendering.search.make import IndexMaker
from mkdocs_advocacy.rendering.search.pagefind import SearchFailed
from mkdocs_advocacy.rendering.search.record import SearchRecord, Section

RECORDS = [
    SearchRecord("posts", "posts/ginger/", "Ginger “is” here\u2028", "en", tags=("#Ginger",), picture=("a.png", 3, 2)),
    SearchRecord(
        "posts", "posts/ginger/ar/", "وصل الزنجبيل", "ar", group="posts/ginger", expires="2027-01-01T00:00:00Z"
    ),
    SearchRecord("pages", "about/", "About", "en", sections=(Section("why", "Why", "Because\nof it"),), also=("x",)),
]


def create_index(root: Path) -> dict[str, bytes]:
    maker = IndexMaker(root, RECORDS, "1")
    maker.start()
    maker.write(root / "site")
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_another_process_creates_the_same_index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = create_index(tmp_path / "small")
    monkeypatch.setattr(make, "SHARD", 0)
    monkeypatch.setattr(make, "SearchIndex", None)  # this process doesn't create it
    assert create_index(tmp_path / "large") == expected
    assert {NAME, "site/search/records.json", "site/search/cards/0.json"} <= expected.keys()


def test_the_failure_of_the_other_process_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "SHARD", 0)
    (tmp_path / "pagefind_bin.py").write_text("def get_executable(): return '/missing/pagefind'")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    with pytest.raises(SearchFailed, match=r"Pagefind does not start .* Reinstall the package pagefind_bin"):
        create_index(tmp_path)
    assert not (tmp_path / NAME).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_stopping_ends_the_other_process_and_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "SHARD", 0)
    pagefind, started = tmp_path / "pagefind", tmp_path / "started"
    pagefind.write_text(f"#!/bin/sh\necho $$ > {started}\nexec sleep 600\n")
    pagefind.chmod(0o755)
    (tmp_path / "pagefind_bin.py").write_text(f"def get_executable(): return {str(pagefind)!r}")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    maker = IndexMaker(tmp_path, RECORDS, "1")
    maker.start()
    while not (started.exists() and started.read_text().strip()):
        time.sleep(0.01)
    maker.stop()
    assert not maker.is_alive()
    assert _has_ended(int(started.read_text()))


def _has_ended(process: int) -> bool:
    """Return whether the process ends within 5 seconds. A zombie has ended too."""
    status = Path(f"/proc/{process}/stat")
    for _ in range(500):
        if not status.exists() or " Z " in status.read_text():
            return True
        time.sleep(0.01)
    return False
