"""A hub in New York, viewed from Tokyo: pages hide expired posts and files when a build would leave them out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.serving import ANYWHERE, served_once
from tests.site.sites import built, post

pytestmark = pytest.mark.browser

PAGES = {
    "groups/open.md": "---\ntitle: A\njoins: election\nbadge: {title: B, criteria: C, expire: 2026-10-31}\n---\n",
    "groups/ending.md": (
        "---\ntitle: A\njoins: open\njoin: a@soda.example\nnominate: a@soda.example\nexpire: 2026-10-31\n"
        "badge: {title: B, criteria: C}\n---\n"
    ),
    "events/today.md": "---\ntitle: A\nwhen: 2026-10-31\nlink: https://soda.example/\n---\n",
}
MIDNIGHT = datetime(2026, 11, 1, 4, tzinfo=UTC)


@pytest.fixture(scope="module")
def new_york(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    ending = post("Ends today", expire="2026-10-31", campaign="both")
    posts = {
        "ending": ending,
        "stays": post("Stays", publish="2026-10-01", campaign="both"),
        "last": {**ending, "title": "Ends as well", "campaign": "brief"},
    }
    campaigns = {name: {"title": "A campaign", "launch": True} for name in ("both", "brief")}
    kinds = ["posts", "brand", "programme"]
    plugins: list[Any] = [
        "search",
        {"advocacy": {"timezone": "America/New_York"}},
        *(f"advocacy/{kind}" for kind in kinds),
    ]

    def make(folder: Path) -> None:
        brand = folder / "content/brand/licensed"
        brand.mkdir(parents=True)
        (brand / "brand.yml").write_text("licence: {name: ours, expires: 2026-10-31}\n")
        (brand / "guide.txt").write_text("A licensed file")
        pages = {"index.md": "# Home\n", **PAGES}
        site = {"campaigns": campaigns, "pages": pages, "plugins": plugins, "site_url": ANYWHERE}
        built(folder, posts, now="2026-10-31T12:00:00Z", **site)

    with served_once(tmp_path_factory, "zone", make) as address:
        yield address


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "timezone_id": "Asia/Tokyo"}


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize(("now", "gone"), [(MIDNIGHT - timedelta(seconds=1), False), (MIDNIGHT, True)])
def test_the_last_day_ends_at_midnight_in_the_hubs_time_zone(
    page: Page, new_york: str, now: datetime, gone: bool
) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{new_york}posts/")
    expect(page.get_by_role("link", name="Stays")).to_be_visible()
    expect(page.get_by_role("link", name="Ends today")).to_be_visible(visible=not gone)
    page.goto(f"{new_york}posts/ending/")
    expect(page.locator("[data-advocacy-offer]").first).to_be_attached(attached=not gone)
    page.goto(f"{new_york}brand/licensed/")
    expect(page.locator(".advocacy-brand__tile")).to_be_visible(visible=not gone)


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize(("now", "gone"), [(MIDNIGHT - timedelta(seconds=1), False), (MIDNIGHT, True)])
def test_a_launch_page_hides_posts_after_their_last_day(page: Page, new_york: str, now: datetime, gone: bool) -> None:
    page.clock.set_fixed_time(now)
    page.goto(f"{new_york}campaigns/both/launch/")
    expect(page.get_by_role("link", name="Ends today")).to_be_visible(visible=not gone)
    expect(page.get_by_role("link", name="Stays")).to_be_visible()
    page.goto(f"{new_york}campaigns/brief/launch/")
    expect(page.get_by_role("link", name="Ends as well")).to_be_visible(visible=not gone)
    expect(page.locator(".advocacy-launch__posts [data-advocacy-ending]")).to_be_visible(visible=gone)


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize(("now", "gone"), [(MIDNIGHT - timedelta(seconds=1), False), (MIDNIGHT, True)])
def test_the_programme_offers_nothing_after_the_last_day(page: Page, new_york: str, now: datetime, gone: bool) -> None:
    page.clock.set_fixed_time(now)
    for badge in ("open", "ending"):
        page.goto(f"{new_york}badges/{badge}/")
        expect(page.locator(".advocacy-signature")).to_be_visible(visible=not gone)
        expect(page.locator(".advocacy-gone")).to_be_visible(visible=gone)
    page.goto(f"{new_york}groups/ending/")
    expect(page.locator(".advocacy-nominate")).to_be_visible(visible=not gone)
    expect(page.locator(".advocacy-group__ways .advocacy-share")).to_be_visible(visible=not gone)
    expect(page.locator(".advocacy-gone")).to_be_visible(visible=gone)
    page.goto(f"{new_york}events/today/")
    expect(page.get_by_role("link", name="Add to my calendar")).to_be_visible(visible=not gone)
    expect(page.get_by_role("link", name="Open the link")).to_be_visible(visible=not gone)
