"""Newsletters in a browser: copying an issue, the keyboard, axe, and layouts on all screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import ONCE, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_access import findings_in_the_dark, findings_on_all_screens
from tests.browser.test_composer import read_clipboard
from tests.browser.test_layout import SMALL, STICKING_OUT
from tests.browser.test_signature import GIVEN, NO_COPYING, NO_RICH
from tests.site.sites import as_yaml
from tests.site.test_newsletter_pages import FILES, ISSUE, MAIL_TABLE, MAIL_TEXT, OLDER, TEXT, built, page_of, use_mail

COPIED = "Copied. Paste it into a new email."
FAILED = "Copying failed. Open one of the versions below and copy the text from there."
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleih " * 3
FULL = "newsletters/full/"
THEME = {
    "features": ["navigation.instant"],
    "palette": [
        {"media": "(prefers-color-scheme)", "toggle": {"icon": "material/brightness-auto", "name": "Light"}},
        *(
            {"media": f"(prefers-color-scheme: {name})", "scheme": scheme, "toggle": {"icon": icon, "name": name}}
            for name, scheme, icon in (
                ("light", "default", "material/weather-sunny"),
                ("dark", "slate", "material/weather-night"),
            )
        ),
    ],
}
BLOCKS = ("posts\nlimit: 24", "posts\nsort: clicks", "feedback\nlimit: 50", "events\nlimit: 50", "people", "campaigns")


def files_of_full_issue() -> dict[str, str]:
    """Return the files of an issue with many items, long titles and several languages."""
    text = "\n\n".join(f"## {LONG}\n\n```{block}\n```" for block in BLOCKS)
    titles = [LONG, "قصة عن الزجاجة التي عادت إلى بيتها", "Short"]
    events = {
        f"content/events/e{number}.md": page_of("Words.", title=titles[number % 3], when="2027-02-01", where=LONG)
        for number in range(50)
    }
    return {
        **FILES,
        **events,
        "content/newsletters/full.md": page_of(text, title=LONG, summary=LONG, date="2027-01-11"),
        "content/newsletters/full.ar.md": page_of(text, title="العدد الكامل", summary="كل شيء في عدد واحد."),
        "content/newsletters/2027-01.ar.md": page_of(TEXT, title="عدد يناير"),
        "content/posts/long.yml": as_yaml({"title": LONG, "summary": LONG, "text": {"any": "Words."}}),
    }


@pytest.fixture
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return {**browser_context_args, "permissions": ["clipboard-read", "clipboard-write"]}


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a hub with issues whose emails are known."""

    def make(folder: Path) -> None:
        with pytest.MonkeyPatch.context() as monkeypatch:
            use_mail(monkeypatch)
            built(folder, files_of_full_issue(), theme=THEME, site_url=ANYWHERE)

    with served_once(tmp_path_factory, "newsletters", make) as address:
        yield address


def mailing_on(page: Page, address: str) -> Locator:
    page.goto(address)
    mailing = page.locator(".advocacy-mailing[data-ready]")
    expect(mailing).to_be_visible()
    return mailing


@ONCE
def test_an_issue_is_copied_as_rich_and_as_plain_text(page: Page, letters: str, watch: Watch) -> None:
    page.add_init_script(GIVEN.replace("blob.text()", "Promise.resolve(blob).then((one) => one.text())"))
    mailing = mailing_on(page, f"{letters}{ISSUE}")
    mailing.get_by_role("button").click()
    expect(mailing.get_by_role("status")).to_have_text(COPIED)
    page.wait_for_function("given['text/html'] && given['text/plain']")
    assert page.evaluate("given") == {
        "text/html": MAIL_TABLE,
        "text/plain": MAIL_TEXT,
    }
    assert read_clipboard(page) == MAIL_TEXT
    assert (watch.foreign, watch.errors) == ([], [])


