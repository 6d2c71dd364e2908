"""Suggesting a post, and telling why one isn't useful."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_access import findings
from tests.browser.test_composer import DEAL_FIRST, TEXT, browser_context_args, open_post
from tests.browser.test_travel import follow_instantly
from tests.site.sites import built, post

__all__ = ["browser_context_args"]
pytestmark = [pytest.mark.browser, ONCE]

WAYS = {"mail": "comms@hub.example", "repository": "https://github.com/org/hub"}
FIELDS = {"flavour": {"label": "Your favourite"}}
INTERCEPT = """
window.followed = [];
document.addEventListener("click", event => {
  const link = event.target.closest?.("dialog a");
  if (link) { event.preventDefault(); window.followed.push(link.href) }
});
"""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    def make(folder: Path) -> None:
        ginger = post("Ginger", "It bites. {link}", link="https://soda.example/ginger", campaign="launch")
        plugins = ["search", {"advocacy": {"languages": ["en", "ar"]}}, {"advocacy/posts": {"contribute": WAYS}}]
        plugins.append({"advocacy/hosting": {"host": "github"}})  # adds the security policy to pages
        posts = {
            "ginger": ginger,
            "arabic": post("الزنجبيل", "نص قصير.", language="ar"),
            "flavour": post(
                "Flavour", ["Mine is {flavour}.", "I like {flavour}."], fields={"flavour": {"label": "Your favourite"}}
            ),
        }
        theme, campaigns = {"features": ["navigation.instant"]}, {"launch": {"title": "Launch"}}
        built(folder, posts, campaigns=campaigns, plugins=plugins, theme=theme, site_url=ANYWHERE)

    with served_once(tmp_path_factory, "contributing", make) as found:
        yield found


@pytest.fixture
def ready(page: Page, address: str, watch: Watch) -> Page:
    page.add_init_script(f"{DEAL_FIRST};{INTERCEPT}")
    return open_post(page, f"{address}posts/ginger/#x", watch)


def fields(link: str | None) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(link or "").query).items()}


def href(page: Page, name: str) -> str | None:
    return page.locator("dialog").get_by_role("link", name=name).get_attribute("href")


def test_a_mail_has_the_text_as_edited(ready: Page, watch: Watch) -> None:
    ready.locator(TEXT).fill("My own\nwords")
    ready.get_by_role("link", name="Suggest a post").click()
    expect(ready.get_by_role("dialog", name="Suggest a post")).to_contain_text("My own\nwords")
    body = fields(href(ready, "Open an email"))["body"]
    assert body.startswith("My own\r\nwords\r\n")
    assert "\r\nfrom: ginger\r\ncampaign: launch\r\naudience: employees\r\nlanguage: en\r\nnetwork: x\r\n" in body
    value = fields(href(ready, "Open GitHub"))["value"]
    assert value.endswith("text:\n  any: |-\n    My own\n    words\n")
    ready.get_by_role("link", name="Open an email").click()
    assert len(ready.evaluate("window.followed")) == 1
    assert watch.errors == []


def test_an_unedited_text_keeps_its_link_without_tracking(ready: Page) -> None:
    ready.get_by_role("link", name="Suggest a post").click()
    assert "It bites. https://soda.example/ginger\r\n" in fields(href(ready, "Open an email"))["body"]
    value = fields(href(ready, "Open GitHub"))["value"]
    assert 'link: "https://soda.example/ginger"\n' in value
    assert "    It bites. {link}\n" in value


def test_answers_to_fields_become_text(page: Page, address: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{address}posts/flavour/#x", watch)
    page.get_by_role("button", name="Another version").click()
    page.get_by_label("Your favourite", exact=True).fill("lime")
    page.get_by_role("link", name="Suggest a post").click()
    assert fields(href(page, "Open GitHub"))["value"].endswith("    I like lime.\n")


def test_credit_accepts_a_code_but_no_name_and_stores_nothing(ready: Page) -> None:
    before = ready.evaluate("JSON.stringify(localStorage)")
    ready.get_by_role("link", name="Suggest a post").click()
    dialog = ready.locator("dialog")
    code = dialog.get_by_label("Your code, if you want credit")
    code.fill("Carla Soda")
    expect(dialog).to_contain_text("This isn’t a code.")
    assert dialog.get_by_text("Open an email").get_attribute("href") is None
    code.fill("hm3xs")
    expect(dialog).not_to_contain_text("This isn’t a code.")
    assert fields(href(ready, "Open an email"))["body"].endswith("credit: hm3xs\r\n")
    assert "# Credit: hm3xs\n" in fields(href(ready, "Open GitHub"))["value"]
    ready.get_by_role("button", name="Close").click()
    assert ready.evaluate("JSON.stringify(localStorage)") == before


def test_a_device_that_stores_nothing_suggests_the_text_as_edited(page: Page, address: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('off') } })")
    page.goto(f"{address}posts/flavour/#x")
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    page.get_by_role("button", name="Another version").click()
    variant = page.locator(TEXT).input_value()
    page.get_by_label("Your favourite", exact=True).fill("lime")
    page.locator(TEXT).fill(f"{variant.replace('[Your favourite]', 'lime')} Really.")
    page.get_by_role("link", name="Suggest a post").click()
    value = fields(href(page, "Open GitHub"))["value"]
    assert value.endswith(f"    {variant.replace('[Your favourite]', 'lime')} Really.\n")


def test_a_long_text_is_copied_to_paste(ready: Page) -> None:
    ready.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ready.locator(TEXT).fill("Long & honest. " * 200)
    ready.get_by_role("link", name="Suggest a post").click()
    dialog = ready.locator("dialog")
    expect(dialog.get_by_text("This text is too long for a link.")).to_be_visible()
    assert "body" not in fields(href(ready, "Open an email"))
    dialog.get_by_role("link", name="Open an email").click()
    expect(dialog.get_by_role("status")).to_have_text("Text copied.")
    assert str(ready.evaluate("navigator.clipboard.readText()")).startswith("Long & honest. Long")


def test_a_reason_includes_the_posts_id(ready: Page) -> None:
    ready.get_by_role("link", name="Not useful to you?").click()
    ready.locator("dialog").get_by_label("Why isn’t it useful to you?").fill("Nobody I know drinks ginger.")
    body = fields(href(ready, "Open an email"))["body"]
    assert body.startswith("Nobody I know drinks ginger.\r\n")
    assert "from: ginger\r\n" in body
    assert (href(ready, "Open GitHub") or "").startswith("https://github.com/org/hub/issues/new?")


def test_the_dialog_works_with_the_keyboard_and_returns_the_focus(ready: Page) -> None:
    link = ready.get_by_role("link", name="Suggest a post")
    link.focus()
    ready.keyboard.press("Enter")
    expect(ready.locator("dialog")).to_be_visible()
    ready.keyboard.press("Tab")
    expect(ready.get_by_label("Your code, if you want credit")).to_be_focused()
    ready.keyboard.press("Tab")
    expect(ready.get_by_role("link", name="Open an email")).to_be_focused()
    ready.keyboard.press("Escape")
    expect(ready.locator("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_module_loads_with_the_first_click(ready: Page) -> None:
    loaded = "performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /contribut/.test(name))"
    assert ready.evaluate(loaded) == []
    ready.get_by_role("link", name="Suggest a post").click()
    expect(ready.locator("dialog")).to_be_visible()
    assert len(ready.evaluate(loaded)) == 3


def test_the_dialog_opens_after_instant_navigation(page: Page, address: str, watch: Watch) -> None:
    page.goto(f"{address}posts/")
    follow_instantly(page, "a[href$='ginger/']")
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    page.get_by_role("link", name="Suggest a post").click()
    assert "from: ginger\r\n" in fields(href(page, "Open an email"))["body"]
    page.keyboard.press("Escape")
    page.go_back()
    expect(page.locator("dialog")).to_have_count(0)
    assert watch.errors == []


def test_a_page_whose_module_fails_follows_the_plain_link(ready: Page) -> None:
    ready.route("**/contribute.js", lambda route: route.abort())
    ready.evaluate("document.querySelector('.advocacy-contribute a').href = '#plain'")
    ready.get_by_role("link", name="Suggest a post").click()
    ready.wait_for_url("**/#plain")
    expect(ready.locator("dialog")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_dialogs(page: Page, address: str, watch: Watch, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    for path, names in {"ginger": ("Suggest a post", "Not useful to you?"), "arabic": ("اقترح منشورًا",)}.items():
        for name in names:
            open_post(page, f"{address}posts/{path}/", watch)
            page.get_by_role("link", name=name).click()
            expect(page.locator("dialog")).to_be_visible()
            assert findings(page, part="dialog") == []
    expect(page.locator("dialog")).to_have_attribute("dir", "rtl")
    page.locator("dialog").get_by_label("اذكروني برمزي").fill("Carla")
    assert findings(page, part="dialog") == []
