"""Mistakes that people make who have never seen YAML, each in a small file, and the sentences that they read.

`golden/tables/typical-mistakes.yml` has for each the `file`, its `kind` where it is no post, and the problems that it
`says`: line, column, severity, message, and the hint with the text to write instead. All sentences can be read aloud.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.hubs import LoadedHub

MISTAKES = yaml.safe_load((Path(__file__).parent / "golden/tables/typical-mistakes.yml").read_text("utf-8"))
PLACES = {
    "post": "content/posts/ginger.yml",
    "translation": "content/posts/base.de.yml",
    "campaign": "content/campaigns/launch.yml",
    "brand": "content/brand/logo/brand.yml",
    "redirects": "content/redirects.yml",
    "guideline": "guidelines/questions.md",
}
BASE = "title: Base\nlink: https://example.com/\ntext:\n  any: Words\n"


def test_the_table_has_fifty_mistakes_in_files_of_every_kind() -> None:
    assert len(MISTAKES) >= 50
    assert {mistake.get("kind", "post") for mistake in MISTAKES} == set(PLACES)
    assert len({mistake["mistake"] for mistake in MISTAKES}) == len(MISTAKES)


@pytest.mark.parametrize("mistake", [pytest.param(one, id=one["mistake"]) for one in MISTAKES])
def test_a_typical_mistake_is_answered_at_its_cause(mistake: dict[str, Any], hub_of: Callable[..., LoadedHub]) -> None:
    place = PLACES[mistake.get("kind", "post")]
    hub = hub_of({"content/posts/base.yml": BASE, place: mistake["file"]}, languages=["en", "de"])
    assert [str(problem).removeprefix(f"{place}:") for problem in hub.problems] == mistake["says"].splitlines()
