"""Whole sites of hubs in other time zones: posts begin and expire at midnight in the hub's zone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.site.sites import Site, build, built, post, write_hub

LATER = "Marzipan"
POSTS = {
    "due": post(LATER, f"{LATER} words.", publish="2026-11-01", summary=f"{LATER} for all"),
    "always": post("Always", "Always here."),
    "always.de": {"title": LATER, "text": {"any": f"{LATER} und mehr."}, "publish": "2026-11-01"},
    "last": post("Last day", "Be quick.", expire="2026-10-31"),
    "timed": post("Timed", "At three.", publish="2026-11-01T03:00Z"),
}
CAMPAIGNS = {"coming": {"title": LATER, "starts": "2026-11-01"}, "over": {"title": "Over", "ends": "2026-10-31"}}
BEFORE, AFTER = "2026-11-01T03:59:59Z", "2026-11-01T04:00:00Z"
PLUGINS = ["search", "advocacy", "advocacy/posts", "advocacy/brand", "advocacy/guidelines"]


def site_at(folder: Path, now: str, timezone: str = "America/New_York") -> Site:
    brand = folder / "content/brand"
    for name, said in {
        "coming": f"title: {LATER}\npublish: 2026-11-01\n",
        "ending": "licence: {name: ours, expires: 2026-10-31}\n",
    }.items():
        (brand / name).mkdir(parents=True)
        (brand / name / "brand.yml").write_text(said)
        (brand / name / f"{name}.txt").write_text(LATER if name == "coming" else "A licensed file")
    (folder / "guidelines").mkdir()
    changes = "changes:\n  - {version: 1, date: 2026-11-01, note: Calmer}\n"
    (folder / "guidelines/x.md").write_text(f"---\neffective: 2026-11-01\n{changes}---\nBe kind.\n")
    options = {"timezone": timezone, "languages": ["en", "de"]}
    plugins: list[Any] = ["search", {"advocacy": options}, *PLUGINS[2:]]
    return built(folder, POSTS, campaigns=CAMPAIGNS, plugins=plugins, now=now)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Site]:
    return {now: site_at(tmp_path_factory.mktemp("zone") / "hub", now) for now in (BEFORE, AFTER)}


def test_content_due_tomorrow_is_nowhere_until_midnight_in_new_york(sites: dict[str, Site]) -> None:
    assert sites[BEFORE].holding(LATER) == []
    assert {
        *("posts/due/index.html", "posts/always/de/index.html", "campaigns/coming/index.html"),
        *("brand/coming/index.html", "brand/coming/coming.txt"),
        *("posts/feed.json", "posts/feed.xml", "search/cards/0.json"),
    } <= set(sites[AFTER].holding(LATER))


def test_content_that_expires_today_is_offered_until_midnight_in_new_york(sites: dict[str, Site]) -> None:
    offered = {
        now: [
            bool(site.page("posts/last/").all(css="advocacy-share")),
            "brand/ending/ending.txt" in site.files,
            "posts/last/" in [entry["location"] for entry in site.search],
        ]
        for now, site in sites.items()
    }
    assert offered == {BEFORE: [True] * 3, AFTER: [False] * 3}
    lines = [sites[now].page("campaigns/over/").one(css="advocacy-until").text for now in (BEFORE, AFTER)]
    assert lines == ["Until October 31, 2026", "Ended on October 31, 2026"]


def test_pages_hide_expired_content_at_the_same_time_as_builds(sites: dict[str, Site]) -> None:
    site = sites[BEFORE]
    expired = "2026-11-01T04:00:00+00:00"
    assert site.page("posts/last/").one(css="advocacy-post")["data-advocacy-expires"] == expired
    cards = site.page("posts/").one(css="advocacy-cards").all("article", "advocacy-card")
    assert [card["data-advocacy-expires"] for card in cards if "data-advocacy-expires" in card.attributes] == [expired]
    assert site.page("brand/ending/").one("li", "advocacy-brand__tile")["data-advocacy-expires"] == expired


def test_displayed_dates_are_in_the_hubs_time_zone(sites: dict[str, Site]) -> None:
    page = sites[AFTER].page("changes/")
    assert page.all("time")[0]["datetime"] == "2026-11-01"
    (day,) = (item for item in page.all("li") if "Calmer" in item.text)
    assert day["data-advocacy-changed"] == "2026-11-02T05:00:00+00:00"
    assert "Sun, 01 Nov 2026 04:00:00 +0000" in sites[AFTER].files["changes.xml"].decode()
    assert "effective from November 1, 2026" in sites[BEFORE].page("guidelines/x/").text
    assert "effective since November 1, 2026" in sites[AFTER].page("guidelines/x/").text
    (item,) = (item for item in sites[AFTER].feed["items"] if item["url"].endswith("/due/"))
    assert item["date_published"] == "2026-11-01T04:00:00+00:00"


def test_the_mark_in_a_preview_has_the_date_in_the_hubs_time_zone(tmp_path: Path) -> None:
    options = {"timezone": "America/New_York", "drafts": True}
    site = built(tmp_path, {"a": post(publish="2026-11-01T03:00Z")}, options=options, now="2026-10-30T00:00Z")
    assert "October 31, 2026" in site.page("posts/a/").one("p", "advocacy-mark").text


@pytest.mark.parametrize(("publish", "out"), [("2026-11-01T04:00:00Z", True), ("2026-11-01T04:00:01Z", False)])
def test_a_date_in_the_option_now_begins_at_midnight_in_the_hubs_time_zone(
    tmp_path: Path, publish: str, out: bool
) -> None:
    options = {"now": "2026-11-01", "timezone": "America/New_York"}
    write_hub(tmp_path, {"due": post(LATER, publish=publish)}, options=options)
    site = build(tmp_path, now=None)
    assert site.exit_code == 0, site.output
    assert bool(site.holding(LATER)) is out


@pytest.mark.parametrize(
    ("timezone", "message"),
    [
        ("Europe/Berln", "timezone: “Europe/Berln” is not a time zone (did you mean “Europe/Berlin”?)"),
        (
            "CET",
            "timezone: “CET” is an abbreviation (use a place, which includes summer time, such as Europe/Berlin)",
        ),
        (120, "timezone: “120” is not a time zone (use an IANA name such as Europe/Berlin, or UTC)"),
        (None, "timezone: is empty (write some text)"),
    ],
)
def test_an_invalid_time_zone_fails_the_build_with_a_message(tmp_path: Path, timezone: object, message: str) -> None:
    write_hub(tmp_path, {"a": post()}, options={"timezone": timezone, "now": "2026-11-01"})
    site = build(tmp_path)
    assert site.exit_code == 1
    assert message in site.output
    assert not site.folder.exists()
