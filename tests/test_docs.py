"""The reference says what the models say."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from mkdocs_advocacy.content.reference import formats, networks, words
from mkdocs_advocacy.importing.reference import spreadsheets
from mkdocs_advocacy.kinds import KINDS

DOCS = Path(__file__).parents[1] / "docs"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("import.md", spreadsheets),
        ("formats.md", partial(formats, KINDS)),
        ("networks.md", networks),
        ("words.md", words),
    ],
)
def test_the_reference_is_fresh(name: str, made: object) -> None:
    """Run python3 scripts/docs.py where this fails."""
    assert callable(made)
    assert (DOCS / name).read_text("utf-8") == made()
