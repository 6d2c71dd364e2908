"""The device: stored drafts, the share sheet, the back button, and scripts that fail to load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Watch
from tests.browser.serving import served
from tests.browser.test_composer import DEAL_FIRST, IN_SHORT, SHARE, TEXT, browser_context_args, open_post
from tests.browser.test_travel import follow_instantly
from tests.site.sites import built, post
from tests.site.test_pictures import write_images
from tests.site.test_shares import SECOND, link

__all__ = ["browser_context_args"]
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone"], indirect=True)]

SHARE_SHEET = """
navigator.share = async given => {
  window.offered = { ...given, files: (given.files ?? []).map(file => [file.name, file.type, file.size]) }
}
navigator.canShare = () => true
"""
ANNOUNCED = """
window.announced = []
new MutationObserver(changes => {
  for (const { target } of changes) {
    const status = target.parentElement?.closest("[role=status]") ?? target.closest?.("[role=status]")
    if (status?.textContent) window.announced.push(status.textContent)
  }
}).observe(document.body, { subtree: true, childList: true, characterData: true })
"""


class Small:
    """A hub with one post with images, which its writer can change."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder, self.address = folder, address

    def publish(self, text: str) -> None:
        write_images(self.folder)
        one = post("One", [text, {"text": "With a root", "media": ["ginger/root"]}], media=["ginger/can hero"])
        built(self.folder, {"one": one}, site_url=self.address)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Small]:
    folder = tmp_path_factory.mktemp("small")
    (folder / "site").mkdir()
    with served(folder / "site") as address:
        yield Small(folder, address)


