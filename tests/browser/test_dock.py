"""The composer's dock: it tells advocates what a share will do before they press the button."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import Watch
from tests.browser.test_composer import (
    ANDROID,
    DEAL_FIRST,
    IN_SHORT,
    SHARE,
    TEXT,
    open_post,
    read_clipboard,
    with_tracked_link,
)
from tests.browser.test_sharing import wait_for_request

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
STATE, REMEDY = ".advocacy-state:visible", ".advocacy-dock__line button:visible"
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone"], indirect=True)]


@pytest.fixture(params=[ANDROID, IPHONE], ids=["android", "iphone"])
def browser_context_args(browser_context_args: dict[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    phone = {"is_mobile": True, "has_touch": True, "user_agent": request.param}
    return {**browser_context_args, **phone, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture
def post(page: Page, hub: str, watch: Watch) -> Page:
    """Open the second variant of a post for X, which has no placeholder."""
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{hub}posts/ginger/#x", watch)
    page.get_by_role("button", name="Another version").tap()
    return page


def choose(page: Page, network: str) -> None:
    page.locator(f".advocacy-chip:has(input[value={network}])").tap()


@pytest.mark.parametrize(("network", "name", "letter"), [("linkedin", "LinkedIn", "a"), ("facebook", "Facebook", "b")])
def test_if_a_network_takes_only_the_link_the_text_is_copied_for_pasting(
    post: Page, context: BrowserContext, watch: Watch, network: str, name: str, letter: str
) -> None:
    choose(post, network)
    if post.get_by_label("Your favourite", exact=True).is_visible():
        post.get_by_label("Your favourite", exact=True).fill("Cola")
    expect(post.locator(STATE)).to_have_text(f"{name} accepts only the link: paste your text there.")
    expect(post.locator(SHARE)).to_have_text(f"Copy text and open {name}")
    with context.expect_page() as window:
        post.locator(SHARE).tap()
    wait_for_request(post, watch)
    window.value.close()
    post.bring_to_front()
    pasted = f"{name} is open. Your text is copied: paste it there."
    expect(post.locator(".advocacy-said:visible")).to_have_text(pasted)
    expect(post.locator(STATE)).to_have_count(0)
    post.evaluate("navigator.clipboard.writeText('something else')")
    post.get_by_role("button", name="Copy again").tap()
    expect(post.locator(".advocacy-said:visible")).to_have_text(pasted)
    assert read_clipboard(post) == with_tracked_link(post, network, letter)
    post.locator(TEXT).fill("I work here. Something new.")
    expect(post.get_by_role("button", name="Copy again")).to_have_count(0)
    expect(post.locator(STATE)).to_have_text(re.compile("paste your text there"))


def test_a_text_over_the_limit_can_be_shortened_or_shared_anyway(post: Page) -> None:
    post.locator(TEXT).fill("I work here. " + "é" * 300)
    expect(post.locator(STATE)).to_have_text(re.compile(r"^\d+ over the limit for X$"))
    expect(post.locator(".advocacy-dock .advocacy-share:visible")).to_have_text(["Shorten"])
    expect(post.locator(".advocacy-dock a:visible")).to_have_text(["Share anyway"])
    post.get_by_role("button", name="Shorten").tap()
    expect(post.locator(TEXT)).to_be_focused()
    selected = post.locator(TEXT).evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert selected == post.locator(".advocacy-editor mark").text_content()
    expect(post.locator(".advocacy-editor mark")).to_be_in_viewport()
    post.keyboard.press("Delete")
    expect(post.locator(STATE)).to_have_text("X opens with your text, ready to post.")
    expect(post.locator(SHARE)).to_have_text("Share on X")


def test_a_text_over_a_hard_limit_cannot_be_shared(post: Page) -> None:
    choose(post, "bluesky")
    post.locator(TEXT).fill("I work here. " + "é" * 400)
    expect(post.locator(STATE)).to_have_text(re.compile("over the limit for Bluesky"))
    expect(post.locator(".advocacy-dock :is(a, button):visible")).to_have_text(["Shorten"])


def test_an_empty_placeholder_is_named_and_the_button_leads_to_it_without_a_jump(
    page: Page, hub: str, watch: Watch
) -> None:
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{hub}posts/ginger/#x", watch)
    expect(page.locator(STATE)).to_have_text("1 field left: Your favourite")
    before = page.evaluate("scrollY")
    page.locator(SHARE).tap()
    favourite = page.get_by_label("Your favourite", exact=True)
    expect(favourite).to_be_focused()
    expect(favourite).to_be_in_viewport()
    assert abs(page.evaluate("scrollY") - before) < 844 / 2
    assert watch.foreign == []
    favourite.fill("Cola")
    expect(page.locator(STATE)).to_have_text("X opens with your text, ready to post.")
    above = "(one, other) => one.getBoundingClientRect().bottom <= other.getBoundingClientRect().top"
    assert favourite.evaluate(above, page.locator(TEXT).element_handle())


def test_a_deleted_link_can_be_restored(post: Page) -> None:
    choose(post, "whatsapp")
    assert IN_SHORT in post.locator(TEXT).input_value()
    post.locator(TEXT).fill("I work here. Mine.")
    expect(post.locator(STATE)).to_have_text("No link: clicks won’t be counted.")
    post.locator(REMEDY, has_text="Put it back").tap()
    expect(post.locator(TEXT)).to_have_value(f"I work here. Mine. {IN_SHORT}")
    expect(post.locator(STATE)).to_have_text("WhatsApp opens with your text, ready to post.")


def test_a_deleted_disclosure_is_reported_before_a_deleted_link(post: Page) -> None:
    choose(post, "bluesky")
    post.locator(TEXT).fill("Mine.")
    expect(post.locator(STATE)).to_have_text(re.compile("^“I work here.” is missing"))
    post.locator(REMEDY, has_text="Put it back").tap()
    expect(post.locator(TEXT)).to_have_value("Mine.\nI work here.")
    expect(post.locator(STATE)).to_have_text("No link: clicks won’t be counted.")


def test_the_dock_does_not_cover_the_end_of_the_page(post: Page) -> None:
    post.locator(TEXT).fill("Mine.")
    post.evaluate("scrollTo(0, document.body.scrollHeight)")
    dock = post.locator(".advocacy-dock").bounding_box()
    last = post.get_by_role("button", name="What this device remembers").bounding_box()
    assert dock
    assert last
    assert dock["y"] + dock["height"] <= last["y"] or last["y"] + last["height"] <= dock["y"]
