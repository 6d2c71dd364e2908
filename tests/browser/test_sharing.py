"""What an advocate does: find a post, choose a network, share it."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import MARKUP, Watch
from tests.site.test_shares import COMPOSERS, HOMES, decoded

pytestmark = pytest.mark.browser

TOPMOST = """one => {
  const box = one.getBoundingClientRect()
  return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))
}"""


def test_from_the_feed_to_a_post(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/")
    cards = page.locator(".advocacy-card")
    expect(cards).to_have_count(48)
    expect(page.locator(".advocacy-card h2").filter(has_text="bold")).to_have_text(MARKUP)
    card = cards.filter(has_text='Ginger & "friends"')
    card.click(position={"x": 20, "y": 5})
    expect(page).to_have_url(f"{hub}posts/ginger/")
    expect(page.locator("h1")).to_have_text('Ginger & "friends"')


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_the_feed_has_pages(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/")
    page.get_by_role("link", name="Older posts").click()
    expect(page).to_have_url(f"{hub}posts/page/2/")
    expect(page.locator(".advocacy-card")).to_have_count(8)
    page.get_by_role("link", name="Newer posts").click()
    expect(page).to_have_url(f"{hub}posts/")


@pytest.mark.parametrize("network", ["linkedin", "x", "telegram", "whatsapp"])
def test_a_share_link_opens_the_composer(
    page: Page, context: BrowserContext, hub: str, watch: Watch, network: str
) -> None:
    page.goto(f"{hub}posts/ginger/")
    if network != "linkedin":  # the first is open
        page.locator(f"#{network} > summary").click()
    variant = list(COMPOSERS[network])[-1]
    with context.expect_page():
        page.locator(f"a[data-network={network}][data-variant={variant}]").click(timeout=5_000)
    opened(page, watch)
    assert decoded(watch.foreign[0]) == COMPOSERS[network][variant]


def test_the_keyboard_alone_gets_there(page: Page, context: BrowserContext, hub: str, watch: Watch) -> None:
    page.goto(f"{hub}posts/ginger/")
    tab_to(page, "summary", "#x > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#x")).to_have_attribute("open", "")
    tab_to(page, "a.advocacy-share", "[data-network=x][data-variant=a]")
    expect(page.locator("a:focus")).to_be_visible()
    with context.expect_page():
        page.keyboard.press("Enter")
    opened(page, watch)
    assert decoded(watch.foreign[0]) == COMPOSERS["x"]["a"]


def test_one_network_is_open_at_a_time(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/ginger/")
    networks = [*COMPOSERS, *HOMES, "copy"]
    expect(page.locator("details.advocacy-network")).to_have_count(len(networks))
    for network in networks:
        summary = page.locator(f"#{network} > summary")
        if network != "linkedin":
            summary.focus()
            page.keyboard.press("Space")
        expect(page.locator("details[open]")).to_have_count(1)
        expect(page.locator(f"#{network} .advocacy-text").first).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator("details[open]")).to_have_count(0)


def test_what_is_seen_can_be_clicked(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/ginger/")
    for network in ("linkedin", "x", "email"):
        page.evaluate("network => { document.getElementById(network).open = true }", network)
        for one in page.locator(f"#{network} :is(.advocacy-share, .advocacy-text)").all():
            one.scroll_into_view_if_needed()
            assert one.evaluate(TOPMOST), f"something lies over {one.evaluate('one => one.outerHTML.slice(0, 100)')}"


@pytest.mark.parametrize("address", ["posts/over/", "posts/withdrawn/"])
def test_a_post_that_is_gone_offers_another(page: Page, hub: str, address: str) -> None:
    page.goto(f"{hub}{address}")
    expect(page.locator(".advocacy-gone")).to_be_visible()
    expect(page.locator("a.advocacy-share")).to_have_count(0)
    page.locator(".advocacy-more .advocacy-card a").first.click()
    expect(page.locator("a.advocacy-share:visible").first).to_be_visible()


def tab_to(page: Page, kind: str, wanted: str) -> None:
    """Press Tab until the wanted one has the focus, as someone without a mouse does."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"no {kind} {wanted} can be reached by the keyboard")


def opened(page: Page, watch: Watch) -> None:
    """Wait until the new window has asked for its address."""
    for _ in range(100):
        if watch.foreign:
            return
        page.wait_for_timeout(20)
