"""Keyboard use from the landing page to a network, and at 400 % zoom: the focus is always visible."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.test_composer import DEAL_FIRST, SHARE
from tests.browser.test_layout import STICKING_OUT
from tests.browser.test_sharing import wait_for_request

pytestmark = pytest.mark.browser

PHONE = pytest.mark.parametrize("screen", ["phone"], indirect=True)
SCRIPT = "feed/feed.js"
NEEDED = pytest.mark.parametrize("late", [SCRIPT, "words/en.json"])
"""The files that the filter button needs."""
ENLARGED = {"width": 320, "height": 256}
"""1280 × 1024 pixels at 400 % zoom, as WCAG 1.4.10 defines it."""
STOPS = {
    "": 40,
    "posts/": 30,
    "posts/years-with-carls/#x": 60,
    "posts/ginger-is-here/ar/": 60,
    "campaigns/ginger-launch/": 30,
    "guidelines/linkedin/": 50,
    "brand/logo/": 60,
    "404.html": 30,
    "results/": 40,
    "stories/": 40,
    "stories/six-bottles/": 30,
    "newsletters/": 30,
    "newsletters/2026-11/": 60,
}
"""Pages, and how many of their tab stops to check: the remaining ones are more cards."""
FOCUS = """() => {
  const one = document.activeElement
  if (!one || one === document.body) return null
  if (one.closest(".md-search")) return {isSeen: true, isMarked: true, isNamed: true}
  const label = one.closest("label") ?? (one.matches(".md-option") && one.nextElementSibling)
  const box = (label || one).getBoundingClientRect()
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)]
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)]
  const seen = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => {
    const hit = document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)
    return hit && (one.contains(hit) || label && label.contains(hit) || hit.contains(one) && !hit.matches("body, html"))
  }))
  const has = (part, pseudo) => {
    const {outlineStyle, outlineWidth} = getComputedStyle(part, pseudo)
    return outlineStyle !== "none" && parseFloat(outlineWidth) > 0
  }
  const paper = one.matches(".advocacy-editor__text") && one.closest(".advocacy-paper")
  const link = paper && getComputedStyle(document.querySelector(".advocacy-back")).color
  const names = [one.innerText, one.ariaLabel, one.getAttribute("aria-labelledby"), one.labels?.[0]?.innerText,
    one.title, one.querySelector("img")?.alt]
  return {
    html: one.outerHTML.slice(0, 160),
    isSeen: right > left && bottom > top && seen.filter(Boolean).length >= (box.height > innerHeight / 2 ? 1 : 5),
    isMarked: has(one) || has(one, "::after") || Boolean(label && has(label)) ||
      Boolean(paper && getComputedStyle(paper).borderColor === link),
    isNamed: names.some((name) => name?.trim()),
  }
}"""
"""A script that returns whether the focused element is mostly visible and has a focus ring, and its name."""


class Keys:
    """An advocate with only a keyboard, who must see the focus at each step."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.faults: list[str] = []

    def look(self) -> dict[str, Any] | None:
        focus: dict[str, Any] | None = self.page.evaluate(FOCUS)
        for wanted in ("isSeen", "isMarked", "isNamed"):
            if focus and not focus[wanted]:
                self.faults.append(f"{wanted}: {focus['html']}")
        return focus

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.look()

    def reach(self, css: str, most: int = 60) -> None:
        """Press Tab until the focus is on an element that matches `css`."""
        for _ in range(most + 1):
            if self.page.evaluate("css => document.activeElement.matches(css)", css):
                return
            self.press("Tab")
        raise AssertionError(f"{css} cannot be reached with {most} presses of Tab")

    def walk(self, most: int) -> int:
        """Press Tab until the end of the page and return how often."""
        for count in range(most):
            self.page.keyboard.press("Tab")
            if not self.look():
                return count
        return most


class Late:
    """Requests that stay unanswered until they are released."""

    def __init__(self, page: Page, address: str) -> None:
        self.held: list[Route] | None = []
        page.route(f"**/{address}", self.hold)

    def hold(self, route: Route) -> None:
        if self.held is None:
            route.continue_()
        else:
            self.held.append(route)

    def release(self) -> None:
        held, self.held = self.held or [], None
        for route in held:
            route.continue_()


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "permissions": ["clipboard-read", "clipboard-write"]}


