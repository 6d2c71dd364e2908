"""Pages of results: a strict Content-Security-Policy, accessibility, and narrow screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE
from tests.browser.serving import Quiet, served
from tests.browser.test_access import findings_on_all_screens
from tests.browser.test_layout import STICKING_OUT
from tests.kinds.campaigns.results.samples import build_results, clicks_of
from tests.kinds.campaigns.results.test_pages import CAMPAIGNS, POSTS, ROWS, SHARES

pytestmark = pytest.mark.browser

PAGES = ("results/", "results/ar/", "campaigns/ginger/")
CHARTS = ".advocacy-chart, .advocacy-bars"
LISTEN = """
  window.blocked = []
  document.addEventListener("securitypolicyviolation", event => {
    if (event.target.closest?.(".advocacy")) window.blocked.push(event.violatedDirective)
  })
"""


class Strict(Quiet):
    """Sends a policy that allows styles from the hub's own files only."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "style-src 'self'")
        super().end_headers()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("results")
    files = {**clicks_of(ROWS), "results/shares.csv": SHARES}
    options = {"languages": ["en", "de", "ar"]}
    build_results(folder, files, campaigns=CAMPAIGNS, posts=POSTS, options=options)
    with served(folder / "site", Strict) as address:
        yield address


@ONCE
@pytest.mark.parametrize("address", PAGES)
def test_results_need_only_stylesheets_of_the_hub(page: Page, hub: str, address: str) -> None:
    page.add_init_script(LISTEN)
    page.goto(f"{hub}{address}", wait_until="load")
    expect(page.locator(CHARTS).first).to_be_visible()
    assert page.evaluate("window.blocked") == []
    assert page.locator(".advocacy [style], .advocacy style").count() == 0


@ONCE
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_in_results(page: Page, hub: str, address: str) -> None:
    page.goto(f"{hub}{address}")
    expect(page.locator(CHARTS).first).to_be_visible()
    assert findings_on_all_screens(page) == []


@ONCE
@pytest.mark.parametrize("width", [320, 390])
def test_results_fit_narrow_screens(page: Page, hub: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for address in PAGES:
        page.goto(f"{hub}{address}", wait_until="load")
        expect(page.locator(CHARTS).first).to_be_visible()
        assert page.evaluate(STICKING_OUT) == [0, []], address
