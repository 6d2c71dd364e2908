"""Stylesheets load with the pages that need them, including during instant navigation."""

from __future__ import annotations

import time
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import Watch

SHEETS = """() => [...document.querySelectorAll("link[rel=stylesheet]")].map((link) => link.href)"""
WATCH = """() => {
  window.moments = [];
  const look = () => {
    const sheets = [...document.querySelectorAll("link[rel=stylesheet]")];
    window.moments.push({
      title: document.querySelector("h1")?.textContent.trim(),
      visible: getComputedStyle(document.querySelector(".md-content h1")).visibility === "visible",
      styled: sheets.every((link) => link.sheet),
    });
  };
  setInterval(look, 10);
}"""
"""A script that records every 10 ms whether the page is visible and its stylesheets are loaded."""


def delay(route: Route) -> None:
    time.sleep(0.2)
    route.continue_()


def test_instant_navigation_loads_the_same_stylesheets_as_a_full_load(page: Page, watch: Watch, hub: str) -> None:
    page.goto(hub, wait_until="networkidle")  # until the sitemap is loaded, every link loads a full page
    assert [name for name in page.evaluate(SHEETS) if "/components/" in name or "/kinds/" in name] == []
    page.evaluate("window.same = true")
    steps = [
        ("posts/", "Share today", page.locator(".md-content a[href$='posts/']")),
        ("posts/more-40/", "More 40", page.get_by_role("link", name="More 40", exact=True)),
        ("", "Home", page.locator(".md-logo").first),
    ]
    for address, heading, link in steps:
        link.dispatch_event("click")  # on a phone, the last link is in the drawer
        expect(page.locator("h1").first).to_have_text(heading)
        expect(page.locator("html")).not_to_have_attribute("data-advocacy-styles", "coming")
        assert page.evaluate("window.same") is True, "the full page was loaded"
        navigated = page.evaluate(SHEETS)
        other = page.context.new_page()
        other.goto(hub + address)
        assert navigated == other.evaluate(SHEETS)
        other.close()
    assert watch.errors == []


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_nothing_is_visible_without_its_stylesheet(page: Page, watch: Watch, hub: str) -> None:
    page.route("**/css/*/*.css", delay)
    page.goto(hub)
    page.evaluate(WATCH)
    page.locator(".md-content a[href$='posts/']").click()
    expect(page.locator(".advocacy-ready")).to_be_visible()
    page.get_by_role("link", name="More 40", exact=True).click()
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    page.go_back()
    expect(page.locator(".advocacy-ready")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Home")).to_be_visible()
    moments: list[dict[str, Any]] = page.evaluate("window.moments")
    assert len({moment["title"] for moment in moments}) == 3
    assert [moment for moment in moments if not moment["styled"]], "no stylesheet was awaited"
    assert [moment for moment in moments if moment["visible"] and not moment["styled"]] == []
    assert watch.errors == []


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_going_back_restores_the_scroll_position(page: Page, hub: str) -> None:
    page.route("**/css/*/*.css", delay)
    page.goto(hub)
    page.locator(".md-content a[href$='posts/']").click()
    expect(page.locator(".advocacy-ready")).to_be_visible()
    link = page.get_by_role("link", name="More 40", exact=True)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(300)  # Material stores the scroll position with a delay
    place = page.evaluate("window.scrollY")
    assert place > 500
    link.click()
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    page.go_back()
    expect(page.locator(".advocacy-ready")).to_be_visible()
    page.wait_for_function(f"Math.abs(window.scrollY - {place}) < 50")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_a_stylesheet_that_fails_to_load_does_not_block_the_page(page: Page, hub: str) -> None:
    page.route("**/css/kinds/*.css", lambda route: route.abort())
    page.goto(hub)
    page.locator(".md-content a[href$='posts/']").click()
    expect(page.locator(".advocacy-ready")).to_be_visible()
    expect(page.get_by_role("link", name="More 40", exact=True)).to_be_visible()
