"""A hub behind a real nginx, with its security policy on."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import CAMPAIGNS, POSTS, Watch
from tests.browser.test_travel import instantly, search
from tests.site.sites import built

pytestmark = pytest.mark.browser

PALETTE = [
    {"scheme": scheme, "toggle": {"icon": "material/weather-sunny", "name": f"To {scheme}"}}
    for scheme in ("default", "slate")
]
CONFIG = """
{user}
daemon off;
pid {folder}/nginx.pid;
error_log stderr;
events {{}}
http {{
  access_log off;
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; }}
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
  server {{ listen 127.0.0.1:{port}; root {folder}/site; include {folder}/site/_nginx.conf; }}
}}
"""


@pytest.fixture(scope="module")
def nginx(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a hub that nginx serves."""
    program = os.environ.get("ADVOCACY_NGINX") or shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if not program:
        pytest.skip("no nginx: ADVOCACY_NGINX names its program")
    folder = tmp_path_factory.mktemp("nginx")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
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
    user = "" if os.geteuid() else "user root;"  # a folder for tests is its owner's alone
    rendition = folder / "site/brand/ginger/renditions/can-0123456789ab-1200x627.txt"  # named as they are
    rendition.parent.mkdir(parents=True)
    rendition.write_text("")
    (folder / "nginx.conf").write_text(CONFIG.format(folder=folder, port=port, user=user))
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as server:
        try:
            _wait_for(port, server)
            yield address
        finally:
            server.terminate()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(100):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert server.poll() is None, server.stderr and server.stderr.read().decode()
        time.sleep(0.05)
    raise AssertionError("nginx does not answer")


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


def answer(address: str) -> tuple[int, dict[str, str]]:
    """Status and headers, without following where they lead."""
    try:
        with build_opener(_Stay).open(Request(address)) as response:
            return response.status, dict(response.headers)
    except HTTPError as error:
        return error.code, dict(error.headers)


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
    status, headers = answer(f"{nginx}posts/old-ginger/")
    assert (status, headers["Location"]) == (301, f"{nginx}posts/ginger/")
    assert answer(f"{nginx}old.html")[1]["Location"] == "https://soda.example/a%24b"
    status, page = answer(f"{nginx}posts/ginger/")
    assert (status, page["Cache-Control"], page["X-Content-Type-Options"]) == (200, "no-cache", "nosniff")
    with build_opener().open(nginx) as response:
        bundle = re.search(r"assets/javascripts/bundle\.[0-9a-f]+\.min\.js", response.read().decode())
    assert bundle
    assert "max-age=315360000" in answer(f"{nginx}{bundle.group()}")[1]["Cache-Control"]
    assert (
        "max-age=315360000"
        in answer(f"{nginx}brand/ginger/renditions/can-0123456789ab-1200x627.txt")[1]["Cache-Control"]
    )
    assert answer(f"{nginx}_nginx.conf")[0] == 404
    assert answer(f"{nginx}.well-known/security.txt")[0] == 200
    missing, headers = answer(f"{nginx}posts/nowhere/")
    assert (missing, "script-src 'self' 'sha256-" in headers["Content-Security-Policy"]) == (404, True)
