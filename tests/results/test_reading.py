"""Each file of an import is read by the reader that recognises it."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from tests.results.logs.writing import FORMATS, Visit, ask, rows, write, write_text

from mkdocs_advocacy.results.reading import read_files
from mkdocs_advocacy.results.source import Answers


@pytest.mark.parametrize("name", FORMATS)
def test_access_logs_of_every_format_are_recognised(tmp_path: Path, name: str) -> None:
    file = write(tmp_path, Visit(), name=name)
    packed = write_text(tmp_path, gzip.compress(file.path.read_bytes()), "packed.log")
    reading = read_files([file.path, packed.path], Answers(), ask())
    assert reading.problems == []
    assert [rows(export) for export in reading.visits] == [[("2026-11-02", "ginger-a", "/ginger", 1, 1, 0)]]
