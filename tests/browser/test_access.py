"""Accessibility: axe finds nothing in either colour scheme on either screen."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.browser.conftest import SCREENS
from tests.browser.serving import served
from tests.site.sites import built, post

pytestmark = pytest.mark.browser

AXE = Axe()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]},
    "resultTypes": ["violations"],
}
COLORS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""Rules whose results depend on the colour scheme but not on the screen."""
WORDS = {**RULES, "rules": {name: {"enabled": False} for name in ("color-contrast", "link-in-text-block")}}
"""Rules whose results depend on the language; colours are the same in all languages."""
PALETTE = [
    {
        "media": f"(prefers-color-scheme: {name})",
        "scheme": scheme,
        "toggle": {"icon": "material/weather-sunny", "name": "Switch"},
    }
    for name, scheme in (("light", "default"), ("dark", "slate"))
]
OPEN_SOME = """
  const seen = {}
  for (const one of document.querySelectorAll('details')) {
    one.removeAttribute('name')
    seen[one.className] = (seen[one.className] ?? 0) + 1
    one.open = seen[one.className] <= 3
  }
"""
"""A script that opens the first three collapsed parts of each kind. The rest are alike, and axe is slow."""
ALL_PLUGINS = ("advocacy/guidelines", "advocacy/brand", "advocacy/posts")
NUMBERS_OUTSIDE = """() => [...document.querySelectorAll(".md-content :is(ol, ul) > li")].filter(entry => {
  const {direction, display, listStyleType} = getComputedStyle(entry)
  if (listStyleType === "none" || display !== "list-item" || !entry.checkVisibility()) return false
  const [inner, outer] = [entry, entry.closest("ol, ul").parentElement].map(one => one.getBoundingClientRect())
  return (direction === "rtl" ? outer.right - inner.right : inner.left - outer.left) < 16
}).map(entry => entry.textContent)"""
"""A script that finds list items whose numbers lie outside the margin."""
SCHEMES = {"light": "default", "dark": "slate"}
DEMO = {
    "landing": "",
    "words of a writer": "about/",
    "feed": "posts/",
    "fields": "posts/years-with-carls/",
    "variants": "posts/rhubarb-spritz/",
    "German": "posts/ginger-is-here/de/",
    "Arabic": "posts/ginger-is-here/ar/",
    "expiring": "posts/open-day/",
    "expired": "posts/tasting-tour/",
    "retired": "posts/something-is-fizzing/",
    "campaign": "campaigns/ginger-launch/",
    "ended campaign": "campaigns/carls-gives-back/",
    "campaigns": "campaigns/",
    "contest": "campaigns/picnic-label/",
    "ended contest": "campaigns/bottle-portraits/",
    "survey": "campaigns/pulse/",
    "rules": "campaigns/picnic-label/rules/",
    "brand": "brand/",
    "brand set": "brand/logo/",
    "guidelines": "guidelines/",
    "guideline": "guidelines/linkedin/",
    "earlier version": "guidelines/linkedin/1/",
    "comparison": "guidelines/linkedin/1/3/",
    "changes": "changes/",
    "nowhere": "404.html",
    "German campaign": "campaigns/ginger-launch/de/",
    "German contest": "campaigns/picnic-label/de/",
    "German brand set": "brand/logo/de/",
    "launch": "campaigns/ginger-launch/launch/",
    "consent form": "guidelines/consent/",
    "programme": "programme/",
    "Arabic programme": "programme/ar/",
    "selection": "for/customers/",
    "groups": "groups/",
    "council": "groups/brand-council/",
    "network": "groups/colleagues/",
    "German group": "groups/carls-hundred/de/",
    "badge": "badges/carls-hundred/",
    "German badge": "badges/carls-hundred/de/",
    "events": "events/",
    "minutes": "events/brand-council-2026-3/",
    "coming event": "events/brand-council-2026-4/",
    "stories": "stories/",
    "story": "stories/six-bottles/",
    "German story": "stories/six-bottles/de/",
    "review": "stories/tastes-of-lemons/",
    "ended story": "stories/the-wedding/",
    "newsletters": "newsletters/",
    "issue": "newsletters/2026-11/",
    "Arabic issue": "newsletters/2026-11/ar/",
    "feedback": "feedback/",
    "declined feedback": "feedback/a-third-ginger/",
    "feedback with numbers": "feedback/you-ask-and-never-tell/",
    "German feedback": "feedback/a-crate-of-six/de/",
    "answers": "you-said-we-did/",
    "Arabic answers": "you-said-we-did/ar/",
    "results": "results/",
    "Arabic results": "results/ar/",
}
HUB = {"arabic": "posts/arabic/", "markup": "posts/markup/", "page two": "posts/page/2/"}


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)  # the test checks both screens in turn
@pytest.mark.parametrize("kind", DEMO)
def test_axe_finds_nothing_on_pages_of_the_demo(page: Page, demo: str, kind: str) -> None:
    page.goto(f"{demo}{DEMO[kind]}")
    if page.locator(".advocacy-composer").count():
        expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    expect_scheme(page, "light")
    assert findings_on_all_screens(page) + findings_in_the_dark(page) == []


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
@pytest.mark.parametrize("kind", HUB)
def test_axe_finds_nothing_on_pages_that_the_demo_lacks(page: Page, hub: str, kind: str) -> None:
    page.goto(f"{hub}{HUB[kind]}")
    assert findings_on_all_screens(page) == []


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_axe_finds_nothing_on_a_poster(page: Page, demo: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{demo}campaigns/ginger-launch/poster.html")
    assert findings_on_all_screens(page) == []


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_composers_messages(page: Page, demo: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{demo}posts/years-with-carls/#x")
    expect_scheme(page, scheme)
    page.locator(".advocacy-dock .advocacy-share:visible").click()
    expect(page.locator(".advocacy-lack:visible")).to_have_count(1)
    page.locator(".advocacy-editor__text").fill("Too long. " * 40)
    expect(page.locator(".advocacy-size[data-over]")).to_be_visible()
    page.get_by_role("button", name="All networks").click()
    page.locator(".advocacy-chip:has(input[value=mastodon])").click()
    page.locator(".advocacy-composer").get_by_role("button", name="Save").click()
    assert findings(page) == []
    page.get_by_role("button", name="What this device remembers").click()
    expect(page.get_by_role("dialog", name="What this device remembers")).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
@pytest.mark.parametrize("kind", ["fields", "Arabic"])
def test_axe_finds_nothing_in_the_plain_share_links(page: Page, demo: str, kind: str) -> None:
    page.route("**/composer/composer.js", lambda route: route.abort())
    page.goto(f"{demo}{DEMO[kind]}")
    expect(page.locator(".advocacy-network").first).to_be_visible()
    assert findings_on_all_screens(page) + findings_in_the_dark(page) == []


def expect_scheme(page: Page, scheme: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", SCHEMES[scheme])


def findings_on_all_screens(page: Page) -> list[str]:
    """Return axe's findings on both screens, with collapsed parts opened on the phone, where they don't overlap."""
    found = findings(page)
    page.set_viewport_size(SCREENS["phone"])  # type: ignore[arg-type]
    page.evaluate(OPEN_SOME)
    return found + [f"on a phone: {one}" for one in findings(page)]


def findings_in_the_dark(page: Page) -> list[str]:
    """Return axe's colour findings in the dark scheme."""
    page.emulate_media(color_scheme="dark")
    if not page.locator("input[data-md-color-media='(prefers-color-scheme)']").count():  # no scheme follows the system
        page.locator("[data-md-component=palette] label:visible").click()
    expect_scheme(page, "dark")
    expect(page.locator("body[data-md-color-switching]")).to_have_count(0)
    return [f"in the dark: {one}" for one in findings(page, COLORS)]


def findings(page: Page, options: Mapping[str, Any] = RULES, part: str = "") -> list[str]:
    """Return axe's findings on the page or in a part of it."""
    if page.evaluate("!window.axe"):
        page.evaluate(AXE.axe_script)
    run = "([part, options]) => axe.run(part || document, options).then(results => results.violations)"
    violations = page.evaluate(run, [part, dict(options)])
    return [
        f"{violation['id']}: {' '.join(node['html'].split())[:120]}: {node.get('failureSummary', '')[:200]}"
        for violation in violations
        for node in violation["nodes"][:3]
    ]


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
@pytest.mark.parametrize("color", ["#6A1B9A", "#FFEB3B"])
def test_text_has_enough_contrast_with_any_brand_colour(page: Page, tmp_path: Path, color: str) -> None:
    buttons = "[One](posts/index.md){ .md-button } [Two](posts/index.md){ .md-button .md-button--primary }"
    built(
        tmp_path,
        {"one": post("One", "Words {link}", link="https://soda.example/")},
        options={"brand": {"primary": color}},
        theme={"palette": PALETTE, "features": ["navigation.tabs"]},
        nav=["index.md", {"Share": "posts/index.md"}],
        pages={"index.md": f"# Home\n\nSee [posts](posts/index.md).\n\n{buttons}\n"},
        markdown_extensions=["attr_list"],
    )
    with served(tmp_path / "site") as address:
        for scheme in SCHEMES:
            page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
            page.goto(address)
            page.evaluate("localStorage.clear()")  # Material stores the scheme there
            for address_of_page in ("", "posts/", "posts/one/"):
                page.goto(f"{address}{address_of_page}")
                expect_scheme(page, scheme)
                assert findings(page, COLORS) == [], address_of_page


@pytest.mark.parametrize("screen", ["phone"], indirect=True)
def test_list_numbers_are_inside_the_margin(page: Page, demo: str) -> None:
    for address in ("posts/bring-it-back/ar/", "posts/bring-it-back/", "guidelines/linkedin/", "about/"):
        page.goto(f"{demo}{address}#linkedin")
        expect(page.locator(".md-content li:visible").first).to_be_visible()
        assert page.evaluate(NUMBERS_OUTSIDE) == [], address


@pytest.mark.parametrize("screen", ["desktop"], indirect=True)
def test_headings_are_in_order_and_every_tab_stop_has_a_name(page: Page, demo: str) -> None:
    levels = "heads => heads.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"
    empty = """stops => stops.filter(one => one.checkVisibility({visibilityProperty: true}) && one.tabIndex >= 0)
      .filter(one => !(one.innerText.trim() || one.ariaLabel || one.getAttribute("aria-labelledby")
        || one.title || one.labels?.length || one.querySelector("img[alt]:not([alt='']), [title]")))
      .map(one => one.outerHTML.slice(0, 120))"""
    for address in DEMO.values():
        page.goto(f"{demo}{address}")
        if page.locator(".advocacy-composer").count():
            expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
        page.evaluate(OPEN_SOME)
        found = page.locator(":is(h1, h2, h3, h4, h5, h6)").evaluate_all(levels)
        assert found[:1] == [1], address
        assert found.count(1) == 1, address
        assert all(later - earlier <= 1 for earlier, later in pairwise(found)), (address, found)
        stops = page.locator(".md-content :is(a[href], button, input, select, textarea, summary, [tabindex])")
        assert stops.evaluate_all(empty) == [], address
