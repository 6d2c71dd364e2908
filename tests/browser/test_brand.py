"""Brand pages in a browser: copying values, and working without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.site.sites import built, post

pytestmark = pytest.mark.browser


BRAND_FILE = """
assets:
  "*": {alt: A bottle}
  ending: {licence: {name: Bought, expires: 2027-01-31}}
  terms.pdf: {expires: 2027-01-31}
"""


@pytest.fixture(scope="module")
def bottles(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub as of 15 January 2027 with a brand set, some of whose files expire at the end of that month."""

    def make(folder: Path) -> None:
        place = folder / "content/brand/bottles"
        place.mkdir(parents=True)
        for name in ("staying", "ending"):
            Image.new("RGB", (1200, 630), "purple").save(place / f"{name}.jpg")
        (place / "terms.pdf").write_bytes(b"%PDF-1.4")
        (place / "brand.yml").write_text(BRAND_FILE)
        plugins = ["search", {"advocacy": {"networks": ["linkedin"]}}, "advocacy/brand", "advocacy/posts"]
        built(folder, {"one": post()}, plugins=plugins, site_url=ANYWHERE)

    with served_once(tmp_path_factory, "bottles", make) as address:
        yield address


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_values_and_alt_texts_are_copied(page: Page, demo: str, watch: Watch) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{demo}brand/logo/")
    for value in ("#6A1B9A", "rgb(106, 27, 154)", "hsl(277, 70%, 35%)", "75 / 98 / 0 / 0"):
        page.get_by_role("button", name=value).click()
        expect(page.get_by_role("status")).to_have_text("Copied.")
        assert page.evaluate("navigator.clipboard.readText()") == value
    page.locator("summary[aria-label='Sizes and details: Icon color']").click()
    page.get_by_role("button", name="Copy alt text: Icon color").press("Enter")
    expect(page.get_by_role("button", name="Copy alt text: Icon color")).to_have_attribute("data-done", "Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == "The Carl's Soda bottle, with four bubbles."
    assert (watch.errors, watch.foreign) == ([], [])


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_on_a_phone_details_show_a_larger_image(page: Page, demo: str) -> None:
    page.goto(f"{demo}brand/logo/")
    tile = page.locator(".advocacy-brand__tile", has_text="Icon white")
    small, large = tile.locator(".advocacy-brand__picture"), tile.locator(".advocacy-brand__large")
    expect(large).to_be_hidden()
    tile.locator("summary").click()
    expect(large.locator("img")).to_have_js_property("complete", True)
    wide = "one => one.getBoundingClientRect().width"
    assert large.evaluate(wide) > 3 * small.evaluate(wide)
    ground = "one => getComputedStyle(one).backgroundColor"
    assert large.evaluate(ground) == small.evaluate(ground)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(large).to_be_hidden()


@pytest.mark.parametrize("screen", ["phone", "desktop"], indirect=True)
def test_a_rendition_can_be_downloaded_with_the_keyboard(page: Page, bottles: str, watch: Watch) -> None:
    page.goto(f"{bottles}brand/bottles/")
    expect(page.locator(".advocacy-brand[data-ready]")).to_be_visible()  # copy buttons are hidden until then
    sizes = page.locator("summary[aria-label='Sizes and details: Staying']")
    for _ in range(60):
        page.keyboard.press("Tab")
        if sizes.evaluate("element => element === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy alt text: Staying")).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    with Image.open(download.value.path()) as picture:
        assert picture.size == (1200, 627)
    assert watch.errors == []


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize(
    ("day", "shown"),
    [(31, ["Ending", "Staying", "terms.pdf"]), (32, ["Staying"])],
    ids=["last day", "day after"],
)
def test_files_that_expired_since_the_build_are_hidden(page: Page, bottles: str, day: int, shown: list[str]) -> None:
    page.clock.set_fixed_time(datetime(2027, 1, 1, 12, tzinfo=UTC) + timedelta(days=day - 1))
    page.goto(f"{bottles}brand/bottles/")
    expect(page.locator(".advocacy-brand__tile:visible .advocacy-brand__name")).to_have_text(shown)


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_scripts_cause_no_layout_shift_and_values_are_readable_without_them(
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
def test_images_stay_within_their_frames(page: Page, demo: str) -> None:
    page.goto(f"{demo}brand/logo/", wait_until="networkidle")
    jutting = """places => places.filter((place) => {
      const [outer, inner] = [place, place.querySelector("img")].map((one) => one.getBoundingClientRect());
      return inner.width > outer.width + 1 || inner.height > outer.height + 1;
    }).length"""
    places = page.locator(".advocacy-brand__picture")
    assert places.count() == 9
    assert places.evaluate_all(jutting) == 0


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_on_a_phone_an_image_is_a_row_and_its_summary_does_not_move(page: Page, demo: str) -> None:
    page.goto(f"{demo}brand/logo/")
    tile = page.locator(".advocacy-brand__tile").first
    summary = tile.locator("summary")
    heights = page.locator(".advocacy-brand__tile").evaluate_all("all => all.map(one => one.offsetHeight)")
    assert max(heights) <= 200
    assert page.evaluate("document.documentElement.scrollHeight") <= 6000  # 9,476 when each image was a card
    summary.scroll_into_view_if_needed()
    before = summary.bounding_box()
    summary.click()
    expect(tile.get_by_text("Alt text:")).to_be_visible()
    assert summary.bounding_box() == before
    box, alt = tile.bounding_box(), tile.get_by_text("Alt text:").bounding_box()
    assert box
    assert alt
    assert alt["width"] > 0.9 * box["width"]
