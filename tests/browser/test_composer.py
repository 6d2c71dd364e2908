"""The composer: an advocate personalizes a post and shares it, with a mouse or the keyboard."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.test_sharing import wait_for_request
from tests.site.test_shares import COMPOSERS, SECOND, decode, link

pytestmark = pytest.mark.browser

FLAVOUR = "Cola & cherry 🍒"
ANDROID = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
TEXT, SHARE, SIZE = ".advocacy-editor__text", ".advocacy-dock .advocacy-share:visible", ".advocacy-size"
DEAL_FIRST = "Math.random = () => 0"
IN_SHORT = "\u2063shop.example.com/ginger?from=hub#top\u2063"
"""The post's link as the text shows it, between two invisible characters."""


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any], screen: str) -> dict[str, Any]:
    phone = {"is_mobile": True, "has_touch": True, "user_agent": ANDROID} if screen == "phone" else {}
    return {**browser_context_args, **phone, "permissions": ["clipboard-read", "clipboard-write"]}


class Mouse:
    """An advocate with a mouse."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, what: Locator) -> None:
        what.click(timeout=5_000)

    def write(self, where: Locator, text: str) -> None:
        where.fill(text)

    def choose(self, network: str) -> None:
        self.page.locator(f".advocacy-chip:has(input[value={network}])").click()


class Keyboard:
    """An advocate with only a keyboard."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, what: Locator) -> None:
        for _ in range(120):
            if what.evaluate("one => one === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} cannot be reached with the keyboard")

    def press(self, what: Locator) -> None:
        self.reach(what)
        self.page.keyboard.press("Enter")

    def write(self, where: Locator, text: str) -> None:
        self.reach(where)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(text)

    def choose(self, network: str) -> None:
        wanted = self.page.locator(f".advocacy-chip input[value={network}]")
        self.reach(self.page.locator(".advocacy-chip input:checked"))
        for _ in range(30):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"{network} cannot be selected with the keyboard")


Hands = Mouse | Keyboard


@pytest.fixture(params=[Mouse, Keyboard])
def hands(request: pytest.FixtureRequest, page: Page) -> Hands:
    """Return a mouse user or a keyboard user."""
    made: Hands = request.param(page)
    return made


@pytest.fixture
def post(page: Page, hub: str, watch: Watch) -> Page:
    """Open a post on a device that starts with the first variant."""
    page.add_init_script(DEAL_FIRST)
    return open_post(page, f"{hub}posts/ginger/", watch)


def open_post(page: Page, address: str, watch: Watch) -> Page:
    """Load a post's page, even if only the fragment differs from the current address."""
    if page.url.split("#")[0] == address.split("#")[0]:
        page.goto("about:blank")
    page.goto(address)
    expect(page.locator(".advocacy-composer[data-ready]")).to_be_visible()
    assert watch.errors == []
    return page


def read_clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def share(context: BrowserContext, hands: Hands, watch: Watch) -> tuple[str, dict[str, str]]:
    """Press the share button and return the address and parameters that the network receives."""
    watch.foreign.clear()
    page = hands.page
    with context.expect_page() as window:
        hands.press(page.locator(SHARE))
    wait_for_request(page, watch)
    window.value.close()
    page.bring_to_front()
    return decode(watch.foreign[0])


def with_tracked_link(page: Page, source: str, variant: str = "a") -> str:
    """Return the text as it is shared, with the tracked link instead of the short one."""
    return page.locator(TEXT).input_value().replace(IN_SHORT, link(source, variant))


def personalized(text: str) -> str:
    return text.replace("Ginger & lime", FLAVOUR)


def test_a_post_is_shared_on_every_network_in_the_advocates_own_words(
    post: Page, context: BrowserContext, hands: Hands, watch: Watch, screen: str
) -> None:
    hands.choose("x")
    expect(post.locator(TEXT)).to_have_value(re.compile(r"^\[Your favourite\] it is"))
    hands.press(post.locator(SHARE))
    favourite = post.get_by_label("Your favourite", exact=True)
    expect(favourite).to_be_focused()
    expect(post.get_by_text("Please fill in “Your favourite” first.")).to_be_visible()
    assert watch.foreign == []
    hands.write(favourite, FLAVOUR)
    expect(post.locator(TEXT)).to_have_value(re.compile("^Cola & cherry 🍒 it is"))
    expect(post.locator(".advocacy-lack:visible")).to_have_count(0)

    for network in ("x", "bluesky", "mastodon", "whatsapp"):
        hands.choose(network)
        address, given = COMPOSERS[network]["a"]
        expected = {name: personalized(value) for name, value in given.items()}
        assert share(context, hands, watch) == (address, expected)
        assert read_clipboard(post) == expected["text"]

    hands.choose("linkedin")
    text = "Three years in our lab. \nI work here."
    if screen == "phone":
        assert share(context, hands, watch) == COMPOSERS["linkedin"]["a"]
    else:
        address, given = share(context, hands, watch)
        assert address == "https://www.linkedin.com/feed/"
        assert given == {"shareActive": "true", "text": with_tracked_link(post, "linkedin")}
    assert read_clipboard(post) == with_tracked_link(post, "linkedin")
    assert text.split(" \n")[0] in read_clipboard(post)

    hands.choose("email")
    mail = post.locator(SHARE).get_attribute("href") or ""
    assert decode(mail) == ("mailto:", {k: personalized(v) for k, v in COMPOSERS["email"]["a"][1].items()})
    assert "\r\n" in dict(parse_qsl(urlsplit(mail).query.replace("+", "%2B")))["body"]


