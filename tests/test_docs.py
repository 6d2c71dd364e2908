"""The generated documentation is up to date."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest

from mkdocs_advocacy.content.reference import formats, networks, words
from mkdocs_advocacy.importing.reference import spreadsheets
from mkdocs_advocacy.kinds import KINDS

CHECKOUT = Path(__file__).parents[1]
DOCS = CHECKOUT / "docs"


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("import.md", spreadsheets),
        ("formats.md", partial(formats, KINDS)),
        ("networks.md", networks),
        ("words.md", words),
    ],
)
def test_the_reference_is_up_to_date(name: str, made: object) -> None:
    """If it fails, run python3 scripts/docs.py."""
    assert callable(made)
    assert (DOCS / name).read_text("utf-8") == made()


def test_documented_versions_of_plugins_are_the_tested_ones() -> None:
    page = (DOCS / "other-plugins.md").read_text("utf-8")
    named = dict(re.findall(r"^\| `([\w-]+)` \| (\S+) \|", page, re.MULTILINE))
    pinned = re.findall(
        r"^([\w-]+)(?:\[\w+\])?==(\S+)", (CHECKOUT / "scripts/ecosystem.txt").read_text("utf-8"), re.MULTILINE
    )
    assert named == {name: version for name, version in pinned if not name.startswith("font")}
    (material,) = re.findall(r"^mkdocs-material==(\S+)", (CHECKOUT / "requirements.lock").read_text(), re.MULTILINE)
    assert set(re.findall(r"^\| Material: `\w+` \| (\S+) \|", page, re.MULTILINE)) == {material}


def test_documented_versions_of_successors_are_the_tested_ones() -> None:
    page = (DOCS / "material.md").read_text("utf-8")
    pinned = re.findall(r"^\S+==\S+", (CHECKOUT / "scripts/materialx.txt").read_text("utf-8"), re.MULTILINE)
    assert f"pip install {' '.join(pinned)}\n" in page


def test_each_row_of_the_threat_model_names_existing_tests() -> None:
    page = (DOCS / "security.md").read_text("utf-8")
    rows = re.findall(r"^\| [^|]+ \| [^|]+ \| (.*) \|$", page.partition("## Attacks and defences")[2], re.MULTILINE)
    named = [re.findall("`(tests/[^`]+)`", row) for row in rows if row not in ("tests", "---")]
    assert len(named) >= 20
    assert all(named)
    assert [path for paths in named for path in paths if not (CHECKOUT / path).exists()] == []
