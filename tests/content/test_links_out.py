"""Symbolic links out of a hub: their targets are never read, whatever the link's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.hubs import LoadedHub

SECRET = "posts/old/: posts/{word}/\n"


@pytest.mark.parametrize(
    "name",
    [
        *("content/redirects.yml", "permalinks.txt", "content/page.md", "content/folder", "content/posts/a.yml"),
        *("content/posts", "content/campaigns", "content/brand", "content/brand/soda", "guidelines", "guidelines/x.md"),
        *("guidelines/rules", "guidelines/languages", "guidelines/networks", "guidelines/linkedin"),
    ],
)
def test_the_target_of_a_link_is_not_read(hub_of: Callable[..., LoadedHub], tmp_path: Path, name: str) -> None:
    hub = tmp_path
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    text = "```posts\ncampaign: hushhush\n```\nhushhush: [\n"
    for file in ("a.yml", "page.md", "1.md", "en.yml", "brand.yml", "linkedin.md"):
        (outside / file).write_text(text)
    place = hub / name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / "a.yml" if place.suffix else outside)
    loaded = hub_of({"content/index.md": "# Home\n"})
    lines = [str(problem) for problem in loaded.problems]
    assert any(one.startswith(f"{name}:1:1: ") and "link" in one for one in lines), lines
    assert "hushhush" not in "".join(lines)
    assert all(one.startswith(f"{name}:") for one in lines), lines
