"""Stories in a browser: the gallery, and thanks and requests to copy."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_gallery_is_filtered(page: Page, demo: str) -> None:
    page.goto(f"{demo}stories/")
    cards = page.locator(".advocacy-stories article")
    every = cards.count()
    page.get_by_role("radio", name="Review").check()
    expect(cards.filter(visible=True)).to_have_count(1)
    page.get_by_role("radio", name="sustainability").check()
    expect(cards.filter(visible=True)).to_have_count(3)
    page.get_by_role("radio", name="All").check()
    expect(cards.filter(visible=True)).to_have_count(every)


def test_the_request_for_permission_is_copied(page: Page, demo: str) -> None:
    page.goto(f"{demo}stories/")
    page.get_by_text("Ask for permission").click()
    expect(page.locator("[data-ready] .advocacy-answers")).to_be_visible()
    page.locator(".advocacy-answers button").first.click()
    expect(page.locator(".advocacy-answers button").first).to_have_attribute("data-done", "Copied.")


def test_a_story_leads_to_its_post_and_thanks_its_author(page: Page, demo: str) -> None:
    page.goto(f"{demo}stories/six-bottles/")
    expect(page.get_by_role("link", name="Share this story")).to_have_attribute(
        "href", f"{demo}posts/six-bottles-home/"
    )
    page.get_by_text("Thanks for a photo").click()
    expect(page.locator(".advocacy-answers li").first).to_contain_text("Thank you")


def test_an_aged_page_hides_a_story_whose_permission_has_ended(page: Page, demo: str) -> None:
    page.clock.set_fixed_time("2036-03-31T20:00:00Z")
    page.goto(f"{demo}stories/night-shift/")
    expect(page.locator("blockquote").first).to_be_visible()
    page.clock.set_fixed_time("2036-03-31T22:30:00Z")
    page.reload()
    expect(page.locator("h1").filter(visible=True)).to_have_text("This story is no longer shown")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("blockquote")).to_have_count(0)
