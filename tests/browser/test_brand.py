"""Brand pages in a browser: what is copied, and what stays without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Watch

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_values_and_alt_texts_are_copied(page: Page, demo: str, watch: Watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{demo}brand/logo/")
    page.get_by_role("button", name="#6A1B9A").click()
    expect(page.get_by_role("status")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "#6A1B9A"
    page.get_by_role("button", name="Copy alt text: Icon color").press("Enter")
    expect(page.get_by_role("button", name="Copy alt text: Icon color")).to_have_attribute("data-done", "Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "The bottle of Carl's Soda, with four bubbles."
    assert (watch.errors, watch.foreign) == ([], [])


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_nothing_moves_when_scripts_arrive_and_values_are_read_without(
    browser: Browser, browser_context_args: dict[str, Any], demo: str
) -> None:
    heights = []
    for scripts in (True, False):
        context = browser.new_context(**{**browser_context_args, "java_script_enabled": scripts})
        page = context.new_page()
        page.goto(f"{demo}brand/logo/")
        if scripts:
            expect(page.locator(".advocacy-brand[data-ready]")).to_be_visible()
        expect(page.get_by_text("rgb(106, 27, 154)")).to_be_visible()
        box = page.locator("#contrast").bounding_box()
        heights.append(round(box["y"]) if box else None)
        context.close()
    assert heights[0] == heights[1]


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_no_picture_juts_out_of_its_place(page: Page, demo: str) -> None:
    page.goto(f"{demo}brand/logo/", wait_until="networkidle")
    jutting = """places => places.filter((place) => {
      const [outer, inner] = [place, place.querySelector("img")].map((one) => one.getBoundingClientRect());
      return inner.width > outer.width + 1 || inner.height > outer.height + 1;
    }).length"""
    places = page.locator(".advocacy-brand__picture")
    assert places.count() == 9
    assert places.evaluate_all(jutting) == 0
