"""Sentences about mentions."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.kinds.feedback.listening.samples import build_listening, key, mentions_of
from tests.kinds.feedback.listening.test_pages import points
from tests.site.sites import post


@pytest.mark.parametrize(
    ("caps", "sentence"),
    [
        (200, "Caps: our posts talk about this more (100%) than customers do (20%)."),
        (90, "Caps: our posts talk about this (100%), but customers hardly do (9%)."),
    ],
)
def test_nobody_hardly_talks_about_a_common_topic(tmp_path: Path, caps: int, sentence: str) -> None:
    posts = {f"p{number}": post(f"P {number}", "cap", publish="2026-12-01") for number in range(9)}
    months = {"2026-12": {key(): 1_000, key(topic="caps"): caps}}
    site = build_listening(tmp_path, mentions_of(months), posts=posts)
    assert sentence in points(site.page("listening/"))
