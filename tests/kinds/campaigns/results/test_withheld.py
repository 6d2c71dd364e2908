"""Results of content that isn't published appear nowhere in the output: no id, title or number."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests.kinds.campaigns.results.samples import build_results, clicks_of, row, write_results_hub
from tests.site.sites import Site, build, post

from mkdocs_advocacy.cli import main

SECRET = "zyxquark"
"""Part of every id and title of what isn't published."""
FUTURE = "2027-02-01"
NUMBER, OF_POSTS = 71_993, 60_331
"""The clicks of each campaign and of each post that isn't published."""
PUBLIC = 1_208

CAMPAIGNS: Mapping[str, Any] = {
    "ginger": {"title": "Ginger launch", "targets": {"clicks": 500}},
    f"{SECRET}-embargoed": {"title": f"{SECRET} campaign", "starts": FUTURE, "targets": {"clicks": 9}},
}
POSTS: Mapping[str, Any] = {
    "range": post("The range", campaign="ginger"),
    f"{SECRET}-draft": post(f"{SECRET} draft", campaign="ginger", status="draft"),
    f"{SECRET}-embargoed": post(f"{SECRET} embargo", campaign="ginger", publish=FUTURE),
}
HIDDEN_POSTS = [f"{SECRET}-{state}" for state in ("draft", "embargoed", "deleted")]
ROWS = [
    row(PUBLIC, "ginger", "range", variant="a", language="en"),
    *(row(OF_POSTS, "ginger", name, variant="a", language="de") for name in HIDDEN_POSTS),
    *(row(NUMBER, f"{SECRET}-{state}", "range", variant="a") for state in ("embargoed", "deleted")),
    row(NUMBER, f"{SECRET}-embargoed", "*"),
]
BLOCKS = "".join(
    f"```result\nshow: {show}\ncampaign: {SECRET}-embargoed\n```\n\n"
    for show in ("progress", "posts", "networks", "languages", "weeks")
)
FILES = {
    **clicks_of(ROWS),
    "results/shares.csv": "month,campaign,post,network,shares\n"
    f"2026-12,{SECRET}-embargoed,,,{NUMBER}\n2026-12,,{SECRET}-draft,,{NUMBER}\n2026-12,ginger,,,40\n",
    "content/index.md": f"# Home\n\n{BLOCKS}",
}


def spellings(number: int) -> list[str]:
    """Return a number as it is written in texts, tables and data."""
    return [str(number), *(f"{number:,}".replace(",", sign) for sign in ",.\u00a0\u202f")]


def expect_nothing(site: Site) -> None:
    for words in (SECRET, *spellings(NUMBER), *spellings(2 * NUMBER), *spellings(OF_POSTS)):
        assert site.holding(words) == [], words
    assert "The range" in site.page("results/").text
    assert any(number in site.page("results/").text for number in spellings(PUBLIC))


@pytest.mark.parametrize("version", [None, "2027"], ids=["site", "edition"])
def test_results_of_unpublished_content_are_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, version: str | None
) -> None:
    if version:
        monkeypatch.setenv("MIKE_DOCS_VERSION", version)
    expect_nothing(build_results(tmp_path, FILES, campaigns=CAMPAIGNS, posts=POSTS, pages={}, results={"posts": True}))


def test_clicks_of_unpublished_posts_count_for_their_campaign(tmp_path: Path) -> None:
    page = build_results(tmp_path, FILES, campaigns=CAMPAIGNS, posts=POSTS, pages={}).page("results/")
    assert f"{PUBLIC + len(HIDDEN_POSTS) * OF_POSTS:,} of 500 clicks" in page.text


def test_a_site_for_one_audience_holds_no_results_of_others(tmp_path: Path) -> None:
    own, other = {"audience": ["customers"]}, {"audience": ["employees"]}
    campaigns = {
        "ginger": {"title": "Ginger launch", **own},
        f"{SECRET}-embargoed": {"title": f"{SECRET} campaign", **other},
    }
    posts = {"range": post("The range", campaign="ginger", **own)}
    posts |= {name: post(f"{SECRET} title", **other) for name in HIDDEN_POSTS}
    options = {"audience": "customers"}
    expect_nothing(build_results(tmp_path, FILES, campaigns=campaigns, posts=posts, pages={}, options=options))


