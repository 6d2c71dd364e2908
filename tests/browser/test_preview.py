"""The preview matches the network: how it shows the link, where it truncates the text, and what it leaves out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import Watch
from tests.browser.test_composer import (
    DEAL_FIRST,
    IN_SHORT,
    SHARE,
    SIZE,
    TEXT,
    Hands,
    browser_context_args,
    hands,
    open_post,
    read_clipboard,
    with_tracked_link,
)
from tests.browser.test_device import SHARE_SHEET, Small, small
from tests.browser.test_dock import post
from tests.site.test_shares import link

__all__ = ["browser_context_args", "hands", "post", "small"]
pytestmark = [pytest.mark.browser, pytest.mark.parametrize("screen", ["phone"], indirect=True)]

MORE = ".advocacy-editor__more > span"


def test_the_tracked_link_is_shown_on_demand(post: Page, hands: Hands) -> None:
    post.locator(".advocacy-chip:has(input[value=whatsapp])").click()
    expect(post.locator(".advocacy-tracked code", has_text=link("whatsapp", "b"))).to_be_hidden()
    hands.press(post.get_by_text("Tracked link", exact=True))
    expect(post.locator(".advocacy-tracked code", has_text=link("whatsapp", "b"))).to_be_visible()


@pytest.fixture
def linked(post: Page) -> Page:
    """Open a text that contains its link."""
    post.locator(".advocacy-chip:has(input[value=whatsapp])").click()
    expect(post.locator(TEXT)).to_have_value(re.compile(re.escape(IN_SHORT)))
    return post


def test_copying_the_selection_copies_the_tracked_link(linked: Page) -> None:
    text = linked.locator(TEXT)
    before = text.input_value()
    text.focus()
    linked.keyboard.press("ControlOrMeta+a")
    linked.keyboard.press("ControlOrMeta+c")
    assert read_clipboard(linked) == with_tracked_link(linked, "whatsapp", "b")
    assert link("whatsapp", "b") in read_clipboard(linked)
    linked.keyboard.press("ControlOrMeta+x")
    expect(text).to_have_value("")
    linked.keyboard.press("ControlOrMeta+z")
    expect(text).to_have_value(before)
    linked.keyboard.press("ControlOrMeta+x")
    linked.keyboard.press("ControlOrMeta+v")
    expect(text).to_have_value(before)


@pytest.mark.parametrize("key", ["Backspace", "Delete"])
def test_a_link_is_deleted_as_a_whole(linked: Page, key: str) -> None:
    text = linked.locator(TEXT)
    before = text.input_value()
    place = before.index(IN_SHORT) + (len(IN_SHORT) if key == "Backspace" else 0)
    text.evaluate("(one, place) => { one.focus(); one.setSelectionRange(place, place) }", place)
    linked.keyboard.press(key)
    expect(text).to_have_value(before.replace(IN_SHORT, ""))
    expect(linked.locator(".advocacy-state")).to_contain_text("No link")
    linked.keyboard.insert_text("!")
    assert text.evaluate("one => one.selectionEnd") == before.index(IN_SHORT) + 1, "the cursor stays in place"


def test_the_short_link_is_counted_as_the_network_counts_it(post: Page) -> None:
    post.locator(".advocacy-chip:has(input[value=mastodon])").click()
    post.locator(TEXT).fill(f"I work here. {link('mastodon', 'b')}")
    expect(post.locator(TEXT)).to_have_value(f"I work here. {IN_SHORT}")
    expect(post.locator(SIZE)).to_contain_text("36 of 500")


def test_the_rest_of_a_text_is_behind_see_more_and_no_word_is_cut(post: Page) -> None:
    post.locator(".advocacy-chip:has(input[value=linkedin])").click()
    text = post.locator(TEXT)
    text.fill("I work here. " + "bottles travel better " * 20)
    more, rest = post.locator(MORE), post.locator(".advocacy-editor__rest")
    expect(more).to_be_hidden()  # while writing, the whole text is visible
    text.blur()
    expect(more).to_be_visible()
    expect(more).to_have_text("…see more")
    assert (rest.text_content() or "").startswith(" ")
    for width in (*range(320, 400, 5), 1280):  # wherever the line breaks
        post.set_viewport_size({"width": width, "height": 844})
        post.wait_for_timeout(50)
        inside = post.locator(".advocacy-paper").evaluate(
            """(paper, more) => {
            const [outer, inner] = [paper, document.querySelector(more)].map(one => one.getBoundingClientRect())
            return outer.left <= inner.left && inner.right <= outer.right
        }""",
            MORE,
        )
        assert inside, width
        assert covered_words(post) == [], width
        hidden = post.locator(".advocacy-editor__covered").text_content() or ""
        assert len(hidden.split()) <= 3, (width, hidden)  # the words under “see more”, not the rest of the line
    post.locator(".advocacy-chip:has(input[value=whatsapp])").click()
    expect(more).to_have_count(0)


def covered_words(page: Page) -> list[str]:
    """Return the words before the cut that “see more” covers."""
    found: list[str] = page.locator(".advocacy-editor__veil").evaluate(
        """(veil, more) => {
        const [text] = veil.childNodes, over = document.querySelector(more).getBoundingClientRect()
        const range = document.createRange()
        return [...text.data.matchAll(/\\S+/g)].filter(({ index, 0: word }) => {
            range.setStart(text, index)
            range.setEnd(text, index + word.length)
            return [...range.getClientRects()].some(({ left, right, top, bottom }) =>
                right > over.left + 1 && left < over.right && bottom > over.top + 6 && top < over.bottom - 6)
        }).map(([word]) => word)
    }""",
        MORE,
    )
    return found


def test_the_preview_says_if_the_network_drops_the_image(page: Page, small: Small, watch: Watch) -> None:
    page.add_init_script(DEAL_FIRST)
    small.publish("Text.")
    open_post(page, f"{small.address}posts/one/#x", watch)
    caption = page.locator(".advocacy-paper figcaption")
    expect(caption).to_have_text("Add this image yourself · Download")
    with page.expect_download() as download:
        caption.get_by_role("link", name="Download").click()
    assert download.value.suggested_filename == "can hero.png"
    page.locator(".advocacy-chip:has(input[value=pinterest])").click()
    expect(caption).to_be_hidden()
    expect(page.locator(".advocacy-paper__picture")).to_be_visible()


@pytest.mark.parametrize("takes", ["all", "one of the two"])
def test_text_and_image_are_shared_together_if_the_device_supports_it(
    page: Page, small: Small, watch: Watch, takes: str
) -> None:
    alone = "" if takes == "all" else "; navigator.canShare = ({ files, text }) => !(files && text)"
    page.add_init_script(DEAL_FIRST + ";" + SHARE_SHEET + alone)
    small.publish("Text.")
    with page.expect_response("**/can%20hero.png"):
        open_post(page, f"{small.address}posts/one/#x", watch)
    page.get_by_role("button", name="Share the image").wait_for()
    page.get_by_role("button", name="Share with an app").click()
    page.wait_for_function("window.offered")
    offered = page.evaluate("window.offered")
    assert len(offered["files"]) == (takes == "all")
    note = page.get_by_text("Your text is copied too, in case the app leaves it out.")
    if takes == "all":
        expect(note).to_be_visible()
        assert read_clipboard(page) == offered["text"]
        assert "url" not in offered
    else:
        expect(note).to_have_count(0)
        assert offered["text"].startswith("Text.")
    expect(page.locator(SHARE)).to_be_visible()
