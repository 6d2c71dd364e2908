"""Isolation of browser tests: no request leaves this machine, and no test finds another test's data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser, Error
from tests.browser.conftest import Watch
from tests.browser.visitors import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["desktop"], indirect=True)]


@pytest.mark.parametrize("elsewhere", ["http://example.com/", "http://192.0.2.1/"])
def test_other_hosts_cannot_be_reached(visitor: Visitor, watch: Watch, elsewhere: str) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        visitor.page.goto(elsewhere)
    assert watch.foreign == [elsewhere]


def test_everything_a_test_did_is_undone(visitor: Visitor, hub: str, nowhere: str) -> None:
    page, context = visitor.page, visitor.context
    page.add_init_script("window.added = 1; Math.random = () => 0")
    context.add_init_script("window.addedToAll = 1")
    context.grant_permissions(["clipboard-read"])
    context.route("**/*.css", lambda route: route.abort())
    page.route("**/*.js", lambda route: route.abort())
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="no-preference", forced_colors="active")
    page.set_viewport_size({"width": 320, "height": 640})
    other = context.new_page()
    for where, address in ((page, hub), (page, nowhere), (other, hub)):
        where.goto(address)
        where.evaluate("localStorage.a = 1; sessionStorage.b = 1; document.cookie = 'c=1'")
    assert page.evaluate("[window.added, window.addedToAll, Math.random()]") == [1, 1, 0]
    assert visitor.reset()
    assert context.pages == [page]
    for address in (hub, nowhere):
        page.goto(address)
        found = "[localStorage.a, sessionStorage.b, document.cookie, window.added, window.addedToAll, innerWidth]"
        assert page.evaluate(found) == [None, None, "", None, None, 1280]
    page.goto(hub)
    assert page.evaluate("typeof document$") == "object"
    assert page.evaluate("document.styleSheets.length") > 0
    asked = "navigator.permissions.query({ name: 'clipboard-read' }).then(({ state }) => state)"
    assert page.evaluate(asked) == "prompt"


def test_visitors_that_cannot_be_reset_are_dropped(
    browser: Browser, browser_context_args: dict[str, Any], hub: str, nowhere: str
) -> None:
    with_false_clock, closed = (Visitor(browser, browser_context_args, nowhere) for _ in range(2))
    with_false_clock.page.clock.set_fixed_time(datetime(2027, 1, 1, tzinfo=UTC))
    with_false_clock.page.goto(hub)
    closed.page.close()
    for visitor in (with_false_clock, closed):
        assert not visitor.reset()
        visitor.close()


def test_data_that_remains_after_a_reset_is_an_error(visitor: Visitor, hub: str) -> None:
    visitor.page.goto(hub)
    # a permission that the original settings don't have
    visitor.settings = {**visitor.settings, "permissions": ["clipboard-read"]}
    with pytest.raises(AssertionError):
        visitor.reset()
    visitor.settings.pop("permissions")
    visitor.page.goto(hub)
