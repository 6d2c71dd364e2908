"""Pages about what customers say: a strict Content-Security-Policy, accessibility, narrow screens and print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE
from tests.browser.serving import served
from tests.browser.test_access import findings_on_all_screens
from tests.browser.test_layout import STICKING_OUT
from tests.browser.test_results import CHARTS, LISTEN, Strict
from tests.kinds.feedback.listening.samples import DEPARTMENTS, MONTHS, TOPICS, build_listening, key, mentions_of
from tests.kinds.feedback.listening.test_pages import FILES, YEAR
from tests.site.sites import as_yaml, post

pytestmark = pytest.mark.browser

PAGES = ("listening/", "listening/ar/", "listening/product/", "listening/product/ar/", "listening/care/")
NAME = "Donaudampfschifffahrtsgesellschaftskapitänsmütze und noch viel mehr"
MANY: Mapping[str, Any] = {
    **TOPICS,
    **{f"t{number}": {"title": f"{NAME} {number}", "for": "product", "terms": [f"w{number}"]} for number in range(38)},
}


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("listening")
    months = {
        month: {**counts, **{key(topic=f"t{number}"): 10 + number for number in range(30)}}
        for month, counts in YEAR.items()
    }
    posts = {f"p{number}": post(f"P {number}", "Our price.", publish="2026-11-02") for number in range(12)}
    files = {**FILES, **mentions_of(months, MANY, tools=dict.fromkeys(MONTHS[:3], "Another tool"))}
    files["guidelines/rules/listening.yml"] = as_yaml({"departments": DEPARTMENTS, "topics": MANY})
    build_listening(folder, files, posts=posts)
    with served(folder / "site", Strict) as address:
        yield address


@ONCE
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(page: Page, hub: str, address: str) -> None:
    page.goto(f"{hub}{address}")
    expect(page.locator(".advocacy-listening").first).to_be_visible()
    assert findings_on_all_screens(page) == []


@ONCE
@pytest.mark.parametrize("address", PAGES[:2])
def test_charts_need_only_stylesheets_of_the_hub(page: Page, hub: str, address: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(f"{hub}{address}", wait_until="load")
    expect(page.locator(CHARTS).first).to_be_visible()
    assert page.evaluate("window.blocked") == []
    assert page.locator(".advocacy [style], .advocacy style").count() == 0


@ONCE
@pytest.mark.parametrize("width", [320, 390])
def test_pages_fit_narrow_screens(page: Page, hub: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(f"{hub}{address}", wait_until="load")
        expect(page.locator(".advocacy-listening").first).to_be_visible()
        assert page.evaluate(STICKING_OUT) == [0, []], address


@ONCE
def test_earlier_quarters_are_collapsed_and_printed(page: Page, hub: str) -> None:
    page.goto(f"{hub}listening/")
    earlier = page.locator("#listening-2026-01-01")
    expect(page.locator("#listening-2026-10-01")).to_be_visible()
    expect(earlier).to_be_hidden()
    page.get_by_text("Earlier quarters").click()
    expect(page.get_by_role("heading", name="Q1 2026")).to_be_visible()
    page.reload()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Q1 2026")).to_be_visible()
