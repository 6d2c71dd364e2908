"""Copying an invitation on a group's page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE

pytestmark = [pytest.mark.browser, ONCE]


def test_an_invitation_is_copied_with_its_lines(page: Page, demo: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{demo}groups/carls-hundred/")
    button = page.get_by_role("button", name="Copy the invitation")
    button.click()
    expect(button).to_have_attribute("data-done", "Copied.")
    lines = str(page.evaluate("navigator.clipboard.readText()")).splitlines()
    assert lines[0] == "Hello! I think you’d be a good fit for “Carl's Hundred”."
    assert lines[-1].endswith("/groups/carls-hundred/")
