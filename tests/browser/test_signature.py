"""Somebody with a badge copies an email signature and pastes it into an email program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.conftest import MARKUP, ONCE, Watch
from tests.browser.serving import served_once
from tests.browser.test_composer import read_clipboard
from tests.kinds.badges.mail_html import problems_in_mail
from tests.once import made_once
from tests.site.test_badges import GROUP, banners_of, built, page_of, with_badge

pytestmark = pytest.mark.browser
HUB = "https://hub.example/"
RICH, PLAIN = "Copy for your email program", "Copy as plain text"
MAIL = "<!doctype html><title>Mail</title><div contenteditable autofocus></div>"
GIVEN = """window.given = {};
window.ClipboardItem = class extends ClipboardItem {
  constructor(formats) {
    super(formats);
    for (const [type, blob] of Object.entries(formats)) blob.text().then((text) => (given[type] = text));
  }
}"""
"""A script that records what the page puts on the clipboard, because the browser changes HTML on the way."""
STORED = "JSON.parse(localStorage.advocacy).fields"
NO_RICH = "delete window.ClipboardItem"
NO_COPYING = NO_RICH + "; document.execCommand = () => false"
NAME, ROLE = 'Ada <img src=x onerror="window.hacked=1"> & "Söhne"', "<script>window.hacked=1</script> ملكة الأغطية"


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture(scope="module")
def badges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Serve a hub with badges elsewhere than at its address; yield where, and the address of a banner."""

    def make(folder: Path) -> None:
        groups = {
            "hundred": page_of(GROUP),
            "hundred.ar": page_of({"title": "المئة"}),
            "markup": page_of(with_badge(title=MARKUP, criteria=MARKUP)),
        }
        site = built(folder, groups, site_url=HUB, theme={"features": ["navigation.instant"]})
        (folder / "banner").write_text(next(name for name in banners_of(site) if "hundred" in name))

    with served_once(tmp_path_factory, "signatures", make) as address:
        yield address, (made_once(tmp_path_factory, "signatures", make) / "banner").read_text()


def open_badge(page: Page, address: str, name: str = "", role: str = "") -> None:
    page.goto(address)
    expect(page.locator(".advocacy-signature[data-ready]")).to_be_visible()
    if name:
        page.get_by_label("Your name").fill(name)
    if role:
        page.get_by_label("Your role").fill(role)


