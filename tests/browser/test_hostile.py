"""A hub whose every text is an attack, behind nginx and on a host without headers: nothing is executed."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_travel import search
from tests.hosting.nginx import fetch, free_port, serve_nginx
from tests.hosting.readers import read_nginx
from tests.site.hostile_hub import build_hostile
from tests.site.sites import Site

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Site]]:
    """Serve the hub with nginx; yield its address and site."""
    folder, port = tmp_path_factory.mktemp("hostile"), free_port()
    address = f"http://127.0.0.1:{port}/"
    site = build_hostile(folder, address, "nginx")
    with serve_nginx(folder, port):
        yield address, site


def page_addresses(site: Site) -> list[str]:
    """Return the addresses of all pages, relative to the root, except redirects."""
    names = [name for name, page in site.files.items() if name.endswith(".html") and b'"refresh"' not in page]
    return [name.removesuffix("index.html") for name in names]


@ONCE
def test_no_page_of_a_hostile_hub_runs_injected_code(page: Page, nginx: tuple[str, Site], watch: Watch) -> None:
    address, site = nginx
    assert len(page_addresses(site)) >= 15
    for place in page_addresses(site):
        page.goto(f"{address}{place}", wait_until="networkidle")
        assert page.evaluate("window.hacked") is None, place
        if place.endswith("mail.html"):  # a mail has inline styles, which the policy blocks in a browser
            watch.errors[:] = [error for error in watch.errors if "Applying inline style violates" not in error]
        assert (watch.foreign, watch.errors) == ([], []), place
    page.goto(address, wait_until="networkidle")
    results = search(page, "autofocus")
    assert results.count() >= 3
    for title in ("posts/one/", "brand/soda/", "campaigns/one/"):
        expect(page.locator(f".advocacy-hit[href*='{title}']").first).to_be_attached()
    assert page.evaluate("window.hacked") is None
    assert (watch.foreign, watch.errors) == ([], [])


@ONCE
def test_nothing_runs_if_the_policy_is_in_the_pages(
    page: Page, tmp_path_factory: pytest.TempPathFactory, watch: Watch
) -> None:
    make = lambda folder: build_hostile(folder, ANYWHERE, None)  # noqa: E731
    with served_once(tmp_path_factory, "hostile-plain", make) as address:
        for place in ("", "posts/one/", "posts/one/de/", "brand/soda/", "guidelines/linkedin/"):
            page.goto(f"{address}{place}", wait_until="networkidle")
            assert page.evaluate("window.hacked") is None, place
        assert (watch.foreign, watch.errors) == ([], [])


def test_nginx_serves_only_the_site(nginx: tuple[str, Site]) -> None:
    address, site = nginx
    directives = read_nginx(site.files["_nginx.conf"].decode())
    moved = [one for one in directives if one.block and one.block[0].words[0] == "return"]
    assert [one.block[0].words[1] for one in moved if one.block] == ["404", "301", "301"]
    for path in ("pwn", "etc/passwd", "_nginx.conf", "mkdocs.yml", "content/posts/one.yml", "posts/one.yml"):
        status, headers, body = fetch(f"{address}{path}")
        assert (status, b"root:" in body, "X" in headers) == (404, False, False), path
    for one in moved[1:]:
        (rule,) = [rule.words for rule in one.block or []]
        status, headers, _ = fetch(f"{address}{quote(one.words[2].removeprefix('/'))}")
        assert (status, headers["Location"]) == (301, rule[2] if "://" in rule[2] else f"{address[:-1]}{rule[2]}")
        assert not {"X", "X-y"} & headers.keys()
