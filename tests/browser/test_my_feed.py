"""The personal feed: saved and shared posts, preferred networks first, the way back, and sharing in two taps."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_composer import ANDROID, DEAL_FIRST, SHARE
from tests.browser.test_feed import JUMPS, close_filters, open_filters, status, titles
from tests.browser.test_sharing import wait_for_request
from tests.browser.test_travel import follow_instantly
from tests.site.sites import built, post

pytestmark = pytest.mark.browser

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
POSTS: dict[str, Any] = {
    "newest": post("Newest", "For all. {link}", link="https://soda.example/", publish="2027-01-10"),
    "newest.de": {"title": "Das Neueste", "text": {"any": "Für alle. {link}"}},
    "jobs": post("We are hiring", networks=["linkedin"], topics=["people"], publish="2027-01-09"),
    "cafe": post("Café crème", networks=["x", "telegram"], audience=["customers"], publish="2027-01-08"),
    "deutsch": post("Nur deutsch", language="de", networks=["linkedin"], publish="2027-01-07"),
    **{f"old-{number:02}": post(f"Old {number}", topics=["old"], publish="2026-01-01") for number in range(50)},
}
LANDING = "# Home\n\n[All](posts/index.md)\n\n```posts\nlimit: 3\n```\n"
SWITCH = [
    {"name": "English", "link": "/", "lang": "en"},
    {"name": "Deutsch", "link": "/posts/newest/de/", "lang": "de"},
]


@pytest.fixture(scope="session")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with 54 posts, three of which are on the landing page."""
    make = partial(
        built,
        posts=POSTS,
        site_url=ANYWHERE,
        pages={"index.md": LANDING},
        options={"languages": ["en", "de"]},
        theme={"features": ["navigation.instant"]},
        extra={"alternate": SWITCH},
    )
    with served_once(tmp_path_factory, "mine", make) as address:
        yield address


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], screen: str) -> dict[str, Any]:
    phone = {"is_mobile": True, "has_touch": True, "user_agent": ANDROID} if screen == "phone" else {}
    return {**browser_context_args, **phone, "permissions": ["clipboard-read", "clipboard-write"]}


def store_memory(page: Page, hub: str, **memory: Any) -> None:
    """Store data on the device."""
    page.goto(f"{hub}an-empty-page")
    page.evaluate("known => localStorage.setItem('advocacy', known)", json.dumps(memory))


def card(page: Page, title: str) -> Locator:
    return page.locator(".advocacy-card", has=page.get_by_role("heading", name=title))


def save(page: Page, title: str) -> Locator:
    return card(page, title).get_by_role("button", name="Save")


def expect_saved(page: Page, title: str, saved: bool) -> None:
    expect(save(page, title)).to_have_attribute("aria-pressed", str(saved).lower())


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_a_post_is_saved_by_touch_and_can_be_filtered(page: Page, mine: str) -> None:
    page.goto(f"{mine}posts/")
    expect_saved(page, "Café crème", False)
    box = save(page, "Café crème").bounding_box()
    assert box
    assert (box["width"] >= 44, box["height"] >= 44) == (True, True)
    save(page, "Café crème").tap()
    expect_saved(page, "Café crème", True)
    page.reload()
    expect_saved(page, "Café crème", True)
    expect_saved(page, "We are hiring", False)
    page.get_by_role("button", name="Filters").tap()
    sheet = page.get_by_role("dialog", name="Filter posts")
    sheet.locator("label", has_text="Saved").tap()
    sheet.get_by_role("button", name="Show 1 post").tap()
    expect(sheet).to_have_count(0)
    expect(status(page)).to_have_text("1 post: Saved")
    assert page.url == f"{mine}posts/?saved=yes"
    assert titles(page) == ["Café crème"]
    save(page, "Café crème").tap()
    expect(status(page)).to_have_text("0 posts: Saved")
    assert titles(page) == ["Café crème"]  # until the filter changes, so that an accidental tap can be undone
    page.get_by_role("button", name="Remove Saved").tap()
    expect(status(page)).to_have_text("54 posts")


