"""A hub behind a real nginx, with its security policy on."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import CAMPAIGNS, POSTS, Watch
from tests.browser.test_travel import instantly, search
from tests.hosting.nginx import answer, free_port, serving
from tests.site.sites import built

pytestmark = pytest.mark.browser

PALETTE = [
    {"scheme": scheme, "toggle": {"icon": "material/weather-sunny", "name": f"To {scheme}"}}
    for scheme in ("default", "slate")
]


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub that nginx serves."""
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    address = f"http://127.0.0.1:{port}/"
    (folder / "content").mkdir()
    (folder / "content/redirects.yml").write_text(
        "posts/old-ginger/: posts/ginger/\nold.html: https://soda.example/a$b\n"
    )
    built(
        folder,
        POSTS,
        campaigns=CAMPAIGNS,
        site_url=address,
        pages={"index.md": "# Home\n\n[Share](posts/index.md)\n\n```posts\nlimit: 2\n```\n"},
        plugins=[
            "search",
            {"advocacy": {"languages": ["en", "de", "ar"], "rules": {"too-long": "notice"}}},
            "advocacy/posts",
            {"advocacy/hosting": {"host": "nginx", "security": {"contact": ["mailto:security@soda.example"]}}},
        ],
        nav=["index.md", "posts/index.md", "campaigns/index.md"],
        theme={"palette": PALETTE, "features": ["navigation.instant", "search.suggest", "search.highlight"]},
    )
    rendition = folder / "site/brand/ginger/renditions/can-0123456789ab-1200x627.txt"  # named as they are
    rendition.parent.mkdir(parents=True)
    rendition.write_text("")
    with serving(folder, port):
        yield address


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_the_policy_lets_everything_of_the_hub_run_and_nothing_else(page: Page, nginx: str, watch: Watch) -> None:
    page.goto(nginx, wait_until="networkidle")
    page.locator("label[for=__palette_1]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    instantly(page, ".md-content a[href$='posts/']")
    page.get_by_role("searchbox", name="Find a post").fill("ginger")
    expect(page.locator(".advocacy-card:visible")).to_have_count(1)
    instantly(page, ".advocacy-card:visible a")
    page.locator(".advocacy-editor__text").fill("Mine alone.")
    expect(page.locator(".advocacy-size")).to_contain_text("11 of")
    search(page, "quinine")
    page.goto(f"{nginx}posts/arabic/", wait_until="networkidle")
    page.goto(f"{nginx}posts/nowhere/", wait_until="networkidle")
    errors = [said for said in watch.errors if "404" not in said]
    assert (watch.foreign, errors) == ([], [])
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {text: 'window.hacked = 1'}))")
    assert page.evaluate("window.hacked") is None, "a program that the build did not know was run"


def test_addresses_that_moved_lead_on_and_each_file_is_kept_as_long_as_is_right(nginx: str) -> None:
    status, headers, _ = answer(f"{nginx}posts/old-ginger/")
    assert (status, headers["Location"]) == (301, f"{nginx}posts/ginger/")
    assert answer(f"{nginx}old.html")[1]["Location"] == "https://soda.example/a%24b"
    status, page, _ = answer(f"{nginx}posts/ginger/")
    assert (status, page["Cache-Control"], page["X-Content-Type-Options"]) == (200, "no-cache", "nosniff")
    bundle = re.search(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js", answer(nginx)[2].decode())
    assert bundle
    rendition = "brand/ginger/renditions/can-0123456789ab-1200x627.txt"
    for path in (bundle.group(), rendition):
        assert "max-age=315360000" in answer(f"{nginx}{path}")[1]["Cache-Control"]
    assert answer(f"{nginx}_nginx.conf")[0] == 404
    assert answer(f"{nginx}.well-known/security.txt")[0] == 200
    missing, headers, _ = answer(f"{nginx}posts/nowhere/")
    assert (missing, "script-src 'self' 'sha256-" in headers["Content-Security-Policy"]) == (404, True)
