"""Fixtures for the browser and for hubs served from this machine."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, WebError, expect
from tests.browser.serving import ANYWHERE, served, served_once
from tests.browser.visitors import Visitor
from tests.once import made_once
from tests.site.sites import build, build_demo, built, own_renditions, post
from tests.site.test_same import copy_of_demo
from tests.site.test_shares import GINGER

expect.set_options(timeout=20_000)  # milliseconds; generous for busy machines, and free when the page is fast

BROWSERS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
WITHOUT = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup",
    # Playwright's own list: the browser only uses the last --disable-features
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch",
)  # fmt: skip
"""Features that no page needs. Each window's address bar has its own pages, which start more slowly than ours."""
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", f"--disable-features={','.join(WITHOUT)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
"""The last argument keeps the browser on this machine."""
SCREENS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
ONCE = pytest.mark.parametrize("screen", ["desktop"], indirect=True)
"""For behaviour that doesn't depend on the layout, such as filtering. Other tests cover touch on a phone."""
MARKUP = '<img src=x onerror="window.hacked=1"> <b>bold</b> & lemonade'
WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 6
POSTS: dict[str, Any] = {
    "ginger": GINGER,
    "ending": post(
        "Ends soon",
        ["Hurry. {link}", "Last call."],
        link="https://soda.example/",
        expire="2027-01-31",
        campaign="launch",
    ),
    "ending.de": {"title": "Endet bald", "text": {"any": "Schnell. {link}"}},
    "over": post("Long over", "Was nice.", expire="2026-12-31", campaign="launch"),
    "withdrawn": post("Withdrawn", "Was wrong.", status="retired"),
    "markup": post(MARKUP, "A post about quinine and its friends.", summary=MARKUP, topics=[MARKUP], campaign="launch"),
    "arabic": post("الزنجبيل هنا", "زنجبيل وليمون {link}", language="ar", link="https://soda.example/", summary="خير"),
    "long": post(
        WORD,
        [f"{WORD} {{link}} {WORD}", "x" * 1000],
        summary=WORD,
        topics=[WORD],
        campaign="words",
        link=f"https://soda.example/{'path/' * 40}",
        fields={"who": {"label": WORD, "example": WORD, "max_length": 300}},
    ),
    "deutsch": post("Deutsch zuerst", language="de", publish="2027-01-01"),
    "deutsch.en": {"title": "English second"},
    **{f"more-{number:02}": post(f"More {number}", f"Words of number {number}.") for number in range(50)},
}
POSTS["long"]["text"]["any"][1] += " {who}"
CAMPAIGNS = {
    "launch": {"title": "Launch", "summary": "All of it."},
    "words": {"title": WORD, "goal": WORD, "owner": WORD},
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In CI, rerun a failing browser test once, and name it in the summary.

    A busy machine can delay a browser for longer than a test waits. On a developer's machine the test fails: the page
    can be the cause.
    """
    if os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Use the browser installed on this machine."""
    named = os.environ.get("ADVOCACY_BROWSER")
    program = shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no browser found: set ADVOCACY_BROWSER to its program")
    return {**browser_type_launch_args, "executable_path": program, "args": list(ARGUMENTS)}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    """Return the name of the screen: phone or desktop."""
    return str(request.param)


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], screen: str) -> dict[str, Any]:
    """Set up a visitor with that screen."""
    return {**browser_context_args, "viewport": SCREENS[screen], "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an empty folder."""
    with served(tmp_path_factory.mktemp("nowhere")) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="session")
def visitors() -> Iterator[dict[str, Visitor]]:
    """Keep visitors between tests, keyed by their settings."""
    waiting: dict[str, Visitor] = {}
    yield waiting
    for visitor in waiting.values():
        visitor.close()


@pytest.fixture
def visitor(
    browser: Browser, browser_context_args: dict[str, Any], visitors: dict[str, Visitor], nowhere: str
) -> Iterator[Visitor]:
    """Return a visitor in its initial state; drop visitors that cannot be reset."""
    name = repr(browser_context_args)
    visitor = visitors.pop(name, None) or Visitor(browser, browser_context_args, nowhere)
    yield visitor
    stays = False
    try:
        stays = visitor.reset()
    finally:
        if stays:
            visitors[name] = visitor
        else:
            visitor.close()


@pytest.fixture
def context(visitor: Visitor) -> BrowserContext:
    """Reuse the visitor's context instead of creating one for each test."""
    return visitor.context


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Reuse the visitor's page instead of creating one for each test."""
    return visitor.page


def build_full_hub(folder: Path, address: str) -> None:
    """Build a hub with every feature for `address`, as of 15 January 2027."""
    built(
        folder,
        POSTS,
        campaigns=CAMPAIGNS,
        site_url=address,
        pages={"index.md": "# Home\n\n[Share](posts/index.md)\n"},
        options={"languages": ["en", "de", "ar"], "rules": {"too-long": "notice"}},
        nav=["index.md", "posts/index.md", "campaigns/index.md"],
        theme={"features": ["navigation.instant", "search.suggest", "search.highlight", "search.share"]},
    )


@pytest.fixture(scope="session")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with every feature at the address it was built for."""
    with served_once(tmp_path_factory, "hub", lambda folder: build_full_hub(folder, ANYWHERE)) as address:
        yield address


@pytest.fixture(scope="session")
def moved_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the same hub at an address it wasn't built for, such as a preview deployment."""
    make = partial(build_full_hub, address="https://hub.example/")
    with served_once(tmp_path_factory, "moved", make) as address:
        yield address


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve this repository's demo hub, built for the address where it is served."""

    def make(folder: Path) -> None:
        made_once(tmp_path_factory, "demo-site", build_demo)  # reuses the renditions of this build
        config = copy_of_demo(folder) / "mkdocs.yml"
        text, count = re.subn("^site_url: .*$", f"site_url: {ANYWHERE}", config.read_text("utf-8"), flags=re.MULTILINE)
        assert count == 1
        config.write_text(text, "utf-8")
        with own_renditions():
            site = build(folder)
        assert site.exit_code == 0, site.output

    with served_once(tmp_path_factory, "demo", make) as address:
        yield address


@dataclass
class Watch:
    """The requests and errors recorded while watching a visitor's browser."""

    foreign: list[str] = field(default_factory=list)
    """Blocked requests to other hosts."""
    errors: list[str] = field(default_factory=list)
    """Error messages from scripts."""


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Record a visitor's requests to other hosts and script errors."""
    seen = Watch()

    def note_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            seen.foreign.append(request.url)

    def note_error(error: WebError) -> None:
        seen.errors.append(str(error.error))

    def note_message(message: ConsoleMessage) -> None:
        if message.type == "error":
            seen.errors.append(message.text)

    listeners = {"request": note_request, "weberror": note_error, "console": note_message}
    for event, listener in listeners.items():
        context.on(event, listener)  # type: ignore[call-overload]
    yield seen
    for event, listener in listeners.items():
        context.remove_listener(event, listener)