def copy(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()
    status = page.locator(".advocacy-signature").get_by_role("status")
    expect(status).to_have_text("Copied. Paste it into your signature settings.")


def paste(page: Page, address: str) -> dict[str, Any]:
    """Paste into an editor as email programs have them; return what is there."""
    page.route(f"{address}mail", lambda route: route.fulfill(body=MAIL, content_type="text/html"))
    page.route(f"{HUB}**", lambda route: route.abort())
    page.goto(f"{address}mail")
    page.locator("[contenteditable]").focus()
    page.keyboard.press("ControlOrMeta+V")
    expect(page.locator("[contenteditable] a").last).to_be_visible()
    return dict(
        page.evaluate(
            """() => {
              const editor = document.querySelector("[contenteditable]");
              const image = editor.querySelector("img");
              return {
                text: editor.innerText,
                links: [...editor.querySelectorAll("a")].map((link) => link.getAttribute("href")),
                image: image && Object.fromEntries(
                  ["src", "width", "height", "alt"].map((name) => [name, image.getAttribute(name)]),
                ),
                block: image && getComputedStyle(image).display,
                tables: editor.querySelectorAll("table").length,
                font: getComputedStyle(editor.querySelector("strong, b, td")).fontFamily,
                scripts: editor.querySelectorAll("script, [onerror]").length,
              };
            }"""
        )
    )


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_a_signature_survives_the_way_into_a_mail(page: Page, badges: tuple[str, str], watch: Watch) -> None:
    address, banner = badges
    open_badge(page, f"{address}badges/hundred/", "Ada Lovelace", "Head of bottle caps")
    copy(page, RICH)
    assert (watch.foreign, watch.errors) == ([], [])
    pasted = paste(page, address)
    assert lines_of(pasted["text"]) == ["Ada Lovelace", "Head of bottle caps", "One of us · Test hub"]
    assert pasted["links"] == [f"{HUB}badges/hundred/"] * 2
    assert pasted["image"] == {"src": HUB + banner, "width": "100", "height": "100", "alt": "A crown cap"}
    assert (pasted["block"], pasted["tables"]) == ("block", 1)
    assert "Arial" in pasted["font"]


@ONCE
def test_the_copied_html_suits_all_mail_programs(page: Page, badges: tuple[str, str]) -> None:
    page.add_init_script(GIVEN)
    for path in ("hundred/", "markup/"):
        open_badge(page, f"{badges[0]}badges/{path}", NAME, ROLE)
        copy(page, RICH)
        page.wait_for_function("given['text/html'] && given['text/plain']")
        given = page.evaluate("given")
        assert problems_in_mail(given["text/html"]) == []
        assert lines_of(given["text/plain"])[:2] == [NAME, ROLE]


@ONCE
def test_names_and_titles_are_text_and_never_markup(page: Page, badges: tuple[str, str]) -> None:
    address, _ = badges
    open_badge(page, f"{address}badges/markup/", NAME, ROLE)
    expect(page.locator(".advocacy-signature__paper strong")).to_have_text(NAME)
    copy(page, RICH)
    pasted = paste(page, address)
    assert lines_of(pasted["text"]) == [NAME, ROLE, f"{MARKUP} · Test hub"]
    assert pasted["scripts"] == 0
    assert page.evaluate("window.hacked") is None


@ONCE
def test_plain_text_has_the_name_the_badge_and_its_address(page: Page, badges: tuple[str, str]) -> None:
    open_badge(page, f"{badges[0]}badges/hundred/", "  Ada \t Lovelace ")
    copy(page, PLAIN)
    assert read_clipboard(page) == f"Ada Lovelace\nOne of us · Test hub\n{HUB}badges/hundred/"


@ONCE
def test_older_browsers_copy_both_formats_too(page: Page, badges: tuple[str, str]) -> None:
    address, banner = badges
    page.add_init_script(NO_RICH)
    open_badge(page, f"{address}badges/hundred/", "Ada")
    copy(page, RICH)
    assert read_clipboard(page).startswith("Ada\nOne of us")
    pasted = paste(page, address)
    assert pasted["image"]["src"] == HUB + banner
    assert lines_of(pasted["text"]) == ["Ada", "One of us · Test hub"]


@ONCE
def test_a_browser_that_blocks_copying_says_so(page: Page, badges: tuple[str, str]) -> None:
    page.add_init_script(NO_COPYING)
    open_badge(page, f"{badges[0]}badges/hundred/", "Ada")
    page.get_by_role("button", name=RICH).click()
    status = page.locator(".advocacy-signature").get_by_role("status")
    expect(status).to_have_text("Your browser blocked copying. Select the preview and copy it.")


@ONCE
def test_name_and_role_stay_on_the_device_under_the_one_key(page: Page, badges: tuple[str, str]) -> None:
    address, _ = badges
    open_badge(page, f"{address}badges/hundred/", "Ada", "Head")
    open_badge(page, f"{address}badges/markup/")
    expect(page.get_by_label("Your name")).to_have_value("Ada")
    expect(page.get_by_label("Your role")).to_have_value("Head")
    expect(page.locator(".advocacy-signature__paper")).to_contain_text("AdaHead")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('advocacy'))") == ["advocacy"]
    assert page.evaluate(STORED) == {"signature name": "Ada", "signature role": "Head"}
    page.get_by_label("Your name").fill("")
    page.get_by_label("Your role").fill(" ")
    assert page.evaluate(STORED) == {"signature name": "", "signature role": ""}


@ONCE
def test_the_keyboard_reaches_everything_in_order(page: Page, badges: tuple[str, str]) -> None:
    open_badge(page, f"{badges[0]}badges/hundred/")
    page.get_by_label("Your name").focus()
    reached = []
    for _ in range(5):
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.textContent"))
        page.keyboard.press("Tab")
    assert reached == ["name", "role", "One of us", "html", "text"]


def test_the_form_works_after_instant_navigation_and_from_right_to_left(page: Page, badges: tuple[str, str]) -> None:
    open_badge(page, f"{badges[0]}badges/hundred/")
    page.get_by_role("link", name="العربية").click()
    expect(page.locator(".advocacy-signature[data-ready]")).to_contain_text("معاينة")
    page.locator("input[name=name]").fill("آدا")
    expect(page.locator(".advocacy-signature__paper strong")).to_have_text("آدا")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@ONCE
def test_without_scripts_the_preview_can_be_copied_by_hand(
    browser: Browser, browser_context_args: dict[str, Any], badges: tuple[str, str]
) -> None:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    page = context.new_page()
    page.goto(f"{badges[0]}badges/hundred/")
    expect(page.locator(".advocacy-signature__paper")).to_be_visible()
    expect(page.get_by_label("Your name")).to_be_hidden()
    expect(page.get_by_role("button", name=RICH)).to_be_hidden()
    context.close()
