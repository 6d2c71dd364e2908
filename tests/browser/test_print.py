"""Printed pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE
from tests.browser.printing import read_codes
from tests.browser.serving import ANYWHERE, served_once
from tests.site.sites import built, post

pytestmark = [pytest.mark.browser, ONCE]

SEEN = (
    "elements => elements.filter(one => one.checkVisibility() && one.getClientRects().length).map(one => one.className)"
)
SENTENCE = (
    "Two ginger sodas made from whole root, for everybody who finds that most of them taste of sugar and little else."
)
LONG_TITLE = "The ginger range is here, and it is the first that our whole lab likes: a launch in six countries"
POST_TITLE = "Three years of work by our lab, and all of it tastes of ginger, root by root"


def campaign(title: str, sentences_of_summary: int, sentences_of_goal: int) -> dict[str, Any]:
    return {
        "title": title,
        "summary": " ".join([SENTENCE] * sentences_of_summary),
        "goal": " ".join([SENTENCE] * sentences_of_goal),
        "targets": {"shares": 600, "clicks": 4000},
        "starts": "2026-12-01",
        "ends": "2027-05-31",
        "owner": "Brand team",
        "contact": "ginger@soda.example",
        "hashtags": ["GingerUp", "CarlsSoda"],
        "launch": True,
    }


LAUNCHES = {
    "brief": campaign(LONG_TITLE, 1, 1),
    "usual": campaign(LONG_TITLE, 1, 3),
    "wordy": campaign(LONG_TITLE, 2, 5),
    "endless": campaign(LONG_TITLE, 3, 24),
}
"""Campaigns that fit on one sheet, and the last, which needs all of two."""


def posts_of(name: str) -> dict[str, Any]:
    summary = " ".join([SENTENCE] * {"brief": 1, "endless": 7}.get(name, 2))
    long = "-and-an-address-that-is-so-long-that-it-needs-two-lines-on-paper-even-in-small-type"
    return {
        f"{name}-{number}{long}": post(POST_TITLE, summary=summary, campaign=name, publish=f"2026-12-0{number}")
        for number in range(1, 4)
    }


@pytest.fixture(scope="module")
def launches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with launch pages of different lengths."""
    posts = {id_: values for name in LAUNCHES for id_, values in posts_of(name).items()}
    make = partial(built, posts=posts, campaigns=LAUNCHES, site_url=ANYWHERE)
    with served_once(tmp_path_factory, "launches", make) as address:
        yield address


def count_sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize(
    ("address", "most"), [("brand/logo/", 5), ("brand/summer/", 2), ("campaigns/", 3), ("newsletters/", 1)]
)
def test_a_page_prints_on_few_sheets(page: Page, demo: str, address: str, most: int) -> None:
    page.goto(f"{demo}{address}", wait_until="networkidle")
    assert count_sheets(page) <= most


@pytest.mark.parametrize("language", ["", "de/", "fr/"])
def test_a_launch_page_prints_on_one_sheet(page: Page, demo: str, language: str) -> None:
    page.goto(f"{demo}campaigns/ginger-launch/{language}launch/", wait_until="networkidle")
    assert count_sheets(page) == 1
    page.emulate_media(media="print")
    expect(page.get_by_text("/posts/113-recipes/")).to_be_visible()


def test_the_codes_of_a_launch_page_are_only_printed_and_lead_to_its_posts(page: Page, launches: str) -> None:
    page.goto(f"{launches}campaigns/wordy/launch/", wait_until="networkidle")
    expect(page.locator(".advocacy-qr").first).to_be_hidden()
    codes = read_codes(page, "A4")
    assert len(codes) == 4
    assert [urlsplit(code).path for code in codes if "/posts/" in code] == [
        f"/posts/{name}/" for name in sorted(posts_of("wordy"), reverse=True)
    ]
    assert [urlsplit(code).path for code in codes if "/posts/" not in code] == ["/campaigns/wordy/"]


@pytest.mark.parametrize(("name", "sheets"), [("brief", 1), ("usual", 1), ("wordy", 1), ("endless", 2)])
def test_a_launch_page_fills_a_sheet_before_the_next(page: Page, launches: str, name: str, sheets: int) -> None:
    page.goto(f"{launches}campaigns/{name}/launch/", wait_until="networkidle")
    assert count_sheets(page) == sheets


def test_the_consent_form_is_a_sheet_of_its_own(page: Page, demo: str) -> None:
    page.goto(f"{demo}guidelines/consent/", wait_until="networkidle")
    assert count_sheets(page) == 2
    page.emulate_media(media="print")
    expect(page.get_by_text("Write this email")).to_be_hidden()
    page.set_viewport_size({"width": 718, "height": 1000})  # the width of A4 between its margins
    tables = page.locator(".advocacy-consent table")
    assert tables.evaluate_all("tables => tables.every(one => one.getBoundingClientRect().right <= innerWidth)")


def test_collapsed_details_stay_closed_and_chips_print_as_text(page: Page, demo: str) -> None:
    page.goto(f"{demo}brand/logo/")
    expect(page.locator(".advocacy-brand[data-ready]")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")  # as the theme does
    page.emulate_media(media="print")
    assert page.locator(".advocacy-brand__more > *").evaluate_all(SEEN) == []
    chip = page.get_by_text("#6A1B9A", exact=True)
    expect(chip).to_have_css("border-top-width", "0px")
    assert chip.evaluate("chip => getComputedStyle(chip).paddingLeft") == "0px"
    for unseen in (".advocacy-button", ".advocacy-back", ".md-header", ".md-tabs", ".md-footer", ".md-skip"):
        assert page.locator(unseen).evaluate_all(SEEN) == [], unseen
    expect(page.get_by_text("Licence:")).to_have_count(1)
    expect(page.get_by_text("Licence:")).to_be_visible()


def test_the_dock_is_not_printed(page: Page, demo: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}posts/rhubarb-spritz/#linkedin")
    expect(page.locator(".advocacy-dock")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".advocacy-dock")).to_be_hidden()


def test_lazy_images_are_loaded_for_printing(page: Page, demo: str) -> None:
    page.goto(f"{demo}brand/logo/", wait_until="networkidle")
    lazy, folded = page.locator("img[loading=lazy]:not(details *)"), page.locator("details img[loading=lazy]")
    assert (lazy.count(), folded.count()) == (9, 9)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(lazy).to_have_count(0)
    expect(folded).to_have_count(9)
    page.wait_for_function("[...document.querySelectorAll('picture > img')].every(one => one.naturalWidth)")
