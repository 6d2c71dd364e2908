"""The main story in Firefox: find a post, personalize it and share it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from tests.browser.bidi import BiDi
from tests.browser.conftest import MARKUP, SCREENS, build_full_hub
from tests.browser.firefox import What, Window, firefox, until
from tests.browser.serving import ANYWHERE, Quiet, served
from tests.browser.test_composer import DEAL_FIRST, FLAVOUR, personalized
from tests.once import made_once
from tests.site.test_shares import COMPOSERS, GINGER, decode

pytestmark = pytest.mark.browser

SEARCH, OPEN_SEARCH = "input.md-search__input", "header > nav > label[for=__search]"
RESULT = ".md-search-result__item a"
HEADING, READY = ".md-content h1", ".advocacy-composer[data-ready]"
FIND, COUNT, CARD = ("input", "Find a post"), ".advocacy-feed [role=status]", ".advocacy-feed .advocacy-card"
FILTER, FILTERED = "label:has(> input[name=network][value=x])", "input[name=network]:checked"
NETWORK, CHOSEN_NETWORK = ".advocacy-chip:has(input[value=x])", ".advocacy-chip input:checked"
TEXT, PLACEHOLDER = ".advocacy-editor__text", ("input", "Your favourite")
SHARE, COPY = ".advocacy-dock .advocacy-share", ("button", "Copy text")
"""Elements of the pages: selectors, some with accessible names."""
VALUE, CHOSEN = "(one) => one.value", "(one) => one.querySelector('input').checked"
TITLES = "(...all) => all.map((one) => one.querySelector('h2').textContent.trim())"
ATTACHED = "() => document.querySelector('.advocacy-composer').dataset.attached === ''"
WAY = """(one) => {
  const here = document.activeElement;
  if (one === here) return null;
  const before = here.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING;
  return before ? ["Shift", "Tab"] : ["Tab"];
}"""
"""The keys that move the focus towards an element; none if it already has the focus."""


class Mouse:
    """An advocate with a mouse."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, what: What) -> None:
        self.window.click(what)

    def enter(self, box: What) -> None:
        self.window.click(box)

    def choose(self, choice: str, chosen: str) -> None:
        del chosen
        self.window.click(choice)

    def take(self, offered: What) -> None:
        self.window.click(offered)


class Keyboard:
    """An advocate with only a keyboard."""

    def __init__(self, window: Window) -> None:
        self.window = window

    def press(self, what: What) -> None:
        self.enter(what)
        self.window.press("Enter")

    def enter(self, box: What) -> None:
        node = self.window.one(box)
        for _ in range(150):
            way = self.window.run(WAY, node)
            if not way:
                return
            self.window.press(*way)
        raise AssertionError(f"{box} cannot be reached with the keyboard")

    def choose(self, choice: str, chosen: str) -> None:
        self.enter(chosen)
        for _ in range(30):
            if self.window.read(choice, CHOSEN):
                return
            self.window.press("Down")
        raise AssertionError(f"{choice} cannot be selected with the keyboard")

    def take(self, offered: What) -> None:
        node = self.window.one(offered)
        self.window.press("Down")
        until(lambda: self.window.run(WAY, node), None, f"the focus is on {offered} after Down")
        self.window.press("Enter")


Hands = Mouse | Keyboard


@pytest.fixture(scope="module")
def driven(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BiDi]:
    with firefox(tmp_path_factory.mktemp("firefox")) as driven:
        yield driven


@pytest.mark.parametrize(
    ("screen", "hands"),
    [("phone", Mouse), ("desktop", Mouse), ("desktop", Keyboard)],
    ids=["phone", "desktop", "keyboard"],
)
def test_a_post_is_found_and_shared_in_the_advocates_own_words(
    driven: BiDi, hub: str, screen: str, hands: type[Hands]
) -> None:
    window = Window(driven, SCREENS[screen], DEAL_FIRST)
    try:
        search(window, hands(window), hub)
        find(window, hands(window), hub, screen)
        share(window, hands(window))
        assert (window.foreign(), window.errors()) == ([], [])
    finally:
        window.close()


class Late(Quiet):
    """A request handler that serves one module of the composer late or not at all."""

    is_there = True

    def do_GET(self) -> None:
        if not self.path.endswith("/composer/view.js"):
            super().do_GET()
        elif self.is_there:
            time.sleep(2)
            with suppress(ConnectionError):  # the browser has closed the connection
                super().do_GET()
        else:
            self.send_error(404)


def test_a_failed_module_is_reported_unless_the_page_is_unloading(
    driven: BiDi, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = made_once(tmp_path_factory, "hub", lambda folder: build_full_hub(folder, ANYWHERE)) / "site"
    window = Window(driven, SCREENS["desktop"], "")
    try:
        with served(site, Late) as hub:
            window.go(f"{hub}posts/ginger/", wait="interactive")
            until(lambda: window.run(ATTACHED), True, "the composer is attached")
            window.go(f"{hub}campaigns/")
            assert window.errors() == []
            monkeypatch.setattr(Late, "is_there", False)
            window.go(f"{hub}posts/markup/")
            until(
                lambda: [error for error in window.errors() if "module" in error] != [], True, "the failure is reported"
            )
    finally:
        window.close()


def search(window: Window, hands: Hands, hub: str) -> None:
    """Find a post by its text from any page."""
    window.go(f"{hub}campaigns/")
    if window.all(OPEN_SEARCH):  # on a phone
        hands.press(OPEN_SEARCH)
    hands.enter(SEARCH)
    window.type("quinine")
    hands.take(RESULT)
    until(lambda: window.read(HEADING), MARKUP, "the post found in the header")


def find(window: Window, hands: Hands, hub: str, screen: str) -> None:
    """Find a post for one network in the feed."""
    window.go(f"{hub}posts/")
    limits = "“ginger”"
    if screen == "desktop":
        hands.choose(FILTER, FILTERED)
        until(lambda: window.read(COUNT).partition(": ")[2], "X", "the active filters")
        until(lambda: window.run("() => location.search"), "?network=x", "the filter in the address")
        limits = f"X · {limits}"
    hands.enter(FIND)
    window.type("ginger")
    until(lambda: window.read(COUNT), f"1 post: {limits}", "the active filters")
    until(lambda: window.run(TITLES, *window.all(CARD)), [GINGER["title"]], "the cards of the feed")
    hands.press(f"{CARD} a")
    until(lambda: window.read(HEADING), GINGER["title"], "the post that a card links to")
    window.one(READY)


def share(window: Window, hands: Hands) -> None:
    """Fill in a placeholder, copy the text, add a word and share."""
    address, given = COMPOSERS["x"]["a"]
    text = personalized(given["text"])
    hands.choose(NETWORK, CHOSEN_NETWORK)
    until(lambda: window.read(TEXT, VALUE)[:20], "[Your favourite] it ", "the beginning of the text")
    hands.press(SHARE)
    until(lambda: window.run(WAY, window.one(PLACEHOLDER)), None, "the focus is on the first placeholder")
    assert window.foreign() == []
    window.type(FLAVOUR)
    until(
        lambda: window.read(TEXT, VALUE)[:15],
        f"{FLAVOUR} "[:15],
        "the beginning of the text with the placeholder filled in",
    )
    hands.press(COPY)
    until(window.clipboard, text, "the copied text")
    hands.enter(TEXT)
    window.press("Control", "End")
    window.type(" Mine.")
    hands.press(SHARE)
    assert decode(window.opened()) == (address, {"text": f"{text} Mine."})
    until(window.clipboard, f"{text} Mine.", "the text copied by sharing")