@ONCE
def test_a_post_is_saved_with_the_keyboard_on_the_landing_page(page: Page, mine: str) -> None:
    page.goto(mine)
    expect_saved(page, "We are hiring", False)
    card(page, "We are hiring").get_by_role("link", name="We are hiring").focus()
    page.keyboard.press("Tab")
    expect(save(page, "We are hiring")).to_be_focused()
    page.keyboard.press("Space")
    expect_saved(page, "We are hiring", True)
    page.keyboard.press("Enter")
    expect_saved(page, "We are hiring", False)
    page.keyboard.press("Enter")
    follow_instantly(page, "article a:has-text('All')")
    expect(page.locator(".advocacy-sorting")).to_have_count(0)
    expect_saved(page, "We are hiring", True)
    page.get_by_role("checkbox", name="Saved").check()
    expect(status(page)).to_have_text("1 post: Saved")
    page.get_by_role("button", name="What this device remembers").click()
    dialog = page.get_by_role("dialog", name="What this device remembers")
    expect(dialog.get_by_text("jobs")).to_be_visible()
    dialog.get_by_role("button", name="Forget everything").click()
    assert page.evaluate("localStorage.length") == 0
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Clear filters").click()
    expect_saved(page, "We are hiring", False)


def test_shared_posts_are_marked_and_can_be_hidden(page: Page, mine: str) -> None:
    yesterday = (NOON - timedelta(days=1)).timestamp() * 1000
    shared = {"newest": {"shared": {"linkedin": yesterday - 86_400_000, "x": yesterday}}, "jobs": {"shared": {}}}
    page.clock.set_fixed_time(NOON)
    store_memory(page, mine, posts=shared)
    for address in ("", "posts/"):
        page.goto(f"{mine}{address}")
        expect(page.locator(".advocacy-shared")).to_have_text(["Shared on X yesterday"])
        expect(card(page, "Newest").locator(".advocacy-shared")).to_be_visible()
    open_filters(page)
    page.get_by_role("checkbox", name="Hide shared").check(force=True)
    close_filters(page)
    expect(status(page)).to_have_text("53 posts: Hide shared")
    expect(card(page, "Newest")).to_have_count(0)
    assert page.url == f"{mine}posts/?shared=no"


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_used_networks_come_first_without_a_layout_shift(page: Page, mine: str) -> None:
    page.add_init_script(JUMPS)
    page.route("**/feed/feed.js", lambda route: (page.wait_for_timeout(500), route.continue_()))
    store_memory(page, mine, networks=["x"])
    page.goto(f"{mine}posts/")
    expect(page.locator(".advocacy-ready")).to_be_visible()
    page.wait_for_timeout(200)
    assert page.evaluate("jumps") == []
    assert titles(page)[:2] == ["Newest", "Café crème"]
    assert titles(page)[-2:] == ["We are hiring", "Nur deutsch"]
    expect(page.get_by_text("Your networks first")).to_be_visible()
    expect(page.get_by_text("Your language first")).to_be_visible()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".advocacy-card:visible")).to_have_count(54)
    assert titles(page)[46:48] == ["We are hiring", "Nur deutsch"]
    page.get_by_role("button", name="Show newest first").click()
    expect(page.get_by_role("button", name="Show most relevant first")).to_be_focused()
    page.reload()
    expect(page.get_by_text("Newest first", exact=True)).to_be_visible()
    assert titles(page)[:4] == ["Newest", "We are hiring", "Café crème", "Nur deutsch"]
    page.get_by_role("button", name="Show most relevant first").click()
    assert titles(page)[:2] == ["Newest", "Café crème"]


@ONCE
def test_the_audience_selected_last_comes_first(page: Page, mine: str) -> None:
    page.goto(f"{mine}posts/?audience=customers")
    expect(status(page)).to_have_text("1 post: Customers")
    assert "audience" not in page.evaluate("localStorage.advocacy")  # it was selected by a link, not by the advocate
    page.goto(f"{mine}posts/")
    page.get_by_role("radio", name="Customers").check()
    expect(status(page)).to_have_text("1 post: Customers")
    page.get_by_role("button", name="Clear filters").click()
    expect(status(page)).to_have_text("54 posts")
    assert titles(page)[0] == "Café crème"
    page.reload()
    expect(page.get_by_text("Posts for you first")).to_be_visible()
    assert titles(page)[0] == "Café crème"


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_the_sheet_updates_with_each_tap_and_escape_returns_the_focus(page: Page, mine: str) -> None:
    page.goto(f"{mine}posts/")
    opener = page.locator("[data-advocacy-filters]")
    opener.tap()
    sheet = page.get_by_role("dialog", name="Filter posts")
    expect(sheet.get_by_role("button", name="Show 54 posts")).to_be_visible()
    sheet.locator("label", has_text="X").first.tap()
    expect(sheet.get_by_role("button", name=re.compile("^Show 52 posts"))).to_be_visible()
    sheet.locator("label", has_text="Customers").tap()
    expect(sheet.get_by_role("button", name=re.compile("^Show 1 post"))).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_have_count(0)
    expect(opener).to_be_focused()
    expect(opener).to_have_text("Filters (2)")
    chips = page.locator(".advocacy-chosen button")
    expect(chips).to_have_text(["X", "Customers"])
    chips.first.tap()
    expect(status(page)).to_have_text("1 post: Customers")
    expect(opener).to_have_text("Filters (1)")
    opener.tap()
    page.touchscreen.tap(195, 40)  # outside of the sheet
    expect(sheet).to_have_count(0)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_role("radio", name="Customers")).to_be_checked()
    expect(opener).to_be_hidden()


