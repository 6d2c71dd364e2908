"""Finding a post: filters, text search, shareable addresses, and marks for new posts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_access import COLORS, findings
from tests.browser.test_layout import STICKING_OUT
from tests.browser.test_travel import follow_instantly
from tests.site.sites import built, post

pytestmark = pytest.mark.browser

MARKUP = '<img src=x onerror="window.hacked=1"> & tonic'
LINK = "https://soda.example/"
POSTS: dict[str, Any] = {
    "ginger": post(
        "Ginger is here",
        ["Ginger. {link}", "No sugar."],
        summary="Two flavours.",
        campaign="launch",
        topics=["product", MARKUP],
        audience=["employees", "customers"],
        link=LINK,
        publish="2027-01-10",
    ),
    "ginger.de": {"title": "Ingwer ist da", "summary": "Zwei Sorten.", "text": {"any": "Ingwer."}},
    "jobs": post("We are hiring", topics=["people"], networks=["linkedin"], publish="2027-01-08"),
    "cafe": post(
        "Café crème",
        topics=["product"],
        audience=["customers"],
        networks=["x", "mastodon", "telegram"],
        publish="2027-01-05",
    ),
    "ending": post("Ends soon", topics=["people"], publish="2027-01-03", expire="2027-01-18", link=LINK),
    "markup": post(MARKUP, "A post about quinine.", summary=MARKUP, topics=[MARKUP], publish="2027-01-02"),
    **{
        f"number-{n:02}": post(f"Number {n}", topics=["numbers"], publish=f"2026-{n % 12 + 1:02}-01") for n in range(80)
    },
}
CAMPAIGNS = {"launch": {"title": "Launch & more"}, "words": {"title": "Nothing yet"}}
NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with 85 posts, as of noon on 15 January 2027."""
    make = partial(
        built,
        posts=POSTS,
        campaigns=CAMPAIGNS,
        site_url=ANYWHERE,
        pages={"index.md": "# Home\n\n[Share](posts/index.md) [For X](posts/index.md?network=x)\n"},
        options={"languages": ["en", "de"]},
        nav=["index.md", "posts/index.md"],
        theme={"features": ["navigation.instant", "search.share", "navigation.tabs"]},
    )
    with served_once(tmp_path_factory, "shelf", make) as address:
        yield address


def status(page: Page) -> Locator:
    # during instant navigation, a post's page has status regions too
    return page.locator(".advocacy-feed").get_by_role("status")


def titles(page: Page) -> list[str]:
    return page.locator(".advocacy-card:visible h2").all_inner_texts()


def visit(page: Page, feed: str, now: datetime) -> None:
    """Open the feed at that time and wait until the visit is stored."""
    page.clock.set_fixed_time(now)
    page.goto(feed)
    page.wait_for_function(
        "now => JSON.parse(localStorage.advocacy ?? 'null')?.visits.last === now", arg=now.timestamp() * 1000
    )


def chip(page: Page, kind: str, name: str) -> Locator:
    """Return a filter's control. On a phone, it is visible only while the sheet is open."""
    return page.get_by_role("group", name=kind).get_by_role("radio", name=name)


def has_sheet(page: Page) -> bool:
    """Return whether the screen is so narrow that scripts turn the filters into a sheet."""
    return page.evaluate("innerWidth") < 960


def open_filters(page: Page) -> None:
    """Make the filters visible."""
    if has_sheet(page):
        page.get_by_role("button", name=re.compile("^Filters")).click()
        expect(page.get_by_role("dialog", name="Filter posts")).to_be_visible()


def close_filters(page: Page) -> None:
    """Close the sheet and show the posts."""
    if has_sheet(page):
        page.get_by_role("button", name=re.compile(r"^Show [\d,]+ post")).click()


