"""The size of a post's page."""

from __future__ import annotations

import gzip
from pathlib import Path

from tests.site.sites import built, post


def test_two_variants_on_all_networks_stay_within_the_budget(tmp_path: Path) -> None:
    first = (
        "Two years, six people and a notebook full of failures: this is how our ginger range came to taste the way "
        "it does now. Try it, and tell me. {link} {hashtags}"
    )
    second = (
        "No sugar, no bottle that is used only once, and a root that bites a little before it apologises. Which one "
        "will be yours, pear or lime? {link} {hashtags}"
    )
    assert 145 <= len(first) <= 165
    assert 145 <= len(second) <= 165
    posts = {
        f"ginger-{number}": post(
            f"The ginger range is here, {number}",
            [first, second],
            summary="Two new flavours, no sugar.",
            campaign="ginger-launch",
            link="https://carls-soda.example/ginger",
            hashtags=["CarlsSoda", "GingerUp"],
        )
        for number in range(5)
    }
    plugins = ["search", "advocacy", {"advocacy/posts": {"contribute": {"mail": "comms@hub.example"}}}]
    site = built(tmp_path, posts, campaigns={"ginger-launch": {"title": "Ginger launch"}}, plugins=plugins)
    page = site.files["posts/ginger-0/index.html"]
    assert len(site.page("posts/ginger-0/").all("details")) == 18
    size, packed = len(page), len(gzip.compress(page, 6))
    assert (size <= 70_000, packed <= 14_000) == (True, True), f"{size:,} bytes, {packed:,} gzipped"