@ONCE
def test_all_posts_links_back_to_the_filtered_feed(page: Page, mine: str) -> None:
    filtered = f"{mine}posts/?network=x&text=old"
    back = page.get_by_role("link", name="All posts")
    page.goto(f"{mine}posts/?network=x")
    page.get_by_role("searchbox", name="Find a post").fill("old")
    expect(status(page)).to_have_text("50 posts: X · “old”")
    follow_instantly(page, ".advocacy-card h2 a")
    follow_instantly(page, ".advocacy-back")
    expect(status(page)).to_have_text("50 posts: X · “old”")
    assert page.url == filtered
    with page.expect_navigation():
        page.evaluate("location.href = document.querySelector('.advocacy-card h2 a').href")
    page.wait_for_load_state("networkidle")
    expect(back).to_have_attribute("href", filtered)
    page.goto(f"{mine}posts/newest/")
    page.wait_for_load_state("networkidle")
    back.click()
    expect(status(page)).to_have_text("54 posts")
    assert page.url == f"{mine}posts/"


@ONCE
def test_switching_the_language_keeps_the_network(page: Page, mine: str) -> None:
    page.goto(f"{mine}posts/newest/")
    page.locator(".advocacy-chip:has(input[value=x])").click()
    page.locator(".advocacy-alternates a[hreflang=de]").click()
    expect(page).to_have_url(f"{mine}posts/newest/de/#x")
    expect(page.locator(".advocacy-chip input[value=x]")).to_be_checked()
    page.goto(f"{mine}posts/newest/#telegram")
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    switch = page.locator(".md-select a[hreflang=de]")
    switch.dispatch_event("pointerdown")
    expect(switch).to_have_attribute("href", re.compile("/posts/newest/de/#telegram$"))
    page.goto(f"{mine}posts/?network=x")
    switch.dispatch_event("pointerdown")
    expect(switch).to_have_attribute("href", re.compile(r"/posts/newest/de/\?network=x$"))


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize("networks", [["x", "linkedin"], []])
def test_a_post_is_shared_from_the_landing_page_in_two_taps(
    page: Page, context: BrowserContext, mine: str, watch: Watch, networks: list[str]
) -> None:
    page.add_init_script(DEAL_FIRST)
    name, address = ("X", "x.com") if networks else ("LinkedIn", "linkedin.com")
    store_memory(page, mine, networks=networks)
    page.goto(mine)
    expect_saved(page, "Newest", False)
    assert (card(page, "We are hiring").get_by_role("link", name="Share").get_attribute("href") or "").endswith(
        "#linkedin"
    )
    card(page, "Newest").get_by_role("link", name="Share").tap()
    expect(page).to_have_url(f"{mine}posts/newest/#{name.lower()}")
    expect(page.locator(SHARE)).to_have_text(re.compile(f"{name}$"))
    expect(page.locator(SHARE)).to_be_in_viewport(ratio=1)
    with context.expect_page() as window:
        page.locator(SHARE).tap()
    wait_for_request(page, watch)
    assert address in watch.foreign[0]
    window.value.close()
    page.go_back()
    expect(card(page, "Newest").locator(".advocacy-shared")).to_have_text(f"Shared on {name} today")


@ONCE
def test_cards_link_to_the_filtered_network(page: Page, mine: str) -> None:
    store_memory(page, mine, networks=["linkedin"])
    page.goto(f"{mine}posts/?network=telegram")
    expect(status(page)).to_have_text("52 posts: Telegram")
    share = card(page, "Café crème").get_by_role("link", name="Share")
    expect(share).to_have_attribute("href", re.compile("posts/cafe/#telegram$"))
    page.get_by_role("button", name="Clear filters").click()
    expect(card(page, "Newest").get_by_role("link", name="Share")).to_have_attribute("href", re.compile("#linkedin$"))