def test_the_site_for_everyone_shows_what_is_for_one_audience(tmp_path: Path) -> None:
    """The tests above could find what they search for."""
    campaigns = {**CAMPAIGNS, f"{SECRET}-embargoed": {"title": f"{SECRET} campaign"}}
    posts = {name: post(f"{SECRET} title", campaign="ginger") for name in ("range", *HIDDEN_POSTS)}
    site = build_results(tmp_path, FILES, campaigns=campaigns, posts=posts, pages={})
    assert "results/index.html" in site.holding(SECRET)
    assert site.holding(f"{OF_POSTS:,}")
    assert site.holding(f"{2 * NUMBER:,}")


def test_a_preview_shows_drafts_with_their_results(tmp_path: Path) -> None:
    options = {"drafts": True}
    site = build(write_results_hub(tmp_path, FILES, campaigns=CAMPAIGNS, posts=POSTS, pages={}, options=options))
    assert site.exit_code == 0, site.output
    assert f"{SECRET} draft" in site.page("results/").text


def test_files_of_results_are_never_published(tmp_path: Path) -> None:
    options = {"publish": ["**/*.csv", "results/**"]}
    site = build(write_results_hub(tmp_path, FILES, campaigns=CAMPAIGNS, posts=POSTS, pages={}, options=options))
    assert "“results/**” matches no file" in site.output
    assert [name for name in site.files if name.endswith(".csv")] == []
    assert [name for name in site.files if name.startswith("results/")] == [
        "results/de/index.html",
        "results/index.html",
    ]


def test_results_are_in_neither_search_nor_feeds(tmp_path: Path) -> None:
    site = build_results(tmp_path, FILES, campaigns=CAMPAIGNS, posts=POSTS, pages={})
    total = PUBLIC + len(HIDDEN_POSTS) * OF_POSTS
    held = {name for number in (PUBLIC, total) for words in spellings(number) for name in site.holding(words)}
    held -= {name for name in held if name.startswith("assets/javascripts/lunr/")}  # Material's, with many numbers
    assert held == {"results/index.html", "results/de/index.html", "campaigns/ginger/index.html"}


@pytest.mark.parametrize("form", ["text", "csv", "json", "md"])
def test_the_command_prints_results_of_published_content_only(tmp_path: Path, form: str) -> None:
    hub = write_results_hub(
        tmp_path, FILES, campaigns=CAMPAIGNS, posts=POSTS, pages={}, options={"now": "2027-01-15T12:00:00Z"}
    )
    done = CliRunner().invoke(main, ["results", "--format", form, "-f", str(hub / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    assert "The range" in done.output
    for words in (SECRET, *spellings(NUMBER), *spellings(2 * NUMBER), *spellings(OF_POSTS)):
        assert words not in done.output
    if form == "json":
        tables = {table["title"]: table["rows"] for table in json.loads(done.output)["tables"]}
        assert [one["campaign"] for one in tables["Campaigns"]] == ["ginger"]


def test_a_network_to_hide_is_nowhere_even_if_it_was_imported_before(tmp_path: Path) -> None:
    files = {
        **clicks_of([*ROWS, row(NUMBER, "ginger", "range", source="xing")]),
        "results/shares.csv": f"month,campaign,network,shares\n2026-12,ginger,xing,{NUMBER}\n",
    }
    hub: dict[str, Any] = {"campaigns": CAMPAIGNS, "posts": POSTS, "pages": {"index.md": "# Home\n"}}
    shown = build_results(tmp_path / "shown", files, **hub)
    assert any("XING" in heading.text for heading in shown.page("results/").all("th"))
    site = build_results(tmp_path / "hidden", files, results={"hide": ["xing"]}, **hub)
    expect_nothing(site)
    assert "XING" not in site.page("results/").text
