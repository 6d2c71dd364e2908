"""Edge cases of the composer: old stored data, odd addresses and names, and every way to share a text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from tests.browser.conftest import Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_composer import DEAL_FIRST, SHARE, SIZE, TEXT, browser_context_args, open_post
from tests.site.sites import built, post
from tests.site.test_shares import decode

__all__ = ["browser_context_args"]
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone"], indirect=True)]

LINK, IN_SHORT = "https://shop.example.com/", "\u2063shop.example.com\u2063"
POSTS: dict[str, Any] = {
    "one": post("One", ["{who} says: {link}", "Without a name: {link}"], link=LINK, fields={"who": {"label": "Name"}}),
    "built": post("Built", "Built by {constructor}: {link}", link=LINK, fields={"constructor": {"label": "Builder"}}),
    "maybe": post(
        "Maybe",
        ["Hi {name}! {link}", "Dear {friend}: {link}"],
        link=LINK,
        fields={"name": {"label": "First name", "required": False}, "friend": {"label": "Friend"}},
    ),
    "open": post("Open", "See {link}", link=LINK, disclosure="I work here."),
    "numbers": post("Numbers", "See {link}", link="https://1.2.3.4.5/a"),
}


@pytest.fixture(scope="module")
def edges(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with unusual posts."""
    with served_once(tmp_path_factory, "edges", partial(built, posts=POSTS, site_url=ANYWHERE)) as address:
        yield address


@pytest.fixture
def one(page: Page, edges: str, watch: Watch) -> Page:
    """Open a post for X whose first variant has a placeholder."""
    page.add_init_script(DEAL_FIRST)
    return open_post(page, f"{edges}posts/one/#x", watch)


@pytest.mark.parametrize(
    "entry",
    [
        {"posts": {"one": None}},
        {"posts": {"one": 5}},
        {"posts": {"one": {"variant": 1.5}}},
        {"posts": {"one": {"variant": -1, "touched": "x"}}},
        {"posts": {"one": {"edited": {"{who} says: {link}": 5}, "shared": {"x": "y"}, "copied": {"en/x/a": 5}}}},
        {"posts": {"one": {"edited": 5, "shared": 5, "copied": 5}}},
        {"posts": {"one": {"shared": {"x": 1e300}}}},
        {"fields": {"who": 5}, "networks": [5], "visits": {"last": "x"}, "instance": {}},
        {"fields": [], "networks": {}, "visits": [], "posts": []},
        "just text",
    ],
)
def test_stored_data_of_another_release_does_no_harm(page: Page, edges: str, watch: Watch, entry: object) -> None:
    page.add_init_script(DEAL_FIRST)
    page.goto(edges)
    page.evaluate("entry => localStorage.setItem('advocacy', entry)", json.dumps(entry))
    open_post(page, f"{edges}posts/one/#x", watch)
    page.get_by_label("Name").fill("Zoe")
    expect(page.locator(TEXT)).to_have_value(f"Zoe says: {IN_SHORT}")
    page.get_by_role("button", name="What this device remembers").click()
    page.get_by_role("button", name="Forget everything").click()
    assert watch.errors == []


def test_a_post_opens_with_any_fragment(page: Page, edges: str, watch: Watch) -> None:
    open_post(page, f"{edges}posts/one/#100%", watch)


def test_a_link_that_browsers_cannot_parse_is_shown_unchanged(page: Page, edges: str, watch: Watch) -> None:
    open_post(page, f"{edges}posts/numbers/", watch)
    expect(page.locator(".advocacy-paper__site")).to_have_text("1.2.3.4.5")


def test_a_field_can_have_any_name(page: Page, edges: str, watch: Watch) -> None:
    open_post(page, f"{edges}posts/built/#x", watch)
    page.get_by_label("Builder").fill("Zoe")
    expect(page.locator(TEXT)).to_have_value(f"Built by Zoe: {IN_SHORT}")


def test_a_placeholder_that_is_cut_and_pasted_must_still_be_filled_in(one: Page) -> None:
    one.locator(TEXT).focus()
    for keys in ("ControlOrMeta+a", "ControlOrMeta+x", "ControlOrMeta+v"):
        one.keyboard.press(keys)
    expect(one.locator(TEXT)).to_have_value(f"[Name] says: {IN_SHORT}")
    one.locator(SHARE).click()
    expect(one.get_by_text("Please fill in “Name” first.")).to_be_visible()
    one.get_by_label("Name").fill("Zoe")
    one.locator(".advocacy-chip:has(input[value=bluesky])").click()
    expect(one.locator(TEXT)).to_have_value(f"Zoe says: {IN_SHORT}")


