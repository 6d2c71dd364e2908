"""The frame of all pages: the grid, the active tab, and the skip link."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE

pytestmark = pytest.mark.browser

TABS = {
    "": "Welcome",
    "posts/": "Share",
    "posts/rhubarb-spritz/": "Share",
    "posts/ginger-is-here/de/": "Share",
    "campaigns/": "Campaigns",
    "campaigns/ginger-launch/": "Campaigns",
    "campaigns/ginger-launch/de/": "Campaigns",
    "guidelines/": "Guidelines",
    "guidelines/linkedin/": "Guidelines",
    "guidelines/linkedin/1/": "Guidelines",
    "guidelines/linkedin/1/3/": "Guidelines",
    "changes/": "Guidelines",
    "brand/": "Brand",
    "brand/logo/": "Brand",
    "brand/logo/de/": "Brand",
    "campaigns/ginger-launch/de/launch/": "Campaigns",
    "programme/": "Programme",
    "programme/de/": "Programme",
    "groups/": "Groups",
    "groups/brand-council/": "Groups",
    "groups/brand-council/de/": "Groups",
    "events/": "Events",
    "events/brand-council-2026-4/": "Events",
    "stories/": "Stories",
    "stories/six-bottles/": "Stories",
    "stories/six-bottles/de/": "Stories",
    "newsletters/": "Newsletter",
    "newsletters/2026-11/": "Newsletter",
    "newsletters/2026-11/ar/": "Newsletter",
    "you-said-we-did/": "You said",
    "listening/": "Listening",
    "listening/product/": "Listening",
    "you-said-we-did/de/": "You said",
    "results/": "Results",
    "results/de/": "Results",
    "about/": "About",
}
LIT = ".md-tabs__item--active"


@ONCE
def test_exactly_the_tab_of_the_page_is_active(page: Page, demo: str) -> None:
    for address, tab in TABS.items():
        page.goto(f"{demo}{address}")
        assert page.locator(LIT).all_inner_texts() == [tab], address


@ONCE
def test_the_active_tab_follows_instant_navigation(page: Page, demo: str) -> None:
    page.goto(f"{demo}campaigns/", wait_until="networkidle")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="Ginger launch").click()
    page.wait_for_url("**/campaigns/ginger-launch/")
    expect(page.locator(LIT)).to_have_text("Campaigns")
    page.locator(".advocacy-card__title a").first.click()
    page.wait_for_url("**/posts/**")
    expect(page.locator(LIT)).to_have_text("Share")
    assert page.evaluate("window.stays")


@ONCE
@pytest.mark.parametrize("address", ["", "posts/ginger-is-here/", "404.html"])
def test_the_colour_scheme_is_set_before_the_theme_scripts_load(page: Page, demo: str, address: str) -> None:
    page.route("**/javascripts/bundle.*", lambda route: route.abort())
    for scheme, expected in (("dark", "slate"), ("light", "default")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(f"{demo}{address}")
        body = page.locator("body")
        expect(body).to_have_attribute("data-md-color-scheme", expected)
        expect(body).to_have_attribute("data-md-color-primary", "deep-purple")


@ONCE
def test_the_selected_colour_scheme_is_kept(page: Page, demo: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(demo, wait_until="networkidle")
    page.get_by_title("Switch to light mode").click()
    page.get_by_title("Switch to dark mode").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.route("**/javascripts/bundle.*", lambda route: route.abort())
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


@ONCE
@pytest.mark.parametrize("address", [*TABS, "404.html"])
def test_the_first_tab_stop_skips_the_frame(page: Page, demo: str, address: str) -> None:
    page.goto(f"{demo}{address}")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip:focus")
    expect(skip).to_have_count(1)
    expect(skip).to_have_css("opacity", "1")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'advocacy-content'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-header, .md-tabs')?.outerHTML") is None


@ONCE
def test_instant_navigation_keeps_exactly_one_skip_link(page: Page, demo: str) -> None:
    page.goto(f"{demo}about/", wait_until="networkidle")
    for tab in ("Share", "About", "Brand"):
        page.locator(".md-tabs").get_by_role("link", name=tab).click()
        expect(page.locator(LIT)).to_have_text(tab)
        expect(page.locator(".md-skip:visible")).to_have_count(1)


@ONCE
def test_all_pages_share_their_left_and_top_edges(page: Page, demo: str) -> None:
    heads = "h1 => [h1.getBoundingClientRect().left, h1.getBoundingClientRect().top].map(Math.round)"
    places: dict[int, dict[str, tuple[list[int], bool]]] = {width: {} for width in (320, 390, 768, 1280, 1600)}
    for address in TABS:
        page.goto(f"{demo}{address}")
        below = bool(page.locator(".advocacy-back").count())
        for width, seen in places.items():
            page.set_viewport_size({"width": width, "height": 900})
            seen[address] = page.locator(".md-content :is(h1, .advocacy-welcome)").first.evaluate(heads), below
    for width, seen in places.items():
        for is_below in (True, False):
            assert len({tuple(place) for place, below in seen.values() if below is is_below}) == 1, (width, seen)
        assert len({place[0] for place, _ in seen.values()}) == 1, (width, seen)


@ONCE
@pytest.mark.parametrize("address", ["posts/", "campaigns/people-of-carls/"])
def test_a_wide_screen_shows_four_cards_in_a_row(page: Page, demo: str, address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 1000})
    page.goto(f"{demo}{address}")
    tops = page.locator(".advocacy-card").evaluate_all("cards => cards.slice(0, 5).map(card => card.offsetTop)")
    assert [top == tops[0] for top in tops] == [True, True, True, True, False]


@ONCE
def test_the_goal_of_a_campaign_is_beside_its_cover(page: Page, demo: str) -> None:
    page.goto(f"{demo}campaigns/ginger-launch/")
    goal, cover = page.locator(".advocacy-goal"), page.locator(".advocacy-campaign-head > .advocacy-cover")
    for width in (1280, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        beside, over = goal.bounding_box(), cover.bounding_box()
        assert beside
        assert over
        assert beside["x"] + beside["width"] <= over["x"], width
        assert beside["y"] < over["y"] + over["height"], width
    page.set_viewport_size({"width": 390, "height": 844})
    expect(cover).to_be_hidden()


@ONCE
@pytest.mark.parametrize("width", [390, 768, 1280, 1600])
def test_the_footer_of_a_card_is_one_line(page: Page, demo: str, width: int) -> None:
    """Include a post in five languages, whose codes wrap to two lines at most beside the buttons."""
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("", "campaigns/ginger-launch/"):
        page.goto(f"{demo}{address}")
        feet = page.locator(".advocacy-card__foot:not(:has(.advocacy-icons))")
        heights = feet.evaluate_all("feet => feet.map(foot => foot.getBoundingClientRect().height)")
        assert max(heights) <= 45, address
