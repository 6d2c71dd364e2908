"""A browser, and hubs that are served to it from this machine."""

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
from tests.site.sites import build, built, built_demo, own_renditions, post
from tests.site.test_same import copy_of_demo
from tests.site.test_shares import GINGER

expect.set_options(timeout=20_000)  # milliseconds; a busy machine is slow, and what comes at once costs nothing

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
    # what Playwright turns off: of two lists, the browser takes the last
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled",
    "PreconnectToSearch",
)  # fmt: skip
"""What no page needs. Each window has an address bar with pages of its own, which take longer to begin than ours."""
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", f"--disable-features={','.join(WITHOUT)}",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
"""The last one keeps the browser on this machine."""
SCREENS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1280, "height": 900}}
ONCE = pytest.mark.parametrize("screen", ["desktop"], indirect=True)
"""For what no layout can change, such as which posts are found. That all can be touched on a phone, others show."""
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
    """In CI, where nobody can look at once, a test that fails is tried a second time, and the summary names it.

    A busy machine can hold a browser up for longer than a test waits. On a developer's machine such a test fails: the
    cause can be the page.
    """
    if os.environ.get("CI"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The machine's own browser."""
    named = os.environ.get("ADVOCACY_BROWSER")
    program = shutil.which(named) if named else next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.skip("no browser: ADVOCACY_BROWSER names the program of one")
    return {**browser_type_launch_args, "executable_path": program, "args": list(ARGUMENTS)}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest) -> str:
    """A phone or a desktop."""
    return str(request.param)


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], screen: str) -> dict[str, Any]:
    """A visitor with that screen."""
    return {**browser_context_args, "viewport": SCREENS[screen], "reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An address at which nothing is."""
    with served(tmp_path_factory.mktemp("nowhere")) as address:
        yield address.rstrip("/")


@pytest.fixture(scope="session")
def visitors() -> Iterator[dict[str, Visitor]]:
    """Visitors who are between two tests, by their settings."""
    waiting: dict[str, Visitor] = {}
    yield waiting
    for visitor in waiting.values():
        visitor.close()


@pytest.fixture
def visitor(
    browser: Browser, browser_context_args: dict[str, Any], visitors: dict[str, Visitor], nowhere: str
) -> Iterator[Visitor]:
    """A visitor as if this were the first test: whoever cannot be made so again is let go."""
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
    """Instead of a new one for each test."""
    return visitor.context


@pytest.fixture
def page(visitor: Visitor) -> Page:
    """Instead of a new one for each test."""
    return visitor.page


def bit_of_everything(folder: Path, address: str) -> None:
    """A hub for `address`, as of 15 January 2027."""
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
    """A hub with a bit of everything, at its own address."""
    with served_once(tmp_path_factory, "hub", lambda folder: bit_of_everything(folder, ANYWHERE)) as address:
        yield address


@pytest.fixture(scope="session")
def moved_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same hub at another address than the one it was built for, such as the preview of a change."""
    make = partial(bit_of_everything, address="https://hub.example/")
    with served_once(tmp_path_factory, "moved", make) as address:
        yield address


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demo hub of this repository, with the address at which it is served."""

    def make(folder: Path) -> None:
        made_once(tmp_path_factory, "demo-site", built_demo)  # its renditions are taken along
        config = copy_of_demo(folder) / "mkdocs.yml"
        text, count = re.subn("^site_url: .*$", f"site_url: {ANYWHERE}", config.read_text("utf-8"), flags=re.MULTILINE)
        assert count == 1
        config.write_text(text, "utf-8")
        with own_renditions():
            site = build(folder)
        assert site.exit_code == 0, site.said

    with served_once(tmp_path_factory, "demo", make) as address:
        yield address


@dataclass
class Watch:
    """What a visitor's browser did while it was watched."""

    foreign: list[str] = field(default_factory=list)
    """Addresses elsewhere that were asked for; none was let through."""
    errors: list[str] = field(default_factory=list)
    """What scripts complained of."""


@pytest.fixture
def watch(context: BrowserContext) -> Iterator[Watch]:
    """Watches a visitor."""
    seen = Watch()

    def note_request(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            seen.foreign.append(request.url)

    def note_error(error: WebError) -> None:
        seen.errors.append(str(error.error))

    def note_message(said: ConsoleMessage) -> None:
        if said.type == "error":
            seen.errors.append(said.text)

    listeners = {"request": note_request, "weberror": note_error, "console": note_message}
    for event, listener in listeners.items():
        context.on(event, listener)  # type: ignore[call-overload]
    yield seen
    for event, listener in listeners.items():
        context.remove_listener(event, listener)
