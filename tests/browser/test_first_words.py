"""The text of a post before the composer loads: it stays the same, and nothing moves when the composer appears."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import Watch
from tests.browser.test_composer import DEAL_FIRST, TEXT, browser_context_args

__all__ = ["browser_context_args"]
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone", "desktop"], indirect=True)]

WORDS = ":is(.advocacy-editor__first, .advocacy-editor__text)"
PLACES = """() => ['h1', '.advocacy-chip', '.advocacy-field', '.advocacy-paper', '.advocacy-editor'].flatMap(name => {
  const found = document.querySelector(`.advocacy-post ${name}`)
  if (!found?.offsetHeight) return []
  const { x, y, width, height } = found.getBoundingClientRect()
  return [[name, ...[x, y + scrollY, width, name === '.advocacy-paper' ? 0 : height].map(Math.round)]]
})"""
SHIFT = """new PerformanceObserver(list => {
  for (const one of list.getEntries()) window.shift = (window.shift ?? 0) + (one.hadRecentInput ? 0 : one.value)
}).observe({ type: 'layout-shift', buffered: true })"""

Open = Callable[[str], Callable[[], None]]


@pytest.fixture
def before(page: Page, hub: str) -> Open:
    """Open a post and return a function that lets the composer load."""
    page.add_init_script(f"{DEAL_FIRST};{SHIFT}")

    def opened(address: str, memory: object = None) -> Callable[[], None]:
        if memory is not None:
            page.add_init_script(f"localStorage.advocacy ??= {json.dumps(json.dumps(memory))}")
        held: list[Route] = []
        page.route("**/composer/composer.js", lambda route: held.append(route))
        page.goto(f"{hub}{address}", wait_until="commit")
        expect(page.locator(WORDS)).to_be_visible()

        def release() -> None:
            while held:
                held.pop().continue_()
            expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()

        return release

    return opened


def read_text(page: Page) -> str:
    """Return the visible text, without the invisible characters around its link."""
    seen: str = page.locator(WORDS).evaluate("one => one.value ?? one.textContent")
    return seen.replace("\u2063", "")


@pytest.mark.parametrize("network", ["linkedin", "x", "whatsapp"])
def test_the_first_text_is_the_composers_and_does_not_move(
    page: Page, before: Open, watch: Watch, network: str
) -> None:
    release = before(f"posts/ginger/#{network}")
    first, chips, places = read_text(page), page.locator(".advocacy-chip").all_inner_texts(), page.evaluate(PLACES)
    assert first.startswith(("[Your favourite] it is", "Three years in our lab"))
    release()
    assert read_text(page) == first
    assert page.locator(".advocacy-chip").all_inner_texts() == chips
    assert page.evaluate(PLACES) == places
    assert page.evaluate("window.shift ?? 0") < 0.01
    assert watch.errors == []


def test_stored_data_is_shown_before_the_composer_loads(page: Page, before: Open) -> None:
    memory = {"networks": ["x"], "fields": {"flavour": "Cola"}, "posts": {"ginger": {"variant": 0}}}
    release = before("posts/ginger/", memory)
    assert page.locator(".advocacy-chip").first.inner_text() == "X"
    assert read_text(page).startswith("Cola it is")
    expect(page.get_by_label("Your favourite", exact=True)).to_have_value("Cola")
    release()
    assert read_text(page).startswith("Cola it is")


@pytest.mark.parametrize("memory", [5, [], {"networks": 5, "fields": [], "posts": {"ginger": {"edited": 5}}}])
def test_invalid_stored_data_does_no_harm(page: Page, before: Open, watch: Watch, memory: object) -> None:
    before("posts/ginger/", memory)()
    assert watch.errors == []


def test_text_typed_before_the_composer_loads_is_kept_and_so_is_the_cursor(page: Page, before: Open) -> None:
    release = before("posts/ginger/", {"networks": ["x"]})
    favourite = page.get_by_label("Your favourite", exact=True)
    favourite.press_sequentially("Cola")
    favourite.press("ArrowLeft")
    release()
    expect(favourite).to_be_focused()
    page.keyboard.type("!")
    expect(favourite).to_have_value("Col!a")
    assert read_text(page).startswith("Col!a it is")
    page.unroute("**/composer/composer.js")
    page.reload()
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    expect(favourite).to_have_value("Col!a")


def test_the_composer_works_without_the_first_script(page: Page, hub: str) -> None:
    page.route("**/advocacy/first.js", lambda route: route.abort())
    page.goto(f"{hub}posts/ginger/")
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    expect(page.locator(TEXT)).to_be_visible()
