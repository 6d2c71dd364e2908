"""The gzipped size of the hub's scripts and styles that a demo page loads before any interaction."""

from __future__ import annotations

import gzip
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone"], indirect=True)]

BUDGET = {"js": 30_000, "css": 12_000}
"""In bytes, with each file compressed separately."""
PAGES = ("", "posts/", "posts/ginger-is-here/", "posts/years-with-carls/de/", "campaigns/ginger-launch/", "brand/logo/")


@pytest.mark.parametrize("address", PAGES)
def test_scripts_and_styles_stay_within_the_budget(page: Page, demo: str, address: str) -> None:
    page.goto(f"{demo}{address}", wait_until="networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    for ending, most in BUDGET.items():
        files = {url for url in asked if url.startswith(f"{demo}assets/advocacy/") and url.endswith(f".{ending}")}
        sizes = {url.removeprefix(demo): gzipped_size(url) for url in sorted(files)}
        assert 0 < sum(sizes.values()) <= most, sizes


def test_modules_for_rare_features_load_on_demand(page: Page, demo: str) -> None:
    page.goto(f"{demo}posts/ginger-is-here/", wait_until="networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    names = {url.rpartition("/")[2] for url in asked}
    later = {"device_dialog.js", "server.js", "changed.js", "changes.js", "hints.js", "ascii_links.js", "marks.js"}
    assert not names & later
    assert "composer.js" in names


def gzipped_size(url: str) -> int:
    """Return the gzipped size of a file."""
    with urlopen(url) as answer:
        return len(gzip.compress(answer.read(), 6))
