"""The hub without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import Watch
from tests.browser.test_sharing import wait_for_request
from tests.site.test_shares import COMPOSERS, HOMES, IN_TEXT, SECOND, TAGS, decode, link

pytestmark = pytest.mark.browser

TOPMOST = """one => {
  const box = one.getBoundingClientRect()
  return one.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))
}"""


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "java_script_enabled": False}


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_every_share_link_works(page: Page, context: BrowserContext, hub: str, watch: Watch) -> None:
    page.goto(f"{hub}posts/ginger/")
    opened_by = {}
    for network, variants in COMPOSERS.items():
        if network == "email":  # opens an email program, not a page
            continue
        if network != "linkedin":
            page.locator(f"#{network} > summary").click()
        for variant in variants:
            watch.foreign.clear()
            with context.expect_page() as window:
                page.locator(f"a[data-network={network}][data-variant={variant}]").click()
            wait_for_request(page, watch)
            opened_by[network, variant] = decode(watch.foreign[0])
            window.value.close()
    assert opened_by == {
        (network, variant): expected
        for network, variants in COMPOSERS.items()
        if network != "email"
        for variant, expected in variants.items()
    }
    email = page.locator("a[data-network=email][data-variant=b]")
    assert decode(email.get_attribute("href") or "") == COMPOSERS["email"]["b"]


def test_every_text_can_be_read_and_selected(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/ginger/")
    for network in (*COMPOSERS, *HOMES, "copy"):
        if network != "linkedin":
            page.locator(f"#{network} > summary").click()
        texts = page.locator(f"#{network} .advocacy-text")
        page.keyboard.press("ControlOrMeta+a")
        selected = page.evaluate("getSelection().toString()")
        for text in texts.all():
            expect(text).to_be_visible()
            assert text.inner_text() in selected
    assert IN_TEXT.format(link("copy"), "") in selected
    assert f"{SECOND}\n{link('copy', 'b')}" in selected


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_line_breaks_of_a_text_are_kept(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/ginger/")
    page.locator("#x > summary").click()
    texts = page.locator("#x .advocacy-text").all_inner_texts()
    assert texts == [IN_TEXT.format(link("twitter"), f" {TAGS}"), SECOND]


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_feed_and_campaigns_work(page: Page, hub: str) -> None:
    page.goto(hub)
    page.locator("article").get_by_role("link", name="Share").click()
    expect(page.locator(".advocacy-card:visible")).to_have_count(48)
    for useless in ("[role=search]", "[role=status]", "[data-advocacy-more]"):
        expect(page.locator(f".advocacy-feed {useless}")).to_be_hidden()
    page.get_by_role("link", name="Older posts").click()
    expect(page.locator("h1")).to_contain_text("Page 2 of 2")
    page.goto(f"{hub}campaigns/")
    page.get_by_role("link", name="Launch", exact=True).click()
    page.get_by_role("link", name="Ends soon").click()
    expect(page.locator("h1")).to_have_text("Ends soon")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("h1")).to_have_text("Endet bald")


def test_the_keyboard_reaches_every_share_link(page: Page, context: BrowserContext, hub: str, watch: Watch) -> None:
    page.goto(f"{hub}posts/ginger/")
    tab_to(page, "summary", "#x > summary")
    page.keyboard.press("Enter")
    expect(page.locator("#x")).to_have_attribute("open", "")
    tab_to(page, "a.advocacy-share", "[data-network=x][data-variant=a]")
    expect(page.locator("a:focus")).to_be_visible()
    with context.expect_page():
        page.keyboard.press("Enter")
    wait_for_request(page, watch)
    assert decode(watch.foreign[0]) == COMPOSERS["x"]["a"]


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


def test_visible_share_links_can_be_clicked(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/ginger/")
    for network in ("linkedin", "x", "email"):
        page.evaluate("network => { document.getElementById(network).open = true }", network)
        for one in page.locator(f"#{network} :is(.advocacy-share, .advocacy-text)").all():
            one.scroll_into_view_if_needed()
            assert one.evaluate(TOPMOST), f"an element covers {one.evaluate('one => one.outerHTML.slice(0, 100)')}"


def tab_to(page: Page, kind: str, wanted: str) -> None:
    """Press Tab until the focus is on an element that matches `wanted`."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"no {kind} {wanted} can be reached with the keyboard")
