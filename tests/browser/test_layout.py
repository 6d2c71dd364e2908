"""Layout: elements fit the screen, and touch targets are large enough."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

HUB = (
    "",
    "posts/",
    "posts/page/2/",
    "posts/ginger/",
    "posts/long/",
    "posts/arabic/",
    "posts/markup/",
    "posts/over/",
    "campaigns/",
    "campaigns/launch/",
    "campaigns/words/",
)
DEMO = (
    "",
    "about/",
    "posts/",
    "posts/years-with-carls/",
    "posts/leergut/",
    "posts/tasting-tour/",
    "campaigns/",
    "campaigns/people-of-carls/",
    "guidelines/",
    "guidelines/linkedin/",
    "guidelines/linkedin/1/3/",
    "changes/",
    "brand/",
    "brand/logo/",
    "brand/logo/de/",
    "groups/",
    "groups/brand-council/",
    "groups/carls-hundred/de/",
    "badges/carls-hundred/",
    "badges/carls-hundred/de/",
    "events/",
    "events/brand-council-2026-3/",
    "events/brand-council-2026-4/",
    "stories/",
    "stories/six-bottles/",
    "stories/night-shift/",
    "newsletters/",
    "newsletters/2026-11/",
    "newsletters/2026-11/ar/",
    "feedback/",
    "feedback/a-third-ginger/",
    "you-said-we-did/",
    "you-said-we-did/ar/",
    "results/",
    "results/ar/",
    "404.html",
)
OPEN_ALL = "for (const one of document.querySelectorAll('details')) { one.removeAttribute('name'); one.open = true }"
STICKING_OUT = """() => {
  const width = document.documentElement.clientWidth
  const wide = [...document.querySelectorAll(".md-content *")].filter(one => {
    const box = one.getBoundingClientRect()
    const scrollers = ".advocacy-table, .advocacy-brand__table, .advocacy-chart__scroll"
    const inRow = one.closest(`.advocacy-tabs__row, .advocacy-filters > *, .advocacy-choices, ${scrollers}`)
    return !inRow && box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1)
  })
  return [document.documentElement.scrollWidth - width, wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120))]
}"""
SMALL = """wanted => [...document.querySelectorAll(wanted)].filter(one => {
  const target = one.closest("label") ?? one
  const box = target.getBoundingClientRect()
  const isForReadersOnly = getComputedStyle(target).clipPath === "inset(50%)"
  const isSeen = one.checkVisibility({visibilityProperty: true}) && !isForReadersOnly
  return isSeen && (box.width < 24 || box.height < 24)
}).map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_nothing_is_wider_than_the_narrowest_screen(page: Page, hub: str, demo: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    wide = {}
    for address in (*(f"{hub}{address}" for address in HUB), *(f"{demo}{address}" for address in DEMO)):
        page.goto(address)
        page.evaluate(OPEN_ALL)
        beyond, elements = page.evaluate(STICKING_OUT)
        if beyond > 0 or elements:
            wide[address] = (beyond, elements)
    assert wide == {}


def test_nothing_is_wider_than_a_phone_or_desktop(page: Page, hub: str) -> None:
    for address in HUB:
        page.goto(f"{hub}{address}")
        assert page.evaluate(STICKING_OUT) == [0, []], address


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_targets_are_large_enough(
    browser: Browser, browser_context_args: dict[str, Any], hub: str, scripts: bool
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=scripts)
    page = context.new_page()
    seen = dict.fromkeys(("a.advocacy-share", ".advocacy-alternates a", ".advocacy-pages a"), 0)
    seen |= dict.fromkeys((".advocacy-chip", "button", ".advocacy input", "textarea") if scripts else ("summary",), 0)
    for address in ("posts/ginger/", "posts/ending/", "posts/arabic/", "posts/", "posts/page/2/"):
        page.goto(f"{hub}{address}")
        if scripts and page.locator(".advocacy-composer").count():
            page.wait_for_selector(".advocacy-composer[data-ready]")
        page.evaluate(OPEN_ALL)
        for wanted in seen:
            seen[wanted] += page.locator(f".md-content {wanted}:visible").count()
            assert page.evaluate(SMALL, f".md-content {wanted}") == [], address
    assert all(seen.values()), seen
    context.close()


def test_the_first_share_link_is_near_the_top(page: Page, hub: str, screen: str) -> None:
    """Require it on the first screen of a desktop; a phone shows the text first."""
    page.goto(f"{hub}posts/ginger/")
    box = page.locator("a.advocacy-share:visible").first.bounding_box()
    assert box
    assert box["y"] + box["height"] <= (900 if screen == "desktop" else 2 * 844)
