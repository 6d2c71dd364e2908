"""Accessibility of dialogs, messages and form states, in each language and both colour schemes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from tests.browser.conftest import Watch
from tests.browser.serving import served
from tests.browser.test_access import ALL_PLUGINS, COLORS, NUMBERS_OUTSIDE, OPEN_SOME, PALETTE, RULES, WORDS, findings
from tests.browser.test_composer import ANDROID, DEAL_FIRST, SHARE, TEXT
from tests.site.sites import as_yaml, built, post

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone"], indirect=True)]

LANGUAGES = ("en", "de", "fr", "es", "ar")
PAGES = {
    "feed": "posts/?topic=t1",
    "nothing found": "posts/?text=nothing-of-this",
    "translated post": "posts/p1/{other}/#mastodon",
    "expired": "posts/over/",
    "retired": "posts/gone/",
    "campaigns": "campaigns/",
    "campaign": "campaigns/c/",
    "brand": "brand/",
    "brand set": "brand/set/",
    "guidelines": "guidelines/",
    "guideline": "guidelines/linkedin/",
    "earlier version": "guidelines/linkedin/1/",
    "comparison": "guidelines/linkedin/1/2/",
    "changes": "changes/",
    "nowhere": "404.html",
    "landing": "",
}
GUIDELINE = """---
network: linkedin
version: {version}
effective: 2026-11-0{version}
remember: [One.]
tone: Warm.
do: [Do.]
dont: [Don't.]
say: [{{term: colleagues, why: Because.}}]
avoid: [{{term: thrilled, instead: glad}}]
key_phrases: [{{text: A sentence., use: An opening}}]
changes: [{{version: {version}, date: 2026-11-0{version}, note: New.}}]
---

## A heading

Words of version {version}.
"""
POST = post(
    "Nr. 1",
    {"any": ["{who} drinks ginger. {link} {hashtags}", "Ginger. {link}"], "x": "{who} here. {link}"},
    topics=["t1"],
    campaign="c",
    link="https://soda.example/ginger",
    hashtags=["GingerUp"],
    fields={"who": {"label": "Who", "example": "Ann", "max_length": 40}},
    media=["set/can"],
    expire="2027-01-20",
    disclosure="I work here.",
)
FOLLOWING = [
    {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto", "name": "Switch"}},
    *PALETTE,
]
"""The colour scheme follows the system, even while a dialog is open."""
MEMORY = {
    "fields": {"who": "Ann"},
    "networks": ["x"],
    "saved": ["p1"],
    "posts": {"p1": {"copied": {"{language}/x/a": "Other words."}, "shared": {"x": 1_700_000_000_000}, "variant": 0}},
}


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    phone = {"is_mobile": True, "has_touch": True, "user_agent": ANDROID}
    return {**browser_context_args, **phone, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def address(tmp_path: Path, language: str) -> Iterator[str]:
    """Serve a hub in the given default language, with a page of each kind."""
    (tmp_path / "site").mkdir()
    with served(tmp_path / "site") as address:
        pages = {
            "index.md": "```welcome\ntitle: Hello\npicture: set/can\n```\n\n1. One\n",
            "redirects.yml": as_yaml({"posts/moved/": "posts/p1/"}),
            "../guidelines/linkedin.md": GUIDELINE.format(version=2),
            "../guidelines/linkedin/1.md": GUIDELINE.format(version=1),
            "brand/set/brand.yml": "colors: [{name: Plum, hex: '#6A1B9A'}]\nassets: {can: {alt: Two cans}}",
        }
        place = tmp_path / "content/brand/set"
        place.mkdir(parents=True)
        Image.new("RGB", (1600, 900), "purple").save(place / "can.png")
        posts = {
            "p1": POST,
            f"p1.{other_language(language)}": {"title": "No. 1"},
            "p2": post("Nr. 2", topics=["t2"], campaign="c"),
            "over": post("Over", expire="2026-12-31"),
            "gone": post("Gone", status="retired"),
        }
        built(
            tmp_path,
            posts,
            campaigns={"c": {"title": "C", "goal": "Much.", "starts": "2027-01-01", "hashtags": ["One"]}},
            pages=pages,
            site_url=address,
            theme={"language": language, "palette": FOLLOWING},
            plugins=["search", {"advocacy": {"languages": [language, other_language(language)]}}, *ALL_PLUGINS],
        )
        yield address


def other_language(language: str) -> str:
    return "de" if language == "en" else "en"


class Look:
    """A checker of the current state in the hub's language, and for English in both colour schemes."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.language = page, language
        self.found: dict[str, list[str]] = {}

    def at(self, state: str, part: str = "") -> None:
        """Record axe's findings in the page or in a part of it."""
        english = self.language == "en"
        found = findings(self.page, RULES if english else WORDS, part)
        if english:  # colours are the same in all languages
            self.page.emulate_media(color_scheme="dark")
            expect(self.page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
            found += [f"in the dark: {one}" for one in findings(self.page, COLORS, part)]
            self.page.emulate_media(color_scheme="light")
            expect(self.page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
        if found:
            self.found[state] = found


@pytest.fixture
def look(page: Page, language: str) -> Look:
    return Look(page, language)


def test_axe_finds_nothing_on_any_kind_of_page(
    page: Page, address: str, language: str, look: Look, tmp_path: Path
) -> None:
    for kind, path in PAGES.items():
        page.goto(address + path.format(other=other_language(language)))
        if "post" in kind:
            expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
        if "posts/?" in path:
            expect(page.locator(".advocacy-waiting, .advocacy-sorting")).to_have_count(0)
            expect(page.locator(".advocacy-feed").get_by_role("status")).to_have_text(re.compile("·|:|\u200f"))
        expect(page.locator("html")).to_have_attribute(
            "lang", other_language(language) if "{other}" in path else language
        )
        page.evaluate(OPEN_SOME)
        look.at(kind)
        assert page.evaluate(NUMBERS_OUTSIDE) == [], kind
    redirect = (tmp_path / "site/posts/moved/index.html").read_text("utf-8")
    page.set_content(re.sub("<meta http-equiv=[^>]*>", "", redirect))  # otherwise the page redirects before axe can run
    expect(page.get_by_role("link")).to_have_attribute("href", re.compile("posts/p1/"))
    look.found["redirect"] = findings(page)
    look.found = {state: found for state, found in look.found.items() if found}
    assert look.found == {}


def test_axe_finds_nothing_in_dialogs_and_messages(
    page: Page, address: str, language: str, look: Look, watch: Watch
) -> None:
    page.add_init_script(DEAL_FIRST)
    store_memory(page, address, language)
    page.goto(f"{address}posts/")
    page.locator("[data-advocacy-filters]").tap()
    expect(page.locator("dialog.advocacy-sheet")).to_be_visible()
    look.at("filters", "dialog")
    page.keyboard.press("Escape")
    page.locator("[data-advocacy-device] button").click()
    expect(page.locator("dialog.advocacy-device")).to_be_visible()
    look.at("what the device remembers", "dialog")
    page.keyboard.press("Escape")

    page.goto(f"{address}posts/p1/#x")
    note = page.locator(".advocacy-note details")
    expect(note).to_be_visible()
    for details in (note, page.locator(".advocacy-tracked")):
        details.locator("summary").click()
    look.at("notes and tracked link")
    page.locator(TEXT).fill("Mine.")
    expect(page.locator(".advocacy-state")).to_have_attribute("data-kind", "undisclosed")
    look.at("disclosure deleted", ".advocacy-composer")
    page.locator(TEXT).fill("I work here. Too long. " * 40)
    expect(page.locator(".advocacy-size[data-over]")).to_be_visible()
    look.at("too long", ".advocacy-composer")
    page.locator(".advocacy-tabs > button").click()
    look.at("all networks", ".advocacy-composer")
    choose(page, "whatsapp")
    page.locator(TEXT).fill("I work here. Mine.")
    expect(page.locator(".advocacy-state")).to_have_attribute("data-kind", "unlinked")
    look.at("link deleted", ".advocacy-composer")
    choose(page, "mastodon")
    page.locator(".advocacy-field button").click()
    expect(page.locator(".advocacy-lack:visible")).to_have_count(1)
    look.at("server asked", ".advocacy-composer")
    choose(page, "linkedin")
    with page.context.expect_page() as window:
        page.locator(SHARE).click()
    window.value.close()
    expect(page.locator(".advocacy-said:visible")).to_have_count(1)
    look.at("copied", ".advocacy-composer")
    page.locator("#advocacy-who, .advocacy-fields input").first.fill("")
    page.locator(SHARE).click()
    expect(page.locator(".advocacy-lack:visible")).to_have_count(1)
    look.at("unfilled", ".advocacy-composer")

    page.goto(f"{address}brand/set/")
    page.locator(".advocacy-brand__more > summary").first.click()
    page.locator("#colors button").first.click()
    look.at("sizes and copied value", ".advocacy-brand")
    assert look.found == {}


def store_memory(page: Page, address: str, language: str) -> None:
    """Store the data of an advocate who has shared before."""
    page.goto(f"{address}an-empty-page")
    memory = json.dumps(MEMORY).replace("{language}", language)
    page.evaluate("known => localStorage.setItem('advocacy', known)", memory)


def choose(page: Page, network: str) -> None:
    page.locator(f".advocacy-chip:has(input[value={network}])").click()