def test_another_version_cycles_through_all_variants(post: Page, hands: Hands, hub: str, watch: Watch) -> None:
    hands.choose("x")
    expect(post.get_by_text("Version 1 of 2", exact=True)).to_be_visible()
    hands.press(post.get_by_role("button", name="Another version"))
    expect(post.locator(".advocacy-version")).to_have_text("Version 2 of 2")
    expect(post.locator(TEXT)).to_have_value(SECOND)
    open_post(post, f"{hub}posts/ginger/#x", watch)
    expect(post.locator(TEXT)).to_have_value(SECOND)
    hands.press(post.get_by_role("button", name="Another version"))
    expect(post.locator(".advocacy-version")).to_have_text("Version 1 of 2")


def test_devices_start_with_different_variants(page: Page, hub: str, watch: Watch) -> None:
    page.add_init_script("Math.random = () => 0.001")
    open_post(page, f"{hub}posts/ginger/#x", watch)
    expect(page.locator(".advocacy-version")).to_have_text("Version 2 of 2")


def test_a_text_over_the_limit_is_marked_until_it_fits(
    post: Page, context: BrowserContext, hands: Hands, watch: Watch
) -> None:
    hands.choose("x")
    hands.press(post.get_by_role("button", name="Another version"))
    text, counter = post.locator(TEXT), post.locator(SIZE)
    link_weight = len(" ") + 23
    hands.write(text, "I work here. " + "é" * (280 - 13 - link_weight))
    expect(counter).to_have_text("280 of 280 · 0 left · as X counts")
    expect(post.locator(".advocacy-editor mark")).to_have_count(0)
    hands.write(text, "I work here. " + "é" * (280 - 13 - link_weight) + "abc")
    expect(counter).to_contain_text("283 of 280")
    expect(counter).to_contain_text("3 over the limit")
    expect(post.locator(".advocacy-editor mark")).to_have_text("abc")
    hands.write(text, "I work here. Mine.")
    expect(post.locator(".advocacy-editor mark")).to_have_count(0)
    assert share(context, hands, watch)[1] == {"text": "I work here. Mine.", "url": link("twitter", "b")}


def test_an_edited_text_is_kept_until_it_is_discarded(post: Page, hands: Hands, hub: str, watch: Watch) -> None:
    hands.choose("x")
    hands.press(post.get_by_role("button", name="Another version"))
    hands.write(post.locator(TEXT), "All mine. I work here.")
    open_post(post, f"{hub}posts/ginger/#x", watch)
    expect(post.locator(TEXT)).to_have_value("All mine. I work here.")
    hands.press(post.get_by_role("button", name="Back to the original text"))
    expect(post.locator(TEXT)).to_have_value(SECOND)


def test_a_field_still_updates_an_edited_text(post: Page, hands: Hands) -> None:
    hands.choose("x")
    text = post.locator(TEXT)
    hands.write(post.get_by_label("Your favourite", exact=True), "Cola")
    text.evaluate(
        "one => { one.value = one.value.replace('it is', 'it will always be'); one.dispatchEvent(new Event('input')) }"
    )
    hands.write(post.get_by_label("Your favourite", exact=True), "Cherry")
    expect(text).to_have_value(re.compile("^Cherry it will always be"))
    assert f" {IN_SHORT} " in text.input_value()


def test_a_text_can_be_shared_without_its_disclosure(
    post: Page, context: BrowserContext, hands: Hands, watch: Watch
) -> None:
    hands.choose("x")
    hands.write(post.locator(TEXT), "Just me.")
    expect(post.get_by_text("“I work here.” is missing.")).to_be_visible()
    assert share(context, hands, watch)[1]["text"] == "Just me."
    hands.press(post.get_by_role("button", name="Put it back"))
    expect(post.locator(TEXT)).to_have_value("Just me.\nI work here.")
    expect(post.get_by_text("“I work here.” is missing.")).to_have_count(0)


