"""Guidance that would take minutes to convert is refused before its conversion."""

from __future__ import annotations

from time import process_time

import pytest
from tests.hubs import LoadedHub

from mkdocs_advocacy.kinds.brand.guidance import guidance_losses


@pytest.mark.parametrize("part", ["[", "[a](", "<a ", "![", "<!--", "*a ", "`", "> ", "- a\n", "&#"])
def test_guidance_at_the_limit_is_converted_quickly(part: str) -> None:
    begun = process_time()
    guidance_losses(part * 500)
    assert process_time() - begun < 5


def test_guidance_over_the_limit_is_refused(hub_of: type[LoadedHub]) -> None:
    loaded = hub_of({"content/brand/soda/brand.yml": f'guidance: "{"[" * 20_000}"\n'})
    (problem,) = [problem for problem in loaded.problems if problem.file.endswith("brand.yml")]
    assert str(problem).startswith("content/brand/soda/brand.yml:1:")
    assert "20,000 “[” characters; at most 500 are allowed" in str(problem)
