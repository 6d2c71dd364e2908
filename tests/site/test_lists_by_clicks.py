"""Lists of the posts with the most clicks in a month."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.kinds.campaigns.results.samples import clicks_of, row, write_results_hub
from tests.site.sites import Site, build, post
from tests.site.test_lists import list_titles

TOKEN = "zyxquark"
NOVEMBER, DECEMBER = ("2026-11-01", "2026-11-30"), ("2026-12-01", "2026-12-31")
CLICKS = clicks_of(
    [
        row(70, post="second", days=NOVEMBER),
        row(90, post="third", days=NOVEMBER),
        row(50, post="second", days=DECEMBER),
        row(80, post="first", days=DECEMBER),
        row(60, post="first", days=DECEMBER, source="x"),
        row(900, post="draft", days=DECEMBER),
        row(901, post="late", days=DECEMBER),
        row(902, post="over", days=DECEMBER),
    ]
)
POSTS = {
    "first": post("First"),
    "second": post("Second", topics=["product"]),
    "third": post("Third"),
    "draft": post(f"{TOKEN} draft", status="draft"),
    "late": post(f"{TOKEN} late", publish="2027-02-01"),
    "over": post("Over", expire="2026-12-31"),
}


def build_list(folder: Path, words: str, **options: Any) -> Site:
    pages = {"index.md": f"# Home\n\n```posts\nsort: clicks\n{words}\n```\n"}
    hub = write_results_hub(folder, CLICKS, pages=pages, posts=POSTS, campaigns={}, **options)
    site = build(hub, "--strict")
    assert site.exit_code == 0, site.output
    return site


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("", ["First", "Second"]),
        ("limit: 1", ["First"]),
        ("of: 2026-11", ["Third", "Second"]),
        ("of: 2026-11\ntopic: product", ["Second"]),
    ],
)
def test_the_posts_with_the_most_clicks_come_first(tmp_path: Path, words: str, titles: list[str]) -> None:
    site = build_list(tmp_path, words)
    assert list_titles(site.page()) == [titles]
    assert site.holding(TOKEN) == []


@pytest.mark.parametrize("month", ["2026-10", "2027-01", "2035-01"])
def test_a_month_without_results_says_so(tmp_path: Path, month: str) -> None:
    (one,) = build_list(tmp_path, f"of: {month}").page().all("section", "advocacy-list")
    assert " ".join(one.text.split()) == "No results in this period. All posts"