def test_a_text_with_an_empty_placeholder_cannot_be_shared_in_any_way(one: Page) -> None:
    share = one.locator(SHARE)
    assert "Name" not in (share.get_attribute("href") or "")
    expect(share).to_have_attribute("target", "_blank")
    one.get_by_label("Name").fill("Zoe")
    assert decode(share.get_attribute("href") or "")[1] == {"text": f"Zoe says: {tracked('one')}"}
    one.locator(".advocacy-chip:has(input[value=email])").click()
    assert (share.get_attribute("href") or "").startswith("mailto:")
    expect(share).to_have_attribute("target", "")


def test_opening_the_network_with_the_middle_button_copies_the_text(one: Page, context: BrowserContext) -> None:
    one.get_by_label("Name").fill("Zoe")
    with context.expect_page():
        one.locator(SHARE).click(button="middle")
    assert one.evaluate("navigator.clipboard.readText()") == f"Zoe says: {tracked('one')}"
    one.reload()
    expect(one.locator(".advocacy-note")).to_contain_text("today")


def test_only_fields_that_the_text_uses_are_shown(page: Page, edges: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{edges}posts/maybe/#x", watch)
    first, friend = page.get_by_label("First name"), page.get_by_label("Friend")
    expect(first).to_be_visible()
    expect(friend).to_be_hidden()
    page.get_by_role("button", name="Another version").click()
    expect(first).to_be_hidden()
    expect(friend).to_be_visible()
    page.get_by_role("button", name="Another version").click()
    page.locator(TEXT).press_sequentially("!")
    expect(first).to_be_hidden()
    page.get_by_role("button", name="Back to the original text").click()
    first.fill("Zoe")
    page.locator(TEXT).press_sequentially("!")
    first.fill("Ann")
    expect(page.locator(TEXT)).to_have_value(re.compile("^Hi Ann! "))


def test_a_value_is_the_same_in_its_field_and_in_the_text(one: Page) -> None:
    name = one.get_by_label("Name")
    name.fill("x" * 59)
    name.press("End")
    keyboard = one.context.new_cdp_session(one)
    for shown in ("に", "にほ", "にほん"):  # an input method may exceed the limit until its text is committed
        keyboard.send("Input.imeSetComposition", {"text": shown, "selectionStart": 1, "selectionEnd": 1})
        expect(name).to_have_value("x" * 59 + shown)
    keyboard.send("Input.insertText", {"text": "日"})
    expect(name).to_have_value("x" * 59 + "日")
    expect(one.locator(TEXT)).to_have_value(re.compile("^x{59}日 says"))


@pytest.mark.parametrize(("before", "after"), [("", "\n\n\n\n"), ("\n\n\n\n", "")])
def test_surrounding_whitespace_is_neither_counted_nor_marked(one: Page, before: str, after: str) -> None:
    one.locator(TEXT).fill(before + "x" * (280 - 24) + "abc" + after)
    expect(one.locator(SIZE)).to_contain_text("283 of 280")
    expect(one.locator(".advocacy-editor mark")).to_have_text(f"abc{after}", use_inner_text=False)


@pytest.mark.parametrize(("network", "source"), [("x", "twitter"), ("bluesky", "bluesky")])
def test_an_edited_link_is_shared_unchanged(one: Page, network: str, source: str) -> None:
    one.locator(f".advocacy-chip:has(input[value={network}])").click()
    text = f"See {tracked('one', source=source)}-more"
    one.locator(TEXT).fill(text)
    assert decode(one.locator(SHARE).get_attribute("href") or "")[1] == {"text": text}


def test_the_focus_stays_when_a_button_is_pressed(page: Page, edges: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{edges}posts/open/#mastodon", watch)

    def press(name: str) -> str:
        page.get_by_role("button", name=name).press("Enter")
        return str(page.evaluate("document.activeElement.checkVisibility() && document.activeElement.classList[0]"))

    page.locator(TEXT).fill("Mine.")
    assert press("Put it back") == "advocacy-paper"
    assert press("Back to the original text") == "advocacy-paper"
    page.keyboard.press("Tab")
    expect(page.locator(TEXT)).to_be_focused()
    page.get_by_label("Your Mastodon server").fill("soda.social")
    assert press("Save") == "advocacy-quiet-button"
    expect(page.get_by_role("button", name="Change your server (soda.social)")).to_be_focused()


def test_typing_does_not_announce_the_same_state_again(page: Page, edges: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    open_post(page, f"{edges}posts/open/#x", watch)
    page.locator(TEXT).fill("Mine.")
    state = page.locator(".advocacy-state[data-kind=undisclosed]")
    state.evaluate("one => { one.firstChild.seen = true }")
    page.locator(TEXT).press_sequentially(" Still mine.")
    assert state.evaluate("one => one.firstChild.seen")


def test_live_regions_exist_before_their_messages(page: Page, edges: str, watch: Watch) -> None:
    """Screen readers ignore a live region that is added together with its message."""
    open_post(page, f"{edges}posts/open/#x", watch)
    hidden = "one => !one.checkVisibility()"
    regions = page.locator(".advocacy-composer [role=status]")
    assert regions.count() >= 3
    assert [one.get_attribute("class") for one in regions.all() if one.evaluate(hidden)] == []


def test_the_share_sheet_receives_no_link_if_it_was_removed(page: Page, edges: str, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST + "; navigator.share = async given => { window.offered = given }")
    open_post(page, f"{edges}posts/open/#bluesky", watch)
    page.locator(TEXT).fill("Mine. I work here.")
    page.get_by_role("button", name="Share with an app").click()
    page.wait_for_function("window.offered")
    assert page.evaluate("window.offered") == {"text": "Mine. I work here."}


@pytest.mark.parametrize(
    ("network", "message"), [("x", "X is open."), ("facebook", "The text couldn’t be copied. It’s selected now")]
)
def test_copying_is_announced_only_if_it_succeeded(one: Page, network: str, message: str) -> None:
    one.evaluate("() => { document.execCommand = () => false; navigator.clipboard.writeText = () => Promise.reject() }")
    one.get_by_label("Name").fill("Zoe")
    one.locator(f".advocacy-chip:has(input[value={network}])").click()
    with one.context.expect_page() as window:
        one.locator(SHARE).click()
    window.value.close()
    expect(one.locator(".advocacy-said:visible")).to_contain_text(message)


def test_the_dock_never_covers_the_focused_element(page: Page, edges: str, watch: Watch) -> None:
    open_post(page, f"{edges}posts/open/#mastodon", watch)
    top = "one => one.getBoundingClientRect().top"
    for height in range(560, 900, 20):
        page.set_viewport_size({"width": 390, "height": height})
        page.evaluate("scrollTo(0, 0)")
        server = page.get_by_label("Your Mastodon server")
        server.focus()
        bottom = server.evaluate("one => one.getBoundingClientRect().bottom")
        assert bottom <= page.locator(".advocacy-dock").evaluate(top) + 8, height
        server.blur()


def test_forced_colours_show_buttons_and_the_selected_network(one: Page) -> None:
    one.emulate_media(forced_colors="active")
    look = "(one, name) => getComputedStyle(one)[name]"
    assert one.locator(SHARE).evaluate(look, "borderTopWidth") != "0px"
    chosen, other = one.locator(".advocacy-chip:has(:checked)"), one.locator(".advocacy-chip:not(:has(:checked))").first
    assert chosen.evaluate(look, "backgroundColor") != other.evaluate(look, "backgroundColor")
    one.locator(TEXT).fill("x" * 300)
    expect(one.locator(".advocacy-editor mark")).to_have_css("text-decoration-line", "underline")


def test_two_tabs_keep_each_others_texts(one: Page, context: BrowserContext, edges: str, watch: Watch) -> None:
    other = open_post(context.new_page(), f"{edges}posts/one/#x", watch)
    expect(other.locator(".advocacy-version")).to_have_text("Version 1 of 2")
    other.get_by_role("button", name="Another version").click()
    one.locator(TEXT).fill("The first, in my words.")
    other.locator(TEXT).fill("The second, in my words.")
    open_post(one, f"{edges}posts/one/#x", watch)
    expect(one.locator(TEXT)).to_have_value("The second, in my words.")
    one.get_by_role("button", name="Another version").click()
    expect(one.locator(TEXT)).to_have_value("The first, in my words.")
    one.get_by_role("button", name="Back to the original text").click()
    open_post(one, f"{edges}posts/one/#x", watch)
    expect(one.locator(TEXT)).to_have_value(f"[Name] says: {IN_SHORT}")


def tracked(post: str, variant: str = "a", source: str = "twitter") -> str:
    return f"{LINK}?utm_source={source}&utm_medium=social&utm_campaign=advocacy&utm_content={post}-{variant}"


def test_typed_addresses_are_sent_to_x_in_ascii(page: Page, edges: str, watch: Watch) -> None:
    open_post(page, f"{edges}posts/open/#x", watch)
    page.locator(TEXT).fill("I work here. See https://bücher.com/日本語, now")
    sent = "I work here. See https://xn--bcher-kva.com/%E6%97%A5%E6%9C%AC%E8%AA%9E, now"
    size = len("I work here. See ") + 23 + len(", now") + 24
    expect(page.locator(SIZE)).to_have_text(re.compile(rf"^\D*{size}\b"))
    share = page.locator(SHARE)
    # the ASCII module is loaded when the text gets the focus
    expect(share).to_have_attribute("href", re.compile("xn--"))
    assert decode(share.get_attribute("href") or "")[1]["text"] == sent
    page.get_by_role("button", name="Copy text").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{sent} {tracked('open')}"
