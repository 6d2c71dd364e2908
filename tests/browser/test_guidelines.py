"""Guidelines in a browser: beside a post, copying, printing, and changes since the last visit."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Watch
from tests.browser.test_layout import OPEN_ALL

pytestmark = pytest.mark.browser


def test_the_rules_of_the_network_are_beside_the_post(page: Page, demo: str, watch: Watch) -> None:
    page.goto(f"{demo}posts/ginger-is-here/#linkedin")
    rules = page.locator(".advocacy-rules")
    expect(rules.get_by_role("listitem")).to_have_count(3)
    expect(rules.get_by_role("listitem").nth(2)).to_have_text(
        "One thought per post. If you have three, you have three posts."
    )
    page.locator(".advocacy-chip:has(input[value=x])").click()
    expect(rules.get_by_role("listitem").nth(2)).to_have_text("Two hashtags at most.")
    rules.get_by_role("link", name="What matters on X").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("X")
    assert (watch.errors, watch.foreign) == ([], [])


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_rules_are_in_the_language_of_the_post_or_else_of_the_hub(page: Page, demo: str) -> None:
    page.goto(f"{demo}posts/ginger-is-here/ar/#linkedin")
    rule = page.locator(".advocacy-rules").get_by_role("listitem").first
    expect(rule).to_have_attribute("lang", "en")
    expect(rule).to_have_attribute("dir", "auto")
    page.goto(f"{demo}posts/ginger-is-here/de/#linkedin")
    expect(rule).to_have_attribute("lang", "de")


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_a_network_without_a_guideline_has_no_rules(page: Page, demo: str) -> None:
    page.goto(f"{demo}posts/ginger-is-here/#threads")
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    expect(page.locator(".advocacy-rules")).to_be_hidden()


def test_sentences_and_hashtags_are_copied_with_the_keyboard(page: Page, demo: str, watch: Watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{demo}guidelines/linkedin/")
    page.get_by_role("button", name="Copy: We got it wrong at first.").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "We got it wrong at first. Here is what we changed."
    page.get_by_role("button", name="#Refill").press("Space")
    expect(page.get_by_role("button", name="#Refill")).to_have_attribute("data-done", "Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "#Refill"
    assert (watch.errors, watch.foreign) == ([], [])


def test_an_answer_is_copied_in_the_language_of_the_customer(page: Page, demo: str, watch: Watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{demo}guidelines/linkedin/")
    answers = page.locator(".advocacy-answers")
    button = answers.get_by_role("button", name="Copy: Danke dafür!")
    expect(button).to_be_hidden()
    answers.get_by_text("Thanks for a photo").press("Enter")
    button.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Copied.")
    text = "Danke dafür! So zufrieden hat die Flasche bei uns nie ausgesehen."
    assert page.evaluate("navigator.clipboard.readText()") == text
    assert (watch.errors, watch.foreign) == ([], [])


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_a_wide_table_can_be_scrolled_with_the_keyboard(page: Page, demo: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}guidelines/")
    table = page.get_by_role("region", name="The networks side by side")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_only_the_guideline_itself_is_printed(page: Page, demo: str) -> None:
    page.goto(f"{demo}guidelines/linkedin/")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 718, "height": 1047})  # A4 at 96 dpi with margins of 1 cm
    page.evaluate(OPEN_ALL)
    seen = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, button, .advocacy-back, .advocacy-card"
    assert [one for one in page.locator(seen).all() if one.is_visible()] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    cut = """() => [...document.querySelectorAll('.md-content *')].filter((one) => {
      const style = getComputedStyle(one);
      return style.overflowX !== 'visible' && one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1;
    }).map((one) => one.className)"""
    assert page.evaluate(cut) == []
    expect(page.get_by_text("One thought per post.")).to_be_visible()


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_changes_since_the_last_visit_are_marked(page: Page, demo: str, watch: Watch) -> None:
    marked = page.locator(".advocacy-changes-page li:has(.advocacy-new)")
    page.clock.set_fixed_time(datetime(2026, 10, 1, 12, tzinfo=UTC))
    page.goto(f"{demo}changes/")
    expect(page.locator(".advocacy-changes-page[data-ready]")).to_be_visible()
    page.wait_for_function("localStorage.advocacy")
    page.clock.set_fixed_time(datetime(2026, 11, 27, tzinfo=UTC))
    page.reload()
    expect(marked.filter(has_text="LinkedIn, version 3")).to_have_count(1)
    expect(marked.filter(has_text="How we post, version 2")).to_have_count(0)
    page.clock.set_fixed_time(datetime(2026, 11, 27, tzinfo=UTC) + timedelta(days=30))
    page.reload()
    expect(page.locator(".advocacy-changes-page[data-ready]")).to_be_visible()
    expect(marked).to_have_count(0)
    assert (watch.errors, watch.foreign) == ([], [])