def test_text_and_link_can_be_copied(post: Page, hands: Hands) -> None:
    hands.choose("instagram")
    hands.press(post.get_by_role("button", name="Another version"))
    hands.press(post.get_by_role("button", name="Copy link"))
    expect(post.locator(".advocacy-said:visible")).to_have_text("Link copied.")
    assert read_clipboard(post) == link("instagram", "b")
    hands.press(post.get_by_role("button", name="Copy text"))
    assert read_clipboard(post) == post.locator(TEXT).input_value()


def test_the_mastodon_server_is_asked_for_once(
    post: Page, context: BrowserContext, hands: Hands, hub: str, watch: Watch
) -> None:
    hands.choose("mastodon")
    hands.write(post.get_by_label("Your favourite", exact=True), FLAVOUR)
    server = post.get_by_label("Your Mastodon server")
    hands.write(server, "not a server")
    hands.press(post.locator(".advocacy-composer").get_by_role("button", name="Save"))
    expect(post.get_by_text("This doesn’t look")).to_be_visible()
    hands.write(server, "@lemon@Soda.Social")
    hands.press(post.locator(".advocacy-composer").get_by_role("button", name="Save"))
    expect(server).to_be_hidden()
    assert share(context, hands, watch)[0] == "https://soda.social/share"
    open_post(post, f"{hub}posts/ginger/#mastodon", watch)
    expect(post.get_by_text("soda.social")).to_be_visible()


def test_used_networks_come_first_and_a_share_is_remembered(
    post: Page, context: BrowserContext, hands: Hands, hub: str, watch: Watch
) -> None:
    hands.choose("bluesky")
    hands.write(post.get_by_label("Your favourite", exact=True), FLAVOUR)
    share(context, hands, watch)
    open_post(post, f"{hub}posts/ginger/", watch)
    expect(post.locator(".advocacy-chip input").first).to_have_value("bluesky")
    expect(post.locator(".advocacy-chip input").first).to_be_checked()
    expect(post.locator(".advocacy-note")).to_contain_text("today")
    expect(post.get_by_label("Your favourite", exact=True)).to_have_value(FLAVOUR)


def test_stored_data_can_be_viewed_and_deleted(
    post: Page, context: BrowserContext, hands: Hands, hub: str, watch: Watch
) -> None:
    hands.choose("x")
    hands.write(post.get_by_label("Your favourite", exact=True), FLAVOUR)
    share(context, hands, watch)
    hands.press(post.get_by_role("button", name="What this device remembers"))
    dialog = post.get_by_role("dialog", name="What this device remembers")
    expect(dialog.get_by_text(FLAVOUR)).to_be_visible()
    hands.press(dialog.get_by_role("button", name="Forget everything"))
    expect(dialog.get_by_text("Your data has been deleted from this device.")).to_be_visible()
    hands.press(dialog.get_by_role("button", name="Close"))
    expect(dialog).to_have_count(0)
    expect(post.get_by_label("Your favourite", exact=True)).to_have_value("")
    open_post(post, f"{hub}posts/ginger/", watch)
    expect(post.get_by_label("Your favourite", exact=True)).to_have_value("")
    expect(post.locator(".advocacy-note")).to_have_count(0)


def test_one_storage_entry_is_written_and_no_request_leaves(
    post: Page, context: BrowserContext, hands: Hands, watch: Watch
) -> None:
    hands.choose("x")
    hands.write(post.get_by_label("Your favourite", exact=True), FLAVOUR)
    hands.write(post.locator(TEXT), "Mine.")
    hands.press(post.get_by_role("button", name="Copy text"))
    ours = "Object.keys(localStorage).filter(key => !key.endsWith('__palette'))"
    assert post.evaluate(ours) == ["advocacy"]
    assert watch.foreign == []
    assert context.cookies() == []


def test_a_phone_offers_only_networks_that_work_there(post: Page, screen: str, hands: Hands) -> None:
    chips = post.locator(".advocacy-chip input")
    values = [chip.get_attribute("value") for chip in chips.all()]
    assert ("teams" in values) is (screen == "desktop")
    hands.choose("line")
    hands.write(post.get_by_label("Your favourite", exact=True), FLAVOUR)
    expected = "https://line.me/R/share" if screen == "phone" else "https://social-plugins.line.me/lineit/share"
    assert (post.locator(SHARE).get_attribute("href") or "").startswith(expected)


@ONCE
def test_all_modules_of_the_composer_are_preloaded(page: Page, hub: str, watch: Watch) -> None:
    open_post(page, f"{hub}posts/ginger/", watch)
    asked = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    told = page.eval_on_selector_all(
        "link:is([rel=modulepreload], [as=script])", "links => links.map(({ href }) => href)"
    )
    later = f"{hub}assets/advocacy/feed/marks.js"  # loaded later, for the cards below the composer
    needed = {name for name in asked if re.search(r"/assets/advocacy/.*\.js$", name)} - {later}
    assert set(told) == needed
    assert len(told) == len(needed) > 30