@pytest.mark.parametrize(
    ("kind", "name", "search", "found"),
    [
        ("Network", "X", "?network=x", ["Ginger is here", "Café crème", "Ends soon", MARKUP]),
        ("Campaign", "Launch & more", "?campaign=launch", ["Ginger is here"]),
        ("Topic", "product", "?topic=product", ["Ginger is here", "Café crème"]),
        ("Who shares it", "Customers", "?audience=customers", ["Ginger is here", "Café crème"]),
        ("Language", "Deutsch", "?language=de", ["Ingwer ist da"]),
    ],
)
def test_each_filter_shows_the_matching_posts(
    page: Page, shelf: str, kind: str, name: str, search: str, found: Any
) -> None:
    page.goto(f"{shelf}posts/")
    expect(status(page)).to_have_text("85 posts")
    if kind == "Campaign":  # with posts in only one campaign, there is nothing to choose
        expect(page.get_by_role("group", name=kind)).to_have_count(0)
        page.goto(f"{shelf}posts/{search}")
    else:
        open_filters(page)
        chip(page, kind, name).check()
        close_filters(page)
    expect(status(page)).to_contain_text(f": {name}")
    assert page.url == f"{shelf}posts/{search}"
    shown = titles(page)
    assert shown[: len(found)] == found
    assert status(page).inner_text().startswith(f"{84 if kind == 'Network' else len(found)} post")
    assert len(shown) == (24 if kind == "Network" else len(found))


