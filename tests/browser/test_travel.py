"""Moving around the hub: instant navigation, search, the passing of time, and no requests to other hosts."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import MARKUP, Watch

pytestmark = pytest.mark.browser

BEFORE, AFTER = datetime(2027, 1, 31, 23, 59, tzinfo=UTC), datetime(2027, 2, 1, 0, 0, 1, tzinfo=UTC)
KINDS = (
    "",
    "posts/",
    "posts/ginger/",
    "posts/ending/de/",
    "posts/over/",
    "posts/arabic/",
    "posts/page/2/",
    "campaigns/",
    "campaigns/launch/",
    "404.html",
)


def follow_instantly(page: Page, link: str) -> None:
    """Follow a link and check that it does not load a full page."""
    page.wait_for_function("window.document$")
    page.wait_for_load_state("networkidle")  # until the sitemap is loaded, every link loads a full page
    page.evaluate("window.stayed = true")
    heading = page.locator(".md-content h1").inner_text()
    page.locator(link).first.click()
    expect(page.locator(".md-content h1")).not_to_have_text(heading)
    assert page.evaluate("window.stayed"), f"{link} loaded a full page"


def search(page: Page, words: str) -> Locator:
    if not page.locator("input.md-search__input").is_visible():
        page.locator("header label[for=__search]").first.click()
    page.locator("input.md-search__input").press_sequentially(words)
    results: Locator = page.locator(".md-search-result__item")
    expect(results.first).to_be_visible(timeout=15_000)
    return results


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_a_hub_sends_no_request_to_other_hosts_and_no_script_fails(page: Page, hub: str, watch: Watch) -> None:
    for address in KINDS:
        page.goto(f"{hub}{address}", wait_until="networkidle")
    search(page, "quinine")
    page.goto(f"{hub}posts/", wait_until="networkidle")
    follow_instantly(page, ".advocacy-card a")
    assert (watch.foreign, watch.errors) == ([], [])


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_demo_sends_no_request_to_other_hosts_and_no_script_fails(page: Page, demo: str, watch: Watch) -> None:
    for address in ("", "posts/", "posts/ginger-is-here/", "campaigns/ginger-launch/", "about/"):
        page.goto(f"{demo}{address}", wait_until="networkidle")
    search(page, "lemons")
    assert (watch.foreign, watch.errors) == ([], [])


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_a_hub_at_another_address_sends_no_request_to_other_hosts(page: Page, moved_hub: str, watch: Watch) -> None:
    for address in ("posts/", "posts/ending/de/"):
        page.goto(f"{moved_hub}{address}", wait_until="networkidle")
    assert watch.foreign == []


def test_a_post_works_after_instant_navigation(page: Page, hub: str, watch: Watch) -> None:
    page.goto(f"{hub}posts/")
    follow_instantly(page, ".advocacy-card a[href$='posts/ginger/']")
    expect(page.locator("h1")).to_have_text('Ginger & "friends"')
    expect(page.locator(".advocacy-dock .advocacy-share:visible")).to_have_attribute("data-network", "linkedin")
    expect(page.locator("[role=dialog]").first).to_have_attribute("aria-label", "Search")
    page.go_back()
    expect(page.locator(".advocacy-card:visible")).to_have_count(48)
    page.go_forward()
    expect(page.locator(".advocacy-dock .advocacy-share:visible")).to_be_visible()
    assert watch.errors == []


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_the_island_survives_instant_navigation(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/")
    follow_instantly(page, ".advocacy-card a[href$='posts/ginger/']")
    expect(page.locator("h1")).to_have_text('Ginger & "friends"')
    island = page.evaluate("JSON.parse(document.getElementById('advocacy-post')?.textContent ?? 'null')")
    assert island
    assert island["id"] == "ginger"


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_a_link_leads_to_its_language(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/deutsch/")
    page.locator("a.advocacy-back").click()
    page.get_by_role("link", name="English second").click()
    expect(page).to_have_url(f"{hub}posts/deutsch/en/")


def expect_frame(page: Page, language: str, direction: str, search: str) -> None:
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("body")).to_have_attribute("dir", direction)
    expect(page.locator("input.md-search__input")).to_have_attribute("placeholder", search)


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_frame_is_in_the_language_of_the_page(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/arabic/", wait_until="networkidle")
    expect_frame(page, "ar", "rtl", "بحث")
    page.locator("a.advocacy-back").click()
    expect(page.locator("h1")).to_have_text("Share today")
    expect_frame(page, "en", "ltr", "Search")
    page.wait_for_load_state("networkidle")  # frame.js stores the page's language on load
    page.go_back()
    expect(page.locator("h1")).to_have_text("الزنجبيل هنا")
    expect_frame(page, "ar", "rtl", "بحث")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_going_back_to_another_language_needs_no_script(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/arabic/", wait_until="networkidle")
    page.route("**/javascripts/bundle.*", lambda route: (page.wait_for_timeout(1000), route.continue_()))
    page.locator("a.advocacy-back").click()
    expect(page.locator("body")).to_have_attribute("dir", "ltr")  # the page's head has been parsed
    page.go_back()
    expect(page.locator("h1")).to_have_text("الزنجبيل هنا")


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_frame_switches_language_with_the_page(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/ending/", wait_until="networkidle")
    page.locator(".advocacy-alternates a[hreflang=de]").click()
    expect(page.locator("h1")).to_have_text("Endet bald")
    expect_frame(page, "de", "ltr", "Suche")


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize(("now", "gone"), [(BEFORE, False), (AFTER, True)])
def test_a_page_hides_posts_that_expired_since_the_build(page: Page, hub: str, now: datetime, gone: bool) -> None:
    page.clock.set_fixed_time(now)
    for address in ("posts/", "campaigns/launch/"):
        page.goto(f"{hub}{address}")
        expect(card(page)).to_be_visible(visible=not gone)
    for address in ("posts/ending/", "posts/ending/de/"):
        page.goto(f"{hub}{address}")
        assert_gone(page, gone=gone)
    page.goto(f"{hub}posts/ginger/")
    assert_gone(page, gone=False)


def test_expired_posts_are_hidden_after_instant_navigation_too(page: Page, hub: str) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{hub}campaigns/")
    follow_instantly(page, "a[href$='campaigns/launch/']")
    expect(page.get_by_role("link", name='Ginger & "friends"')).to_be_visible()
    expect(card(page)).to_be_hidden()
    page.goto(f"{hub}posts/ginger/")
    page.clock.set_fixed_time(BEFORE)
    page.goto(f"{hub}campaigns/launch/")
    expect(card(page)).to_be_visible()
    page.clock.set_fixed_time(AFTER)
    follow_instantly(page, ".advocacy-card a[href$='posts/ending/']")
    expect(page.locator("h1")).to_have_text("Ends soon")
    assert_gone(page, gone=True)


def test_search_finds_a_post_by_its_text(page: Page, hub: str) -> None:
    page.goto(f"{hub}campaigns/")
    results = search(page, "quinine")
    expect(results).to_have_count(1)
    results.first.locator("a").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{hub}posts/markup/")))
    expect(page.locator(".md-content h1")).to_have_text(MARKUP)


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_markup_is_inert_in_search_results(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/")
    results = search(page, "lemonade")
    expect(results.first.locator(".advocacy-hit__title")).to_contain_text("<b>bold</b> & lemonade")
    assert results.locator("img").count() == 0
    assert results.locator("b").count() == 0
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_search_shows_no_placeholders(page: Page, hub: str) -> None:
    page.goto(f"{hub}posts/")
    results = search(page, "lab")
    expect(results.first).to_contain_text("Ginger")
    assert "{" not in results.first.inner_text()


def card(page: Page) -> Locator:
    return page.locator(".advocacy-card:has(a[href$='posts/ending/'])")


def assert_gone(page: Page, *, gone: bool) -> None:
    expect(page.locator("#linkedin")).to_have_count(0 if gone else 1)
    assert (page.locator("a.advocacy-share").count() == 0) is gone
    expect(page.locator(".advocacy-gone:visible")).to_have_count(int(gone))
