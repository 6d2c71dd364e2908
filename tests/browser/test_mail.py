"""Mails in a browser: in narrow windows, without images, in the dark and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.conftest import ONCE, WORD, Watch
from tests.browser.serving import ANYWHERE, served_once
from tests.browser.test_access import AXE, RULES
from tests.kinds.newsletters.mail_letters import letter_with
from tests.once import made_once
from tests.site.sites import build, build_demo, own_renditions
from tests.site.test_same import copy_of_demo

from mkdocs_advocacy.core.languages import Words
from mkdocs_advocacy.kinds.newsletters.mail import render_mail
from mkdocs_advocacy.rendering.templates import component_environment, theme_folder

pytestmark = [pytest.mark.browser, ONCE]

LANGUAGES = ["en", "de", "fr", "es", "ar"]
BUDGET = 85 * 1024
MAIL_RULES = {**RULES, "rules": {"region": {"enabled": False}, "landmark-one-main": {"enabled": False}}}
"""Landmarks belong to the mail program around the mail."""
TEXT = """
Read [our posts](../posts/index.md), **please**.

- One
- Two

> Quoted

| Flavour | Bottles |
|---------|---------|
| Ginger  | 12      |

![A mug](../brand/ginger/hot-mug.png)

## Share

```posts
campaign: ginger-launch
limit: 4
```

## Top five

```posts
sort: clicks
of: 2026-10
```

## Thanks

```people
group: carls-hundred
```

## Campaigns

```campaigns
```
"""


@pytest.fixture(scope="session")
def mails(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demo hub with an issue in all languages."""

    def make(folder: Path) -> None:
        made_once(tmp_path_factory, "demo-site", build_demo)  # reuses the renditions of this build
        config = copy_of_demo(folder) / "mkdocs.yml"
        text = config.read_text("utf-8").replace("https://hub.carls-soda.example/", ANYWHERE)
        config.write_text(text, "utf-8")
        issues = folder / "content/newsletters"
        issues.mkdir(exist_ok=True)
        (issues / "mail-test.md").write_text(f"---\ntitle: Soda\nsummary: New\ndate: 2027-01-14\n---\n{TEXT}", "utf-8")
        for language in LANGUAGES[1:]:
            (issues / f"mail-test.{language}.md").write_text(f"---\ntitle: ليمون ({language})\n---\n{TEXT}", "utf-8")
        with own_renditions():
            site = build(folder)
        assert site.exit_code == 0, site.output

    with served_once(tmp_path_factory, "mails", make) as address:
        yield f"{address}newsletters/mail-test/"


def address_of(mails: str, language: str) -> str:
    return f"{mails}mail.html" if language == "en" else f"{mails}{language}/mail.html"


def scrolls(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_fits_narrow_and_wide_windows(page: Page, mails: str, watch: Watch, language: str) -> None:
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address_of(mails, language))
        assert not scrolls(page)
        assert page.locator("h1").bounding_box()["width"] > 240  # type: ignore[index]
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth >= 2 * image.width)")
    assert watch.foreign == []
    assert watch.errors == []
    assert len(page.content().encode()) < BUDGET


@pytest.mark.parametrize("language", ["en", "ar"])
def test_pictures_stand_beside_texts_only_where_there_is_room(page: Page, mails: str, language: str) -> None:
    for width, are_beside in ((640, True), (320, False)):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address_of(mails, language))
        picture = page.locator(".beside img").first.bounding_box()
        words = page.locator(".beside + table h3").first.bounding_box()
        assert picture
        assert words
        is_beside = words["y"] < picture["y"] + picture["height"]
        assert is_beside == are_beside
        if is_beside:
            assert (words["x"] < picture["x"]) == (language == "ar")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mail_without_its_stylesheet_is_the_same_but_for_the_pictures(page: Page, mails: str, language: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(address_of(mails, language))
    page.evaluate("document.querySelectorAll('style').forEach(style => style.remove())")
    assert not scrolls(page)
    picture, words = page.locator(".beside").first.bounding_box(), page.locator(".beside + table").first.bounding_box()
    assert picture
    assert words
    assert words["y"] >= picture["y"] + picture["height"]


def test_a_mail_without_images_shows_their_texts(page: Page, mails: str) -> None:
    def block(route: Route) -> None:
        if route.request.resource_type == "image":
            route.abort()
        else:
            route.continue_()

    page.route("**/*", block)
    for width in (320, 640):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address_of(mails, "en"))
        assert not scrolls(page)
        box = page.get_by_role("img").first.bounding_box()
        assert box
        assert box["height"] >= 20
        expect(page.get_by_role("heading", level=1)).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_mail_is_accessible(page: Page, mails: str, scheme: str, language: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": 640, "height": 900})
    page.goto(address_of(mails, language))
    found = AXE.run(page, options=MAIL_RULES)
    assert [violation["id"] for violation in found.response["violations"]] == [], found.generate_report()


@pytest.mark.parametrize("text", [WORD, "soda and lemonade " * 600, "مشروب" * 80])
def test_long_words_and_texts_are_wrapped(page: Page, text: str) -> None:
    environment = component_environment((theme_folder(),))
    page.route("https://hub.example/**", lambda route: route.abort())
    page.set_viewport_size({"width": 320, "height": 900})
    page.set_content(render_mail(letter_with(text), Words()("en"), environment))
    assert not scrolls(page)
