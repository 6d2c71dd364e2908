"""Pagefind as a program: whatever is wrong with it is reported in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_advocacy.rendering.search import pagefind
from mkdocs_advocacy.rendering.search.pagefind import Pagefind, SearchFailed


@pytest.mark.parametrize(
    ("content", "mode", "message"),
    [
        (None, 0o755, "does not start"),
        ("no program", 0o644, "does not start"),
        ("#!/bin/sh\nexit 3\n", 0o755, "ended too early"),
        ("#!/bin/sh\necho hello,\ncat > /dev/null\n", 0o755, "cannot be read"),
    ],
    ids=["missing", "not a program", "ends", "other output"],
)
def test_a_broken_program_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, mode: int, message: str
) -> None:
    program = tmp_path / "pagefind"
    if content is not None:
        program.write_text(content)
        program.chmod(mode)
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    with pytest.raises(SearchFailed, match=message):
        Pagefind().index_pages({0: "<html><body><p>ginger</p></body></html>"}, "part-0")


def test_a_missing_package_file_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise FileNotFoundError("Could not find any of [pagefind]")

    monkeypatch.setattr(pagefind, "get_executable", missing)
    with pytest.raises(SearchFailed, match="Reinstall the package"):
        Pagefind()