@ONCE
def test_an_issue_is_copied_with_the_keyboard_after_instant_navigation(page: Page, letters: str) -> None:
    page.goto(f"{letters}newsletters/", wait_until="networkidle")
    page.evaluate("window.stays = true")
    page.get_by_role("link", name="The January issue").click()
    mailing = page.locator(".advocacy-mailing[data-ready]")
    mailing.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(mailing.get_by_role("status")).to_have_text(COPIED)
    expect(mailing.get_by_role("button")).to_be_focused()
    page.keyboard.press("Tab")
    expect(mailing.get_by_role("link").first).to_be_focused()
    assert read_clipboard(page) == MAIL_TEXT
    assert page.evaluate("window.stays")


@ONCE
def test_browsers_without_rich_copying_get_it_by_the_copy_event(page: Page, letters: str) -> None:
    page.add_init_script(NO_RICH)
    mailing = mailing_on(page, f"{letters}{ISSUE}")
    mailing.get_by_role("button").click()
    expect(mailing.get_by_role("status")).to_have_text(COPIED)
    assert read_clipboard(page) == MAIL_TEXT


@ONCE
@pytest.mark.parametrize("fault", ["blocked", "missing", "offline"])
def test_a_failure_is_announced_and_the_links_remain(page: Page, letters: str, fault: str) -> None:
    if fault == "blocked":
        page.add_init_script(NO_COPYING)
    elif fault == "missing":
        page.route("**/mail.txt", lambda route: route.fulfill(status=404))
    else:
        page.route("**/mail.html", lambda route: route.abort())
    mailing = mailing_on(page, f"{letters}{ISSUE}")
    mailing.get_by_role("button").click()
    expect(mailing.get_by_role("status")).to_have_text(FAILED)
    expect(mailing.get_by_role("link")).to_have_count(2)


@ONCE
def test_without_scripts_only_the_links_are_shown(page: Page, letters: str) -> None:
    page.route("**/assets/advocacy/**.js", lambda route: route.abort())
    page.goto(f"{letters}{ISSUE}")
    expect(page.locator(".advocacy-mailing").get_by_role("link", name="Download the email (HTML)")).to_be_visible()
    expect(page.locator(".advocacy-mailing").get_by_role("button")).to_have_count(0)


@ONCE
@pytest.mark.parametrize("address", [ISSUE, f"{ISSUE}ar/", OLDER, "newsletters/", FULL, ""])
def test_axe_finds_nothing(page: Page, letters: str, address: str) -> None:
    page.goto(f"{letters}{address}")
    expect(page.locator("h1")).to_be_visible()
    assert findings_on_all_screens(page) + findings_in_the_dark(page) == []


@ONCE
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("address", [FULL, f"{FULL}ar/", ISSUE, "newsletters/", ""])
def test_nothing_sticks_out(page: Page, letters: str, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{letters}{address}")
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate(STICKING_OUT) == [0, []]
    assert page.evaluate(SMALL, ".advocacy-item__links a, .advocacy-section__more a, .advocacy-mailing button") == []


@ONCE
def test_bars_begin_where_the_line_begins(page: Page, demo: str) -> None:
    for address, begins in (("newsletters/2026-11/", "left"), ("newsletters/2026-11/ar/", "right")):
        page.goto(f"{demo}{address}")
        bars = page.locator(".advocacy-item__bar")
        expect(bars.first).to_be_visible()
        gaps = bars.evaluate_all(
            """(bars, side) => bars.map((bar) => {
              const [track, part] = [bar, bar.firstElementChild].map((one) => one.getBoundingClientRect());
              return Math.abs(track[side] - part[side]);
            })""",
            begins,
        )
        assert len(gaps) > 3
        assert max(gaps) < 1, address


@ONCE
def test_print_has_the_texts_without_links_and_buttons_to_share(page: Page, letters: str) -> None:
    page.goto(f"{letters}{ISSUE}")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Caps hurt")).to_be_visible()
    for part in (".advocacy-item__links", ".advocacy-section__more", ".advocacy-mailing"):
        expect(page.locator(part).first).to_be_hidden()