def test_a_post_that_changed_since_it_was_copied_shows_the_changes(page: Page, small: Small, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    small.publish("Two new flavours in May.")
    open_post(page, f"{small.address}posts/one/#x", watch)
    page.get_by_role("button", name="Copy text").click()
    small.publish("Three new flavours in May.")
    open_post(page, f"{small.address}posts/one/#x", watch)
    expect(page.get_by_text("This post has changed since you copied it.")).to_be_visible()
    page.get_by_text("See what changed").click()
    expect(page.locator(".advocacy-changes del")).to_contain_text("Two")
    expect(page.locator(".advocacy-changes ins")).to_contain_text("Three")
    page.locator(".advocacy-note").get_by_role("button", name="Close").click()
    expect(page.get_by_text("This post has changed since you copied it.")).to_have_count(0)
    open_post(page, f"{small.address}posts/one/#x", watch)
    expect(page.get_by_text("This post has changed since you copied it.")).to_have_count(0)


def test_images_can_be_downloaded_and_shared(page: Page, small: Small, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST + ";" + SHARE_SHEET)
    small.publish("Text.")
    open_post(page, f"{small.address}posts/one/#instagram", watch)
    expect(page.locator(".advocacy-paper__picture")).to_have_attribute("alt", 'A "can" & a <root>')
    with page.expect_download() as download:
        page.get_by_role("link", name="Download image").click()
    assert download.value.suggested_filename == "can hero.png"
    assert download.value.path().read_bytes() == (small.folder / "content/brand/ginger/can hero.png").read_bytes()
    page.get_by_role("button", name="Copy alt text").click()
    assert page.evaluate("navigator.clipboard.readText()") == 'A "can" & a <root>'
    page.get_by_role("button", name="Share the image").click()
    size = (small.folder / "content/brand/ginger/can hero.png").stat().st_size
    page.wait_for_function("window.offered")
    assert page.evaluate("window.offered") == {"files": [["can hero.png", "image/png", size]]}
    page.get_by_role("button", name="Another version").click()
    expect(page.locator(".advocacy-paper__picture")).to_have_attribute("alt", "A root")


def test_the_share_sheet_receives_text_and_link_separately(page: Page, hub: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST + ";" + SHARE_SHEET)
    open_post(page, f"{hub}posts/ginger/#x", watch)
    page.get_by_role("button", name="Another version").click()
    page.get_by_role("button", name="Share with an app").click()
    page.wait_for_function("window.offered")
    expected = {"text": SECOND, "url": link("share", "b"), "files": []}
    assert page.evaluate("window.offered") == expected


IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
AS_IPHONE = f"Object.defineProperty(Navigator.prototype, 'userAgent', {{ get: () => {IPHONE!r}, configurable: true }})"


def test_on_an_iphone_a_text_too_long_for_bluesky_is_copied(page: Page, hub: str, watch: Watch) -> None:
    page.add_init_script(f"{DEAL_FIRST}; {AS_IPHONE}")
    open_post(page, f"{hub}posts/ginger/#bluesky", watch)
    page.get_by_label("Your favourite", exact=True).fill("Cola")
    share = page.locator(SHARE)
    expect(share).to_have_text("Copy text and open Bluesky")
    expect(share).to_have_attribute("href", "https://bsky.app/")
    expect(page.locator(".advocacy-state")).to_contain_text("The Bluesky app cuts off prefilled text")
    expect(page.locator(".advocacy-expects")).not_to_contain_text("Log in to Bluesky first")
    text = page.locator(TEXT)
    text.fill(text.input_value().replace(IN_SHORT, "https://a.example/?b=1"))
    expect(share).to_have_text("Share on Bluesky")
    expect(share).to_have_attribute("href", re.compile("^https://bsky.app/intent/compose"))


def test_the_counter_is_announced_after_a_pause_in_typing(page: Page, hub: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    page.clock.install()
    open_post(page, f"{hub}posts/ginger/#x", watch)
    page.get_by_role("button", name="Another version").click()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    page.evaluate(ANNOUNCED)
    page.locator(TEXT).focus()
    for _ in range(60):
        page.keyboard.type("xxxxx")
        page.clock.run_for(500)
    assert page.evaluate("window.announced") == []
    page.clock.run_for(1500)
    announced = page.evaluate("window.announced")
    assert len(announced) == 1, announced
    assert "over the limit" in announced[-1]


def test_going_from_post_to_post_and_back_keeps_the_composer_working(page: Page, hub: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    page.goto(f"{hub}campaigns/launch/")
    for _ in range(3):
        follow_instantly(page, ".advocacy-card a[href$='posts/ginger/']")
        expect(page.locator("h1")).to_have_text('Ginger & "friends"')
        expect(page.locator(SHARE)).to_have_attribute("data-variant", "a")
        expect(page.locator(".advocacy-composer")).to_have_count(1)
        page.go_back()
        expect(page.locator("h1")).to_have_text("Launch")
    follow_instantly(page, ".advocacy-card a[href$='posts/ginger/']")
    page.locator(".advocacy-chip:has(input[value=x])").click()
    expect(page.locator(".advocacy-chip")).to_have_count(len(set(page.locator(".advocacy-chip").all_inner_texts())))
    page.get_by_role("button", name="Another version").click()
    expect(page.locator(".advocacy-version")).to_have_text("Version 2 of 2")
    page.go_back()
    follow_instantly(page, ".advocacy-card a[href$='posts/ending/']")
    expect(page.locator("h1")).to_have_text("Ends soon")
    expect(page.locator(TEXT)).to_have_value("Hurry. \u2063soda.example\u2063")
    assert "ending" in (page.locator(SHARE).get_attribute("href") or "")
    assert watch.errors == []


@pytest.mark.parametrize("missing", ["composer/composer.js", "networks.json", "words/en.json"])
def test_plain_share_links_reappear_if_the_composer_cannot_start(page: Page, hub: str, missing: str) -> None:
    page.route(f"**/assets/advocacy/{missing}", lambda route: route.abort())
    page.goto(f"{hub}posts/ginger/")
    expect(page.locator("#linkedin .advocacy-share")).to_be_visible()
    expect(page.locator(".advocacy-composer")).to_be_hidden()


def test_plain_share_links_reappear_if_no_script_loads(page: Page, hub: str) -> None:
    page.route("**/assets/advocacy/advocacy.js", lambda route: route.abort())
    page.goto(f"{hub}posts/ginger/")
    expect(page.locator("#linkedin .advocacy-share")).to_be_visible(timeout=15_000)
    page.locator("#x > summary").click()
    expect(page.locator("#x .advocacy-share").first).to_be_visible()


def test_sharing_works_without_local_storage(page: Page, hub: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off') } })")
    page.goto(f"{hub}posts/ginger/#x")
    page.get_by_label("Your favourite", exact=True).fill("Cola")
    expect(page.locator(TEXT)).to_have_value(re.compile("^Cola"))


def test_a_fragment_with_a_network_scrolls_to_the_composer(page: Page, hub: str, watch: Watch) -> None:
    page.route("**/networks.json", lambda route: (page.wait_for_timeout(300), route.continue_())[-1])
    open_post(page, f"{hub}posts/ginger/#email", watch)
    expect(page.locator(".advocacy-chip input[value=email]")).to_be_checked()
    page.wait_for_timeout(300)
    expect(page.locator(".advocacy-tabs")).to_be_in_viewport(ratio=1)