@ONCE
def test_the_count_of_a_filter_is_the_number_of_posts_it_shows(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/?audience=customers")
    expect(status(page)).to_have_text("2 posts: Customers")
    chips = page.locator(".advocacy-choice:visible:has(.advocacy-count) input")
    promised = {
        (one.get_attribute("name"), one.get_attribute("value")): int(count)
        for one in chips.all()
        if (count := one.locator("xpath=../span[@class='advocacy-count']").inner_text())
    }
    assert len(promised) > 6
    for (kind, value), count in promised.items():
        one = page.locator(f".advocacy-choice input[name={kind}][value={json.dumps(value, ensure_ascii=False)}]")
        one.check()
        expect(status(page)).to_contain_text(re.compile(f"^{count} post"))
        if kind == "audience":
            page.locator(".advocacy-choice input[name=audience][value=customers]").check()
        else:
            one.click()  # a second click clears the filter
        expect(status(page)).to_have_text("2 posts: Customers")


def test_a_dropdown_offers_the_rest_of_a_long_list(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    open_filters(page)
    more = page.get_by_role("combobox", name="Network")
    assert "Telegram (84)" in more.inner_text()
    more.select_option("telegram")
    expect(status(page)).to_have_text("84 posts: Telegram")
    chip(page, "Network", "LinkedIn").check()
    expect(status(page)).to_have_text("84 posts: LinkedIn")
    expect(more).to_have_value("")


@ONCE
def test_results_that_arrive_late_leave_the_focus_in_place(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    expect(page.locator(".advocacy-feed.advocacy-ready")).to_be_visible()
    click = """async ([focused, chosen]) => {
        document.querySelector(focused).focus()
        document.querySelector(chosen).click()
    }"""
    stays, goes = '.advocacy-card a[href*="ginger/"]', '.advocacy-card a[href*="jobs/"]'
    page.evaluate(click, [stays, "input[name=topic][value=product]"])
    expect(status(page)).to_have_text("2 posts: product")
    expect(page.locator(stays).first).to_be_focused()
    page.evaluate(click, [stays, "input[name=topic][value=product]"])
    expect(status(page)).to_have_text("85 posts")
    page.evaluate(click, [goes, "input[name=topic][value=product]"])
    expect(status(page)).to_have_text("2 posts: product")
    expect(status(page)).to_be_focused()


@ONCE
def test_a_second_click_clears_a_filter(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    chip(page, "Topic", "product").click()
    expect(status(page)).to_have_text("2 posts: product")
    chip(page, "Topic", "product").click()
    expect(status(page)).to_have_text("85 posts")
    assert page.url == f"{shelf}posts/"


@ONCE
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("cafe", ["Café crème"]),
        ("  HERE ginger ", ["Ginger is here"]),
        ("launch", ["Ginger is here"]),
        ("onerror=", None),
    ],
)
def test_posts_are_found_by_their_text(page: Page, shelf: str, words: str, found: list[str] | None) -> None:
    page.goto(f"{shelf}posts/")
    page.get_by_role("searchbox", name="Find a post").press_sequentially(words)
    expect(status(page)).to_contain_text(f"“{words.strip()}”")
    assert titles(page) == (found or [MARKUP, "Ginger is here"])
    assert page.evaluate("window.hacked") is None


@ONCE
def test_the_address_shows_others_the_same_posts(page: Page, browser: Browser, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    chip(page, "Topic", "people").check()
    chip(page, "Network", "LinkedIn").check()
    page.get_by_role("searchbox", name="Find a post").fill("people")
    expect(status(page)).to_have_text("2 posts: LinkedIn · people · “people”")
    other = browser.new_page()
    other.goto(page.url)
    expect(status(other)).to_have_text(status(page).inner_text())
    assert titles(other) == titles(page) == ["Ends soon", "We are hiring"]
    expect(other.get_by_role("searchbox", name="Find a post")).to_have_value("people")
    expect(chip(other, "Topic", "people")).to_be_checked()
    other.close()


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_a_link_to_the_filtered_feed_can_be_copied(page: Page, shelf: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{shelf}posts/?topic=product")
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{shelf}posts/?topic=product"


@ONCE
def test_unknown_filter_values_are_ignored_and_reported(page: Page, shelf: str, watch: Watch) -> None:
    page.goto(f"{shelf}posts/?network=myspace&topic=product&audience=%3Cb%3E")
    expect(status(page)).to_have_text("2 posts: product · Not found here: myspace, <b>")
    page.get_by_role("button", name="Clear filters").click()
    expect(status(page)).to_have_text("85 posts")
    expect(status(page)).to_be_focused()
    assert page.url == f"{shelf}posts/"
    expect(page.locator(".advocacy-card:visible")).to_have_count(48)
    assert watch.errors == []


@ONCE
def test_filters_are_kept_when_going_to_a_post_and_back(page: Page, shelf: str) -> None:
    page.goto(shelf)
    follow_instantly(page, "a:has-text('For X')")
    expect(status(page)).to_have_text("84 posts: X")
    follow_instantly(page, ".advocacy-card a")
    page.go_back()
    expect(status(page)).to_have_text("84 posts: X")
    assert page.url == f"{shelf}posts/?network=x"
    chip(page, "Topic", "product").click()
    expect(status(page)).to_have_text("2 posts: X · product")
    chip(page, "Topic", "product").click()  # a handler attached twice would select it again
    expect(status(page)).to_have_text("84 posts: X")
    page.go_back()
    expect(page.locator("h1")).to_have_text("Home")
    follow_instantly(page, "article a:has-text('Share')")
    expect(status(page)).to_have_text("85 posts")
    expect(page.locator(".advocacy-card:visible")).to_have_count(48)


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_a_link_to_the_feed_itself_resets_the_filters(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    page.wait_for_load_state("networkidle")
    chip(page, "Topic", "product").check()
    expect(status(page)).to_have_text("2 posts: product")
    page.locator(".md-tabs a", has_text="Share").click()
    expect(status(page)).to_have_text("85 posts")
    page.go_back()
    expect(status(page)).to_have_text("2 posts: product")
    expect(chip(page, "Topic", "product")).to_be_checked()


def test_show_more_appends_posts_and_keeps_the_position(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".advocacy-card:visible")).to_have_count(72)
    expect(page.locator(".advocacy-card h2 a").nth(48)).to_be_focused()
    page.get_by_role("button", name="Show more").click()
    expect(page.locator(".advocacy-card:visible")).to_have_count(85)
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()
    assert len(set(titles(page))) == 85
    page.locator(".advocacy-card h2 a").nth(80).scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    page.wait_for_function("history.state?.y === scrollY")  # Material stores the scroll position with a delay
    y = page.evaluate("scrollY")
    follow_instantly(page, ".advocacy-card >> nth=80 >> a")
    page.go_back()
    expect(page.locator(".advocacy-card:visible")).to_have_count(85)
    page.wait_for_function("y => Math.abs(scrollY - y) < 50", arg=y)


@ONCE
def test_cards_rendered_by_scripts_equal_those_of_the_build(page: Page, shelf: str) -> None:
    whole = """card => {
      for (const one of card.querySelectorAll("[href]")) one.setAttribute("href", one.href);
      for (const one of card.querySelectorAll("use")) {
        one.setAttribute("xlink:href", new URL(one.href.baseVal, location).href);
      }
      const moment = card.dataset.advocacyExpires;
      if (moment) card.dataset.advocacyExpires = new Date(moment).toISOString();
      card.querySelector(".advocacy-marks")?.remove();
      return card.outerHTML.replace(/>\\s+</g, "><");
    }"""
    page.goto(f"{shelf}posts/page/2/")
    written = {html for card in page.locator(".advocacy-card").all() for html in [card.evaluate(whole)]}
    page.goto(f"{shelf}posts/")
    for count in (72, 85):
        page.get_by_role("button", name="Show more").click()
        expect(page.locator(".advocacy-card")).to_have_count(count)
    made = {card.evaluate(whole) for card in page.locator(".advocacy-card").all()[48:]}
    assert made == written


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_a_card_of_a_translation_is_in_its_language(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/?language=de")
    card = page.locator(".advocacy-card:visible")
    expect(card).to_have_attribute("lang", "de")
    expect(card).to_contain_text("1 Fassung")
    expect(card.get_by_role("button", name="Merken")).to_be_visible()
    expect(card.get_by_role("link", name="Ingwer ist da")).to_have_attribute("href", f"{shelf}posts/ginger/de/")
    expect(card.get_by_role("link", name="Teilen")).to_have_attribute("href", f"{shelf}posts/ginger/de/#linkedin")


@ONCE
def test_an_empty_result_offers_filters_to_remove(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/?network=linkedin&topic=people&audience=customers&text=hiring")
    expect(status(page)).to_have_text("0 posts: LinkedIn · people · Customers · “hiring”")
    expect(page.get_by_text("No posts match all of these filters.")).to_be_visible()
    ways = page.locator(".advocacy-empty button")
    assert ways.all_inner_texts() == ["Without Customers: 1 post"]
    ways.click()
    expect(status(page)).to_have_text("1 post: LinkedIn · people · “hiring”")
    expect(status(page)).to_be_focused()
    expect(page.get_by_text("No posts match all of these filters.")).to_be_hidden()


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_filters_work_with_the_keyboard(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    page.get_by_role("searchbox", name="Find a post").focus()
    for name in ("Saved", "Hide shared"):
        page.keyboard.press("Tab")
        expect(page.get_by_role("checkbox", name=name)).to_be_focused()
    page.keyboard.press("Tab")
    expect(chip(page, "Network", "All networks")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_have_text("84 posts: LinkedIn")
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_have_text("84 posts: X")
    expect(chip(page, "Network", "X")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("combobox", name="Network")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(status(page)).to_have_text("80 posts: X · numbers")
    page.get_by_role("searchbox", name="Find a post").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Go to the posts")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(status(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Copy link")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("85 posts")


def test_posts_are_filtered_and_the_link_copied_with_the_keyboard(page: Page, shelf: str, screen: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{shelf}posts/")
    page.get_by_role("searchbox", name="Find a post").focus()
    page.keyboard.press("Tab")
    if screen == "phone":
        expect(page.get_by_role("button", name="Filters")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Close")).to_be_focused()
        page.keyboard.press("Tab")
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(status(page)).to_have_text("84 posts: X")
    if screen == "phone":
        page.keyboard.press("Escape")
        expect(page.get_by_role("button", name="Filters (1)")).to_be_focused()
    copying = page.get_by_role("button", name="Copy link")
    for _ in range(60):
        if copying.evaluate("one => one === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{shelf}posts/?network=x"


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_posts_since_the_last_visit_are_marked(page: Page, shelf: str) -> None:
    new = page.locator(".advocacy-new")
    visit(page, f"{shelf}posts/", datetime(2027, 1, 9, tzinfo=UTC))
    expect(page.locator(".advocacy-last-days")).to_have_count(0)
    expect(new).to_have_count(0)
    for _ in range(2):  # the same visit continues
        visit(page, f"{shelf}posts/", NOON)
        expect(page.locator(".advocacy-card:has(.advocacy-new) h2")).to_have_text("Ginger is here")
        expect(page.get_by_text("1 new since your last visit")).to_be_visible()
    page.goto(f"{shelf}posts/?language=de")
    expect(page.locator(".advocacy-card:has(.advocacy-new) h2")).to_have_text("Ingwer ist da")
    visit(page, f"{shelf}posts/", datetime(2027, 1, 15, 13, tzinfo=UTC))
    expect(page.locator(".advocacy-last-days")).to_be_visible()
    expect(new).to_have_count(0)


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_the_last_days_of_a_post_are_marked_and_counted_down(page: Page, shelf: str) -> None:
    mark = page.locator(".advocacy-card:has-text('Ends soon') .advocacy-last-days")
    for day, words in ((15, "4 days left"), (17, "2 days left"), (18, "Last day")):
        visit(page, f"{shelf}posts/", datetime(2027, 1, day, 12, tzinfo=UTC))
        expect(mark).to_have_text(words)
    visit(page, f"{shelf}posts/", datetime(2027, 1, 19, tzinfo=UTC))
    expect(status(page)).to_have_text("84 posts")
    expect(page.get_by_role("link", name="Ends soon")).to_be_hidden()
    open_filters(page)
    expect(chip(page, "Topic", "people")).to_have_accessible_name("people 1")


@ONCE
def test_loading_the_posts_can_be_retried(page: Page, shelf: str) -> None:
    page.route("**/posts/data/**", lambda route: route.abort())
    page.goto(f"{shelf}posts/")
    chip(page, "Topic", "product").check()
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("The posts couldn’t be loaded.")
    page.unroute("**/posts/data/**")
    alert.get_by_role("button").click()
    expect(status(page)).to_have_text("2 posts: product")
    expect(alert).to_be_hidden()


JUMPS = """
window.jumps = [];
let read = Infinity;
addEventListener("DOMContentLoaded", ({ timeStamp }) => (read = timeStamp));
new PerformanceObserver((list) => {
  for (const one of list.getEntries().filter(({ startTime }) => startTime > read)) {
    jumps.push(...one.sources.map(({ node, currentRect: { x, y } }) => [node?.className, x, y].join(" ")));
  }
}).observe({ type: "layout-shift", buffered: true });
"""
"""A script that records layout shifts after parsing; before that, the last card can be painted incompletely."""


def test_scripts_cause_no_layout_shift(page: Page, shelf: str) -> None:
    """Scripts that load late change nothing that is already painted."""
    page.add_init_script(JUMPS)
    visit(page, f"{shelf}posts/", datetime(2027, 1, 9, tzinfo=UTC))
    page.route("**/feed/feed.js", lambda route: (page.wait_for_timeout(500), route.continue_()))
    visit(page, f"{shelf}posts/", NOON)
    expect(page.locator(".advocacy-new")).to_have_count(1)
    page.wait_for_timeout(200)
    assert page.evaluate("jumps") == []


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_a_filtered_address_shows_no_other_posts_while_loading(page: Page, shelf: str) -> None:
    page.route("**/posts/data/**", lambda route: (page.wait_for_timeout(300), route.continue_()))
    page.goto(f"{shelf}posts/?topic=product", wait_until="commit")
    page.wait_for_selector(".advocacy-card", state="attached")
    expect(page.get_by_role("link", name="Number 1", exact=True)).to_be_hidden()
    expect(status(page)).to_have_text("2 posts: product")
    expect(page.get_by_role("link", name="Café crème")).to_be_visible()


def test_axe_finds_nothing_in_the_feed(page: Page, shelf: str, screen: str) -> None:
    visit(page, f"{shelf}posts/", datetime(2027, 1, 2, tzinfo=UTC))
    expect(status(page)).to_have_text("85 posts")
    page.clock.set_fixed_time(NOON)
    for search in ("", "?network=x&audience=customers", "?network=telegram&text=nothing+at+all"):
        page.emulate_media(color_scheme="light")
        page.goto(f"{shelf}posts/{search}")
        expect(status(page)).to_contain_text("post")
        assert findings(page) == [], search
        if screen == "desktop":  # check the dark scheme on one screen only
            page.emulate_media(color_scheme="dark")
            assert findings(page, COLORS) == [], search
        assert page.locator("[role=status]").count() == 1


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize("width", [320, 390, 800])
def test_filters_are_a_sheet_until_they_fit_beside_the_posts(page: Page, shelf: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{shelf}posts/?network=telegram&text=number")
    expect(status(page)).to_have_text("80 posts: Telegram · “number”")
    assert page.evaluate(STICKING_OUT) == [0, []]
    box = page.get_by_role("search", name="Filter posts").bounding_box()
    assert box
    assert box["height"] < 60
    open_filters(page)
    assert page.evaluate(STICKING_OUT) == [0, []]
    for one in page.locator(".advocacy-sheet :is(label, select, button):visible").all():
        size = one.bounding_box()
        assert size
        assert size["height"] >= 44
    if width == 390:
        assert findings(page) == []


@ONCE
def test_stored_data_can_be_viewed_in_the_feed_too(page: Page, shelf: str) -> None:
    page.goto(f"{shelf}posts/")
    page.evaluate("localStorage.setItem('advocacy', JSON.stringify({ networks: ['x', 'line'] }))")
    page.get_by_role("button", name="What this device remembers").click()
    dialog = page.get_by_role("dialog", name="What this device remembers")
    expect(dialog.get_by_text("X, LINE")).to_be_visible()
    dialog.get_by_role("button", name="Forget everything").click()
    assert page.evaluate("localStorage.getItem('advocacy')") is None
