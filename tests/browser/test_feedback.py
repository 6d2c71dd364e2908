"""The board of feedback without JavaScript: its filter and its columns."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "java_script_enabled": False}


def test_the_board_is_filtered_without_scripts(page: Page, demo: str) -> None:
    page.goto(f"{demo}feedback/")
    cards, stages = page.locator(".advocacy-board article"), page.locator(".advocacy-board section")
    expect(cards.filter(visible=True)).to_have_count(10)
    expect(stages.filter(visible=True)).to_have_count(8)
    page.get_by_role("radio", name="Logistics").check()
    expect(cards.filter(visible=True)).to_have_count(3)
    assert stages.filter(visible=True).locator("h2").all_inner_texts() == ["Gathering support 1", "Planned 1", "Done 3"]
    page.get_by_role("radio", name="Idea").check()
    expect(cards.filter(visible=True)).to_have_count(3)
    page.get_by_role("radio", name="Idea").press("Enter")  # a form would be sent, and the choice lost
    expect(cards.filter(visible=True)).to_have_count(3)
    page.get_by_role("radio", name="Idea").press("ArrowRight")
    expect(page.get_by_role("radio", name="Suggestion")).to_be_checked()
    page.get_by_role("radio", name="All").check()
    expect(cards.filter(visible=True)).to_have_count(10)


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_stages_are_columns_on_wide_screens(page: Page, demo: str) -> None:
    page.goto(f"{demo}feedback/")
    boxes = [one.bounding_box() for one in page.locator(".advocacy-board__active section").all()]
    assert len({box["y"] for box in boxes if box}) == 1
    tops = [one.bounding_box() for one in page.locator(".advocacy-board__active article:first-child").all()]
    assert len({box["y"] for box in tops if box}) == 1


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_stages_follow_each_other_on_phones(page: Page, demo: str) -> None:
    page.goto(f"{demo}feedback/")
    boxes = [one.bounding_box() for one in page.locator(".advocacy-board section").all()]
    assert len({box["x"] for box in boxes if box}) == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


def test_a_long_name_in_the_filter_stays_on_the_screen(page: Page, demo: str) -> None:
    page.goto(f"{demo}feedback/")
    page.locator(".advocacy-choices label").last.evaluate("label => label.append('Unternehmensentwicklung'.repeat(9))")
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    box = page.locator(".advocacy-choices label").last.bounding_box()
    assert box
    assert box["width"] <= width