def test_the_keyboard_leads_from_the_landing_page_to_a_network(
    page: Page, context: BrowserContext, demo: str, watch: Watch, screen: str
) -> None:
    page.add_init_script(DEAL_FIRST)
    page.goto(demo, wait_until="networkidle")
    keys = Keys(page)
    keys.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    keys.reach(".advocacy-welcome .md-button", 3)
    keys.press("Enter")
    page.wait_for_url("**/posts/")
    # instant navigation changes the URL first, and its requests don't count for the load state
    expect(page.locator(".advocacy-feed:not(.advocacy-sorting)")).to_be_visible()
    keys.reach(".advocacy-find")
    if screen == "phone":
        keys.reach("[data-advocacy-filters]", 1)
        keys.press("Enter")
        expect(page.locator("dialog :focus")).to_have_count(1)
        keys.reach("dialog input[name=network]", 4)
    else:
        keys.reach("input[name=network]", 4)
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    expect(page.locator("input[name=network][value=x]")).to_be_checked()
    expect(page.locator(".advocacy-found [role=status]")).to_contain_text(": X")
    if screen == "phone":
        keys.press("Escape")
        expect(page.locator("[data-advocacy-filters]")).to_be_focused()
    keys.reach(".advocacy-card__title a")
    keys.reach(".advocacy-card__share", 2)
    keys.press("Enter")
    page.wait_for_url("**/posts/*/#x")
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    keys.reach(".advocacy-chip input")
    expect(page.locator(".advocacy-chip input[value=x]")).to_be_checked()
    keys.press("ArrowRight")
    keys.press("ArrowLeft")
    while page.locator(".advocacy-fields .advocacy-field:visible").count() and page.evaluate(
        "[...document.querySelectorAll('.advocacy-field input')].some(one => one.checkVisibility() && !one.value)"
    ):
        keys.reach(".advocacy-field input", 6)
        page.keyboard.insert_text("Ann")
        keys.press("Tab")
    keys.reach(".advocacy-dock .advocacy-share", 12)
    with context.expect_page() as window:
        page.keyboard.press("Enter")
    wait_for_request(page, watch)
    assert "x.com" in watch.foreign[0]
    window.value.close()
    page.bring_to_front()
    expect(page.locator(SHARE)).to_be_focused()
    keys.look()
    keys.walk(40)
    assert not keys.faults, "\n".join(keys.faults)


def press_filters_early(page: Page, demo: str, late: str) -> tuple[Keys, Late]:
    """Press the filter button before a file that it needs has loaded."""
    file, keys = Late(page, late), Keys(page)
    page.goto(f"{demo}posts/")
    if late != SCRIPT:
        expect(page.locator(".advocacy-ready")).to_be_visible()
    page.locator(".advocacy-find").focus()
    keys.reach("[data-advocacy-filters]", 1)
    keys.press("Enter")
    return keys, file


@PHONE
@NEEDED
def test_filters_pressed_early_open_once_when_they_are_ready(page: Page, demo: str, late: str) -> None:
    keys, file = press_filters_early(page, demo, late)
    keys.press("Enter")
    file.release()
    expect(page.locator("dialog :focus")).to_have_count(1)
    expect(page.locator("dialog")).to_have_count(1)
    keys.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("[data-advocacy-filters]")).to_be_focused()
    assert not keys.faults, "\n".join(keys.faults)


@PHONE
@NEEDED
def test_filters_pressed_early_stay_closed_once_the_focus_has_moved(page: Page, demo: str, late: str) -> None:
    keys, file = press_filters_early(page, demo, late)
    keys.reach(".advocacy-card__title a", 3)
    file.release()
    expect(page.locator("[data-advocacy-device] button")).to_be_visible()  # added when everything has loaded
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator(".advocacy-card__title a").first).to_be_focused()
    assert not keys.faults, "\n".join(keys.faults)


@ONCE
def test_the_button_to_the_posts_works_before_its_script_has_loaded(page: Page, demo: str) -> None:
    script = Late(page, SCRIPT)
    page.goto(f"{demo}posts/")
    page.get_by_role("button", name="Go to the posts").press("Enter")
    script.release()
    expect(page.locator(".advocacy-found [role=status]")).to_be_focused()


@ONCE
def test_closing_the_device_dialog_returns_the_focus(page: Page, hub: str) -> None:
    keys = Keys(page)
    for address in ("posts/", "posts/ginger/#x"):
        page.goto(f"{hub}{address}")
        opener = page.get_by_role("button", name="What this device remembers")
        opener.focus()
        for way in ("Escape", "Enter"):
            keys.press("Enter")
            expect(page.locator("dialog :focus")).to_have_count(1)
            if way == "Enter":
                keys.reach("dialog .advocacy-more-actions button", 20)
            keys.press(way)
            expect(page.locator("dialog")).to_have_count(0)
            expect(opener).to_be_focused()
    assert not keys.faults, "\n".join(keys.faults)


@ONCE
@pytest.mark.parametrize(("address", "most"), STOPS.items())
def test_nothing_is_cut_off_or_hidden_at_400_percent(page: Page, demo: str, address: str, most: int) -> None:
    page.set_viewport_size(ENLARGED)  # type: ignore[arg-type]
    page.goto(f"{demo}{address}", wait_until="networkidle")
    if page.locator(".advocacy-composer").count():
        expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    assert page.evaluate(STICKING_OUT) == [0, []]
    keys = Keys(page)
    assert keys.walk(most) >= 10
    assert not keys.faults, "\n".join(keys.faults)
