"""Calls in a browser: a page that was built while the call was open closes it on the day after."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE

pytestmark = [pytest.mark.browser, ONCE]

LAST_MINUTE = datetime(2036, 9, 30, 21, 59, tzinfo=UTC)
"""The last minute of the demo's contest, in Berlin."""
OVER = datetime(2036, 9, 30, 22, tzinfo=UTC)


def test_a_call_is_open_until_the_last_minute(page: Page, demo: str) -> None:
    page.clock.set_fixed_time(LAST_MINUTE)
    page.goto(f"{demo}campaigns/picnic-label/")
    call = page.locator(".advocacy-call")
    expect(call.get_by_role("link", name="Enter the contest")).to_be_visible()
    expect(call.get_by_text("This contest is closed.")).to_be_hidden()


def test_a_page_built_earlier_shows_that_the_call_is_closed(page: Page, demo: str) -> None:
    page.clock.set_fixed_time(OVER)
    page.goto(f"{demo}campaigns/picnic-label/")
    call = page.locator(".advocacy-call")
    expect(call.get_by_text("This contest is closed.")).to_be_visible()
    expect(call.get_by_role("link", name="Enter the contest")).to_have_count(0)
    expect(call.get_by_role("heading", name="Prizes")).to_be_visible()
    expect(call.get_by_role("link", name="Full rules")).to_be_visible()


def test_a_list_built_earlier_shows_that_the_call_is_closed(page: Page, demo: str) -> None:
    page.clock.set_fixed_time(OVER)
    page.goto(f"{demo}campaigns/")
    card = page.locator(".advocacy-card", has_text="Draw the picnic label")
    expect(card.get_by_text("Contest · closed")).to_be_visible()
    expect(card.get_by_text("Contest · until")).to_have_count(0)


def test_the_way_to_take_part_is_on_the_first_screen(page: Page, demo: str) -> None:
    page.goto(f"{demo}campaigns/picnic-label/")
    expect(page.get_by_role("link", name="Enter the contest")).to_be_in_viewport()
