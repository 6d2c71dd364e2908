"""Finding a post to share."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import MARKUP, Watch

pytestmark = pytest.mark.browser


def test_a_card_of_the_feed_leads_to_its_post(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/")
    cards = page.locator(".advocacy-card")
    expect(cards).to_have_count(48)
    expect(page.locator(".advocacy-card h2").filter(has_text="bold")).to_have_text(MARKUP)
    card = cards.filter(has_text='Ginger & "friends"')
    card.click(position={"x": 20, "y": 5})
    expect(page).to_have_url(f"{hub}posts/ginger/")
    expect(page.locator("h1")).to_have_text('Ginger & "friends"')


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_the_feed_has_pages_without_scripts(page: Page, hub: str) -> None:
    # the script replaces the pages with a button that shows more
    page.route("**/feed/feed.js", lambda route: route.abort())
    page.goto(f"{hub}posts/")
    page.get_by_role("link", name="Older posts").click()
    expect(page).to_have_url(f"{hub}posts/page/2/")
    expect(page.locator(".advocacy-card")).to_have_count(8)
    page.get_by_role("link", name="Newer posts").click()
    expect(page).to_have_url(f"{hub}posts/")


@pytest.mark.parametrize("address", ["posts/over/", "posts/withdrawn/"])
def test_an_unavailable_post_offers_others(page: Page, hub: str, address: str) -> None:
    page.goto(f"{hub}{address}")
    expect(page.locator(".advocacy-gone")).to_be_visible()
    expect(page.locator("a.advocacy-share")).to_have_count(0)
    page.locator(".advocacy-more .advocacy-card a").first.click()
    expect(page.locator("a.advocacy-share:visible").first).to_be_visible()


def wait_for_request(page: Page, watch: Watch) -> None:
    """Wait until the new window requests its address."""
    for _ in range(100):
        if watch.foreign:
            return
        page.wait_for_timeout(20)
